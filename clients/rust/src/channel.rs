//! What every call passes: a deadline, the token, a request id for writes, and retries. It works on the bytes of a request, so that
//! generated clients are used as they are.
use crate::{
    error::{Committed, Error},
    pipelined::{Failure, Pipelines, with_doubt},
    repeatable::REPEATABLE,
    retry::RetryPolicy,
};
use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::{HeaderValue, Request, Response, header::AUTHORIZATION};
use http_body_util::{BodyExt, Full};
use prost::encoding::{DecodeContext, WireType, decode_key, encode_key, skip_field};
use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Instant, sleep, timeout_at};
use tonic::{Code, Status, body::Body, transport::Channel};
use tower_service::Service;

/// As gRPC's own retries name it: gRFC A6.
const PREVIOUS_ATTEMPTS: &str = "grpc-previous-rpc-attempts";

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) token: Option<HeaderValue>,
    pub(crate) timeout: Duration,
    pub(crate) retry: RetryPolicy,
    /// Absent: every call goes by itself.
    pub(crate) pipelines: Option<Pipelines>,
}

/// The service that generated clients call. Opaque: it is named only in their types.
#[derive(Clone, Debug)]
pub struct CrewdbChannel {
    inner: Channel,
    shared: Arc<Shared>,
}

type BoxError = Box<dyn std::error::Error + Send + Sync>;

impl CrewdbChannel {
    pub(crate) fn new(inner: Channel, shared: Arc<Shared>) -> Self {
        Self { inner, shared }
    }
}

impl Service<Request<Body>> for CrewdbChannel {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        // The one that was polled for readiness does the call.
        let next = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, next);
        let shared = self.shared.clone();
        if let Some(token) = &shared.token {
            request.headers_mut().insert(AUTHORIZATION, token.clone());
        }
        Box::pin(async move {
            match REPEATABLE.binary_search_by(|(path, _)| (*path).cmp(request.uri().path())) {
                Ok(found) => repeat(inner, request, REPEATABLE[found].1, &shared).await,
                Err(_) => inner.call(request).await.map_err(Into::into).or_else(expired),
            }
        })
    }
}

/// A unary call that is safe to repeat, with all its attempts.
async fn repeat(
    inner: Channel,
    request: Request<Body>,
    request_id: u32,
    shared: &Shared,
) -> Result<Response<Body>, BoxError> {
    let (parts, body) = request.into_parts();
    let frame = body.collect().await?.to_bytes();
    let frame = if shared.retry.max_attempts > 1 { with_request_id(frame, request_id) } else { frame };
    let deadline = Instant::now() + parts.headers.get("grpc-timeout").and_then(parse_timeout).unwrap_or(shared.timeout);
    let mut doubtful = false;
    for attempt in 1.. {
        let mut again = Request::from_parts(parts.clone(), Body::new(Full::new(frame.clone())));
        if doubtful {
            // So that an error of this attempt speaks of those before it as well.
            again.headers_mut().insert(PREVIOUS_ATTEMPTS, HeaderValue::from(attempt - 1));
        }
        let left = deadline.saturating_duration_since(Instant::now()).as_millis().clamp(1, 99_999_999);
        again.headers_mut().insert("grpc-timeout", HeaderValue::from_str(&format!("{left}m"))?);
        let answer = match timeout_at(deadline, attempt_somehow(&inner, again, &frame, deadline, shared)).await {
            Ok(answer) => answer,
            Err(_) => return Ok(Status::deadline_exceeded("the deadline passed").into_http()),
        };
        let wait = shared.retry.wait(attempt);
        let gives_up = attempt >= shared.retry.max_attempts || Instant::now() + wait >= deadline;
        match answer.or_else(expired) {
            Ok(response) if gives_up || !is_worth_another(&response) => {
                return Ok(if doubtful { with_doubt(response) } else { response });
            }
            Err(lost) if gives_up => return Err(lost),
            Ok(response) => {
                doubtful |= leaves_doubt(&response);
                sleep(wait).await;
            }
            // No connection, or one that was lost.
            Err(_) => {
                doubtful = true;
                sleep(wait).await;
            }
        }
    }
    unreachable!("the last attempt returns")
}

/// The channel watches the deadline as well, and calls it a cancelled call: it is told by its name.
fn expired(error: BoxError) -> Result<Response<Body>, BoxError> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error.as_ref());
    while let Some(each) = cause {
        if each.is::<tonic::TimeoutExpired>() {
            return Ok(Status::deadline_exceeded("the deadline passed").into_http());
        }
        cause = each.source();
    }
    Err(error)
}

/// One attempt, together with others where it can be.
async fn attempt_somehow(
    inner: &Channel,
    request: Request<Body>,
    frame: &Bytes,
    deadline: Instant,
    shared: &Shared,
) -> Result<Response<Body>, BoxError> {
    let path = request.uri().path();
    if let Some(pipeline) = shared.pipelines.as_ref().and_then(|all| all.find(path, request.headers())) {
        let left = deadline.saturating_duration_since(Instant::now());
        match pipeline.attempt(path, request.headers(), frame, left).await {
            Err(Failure::Unknown) => {}
            Err(lost) => return lost.into_answer(),
            Ok(answer) => return Ok(answer),
        }
    }
    attempt_once(inner.clone(), request).await
}

/// One attempt, and the whole of its answer: a connection may be lost between the headers and the message.
async fn attempt_once(mut inner: Channel, request: Request<Body>) -> Result<Response<Body>, BoxError> {
    std::future::poll_fn(|context| inner.poll_ready(context)).await?;
    let (parts, body) = inner.call(request).await?.into_parts();
    let whole = body.collect().await?;
    let trailers = whole.trailers().cloned();
    let mut body = Body::new(Full::new(whole.to_bytes()));
    if let Some(trailers) = trailers {
        body = Body::new(body.with_trailers(async move { Some(Ok(trailers)) }));
    }
    Ok(Response::from_parts(parts, body))
}

/// A failure that waiting may heal. Only an answer without a message has its status in the headers.
fn is_worth_another(response: &Response<Body>) -> bool {
    let headers = response.headers();
    match Status::from_header_map(headers).map(|status| status.code()) {
        Some(Code::Unavailable) => true,
        // The service says when waiting does not help: gRFC A6.
        Some(Code::ResourceExhausted) => headers.get("grpc-retry-pushback-ms").is_none_or(|value| value != "-1"),
        _ => false,
    }
}

/// A write that failed so may be stored.
fn leaves_doubt(response: &Response<Body>) -> bool {
    let status = Status::from_header_map(response.headers());
    status.is_some_and(|status| Error::from(status).committed == Committed::Unknown)
}

/// gRPC's header: at most eight digits and a unit, https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
fn parse_timeout(value: &HeaderValue) -> Option<Duration> {
    let text = value.to_str().ok()?;
    let (digits, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let number: u64 = digits.parse().ok()?;
    Some(match unit {
        "H" => Duration::from_secs(number * 3600),
        "M" => Duration::from_secs(number * 60),
        "S" => Duration::from_secs(number),
        "m" => Duration::from_millis(number),
        "u" => Duration::from_micros(number),
        "n" => Duration::from_nanos(number),
        _ => return None,
    })
}

/// Appends a new request id to a write that has none: a protobuf message may be extended by appending. `frame` is gRPC's: a flag
/// for compression, the length in four bytes, the message.
fn with_request_id(frame: Bytes, field: u32) -> Bytes {
    if field == 0 || frame.len() < 5 || frame[0] != 0 || has_field(frame.slice(5..), field) {
        return frame;
    }
    let mut message = BytesMut::from(&frame[5..]);
    // Of version 7: the service keeps replies by id, and those of one moment lie together.
    let id = uuid::Uuid::now_v7().to_string();
    encode_key(field, WireType::LengthDelimited, &mut message);
    prost::encoding::encode_varint(id.len() as u64, &mut message);
    message.put_slice(id.as_bytes());
    let mut whole = BytesMut::with_capacity(message.len() + 5);
    whole.put_u8(0);
    whole.put_u32(message.len() as u32);
    whole.unsplit(message);
    whole.freeze()
}

fn has_field(mut message: Bytes, field: u32) -> bool {
    while message.has_remaining() {
        let Ok((tag, wire_type)) = decode_key(&mut message) else { return true };
        if tag == field {
            return true;
        }
        // What can't be read is left as it is, for the service to refuse.
        if skip_field(wire_type, tag, &mut message, DecodeContext::default()).is_err() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use prost::Message;

    fn framed(request: &crate::main::v1::CreateUserRequest) -> Bytes {
        let mut frame = BytesMut::new();
        frame.put_u8(0);
        frame.put_u32(request.encoded_len() as u32);
        request.encode(&mut frame).unwrap();
        frame.freeze()
    }

    fn field() -> u32 {
        let found = REPEATABLE.binary_search_by(|(path, _)| (*path).cmp("/crewdb.main.v1.MainDb/CreateUser"));
        REPEATABLE[found.unwrap()].1
    }

    #[test]
    fn a_write_gets_a_request_id_and_keeps_its_own() {
        let bare = crate::main::v1::CreateUserRequest { user: Some(Default::default()), ..Default::default() };
        let frame = with_request_id(framed(&bare), field());
        assert_eq!(u32::from_be_bytes(frame[1..5].try_into().unwrap()) as usize, frame.len() - 5);
        let filled = crate::main::v1::CreateUserRequest::decode(frame.slice(5..)).unwrap();
        assert_eq!(filled.request_id.len(), 36);
        assert_eq!(filled.user, bare.user);
        assert_eq!(with_request_id(framed(&filled), field()), framed(&filled));
    }

    #[test]
    fn bytes_that_are_no_message_stay_as_they_are() {
        let broken = Bytes::from_static(&[0, 0, 0, 0, 3, 0x0a, 0xff, 0x01]);
        assert_eq!(with_request_id(broken.clone(), field()), broken);
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(REPEATABLE.is_sorted());
    }
}
