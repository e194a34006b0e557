//! The example that fetches: from a server of this test, which shows that pages are cleaned while others are on their way.

use super::toolchain::{Build, Source, command, has, has_sanitizers, has_valgrind, valgrind};
use super::{ARTICLE, PNG, thread_page};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

const FETCH: Source = Source { path: "examples/c/fetch.c", libraries: &["-lcurl"] };

/// A server on a free port; `/held` is answered when something comes through `gate`.
fn serve(gate: Receiver<()>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let gate = std::sync::Arc::new(std::sync::Mutex::new(gate));
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let gate = gate.clone();
            thread::spawn(move || {
                let path = requested(&stream);
                if path == "/held" {
                    let _ = gate.lock().unwrap().recv(); // the test has ended where nothing comes
                }
                answer(stream, &path);
            });
        }
    });
    port
}

/// The path of a request.
fn requested(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let path = lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)).unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    path
}

fn answer(mut stream: TcpStream, path: &str) {
    let (status, kind, body) = match path {
        "/thread" | "/held" => ("200 OK", "text/html; charset=utf-8", thread_page(&[1, 2]).into_bytes()),
        "/article" => ("200 OK", "text/html", ARTICLE.as_bytes().to_vec()),
        "/picture" => ("200 OK", "image/png", PNG.to_vec()),
        _ => ("404 Not Found", "text/plain", b"nothing here".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)); // whoever asked may be gone
}

fn has_curl() -> bool {
    has("libcurl", || Command::new("pkg-config").args(["--exists", "libcurl"]).status().is_ok_and(|s| s.success()))
}

/// Fetches a page, and one that the server only sends when the first has been cleaned and printed.
fn fetches(mut fetch: Command, port: u16, gate: &Sender<()>) {
    let url = |path: &str| format!("http://127.0.0.1:{port}{path}");
    let mut child = fetch.args([url("/held"), url("/article")]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), format!("{}: article, 0 posts: Tea", url("/article")));
    gate.send(()).unwrap();
    assert_eq!(lines.next().unwrap().unwrap(), format!("{}: thread, 2 posts: Tea", url("/held")));
    assert!(lines.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
#[cfg(unix)]
fn pages_are_cleaned_while_others_are_fetched() {
    if !has_curl() {
        return;
    }
    let (gate, held) = channel();
    let port = serve(held);
    for build in [Build::Static, Build::Dynamic] {
        let program = FETCH.compile(build);
        fetches(command(&program), port, &gate);
        if build == Build::Dynamic && has_valgrind() {
            fetches(valgrind(&program), port, &gate);
        }
    }
    if has_sanitizers() {
        fetches(command(FETCH.compile(Build::Sanitized)), port, &gate);
    }
}

#[test]
#[cfg(unix)]
fn what_cannot_be_fetched_or_cleaned_loses_nothing_else() {
    if !has_curl() {
        return;
    }
    let (_gate, held) = channel();
    let port = serve(held);
    let urls = ["/picture", "/missing", "/thread"].map(|path| format!("http://127.0.0.1:{port}{path}"));
    let program = FETCH.compile(Build::Static);
    let mut child = command(&program).args(&urls).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut printed, mut said) = (String::new(), String::new());
    child.stdout.take().unwrap().read_to_string(&mut printed).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(printed.contains("/thread: thread, 2 posts: Tea\n") && printed.contains("not text"), "{printed}");
    assert!(said.contains("/missing: "), "{said}");
    assert_eq!(command(&program).output().unwrap().status.code(), Some(2));
}
