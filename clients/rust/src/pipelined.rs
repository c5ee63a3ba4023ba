//! Calls that travel together: those that are made at the same time share the messages of one stream.
use crate::{
    main::v1::main_db_client::MainDbClient,
    pipeline::v1::{PipelineAnswer, PipelineCall, PipelineRequest, PipelineResponse},
    walmart::v1::walmart_db_client::WalmartDbClient,
};
use bytes::{BufMut, Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Response, header::AUTHORIZATION, header::CONTENT_TYPE};
use http_body_util::{BodyExt, Full};
use prost::Message;
use std::{
    collections::HashMap,
    error::Error as _,
    mem::take,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{
    mpsc::{self, UnboundedReceiver, UnboundedSender},
    oneshot,
};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Code, Status, body::Body, transport::Channel};
use tonic_types::pb;

/// A message is sent with so many bytes, however many calls more there are: the service takes 4 MiB at most.
const MESSAGE_BYTES: usize = 256 << 10;
/// Calls that are added to a message before it is looked whether one can be sent.
const CALLS_AT_ONCE: usize = 256;

/// What of a call's headers fits into a pipeline, or is the same for all of its calls.
const CARRIED: [&str; 7] =
    ["authorization", "content-type", "grpc-timeout", "grpc-previous-rpc-attempts", "te", "traceparent", "user-agent"];

#[derive(Clone, Copy, Debug)]
enum Database {
    Main,
    Walmart,
}

/// The pipelines of one channel.
#[derive(Debug)]
pub(crate) struct Pipelines {
    main: Pipeline,
    walmart: Pipeline,
}

impl Pipelines {
    pub(crate) fn new(channel: &Channel, token: Option<&HeaderValue>) -> Self {
        let of = |database| Pipeline::new(channel.clone(), database, token.cloned());
        Self { main: of(Database::Main), walmart: of(Database::Walmart) }
    }

    /// The one that a call of the rpc can go by; `None`: it goes by itself.
    pub(crate) fn find(&self, path: &str, headers: &HeaderMap) -> Option<&Pipeline> {
        let pipeline = match path.split('/').nth(1)? {
            "crewdb.main.v1.MainDb" => &self.main,
            "crewdb.walmart.v1.WalmartDb" => &self.walmart,
            _ => return None,
        };
        let carried = headers.keys().all(|name| CARRIED.contains(&name.as_str()));
        (carried && !pipeline.unknown.load(Ordering::Relaxed)).then_some(pipeline)
    }
}

/// Why a call has no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// With its stream, which ended so.
    Lost(Status),
    /// The service is older than pipelines: the call has to go by itself.
    Unknown,
}

enum Command {
    Call(PipelineCall, oneshot::Sender<Result<PipelineAnswer, Failure>>),
    Cancel(u64),
}

/// The calls of one service, and the stream that carries them. A lost stream is opened anew by the next call.
#[derive(Debug)]
pub(crate) struct Pipeline {
    channel: Channel,
    database: Database,
    token: Option<HeaderValue>,
    last_id: AtomicU64,
    unknown: AtomicBool,
    carrier: Mutex<Option<UnboundedSender<Command>>>,
}

/// Cancels a call that is dropped before its answer.
struct Dropped<'a> {
    carrier: &'a UnboundedSender<Command>,
    id: Option<u64>,
}

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            // A carrier that is gone has lost the call anyway.
            let _ = self.carrier.send(Command::Cancel(id));
        }
    }
}

impl Pipeline {
    fn new(channel: Channel, database: Database, token: Option<HeaderValue>) -> Self {
        Self {
            channel,
            database,
            token,
            last_id: AtomicU64::new(0),
            unknown: AtomicBool::new(false),
            carrier: Mutex::new(None),
        }
    }

    /// One attempt, and its answer as a call by itself would have it. `frame` is gRPC's: a flag, a length, the message.
    pub(crate) async fn attempt(
        &self,
        path: &str,
        headers: &HeaderMap,
        frame: &Bytes,
        timeout: Duration,
    ) -> Result<Response<Body>, Failure> {
        let id = self.last_id.fetch_add(1, Ordering::Relaxed) + 1;
        let traceparent = headers.get("traceparent").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let call = PipelineCall {
            id,
            method: path.rsplit('/').next().unwrap_or_default().to_owned(),
            request: frame.slice(5..).into(),
            timeout_ms: i64::try_from(timeout.as_millis()).unwrap_or(i64::MAX).max(1),
            traceparent: traceparent.to_owned(),
        };
        let (answered, answer) = oneshot::channel();
        let carrier = self.carry(Command::Call(call, answered));
        let mut dropped = Dropped { carrier: &carrier, id: Some(id) };
        let answer = answer.await.unwrap_or_else(|_| Err(Failure::Lost(ended())));
        dropped.id = None;
        match answer {
            Ok(answer) if answer.status.is_empty() => Ok(to_response(&answer.reply)),
            Ok(answer) => Ok(to_failed(&answer.status)),
            Err(Failure::Unknown) => {
                self.unknown.store(true, Ordering::Relaxed);
                Err(Failure::Unknown)
            }
            Err(lost) => Err(lost),
        }
    }

    /// Hands it to the task that has the stream, which is started where there is none.
    fn carry(&self, command: Command) -> UnboundedSender<Command> {
        // A thread that panicked with the lock has changed nothing.
        let mut carrier = self.carrier.lock().unwrap_or_else(PoisonError::into_inner);
        let command = match carrier.as_ref() {
            None => command,
            Some(open) => match open.send(command) {
                Ok(()) => return open.clone(),
                Err(mpsc::error::SendError(command)) => command,
            },
        };
        let (commands, received) = mpsc::unbounded_channel();
        // The receiver is here.
        let _ = commands.send(command);
        tokio::spawn(carry_all(self.channel.clone(), self.database, self.token.clone(), received));
        *carrier = Some(commands.clone());
        commands
    }
}

/// Sends what comes, and hands out what is answered, until the stream is lost or nobody is left who could call.
async fn carry_all(
    channel: Channel,
    database: Database,
    token: Option<HeaderValue>,
    mut commands: UnboundedReceiver<Command>,
) {
    let (requests, sent) = mpsc::channel(1);
    let (answered, mut responses) = mpsc::unbounded_channel();
    tokio::spawn(receive(channel, database, token, ReceiverStream::new(sent), answered));
    let mut waiting = HashMap::new();
    let mut next = PipelineRequest::default();
    let mut bytes = 0;
    let mut batch = Vec::new();
    let why = loop {
        // In this order: what has come by the time that a message can leave travels in it.
        tokio::select! {
            biased;
            response = responses.recv() => match response {
                Some(Ok(response)) => hand_out(response, &mut waiting),
                Some(Err(status)) => break status,
                None => break ended(),
            },
            count = commands.recv_many(&mut batch, CALLS_AT_ONCE), if bytes < MESSAGE_BYTES => {
                if count == 0 {
                    return;
                }
                for command in batch.drain(..) {
                    bytes += add(&mut next, command, &mut waiting);
                }
            }
            place = requests.reserve(), if bytes > 0 => {
                // Without a place the stream is lost, and its end says why.
                if let Ok(place) = place {
                    place.send(take(&mut next));
                }
                bytes = 0;
            }
        }
    };
    commands.close();
    while let Some(command) = commands.recv().await {
        add(&mut next, command, &mut waiting);
    }
    for (_, answer) in waiting {
        let failure = if why.code() == Code::Unimplemented { Failure::Unknown } else { Failure::Lost(why.clone()) };
        // Who gave up does not care.
        let _ = answer.send(Err(failure));
    }
}

type Waiting = HashMap<u64, oneshot::Sender<Result<PipelineAnswer, Failure>>>;

/// Answers by how many bytes the message grew.
fn add(next: &mut PipelineRequest, command: Command, waiting: &mut Waiting) -> usize {
    match command {
        Command::Call(call, answer) => {
            let bytes = call.request.len() + 64;
            waiting.insert(call.id, answer);
            next.calls.push(call);
            bytes
        }
        Command::Cancel(id) if waiting.remove(&id).is_some() => {
            next.cancel_ids.push(id);
            16
        }
        Command::Cancel(_) => 0,
    }
}

fn hand_out(response: PipelineResponse, waiting: &mut Waiting) {
    for answer in response.answers {
        if let Some(waits) = waiting.remove(&answer.id) {
            let _ = waits.send(Ok(answer));
        }
    }
}

async fn receive(
    channel: Channel,
    database: Database,
    token: Option<HeaderValue>,
    requests: ReceiverStream<PipelineRequest>,
    answered: UnboundedSender<Result<PipelineResponse, Status>>,
) {
    let mut request = tonic::Request::new(requests);
    if let Some(token) = token {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, token);
        *request.metadata_mut() = tonic::metadata::MetadataMap::from_headers(headers);
    }
    let opened = match database {
        Database::Main => MainDbClient::new(channel).pipeline(request).await,
        Database::Walmart => WalmartDbClient::new(channel).pipeline(request).await,
    };
    let mut stream = match opened {
        Ok(response) => response.into_inner(),
        Err(status) => {
            let _ = answered.send(Err(status));
            return;
        }
    };
    while let Some(message) = stream.message().await.transpose() {
        let failed = message.is_err();
        if answered.send(message).is_err() || failed {
            return;
        }
    }
}

/// The service ends a pipeline when it stops: what it has not answered it has not begun.
fn ended() -> Status {
    Status::unavailable("the service has ended the pipeline")
}

impl Failure {
    /// As a call by itself fails: a connection that was lost is no answer.
    pub(crate) fn into_answer(self) -> Result<Response<Body>, Box<dyn std::error::Error + Send + Sync>> {
        match self {
            Self::Lost(status) if status.source().is_some() => Err(status.into()),
            Self::Lost(status) => Ok(status.into_http()),
            Self::Unknown => Ok(Status::unimplemented("the service knows no pipelines").into_http()),
        }
    }
}

fn to_response(reply: &[u8]) -> Response<Body> {
    let mut frame = BytesMut::with_capacity(reply.len() + 5);
    frame.put_u8(0);
    // A message has 4 MiB at most.
    frame.put_u32(reply.len() as u32);
    frame.put_slice(reply);
    let trailers =
        HeaderMap::from_iter([(http::HeaderName::from_static("grpc-status"), HeaderValue::from_static("0"))]);
    let body = Full::new(frame.freeze()).with_trailers(async move { Some(Ok(trailers)) });
    let mut response = Response::new(Body::new(body));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/grpc"));
    response
}

fn to_failed(bytes: &[u8]) -> Response<Body> {
    let Ok(status) = pb::Status::decode(bytes) else {
        return Status::internal("the service's error is no google.rpc.Status").into_http();
    };
    let waits = status.details.iter().any(|detail| detail.type_url.ends_with("/google.rpc.RetryInfo"));
    let is_final = status.code == Code::ResourceExhausted as i32 && !waits;
    let details = Bytes::copy_from_slice(bytes);
    let mut response = Status::with_details(Code::from_i32(status.code), status.message, details).into_http();
    if is_final {
        // So the service says it of a call by itself: gRFC A6.
        response.headers_mut().insert("grpc-retry-pushback-ms", HeaderValue::from_static("-1"));
    }
    response
}

/// What the last attempt did not store an earlier one may have.
pub(crate) fn with_doubt(response: Response<Body>) -> Response<Body> {
    let Some(status) = Status::from_header_map(response.headers()) else { return response };
    let Ok(mut whole) = pb::Status::decode(status.details()) else { return response };
    for detail in whole.details.iter_mut().filter(|detail| detail.type_url.ends_with("/google.rpc.ErrorInfo")) {
        let Ok(mut info) = pb::ErrorInfo::decode(detail.value.as_slice()) else { continue };
        if info.metadata.get("committed").is_some_and(|said| said == "false") {
            info.metadata.insert("committed".to_owned(), "unknown".to_owned());
            detail.value = info.encode_to_vec();
        }
    }
    Status::with_details(status.code(), status.message(), whole.encode_to_vec().into()).into_http()
}
