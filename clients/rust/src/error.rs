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

/// What became of a write that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Committed {
    /// It is stored, and only its answer could not be sent.
    True,
    /// Nothing of it is stored.
    False,
    /// It may be stored. Sent again with the same `request_id`, as this crate's own retries do, it is stored once.
    Unknown,
}

impl Committed {
    /// Where crewdb answers and does not say, nothing is stored; where somebody else does, such as this client at its deadline, nobody
    /// knows.
    fn of(code: Code, answered: bool, said: Option<&str>) -> Self {
        let never_run =
            matches!(code, Code::InvalidArgument | Code::Unauthenticated | Code::PermissionDenied | Code::Unimplemented);
        match said {
            Some("true") => Self::True,
            Some("false") => Self::False,
            Some(_) => Self::Unknown,
            None if answered || never_run => Self::False,
            None => Self::Unknown,
        }
    }
}

/// Why a call failed. Made of a [`tonic::Status`] by `?` or `From`.
#[derive(Clone, Debug)]
pub struct Error {
    /// gRPC's status code.
    pub code: Code,
    /// A sentence for people.
    pub message: String,
    /// The cause for programs, for example `UNIQUE_VIOLATION`; docs/errors.md lists them. Where no crewdb answered it is the status's
    /// name, for example `UNAVAILABLE`.
    pub reason: String,
    /// Facts that go with the reason, for example `table` and `columns`.
    pub metadata: HashMap<String, String>,
    /// Of a write: whether it is stored although it failed.
    pub committed: Committed,
    /// The request fields that break their rules.
    pub violations: Vec<Violation>,
    /// How long to wait before the call may be repeated; `None` when waiting does not help.
    pub retry_after: Option<Duration>,
    /// The status as it came, with every detail.
    pub status: Box<tonic::Status>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.reason, self.message)
    }
}

impl std::error::Error for Error {}

impl From<tonic::Status> for Error {
    fn from(status: tonic::Status) -> Self {
        let details = status.get_error_details();
        let info = details.error_info().filter(|info| info.domain == "crewdb").cloned();
        let answered = info.is_some();
        let (reason, metadata) =
            info.map_or_else(|| (name_of(status.code()), HashMap::new()), |info| (info.reason, info.metadata));
        Self {
            code: status.code(),
            message: status.message().to_owned(),
            committed: Committed::of(status.code(), answered, metadata.get("committed").map(String::as_str)),
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

/// The code's name as gRPC spells it: `DEADLINE_EXCEEDED` for `Code::DeadlineExceeded`.
fn name_of(code: Code) -> String {
    let mut name = String::new();
    for letter in format!("{code:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}

fn violations(details: &ErrorDetails) -> Vec<Violation> {
    let fields = details.bad_request().map(|request| request.field_violations.clone()).unwrap_or_default();
    fields.into_iter().map(|each| Violation { field: each.field, description: each.description }).collect()
}
