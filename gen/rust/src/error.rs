use std::{collections::HashMap, fmt, time::Duration};
use tonic::Code;
use tonic_types::{ErrorDetails, StatusExt};

/// What a call of this crate answers.
pub type Result<T> = std::result::Result<T, Error>;

/// A request field that breaks its rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Its path, for example `user.email`.
    pub field: String,
    /// What would be right.
    pub description: String,
}

/// Why a call failed. Made of a [`tonic::Status`] by `?` or `From`.
#[derive(Clone, Debug)]
pub struct Error {
    /// gRPC's status code.
    pub code: Code,
    /// A sentence for people.
    pub message: String,
    /// The cause for programs, for example `UNIQUE_VIOLATION`; docs/errors.md lists them. Empty when crewdb did not answer.
    pub reason: String,
    /// Facts that go with the reason, for example `table` and `columns`.
    pub metadata: HashMap<String, String>,
    /// The request fields that break their rules.
    pub violations: Vec<Violation>,
    /// How long to wait before the call may be repeated; `None` when waiting does not help.
    pub retry_after: Option<Duration>,
    /// The status as it came, with every detail.
    pub status: Box<tonic::Status>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = if self.reason.is_empty() { self.code.description() } else { &self.reason };
        write!(f, "{cause}: {}", self.message)
    }
}

impl std::error::Error for Error {}

impl From<tonic::Status> for Error {
    fn from(status: tonic::Status) -> Self {
        let details = status.get_error_details();
        let info = details.error_info().filter(|info| info.domain == "crewdb").cloned();
        let (reason, metadata) = info.map(|info| (info.reason, info.metadata)).unwrap_or_default();
        Self {
            code: status.code(),
            message: status.message().to_owned(),
            reason,
            metadata,
            violations: violations(&details),
            retry_after: details.retry_info().and_then(|info| info.retry_delay),
            status: Box::new(status),
        }
    }
}

impl From<tonic_types::Status> for Error {
    /// A failure that came inside a stream.
    fn from(status: tonic_types::Status) -> Self {
        let bytes = prost::Message::encode_to_vec(&status);
        tonic::Status::with_details(Code::from_i32(status.code), status.message, bytes.into()).into()
    }
}

fn violations(details: &ErrorDetails) -> Vec<Violation> {
    let fields = details.bad_request().map(|request| request.field_violations.clone()).unwrap_or_default();
    fields.into_iter().map(|each| Violation { field: each.field, description: each.description }).collect()
}
