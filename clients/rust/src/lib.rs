//! Client of crewdb: two SQLite databases behind gRPC.
//!
//! The generated clients do the calls; this crate adds retries of what is safe to repeat, request ids for writes, errors with a
//! reason, transactions as a scope, and a view of the service's health.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod channel;
mod client;
mod durability;
mod error;
mod pipelined;
mod retry;
mod transaction;
mod values;

#[allow(missing_docs, clippy::all)] // Generated: the comments of the protos are all it has.
mod proto {
    include!("gen/mod.rs");
}
pub(crate) mod repeatable {
    include!("gen/repeatable.rs");
}

pub use client::{Client, Options, Service};
pub use durability::replicated;
pub use error::{Committed, Error, Result, Violation};
pub use proto::crewdb::{admin, imports, main, options, pipeline, sql, walmart};
pub use retry::RetryPolicy;
pub use tonic_health::pb::health_check_response::ServingStatus;
pub use transaction::{Database, Transaction};

/// The client's version; it is released together with the service.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
