//! Streams from the service and to it.
use crate::{Driver, Options, describe, millis, text};
use crewdb::{Error, sql::v1::QueryStreamRequest};
use prost::Message;
use serde_json::{Value, json};
use tokio::time::sleep;
use tonic::Request;

pub async fn read(driver: &Driver, command: &Value) -> Value {
    let (mut messages, mut count, mut rows) = (Vec::new(), 0, 0);
    let result = follow(driver, command, &mut messages, &mut count, &mut rows).await;
    let mut answer = json!({"messages": messages, "count": count, "rows": rows});
    if let Err(error) = result {
        answer["error"] = describe(&error);
    }
    answer
}

async fn follow(
    driver: &Driver,
    command: &Value,
    messages: &mut Vec<Value>,
    count: &mut u64,
    rows: &mut usize,
) -> Result<(), Error> {
    let (service, method) = (text(command, "service"), text(command, "method"));
    let bytes = driver.json.request(service, method, &command["request"]);
    let mut request = Request::new(QueryStreamRequest::decode(bytes.as_slice()).expect("bytes that were just encoded"));
    Options::of(command).apply(&mut request);
    let mut stream = match service {
        "MainDb" => driver.client.main().query_stream(request).await?.into_inner(),
        _ => driver.client.walmart().query_stream(request).await?.into_inner(),
    };
    while let Some(message) = stream.message().await? {
        *count += 1;
        *rows += message.rows.len();
        if *count == 1 || !command["ends"].as_bool().unwrap_or(false) {
            messages.push(driver.json.response(service, method, &message.encode_to_vec()));
        }
        if *count == 1 {
            sleep(millis(command, "pauseMs").unwrap_or_default()).await;
        }
        if command["take"].as_u64() == Some(*count) {
            break;
        }
    }
    Ok(())
}

pub async fn import(driver: &Driver, command: &Value) -> Result<Value, Error> {
    let (service, method) = (text(command, "service"), text(command, "method"));
    let requests = command["requests"].as_array().cloned().unwrap_or_default();
    let bytes: Vec<_> = requests.iter().map(|json| driver.json.request(service, method, json)).collect();
    let response = match service {
        "MainDb" => {
            driver.client.main().import_emails(tokio_stream::iter(decoded(bytes))).await?.into_inner().encode_to_vec()
        }
        _ => driver
            .client
            .walmart()
            .import_products(tokio_stream::iter(decoded(bytes)))
            .await?
            .into_inner()
            .encode_to_vec(),
    };
    Ok(json!({"response": driver.json.response(service, method, &response)}))
}

fn decoded<M: Message + Default>(all: Vec<Vec<u8>>) -> Vec<M> {
    all.iter().map(|bytes| M::decode(bytes.as_slice()).expect("bytes that were just encoded")).collect()
}
