package crewdb.client;

import com.google.gson.Gson;
import crewdb.admin.v1.AdminDbGrpc;
import crewdb.main.v1.MainDbGrpc;
import crewdb.sql.v1.TransactRequest;
import crewdb.sql.v1.TransactResponse;
import crewdb.walmart.v1.WalmartDbGrpc;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One connection to a crewdb service and the generated stubs over it, for any number of threads. */
public final class CrewdbClient implements AutoCloseable {
  /** The client's version; it is released together with the service. */
  public static final String VERSION = "0.1.0";

  /**
   * Makes writes wait until a replica has them too: {@code db.main().withInterceptors(CrewdbClient.REPLICATED).createUser(request)}. A
   * write that the replica does not take in time fails with the reason REPLICA_UNREACHABLE, committed {@code TRUE}: it is stored, and the
   * same request id sent again waits again. Where the service keeps no replica a write fails with NO_REPLICA, and nothing is stored.
   */
  public static final ClientInterceptor REPLICATED = MetadataUtils.newAttachHeadersInterceptor(replicated());

  private static Metadata replicated() {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("crewdb-durability", Metadata.ASCII_STRING_MARSHALLER), "replicated");
    return headers;
  }

  /** A database of the service. */
  public enum Database {
    /** E-mails and workflows. */
    MAIN("crewdb.main.v1.MainDb"),
    /** Groceries. */
    WALMART("crewdb.walmart.v1.WalmartDb");

    /** The name of its service, which its health is asked for by. */
    public final String service;

    Database(String service) {
      this.service = service;
    }

    private MethodDescriptor<TransactRequest, TransactResponse> transact() {
      return this == MAIN ? MainDbGrpc.getTransactMethod() : WalmartDbGrpc.getTransactMethod();
    }
  }

  private final ManagedChannel managed;
  private final Channel channel;

  private CrewdbClient(ManagedChannel managed, Channel channel) {
    this.managed = managed;
    this.channel = channel;
  }

  /** A client of the service at {@code host:port}, in plain text, for this machine. */
  public static CrewdbClient connect(String target) {
    return builder(target).build();
  }

  /** A client with other than the assumed options. */
  public static Builder builder(String target) {
    return new Builder(target);
  }

  /** Options of a client. */
  public static final class Builder {
    private static final Pattern URL = Pattern.compile("^https?://(.*)$");
    private static final Pattern LOCAL = Pattern.compile("^((dns|ipv4|ipv6):(//[^/]*/)?)?(localhost|127(\\.\\d+){3}|\\[?::1\\]?)(:\\d+)?$");

    private final String target;
    private ChannelCredentials credentials;
    private Supplier<String> token;
    private Duration timeout = Duration.ofSeconds(30);
    private boolean retries = true;
    private boolean pipeline;

    private Builder(String target) {
      this.target = target;
    }

    /** Speaks TLS and trusts what Java trusts. Default: plain text, which suits loopback only. */
    public Builder tls() {
      return credentials(TlsChannelCredentials.create());
    }

    /** Speaks TLS with certificates of the caller's. */
    public Builder credentials(ChannelCredentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /** Sends a token with every call; refused over plain text to another machine. */
    public Builder token(String token) {
      return token(() -> token);
    }

    /** Asks for the token at every call, so that it can change. */
    public Builder token(Supplier<String> token) {
      this.token = token;
      return this;
    }

    /** Of a unary call that has no deadline, all its attempts included. Default 30 s, the service's own limit. */
    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    /** False makes every call once. Default true: reads, and writes with a request id, are tried again when that helps. */
    public Builder retries(boolean retries) {
      this.retries = retries;
      return this;
    }

    /**
     * True lets unary calls of both databases that are made at the same time share the messages of one stream: several times as many a
     * second. Default false: a lone call takes a little longer, and a proxy sees one stream in place of calls.
     */
    public Builder pipeline(boolean pipeline) {
      this.pipeline = pipeline;
      return this;
    }

    /**
     * Makes the client. It connects with the first call, and again when the connection is lost.
     *
     * @throws IllegalArgumentException for a target that makes no sense, and a token that would travel unprotected
     */
    public CrewdbClient build() {
      var url = URL.matcher(target);
      if (url.matches()) {
        throw new IllegalArgumentException("the target is host:port, not a URL: try \"" + url.group(1) + "\", with tls() for https");
      }
      if (token != null && credentials == null && !LOCAL.matcher(target).matches()) {
        throw new IllegalArgumentException("a token would be sent to " + target + " in plain text: use tls()");
      }
      if (timeout.isNegative() || timeout.isZero()) throw new IllegalArgumentException("the timeout must be greater than 0");
      ManagedChannelBuilder<?> builder =
          Grpc.newChannelBuilder(target, credentials == null ? InsecureChannelCredentials.create() : credentials)
              .keepAliveTime(30, TimeUnit.SECONDS)
              .keepAliveTimeout(10, TimeUnit.SECONDS)
              // A proxy meant for the web would see database traffic.
              .proxyDetector(address -> null)
              .userAgent("crewdb-java/" + VERSION);
      if (retries) builder.enableRetry().defaultServiceConfig(serviceConfig());
      else builder.disableRetry();
      ManagedChannel managed = builder.build();
      Channel carrier =
          pipeline ? new PipelinedChannel(managed, retries ? new RetryRules(serviceConfig()) : null) : managed;
      return new CrewdbClient(managed, ClientInterceptors.intercept(carrier, new CallDefaults(timeout, retries, token)));
    }

    /** Which calls are tried again is one file for all languages; numbers are doubles, as grpc-java wants them. */
    @SuppressWarnings("unchecked") // The file is an object.
    private static Map<String, ?> serviceConfig() {
      try (var stream = CrewdbClient.class.getResourceAsStream("/crewdb/service_config.json")) {
        return new Gson().fromJson(new InputStreamReader(stream, StandardCharsets.UTF_8), Map.class);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /** The channel, for other generated stubs. */
  public Channel channel() {
    return channel;
  }

  /** The e-mail and workflow database: a call waits for its answer. */
  public MainDbGrpc.MainDbBlockingStub main() {
    return MainDbGrpc.newBlockingStub(channel);
  }

  /** The e-mail and workflow database: a call answers a future. */
  public MainDbGrpc.MainDbFutureStub mainFuture() {
    return MainDbGrpc.newFutureStub(channel);
  }

  /** The grocery database: a call waits for its answer. */
  public WalmartDbGrpc.WalmartDbBlockingStub walmart() {
    return WalmartDbGrpc.newBlockingStub(channel);
  }

  /** The grocery database: a call answers a future. */
  public WalmartDbGrpc.WalmartDbFutureStub walmartFuture() {
    return WalmartDbGrpc.newFutureStub(channel);
  }

  /** The administration of the service. It asks for the role admin. */
  public AdminDbGrpc.AdminDbBlockingStub admin() {
    return AdminDbGrpc.newBlockingStub(channel);
  }

  /** A transaction that holds the one writer; others wait until it ends. With {@link #REPLICATED} its commit waits for a replica. */
  public Transaction write(Database database, ClientInterceptor... interceptors) {
    Channel own = ClientInterceptors.intercept(channel, interceptors);
    return new Transaction(own, database.transact(), TransactRequest.Mode.MODE_READ_WRITE);
  }

  /** One snapshot, in which every read sees the same state. */
  public Transaction read(Database database) {
    return new Transaction(channel, database.transact(), TransactRequest.Mode.MODE_READ_ONLY);
  }

  /**
   * Tells the health of a service now and with every change, through restarts; UNKNOWN while there is no connection. It returns when
   * {@code goesOn} answers false, or the thread is interrupted.
   *
   * @param service {@link Database#service}, or empty for the whole server
   */
  public void watchHealth(String service, Predicate<ServingStatus> goesOn) {
    ServingStatus last = null;
    while (!Thread.currentThread().isInterrupted()) {
      var context = io.grpc.Context.current().withCancellation();
      var before = context.attach();
      try {
        var answers = HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.newBuilder().setService(service).build());
        while (answers.hasNext()) {
          ServingStatus now = answers.next().getStatus();
          if (now != last && !goesOn.test(now)) return;
          last = now;
        }
      } catch (StatusRuntimeException lost) {
        if (lost.getStatus().getCode() == Status.Code.UNIMPLEMENTED) throw lost;
      } finally {
        context.detach(before);
        context.cancel(null);
      }
      if (last != ServingStatus.UNKNOWN && !goesOn.test(ServingStatus.UNKNOWN)) return;
      last = ServingStatus.UNKNOWN;
      // gRPC's own wait of a second or more would hide a short restart.
      managed.resetConnectBackoff();
      pause();
    }
  }

  /** Returns true once the service answers that it serves, and false when {@code timeout} has passed before. */
  public boolean waitUntilServing(String service, Duration timeout) {
    long until = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
      try {
        HealthCheckResponse answer =
            HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(until - System.nanoTime(), TimeUnit.NANOSECONDS)
                .check(HealthCheckRequest.newBuilder().setService(service).build());
        if (answer.getStatus() == ServingStatus.SERVING) return true;
      } catch (StatusRuntimeException notYet) {
        managed.resetConnectBackoff();
      }
      pause();
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the connection; calls under way fail with UNAVAILABLE. */
  @Override
  public void close() {
    managed.shutdownNow();
  }
}
