//! The Rust client as the conformance suite drives it: see test/conformance/README.md for the protocol.
mod json;
mod streams;
mod transactions;

use crewdb::{Client, Error, Service, ServingStatus};
use json::Json;
use serde_json::{Value, json};
use std::{ops::ControlFlow, str::FromStr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines, Stdin},
    time::{Instant, sleep},
};
use tonic::{
    Request,
    metadata::{MetadataKey, MetadataValue},
};

include!(concat!(env!("OUT_DIR"), "/unary.rs"));

/// The deadline, headers and durability of a command.
#[derive(Clone, Default)]
pub struct Options {
    timeout: Option<Duration>,
    headers: Vec<(String, String)>,
    replicated: bool,
}

impl Options {
    pub fn of(command: &Value) -> Self {
        let headers = command["headers"].as_object().map(|all| {
            all.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned())).collect()
        });
        let replicated = is_replicated(command);
        Self { timeout: millis(command, "timeoutMs"), headers: headers.unwrap_or_default(), replicated }
    }

    pub fn apply<T>(&self, request: &mut Request<T>) {
        if let Some(timeout) = self.timeout {
            request.set_timeout(timeout);
        }
        for (name, value) in &self.headers {
            let key = MetadataKey::from_str(name).expect("a name");
            request.metadata_mut().insert(key, MetadataValue::from_str(value).expect("a value"));
        }
    }
}

fn prepare<T: prost::Message + Default>(bytes: &[u8], options: &Options) -> Request<T> {
    let message = T::decode(bytes).expect("bytes that were just encoded");
    let mut request = if options.replicated { crewdb::replicated(message) } else { Request::new(message) };
    options.apply(&mut request);
    request
}

fn encode<T: prost::Message>(response: tonic::Response<T>) -> Vec<u8> {
    response.into_inner().encode_to_vec()
}

pub fn is_replicated(command: &Value) -> bool {
    command["durability"] == "replicated"
}

pub fn millis(command: &Value, name: &str) -> Option<Duration> {
    command[name].as_u64().map(Duration::from_millis)
}

pub fn text<'a>(command: &'a Value, name: &str) -> &'a str {
    command[name].as_str().unwrap_or_default()
}

pub fn say(answer: &Value) {
    println!("{answer}");
}

pub fn describe(error: &Error) -> Value {
    json!({
        "code": code_name(error.code),
        "message": error.message,
        "reason": error.reason,
        "metadata": error.metadata,
        "committed": format!("{:?}", error.committed).to_lowercase(),
        "violations": error.violations.iter().map(|each| json!({"field": each.field, "description": each.description})).collect::<Vec<_>>(),
        "retryAfterMs": error.retry_after.unwrap_or_default().as_millis() as u64,
        "details": detail_names(&error.status),
    })
}

/// The names of the details that came with a status.
fn detail_names(status: &tonic::Status) -> Vec<String> {
    let decoded = <tonic_types::Status as prost::Message>::decode(status.details()).unwrap_or_default();
    let name = |url: &str| url.rsplit('/').next().unwrap_or_default().to_owned();
    decoded.details.iter().map(|each| name(&each.type_url)).collect()
}

/// InvalidArgument as INVALID_ARGUMENT.
fn code_name(code: tonic::Code) -> String {
    let camel = format!("{code:?}");
    let mut name = String::new();
    for (index, letter) in camel.char_indices() {
        if letter.is_uppercase() && index > 0 {
            name.push('_');
        }
        name.extend(letter.to_uppercase());
    }
    name
}

pub struct Driver {
    pub client: Client,
    pub json: Arc<Json>,
    pub lines: Lines<BufReader<Stdin>>,
}

impl Driver {
    async fn run(&mut self, command: &Value) -> Result<Value, Error> {
        match text(command, "op") {
            "connect" => {
                let mut options = crewdb::Options::default();
                if command["retries"] == false {
                    options.retry.max_attempts = 1;
                }
                options.pipeline = command["pipeline"] == true;
                self.client = Client::connect(text(command, "target"), options)?;
                Ok(json!({}))
            }
            "call" => self.call(command).await,
            "stream" => Ok(streams::read(self, command).await),
            "import" => streams::import(self, command).await,
            "transaction" => transactions::run(self, command).await,
            "watch" => self.watch(command).await,
            "waitServing" => {
                self.client
                    .wait_until_serving(service(command), millis(command, "timeoutMs").unwrap_or_default())
                    .await?;
                Ok(json!({}))
            }
            "load" => Ok(self.load(command).await),
            other => panic!("unknown op {other}"),
        }
    }

    async fn call(&self, command: &Value) -> Result<Value, Error> {
        let (service, method) = (text(command, "service"), text(command, "method"));
        let bytes = self.json.request(service, method, &command["request"]);
        let options = Options::of(command);
        let call = unary(&self.client, service, method, &bytes, &options);
        // Rust's way to cancel a call is to drop it.
        let cancelled = async {
            match millis(command, "cancelAfterMs") {
                Some(wait) => sleep(wait).await,
                None => std::future::pending().await,
            }
        };
        let bytes = tokio::select! {
            answer = call => answer?,
            () = cancelled => return Err(tonic::Status::cancelled("the call was dropped").into()),
        };
        Ok(json!({"response": self.json.response(service, method, &bytes)}))
    }

    async fn watch(&self, command: &Value) -> Result<Value, Error> {
        let mut left = command["changes"].as_u64().unwrap_or(1);
        self.client
            .watch_health(service(command), |now: ServingStatus| {
                say(&json!({"event": now.as_str_name()}));
                left -= 1;
                if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
            .await;
        Ok(json!({}))
    }

    async fn load(&self, command: &Value) -> Value {
        let (service, method) = (text(command, "service").to_owned(), text(command, "method").to_owned());
        let bytes: Arc<[u8]> = self.json.request(&service, &method, &command["request"]).into();
        let begin = Instant::now();
        let until = begin + Duration::from_secs_f64(command["seconds"].as_f64().unwrap_or(1.0));
        let callers: Vec<_> = (0..command["inFlight"].as_u64().unwrap_or(1))
            .map(|_| {
                let (client, bytes, service, method) =
                    (self.client.clone(), bytes.clone(), service.clone(), method.clone());
                tokio::spawn(async move {
                    let (mut times, mut errors) = (Vec::new(), 0);
                    while Instant::now() < until {
                        let begun = Instant::now();
                        if unary(&client, &service, &method, &bytes, &Options::default()).await.is_err() {
                            errors += 1;
                        }
                        times.push(begun.elapsed().as_secs_f64() * 1000.0);
                    }
                    (times, errors)
                })
            })
            .collect();
        let (mut times, mut errors) = (Vec::new(), 0);
        for caller in callers {
            let (own, failed) = caller.await.expect("a caller");
            times.extend(own);
            errors += failed;
        }
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() as f64 * share) as usize).min(times.len() - 1)];
        json!({"calls": times.len(), "errors": errors, "seconds": begin.elapsed().as_secs_f64(), "p50Ms": at(0.5), "p99Ms": at(0.99)})
    }
}

fn service(command: &Value) -> Service {
    let all = [Service::Server, Service::Main, Service::Walmart];
    all.into_iter().find(|each| each.name() == text(command, "service")).expect("a service")
}

#[tokio::main]
async fn main() {
    let image = std::env::args_os().nth(1).expect("usage: conformance IMAGE");
    let client = Client::connect("127.0.0.1:1", crewdb::Options::default()).expect("a target");
    let lines = BufReader::new(tokio::io::stdin()).lines();
    let mut driver = Driver { client, json: Arc::new(Json::read(image.as_ref())), lines };
    while let Some(line) = driver.lines.next_line().await.expect("standard input") {
        let command: Value = serde_json::from_str(&line).expect("JSON");
        let answer = driver.run(&command).await;
        say(&answer.unwrap_or_else(|error| json!({"error": describe(&error)})));
    }
}
