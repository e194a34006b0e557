//! The one integration binary; each file tests one door or one promise.

mod bad_input;
mod c_api;
mod cli;
mod golden;
mod invariants;
mod library;
mod python;
