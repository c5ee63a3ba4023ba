use crate::{
    Error, Result,
    channel::CrewdbChannel,
    durability::replicated,
    main::v1::main_db_client::MainDbClient,
    sql::v1::{
        ExecuteRequest, ExecuteResponse, QueryRequest, QueryResponse, StreamLimits, TransactRequest, TransactResponse,
        Value,
        transact_request::{Action, Begin, Commit, Mode, Rollback, Savepoint, TypedCall},
        transact_response,
    },
    walmart::v1::walmart_db_client::WalmartDbClient,
};
use std::future::Future;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status, Streaming};

type Requests = Request<ReceiverStream<TransactRequest>>;
type Stream = std::result::Result<Response<Streaming<TransactResponse>>, Status>;

/// A generated client with transactions: `client.main()` or `client.walmart()`.
pub trait Database {
    /// Opens the stream of a transaction.
    fn open(self, requests: Requests) -> impl Future<Output = Stream> + Send;
}

impl Database for MainDbClient<CrewdbChannel> {
    async fn open(mut self, requests: Requests) -> Stream {
        self.transact(requests).await
    }
}

impl Database for WalmartDbClient<CrewdbChannel> {
    async fn open(mut self, requests: Requests) -> Stream {
        self.transact(requests).await
    }
}

/// A transaction. Dropped without a commit it is undone. An action that fails changed nothing and leaves the transaction open.
#[derive(Debug)]
pub struct Transaction {
    requests: mpsc::Sender<TransactRequest>,
    responses: Streaming<TransactResponse>,
    limits: StreamLimits,
    savepoints: u32,
}

impl Transaction {
    /// Begins a transaction that holds the one writer; others wait until it ends.
    ///
    /// # Errors
    /// What the service says, for example `DEADLINE_EXCEEDED` while another one holds the writer.
    pub async fn write(database: impl Database) -> Result<Self> {
        Self::begin(database, Mode::ReadWrite, Request::new).await
    }

    /// The same, but that its commit is answered only when a replica has it too.
    ///
    /// # Errors
    /// As for `write`; `NO_REPLICA` where the service keeps none.
    pub async fn write_replicated(database: impl Database) -> Result<Self> {
        Self::begin(database, Mode::ReadWrite, replicated).await
    }

    /// Begins one snapshot, in which every read sees the same state. Writes are refused.
    ///
    /// # Errors
    /// What the service says.
    pub async fn read(database: impl Database) -> Result<Self> {
        Self::begin(database, Mode::ReadOnly, Request::new).await
    }

    async fn begin(
        database: impl Database,
        mode: Mode,
        to_request: impl FnOnce(ReceiverStream<TransactRequest>) -> Requests,
    ) -> Result<Self> {
        let (requests, receiver) = mpsc::channel(1);
        let begin = Action::Begin(Begin { mode: mode.into() });
        // The service answers the headers with the first message: it is sent before they are waited for.
        requests.send(TransactRequest { action: Some(begin) }).await.map_err(|_| ended())?;
        let responses = database.open(to_request(ReceiverStream::new(receiver))).await?.into_inner();
        let mut transaction = Self { requests, responses, limits: StreamLimits::default(), savepoints: 0 };
        if let transact_response::Result::Begun(begun) = transaction.receive().await? {
            transaction.limits = begun.limits.unwrap_or_default();
        }
        Ok(transaction)
    }

    /// How long the transaction may live and idle.
    pub fn limits(&self) -> &StreamLimits {
        &self.limits
    }

    /// Runs a statement that reads.
    ///
    /// # Errors
    /// What the service says of the statement; `TRANSACTION_LOST` when the transaction has ended.
    pub async fn query(&mut self, sql: impl Into<String>, parameters: Vec<Value>) -> Result<QueryResponse> {
        let request = QueryRequest { sql: sql.into(), parameters, ..Default::default() };
        match self.exchange(Action::Query(request)).await? {
            transact_response::Result::Query(response) => Ok(response),
            other => Err(unexpected(&other)),
        }
    }

    /// Runs a statement that may write.
    ///
    /// # Errors
    /// As for `query`.
    pub async fn execute(&mut self, sql: impl Into<String>, parameters: Vec<Value>) -> Result<ExecuteResponse> {
        let request = ExecuteRequest { sql: sql.into(), parameters, ..Default::default() };
        match self.exchange(Action::Execute(request)).await? {
            transact_response::Result::Execute(response) => Ok(response),
            other => Err(unexpected(&other)),
        }
    }

    /// Runs a typed rpc, for example `tx.call("CreateUser", &request)`; the caller names the type of its answer.
    ///
    /// # Errors
    /// What the service says of the call.
    pub async fn call<A: prost::Message + Default>(
        &mut self,
        method: &str,
        request: &impl prost::Message,
    ) -> Result<A> {
        let call = TypedCall { method: method.to_owned(), request: request.encode_to_vec() };
        match self.exchange(Action::Call(call)).await? {
            transact_response::Result::Reply(bytes) => {
                A::decode(bytes.as_slice()).map_err(|problem| Status::internal(problem.to_string()).into())
            }
            other => Err(unexpected(&other)),
        }
    }

    /// Runs `work`; when it fails, what it did is undone, and the transaction goes on.
    ///
    /// # Errors
    /// What `work` failed with, or what the service says.
    pub async fn savepoint<T, E: From<Error>>(
        &mut self,
        work: impl AsyncFnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.savepoints += 1;
        let point = Savepoint { name: format!("nested_{}", self.savepoints) };
        self.exchange(Action::Savepoint(point.clone())).await?;
        let result = work(self).await;
        if result.is_err() {
            self.exchange(Action::RollbackTo(point.clone())).await?;
        }
        self.exchange(Action::Release(point)).await?;
        result
    }

    /// Keeps what was done, which is then on disk, and answers the commit that includes it; empty when nothing was changed.
    ///
    /// # Errors
    /// What the service says; the transaction is undone then.
    pub async fn commit(mut self) -> Result<String> {
        match self.exchange(Action::Commit(Commit {})).await? {
            transact_response::Result::Committed(committed) => Ok(committed.commit_seq),
            other => Err(unexpected(&other)),
        }
    }

    /// Undoes what was done. A transaction that is lost is undone already.
    pub async fn rollback(mut self) {
        // Nothing is left to do when this fails.
        let _ = self.exchange(Action::Rollback(Rollback {})).await;
    }

    async fn exchange(&mut self, action: Action) -> Result<transact_response::Result> {
        // When sending fails the stream has ended, and receiving says why.
        let _ = self.requests.send(TransactRequest { action: Some(action) }).await;
        self.receive().await
    }

    async fn receive(&mut self) -> Result<transact_response::Result> {
        let response = self.responses.message().await?.ok_or_else(ended)?;
        match response.result.ok_or_else(ended)? {
            transact_response::Result::Error(status) => Err(status.into()),
            result => Ok(result),
        }
    }
}

fn ended() -> Error {
    Status::aborted("the transaction has ended").into()
}

fn unexpected(result: &transact_response::Result) -> Error {
    Status::internal(format!("the service answered with {result:?}")).into()
}
