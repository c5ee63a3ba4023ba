use crate::{
    Error, Result, VERSION,
    admin::v1::admin_db_client::AdminDbClient,
    channel::{CrewdbChannel, Shared},
    main::v1::main_db_client::MainDbClient,
    pipelined::Pipelines,
    retry::RetryPolicy,
    walmart::v1::walmart_db_client::WalmartDbClient,
};
use http::HeaderValue;
use std::{net::IpAddr, ops::ControlFlow, sync::Arc, time::Duration};
use tokio::time::{sleep, timeout};
use tonic::transport::{Channel, ClientTlsConfig, Endpoint};
use tonic_health::pb::{HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient};

/// Wait before a lost watch is opened again: a restarted service is noticed at once.
const RECONNECT: Duration = Duration::from_millis(100);

/// What health can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The whole server.
    Server,
    /// The e-mail and workflow database.
    Main,
    /// The grocery database.
    Walmart,
}

impl Service {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Server => "",
            Self::Main => "crewdb.main.v1.MainDb",
            Self::Walmart => "crewdb.walmart.v1.WalmartDb",
        }
    }
}

/// How to connect.
#[derive(Clone, Debug)]
pub struct Options {
    /// Speak TLS. Default: plain text, which suits loopback only.
    pub tls: Option<ClientTlsConfig>,
    /// Sent as `authorization: Bearer …` with every call; refused over plain text to another machine.
    pub token: Option<String>,
    /// Of a unary call that has no timeout of its own, all its attempts included. Default 30 s, the service's own limit.
    pub timeout: Duration,
    /// When calls are tried again.
    pub retry: RetryPolicy,
    /// Unary calls of both databases that are made at the same time share the messages of one stream: several times as many a second.
    /// Default false: a lone call takes a little longer, and a proxy sees one stream in place of calls.
    pub pipeline: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tls: None,
            token: None,
            timeout: Duration::from_secs(30),
            retry: RetryPolicy::default(),
            pipeline: false,
        }
    }
}

/// One connection and the generated clients over it. Cloning is cheap and shares the connection.
#[derive(Clone, Debug)]
pub struct Client {
    channel: CrewdbChannel,
}

impl Client {
    /// A client of the service at `host:port`. It connects with the first call, and again when the connection is lost.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a target that makes no sense, and for a token that would travel unprotected.
    pub fn connect(target: &str, options: Options) -> Result<Self> {
        if let Some(rest) = target.strip_prefix("http://").or_else(|| target.strip_prefix("https://")) {
            let message = format!("the target is host:port, not a URL: try \"{rest}\", with tls for https");
            return Err(tonic::Status::invalid_argument(message).into());
        }
        if options.token.is_some() && options.tls.is_none() && !is_local(target) {
            let message = format!("a token would be sent to {target} in plain text: set tls");
            return Err(tonic::Status::invalid_argument(message).into());
        }
        let channel = open(target, options.tls)?;
        let token = options.token.map(|token| HeaderValue::try_from(format!("Bearer {token}")));
        let token =
            token.transpose().map_err(|_| tonic::Status::invalid_argument("the token is no text for a header"))?;
        let pipelines = options.pipeline.then(|| Pipelines::new(&channel, token.as_ref()));
        let shared = Shared { token, timeout: options.timeout, retry: options.retry, pipelines };
        Ok(Self { channel: CrewdbChannel::new(channel, Arc::new(shared)) })
    }

    /// The e-mail and workflow database.
    pub fn main(&self) -> MainDbClient<CrewdbChannel> {
        MainDbClient::new(self.channel.clone())
    }

    /// The grocery database.
    pub fn walmart(&self) -> WalmartDbClient<CrewdbChannel> {
        WalmartDbClient::new(self.channel.clone())
    }

    /// The administration of the service. It asks for the role admin.
    pub fn admin(&self) -> AdminDbClient<CrewdbChannel> {
        AdminDbClient::new(self.channel.clone())
    }

    /// Tells the health of a service now and with every change, through restarts; UNKNOWN while there is no connection. It returns what
    /// `each` breaks with.
    pub async fn watch_health<B>(&self, service: Service, mut each: impl FnMut(ServingStatus) -> ControlFlow<B>) -> B {
        let mut last = None;
        let mut tell = |now: ServingStatus| match last.replace(now) {
            Some(before) if before == now => ControlFlow::Continue(()),
            _ => each(now),
        };
        loop {
            let request = HealthCheckRequest { service: service.name().to_owned() };
            if let Ok(answer) = HealthClient::new(self.channel.clone()).watch(request).await {
                let mut stream = answer.into_inner();
                while let Ok(Some(message)) = stream.message().await {
                    if let ControlFlow::Break(result) = tell(message.status()) {
                        return result;
                    }
                }
            }
            if let ControlFlow::Break(result) = tell(ServingStatus::Unknown) {
                return result;
            }
            sleep(RECONNECT).await;
        }
    }

    /// Returns once the service answers that it serves.
    ///
    /// # Errors
    /// `DEADLINE_EXCEEDED` when `patience` has passed before.
    pub async fn wait_until_serving(&self, service: Service, patience: Duration) -> Result<()> {
        let serving = self.watch_health(service, |now| match now {
            ServingStatus::Serving => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        });
        timeout(patience, serving)
            .await
            .map_err(|_| Error::from(tonic::Status::deadline_exceeded("the service does not serve yet")))
    }
}

fn open(target: &str, tls: Option<ClientTlsConfig>) -> Result<Channel> {
    let scheme = if tls.is_some() { "https" } else { "http" };
    let invalid = |problem: tonic::transport::Error| tonic::Status::invalid_argument(format!("{target}: {problem}"));
    let mut endpoint = Endpoint::from_shared(format!("{scheme}://{target}")).map_err(invalid)?;
    if let Some(tls) = tls {
        endpoint = endpoint.tls_config(tls).map_err(invalid)?;
    }
    let endpoint = endpoint.user_agent(format!("crewdb-rust/{VERSION}")).map_err(invalid)?;
    let endpoint = endpoint
        .tcp_nodelay(true)
        .connect_timeout(Duration::from_secs(5))
        .http2_keep_alive_interval(Duration::from_secs(30))
        .keep_alive_timeout(Duration::from_secs(10));
    Ok(endpoint.connect_lazy())
}

/// True when what is sent to the target stays on this machine.
fn is_local(target: &str) -> bool {
    let host = target.rsplit_once(':').map_or(target, |(host, _)| host).trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
