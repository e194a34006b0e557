//! The Python door: the package's own tests, on this build's library.

use super::c_api::{built, succeed};
use std::env;
use std::path::Path;
use std::process::Command;

#[test]
fn python_tests_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let discover = ["-W", "error", "-m", "unittest", "discover", "-s", "python/tests"];
    let mut command = Command::new(python);
    command.args(discover).current_dir(root);
    command.env("PYTHONPATH", root.join("python")).env("DECHROME_LIBRARY", &built().dynamic);
    let output = succeed(&mut command);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("\nOK") && !said.contains("Ran 0 tests"), "{said}");
}
