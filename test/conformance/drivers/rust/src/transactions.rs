//! Transactions as a scope.
use crate::{Driver, describe, is_replicated, json::Json, say, text};
use crewdb::{
    Error, Transaction,
    sql::v1::{ExecuteRequest, QueryRequest},
};
use serde_json::{Value, json};
use std::{future::Future, pin::Pin, sync::Arc};
use tokio::io::{BufReader, Lines, Stdin};

/// A failure of the caller's own, which no service knows, or the service's.
enum Failure {
    Own,
    Service(Box<Error>),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Service(Box::new(error))
    }
}

struct Script<'a> {
    json: Arc<Json>,
    lines: &'a mut Lines<BufReader<Stdin>>,
    service: String,
    results: Vec<Value>,
}

pub async fn run(driver: &mut Driver, command: &Value) -> Result<Value, Error> {
    let reads = text(command, "mode") == "read";
    let service = text(command, "service").to_owned();
    let mut tx = match (service.as_str(), reads) {
        ("MainDb", true) => Transaction::read(driver.client.main()).await?,
        ("MainDb", false) if is_replicated(command) => Transaction::write_replicated(driver.client.main()).await?,
        ("MainDb", false) => Transaction::write(driver.client.main()).await?,
        (_, true) => Transaction::read(driver.client.walmart()).await?,
        (_, false) => Transaction::write(driver.client.walmart()).await?,
    };
    let mut script = Script { json: driver.json.clone(), lines: &mut driver.lines, service, results: Vec::new() };
    for step in steps(command) {
        let result = script.step(&mut tx, step).await;
        script.results.push(result);
    }
    if command["fail"].as_bool().unwrap_or(false) {
        // Dropped without a commit: that is how an early return leaves it.
        drop(tx);
        return Ok(json!({"results": script.results, "failed": true}));
    }
    match tx.commit().await {
        Ok(_) => Ok(json!({"results": script.results})),
        Err(error) => Ok(json!({"results": script.results, "error": describe(&error)})),
    }
}

fn steps(of: &Value) -> &[Value] {
    of["steps"].as_array().map(Vec::as_slice).unwrap_or_default()
}

impl Script<'_> {
    /// Boxed, because savepoints hold steps.
    fn step<'a>(&'a mut self, tx: &'a mut Transaction, step: &'a Value) -> Pin<Box<dyn Future<Output = Value> + 'a>> {
        Box::pin(async move {
            match self.perform(tx, step).await {
                Ok(result) => result,
                Err(Failure::Own) => json!({"failed": true}),
                Err(Failure::Service(error)) => json!({"error": describe(&error)}),
            }
        })
    }

    async fn perform(&mut self, tx: &mut Transaction, step: &Value) -> Result<Value, Failure> {
        if step.get("query").is_some() {
            let request: QueryRequest = self.json.message("crewdb.sql.v1.QueryRequest", &step["query"]);
            let response = tx.query(request.sql, request.parameters).await?;
            return Ok(json!({"response": self.json.of("crewdb.sql.v1.QueryResponse", &response)}));
        }
        if step.get("execute").is_some() {
            let request: ExecuteRequest = self.json.message("crewdb.sql.v1.ExecuteRequest", &step["execute"]);
            let response = tx.execute(request.sql, request.parameters).await?;
            return Ok(json!({"response": self.json.of("crewdb.sql.v1.ExecuteResponse", &response)}));
        }
        if let Some(call) = step.get("call") {
            return self.typed(tx, call).await;
        }
        if step.get("savepoint").is_some() {
            tx.savepoint(async |tx: &mut Transaction| {
                for inner in steps(step) {
                    let result = self.step(tx, inner).await;
                    self.results.push(result);
                }
                if step["fail"].as_bool().unwrap_or(false) { Err(Failure::Own) } else { Ok(()) }
            })
            .await?;
        } else {
            say(&json!({"event": "holding"}));
            let _ = self.lines.next_line().await;
        }
        Ok(json!({}))
    }

    /// The two typed rpcs that the cases run inside a transaction: their types are named, as any caller's are.
    async fn typed(&mut self, tx: &mut Transaction, call: &Value) -> Result<Value, Failure> {
        let method = text(call, "method");
        let response = match method {
            "GetUser" => {
                let request: crewdb::main::v1::GetUserRequest =
                    self.json.message("crewdb.main.v1.GetUserRequest", &call["request"]);
                let user: crewdb::main::v1::GetUserResponse = tx.call(method, &request).await?;
                prost::Message::encode_to_vec(&user)
            }
            _ => {
                let name = "crewdb.walmart.v1.RecordIntentRequest";
                let request: crewdb::walmart::v1::RecordIntentRequest = self.json.message(name, &call["request"]);
                let intent: crewdb::walmart::v1::RecordIntentResponse = tx.call(method, &request).await?;
                prost::Message::encode_to_vec(&intent)
            }
        };
        Ok(json!({"response": self.json.response(&self.service, method, &response)}))
    }
}
