//! The one integration binary; each file tests one door or one promise.

mod bad_input;
mod bombs;
mod bylines;
mod c_api;
#[cfg(feature = "cli")]
mod cli;
mod crawler;
mod flat_growth;
mod golden;
mod growth;
mod invariants;
mod join;
mod library;
mod prose;
mod python;
mod readme;
mod spans;
