package crewdb.client;

import com.google.protobuf.ByteString;
import crewdb.pipeline.v1.PipelineAnswer;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One unary call that travels with others. Its listener is called in the executor of the call's options, as gRPC's own calls do. */
final class PipelinedCall<Q, A> extends ClientCall<Q, A> implements Pipeline.Waiting, Context.CancellationListener {
  private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> TRACEPARENT = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
  /** What of a caller's headers fits into a pipeline. */
  private static final Set<String> CARRIED = Set.of("authorization", "traceparent");

  private final PipelinedChannel channel;
  private final MethodDescriptor<Q, A> method;
  private final CallOptions options;
  private final Executor executor;
  private final Context context = Context.current();
  private final RetryRules.Attempts attempts;
  private Listener<A> listener;
  private Metadata headers;
  private Q message;
  /** Goes by itself. */
  private ClientCall<Q, A> alone;

  private Pipeline pipeline;
  private ByteString request;
  private ScheduledFuture<?> late;
  private long id;
  private boolean over;

  PipelinedCall(PipelinedChannel channel, MethodDescriptor<Q, A> method, CallOptions options) {
    this.channel = channel;
    this.method = method;
    this.options = options;
    this.executor = options.getExecutor() == null ? Runnable::run : options.getExecutor();
    RetryRules rules = channel.retries();
    this.attempts = rules == null ? null : rules.new Attempts(method.getFullMethodName());
  }

  @Override
  public void start(Listener<A> listener, Metadata headers) {
    this.listener = listener;
    this.headers = headers;
    String authorization = headers.get(AUTHORIZATION);
    pipeline = channel.pipeline(method.getServiceName(), authorization == null ? "" : authorization);
    if (CARRIED.containsAll(headers.keys()) && pipeline.isKnown()) return;
    alone = channel.alone(method, options);
    alone.start(listener, headers);
  }

  @Override
  public void request(int messages) {
    if (alone != null) alone.request(messages);
  }

  @Override
  public void sendMessage(Q message) {
    if (alone != null) alone.sendMessage(message);
    else this.message = message;
  }

  @Override
  public void halfClose() {
    if (alone != null) {
      alone.halfClose();
      return;
    }
    try (var stream = method.streamRequest(message)) {
      request = ByteString.readFrom(stream);
    } catch (IOException unwritable) {
      end(Status.INTERNAL.withCause(unwritable), new Metadata(), null);
      return;
    }
    Deadline deadline = options.getDeadline();
    synchronized (this) {
      if (deadline != null) late = deadline.runOnExpiration(this::tooLate, channel.worker());
    }
    context.addListener(this, Runnable::run);
    attempt();
  }

  @Override
  public void cancel(String why, Throwable cause) {
    if (alone != null) alone.cancel(why, cause);
    else giveUp(Status.CANCELLED.withDescription(why).withCause(cause));
  }

  @Override
  public void cancelled(Context context) {
    giveUp(Contexts.statusFromCancelled(context));
  }

  private void tooLate() {
    giveUp(Status.DEADLINE_EXCEEDED.withDescription("the call's deadline has passed"));
  }

  private void giveUp(Status status) {
    synchronized (this) {
      if (id != 0) pipeline.cancel(id);
    }
    end(status, new Metadata(), null);
  }

  private synchronized void attempt() {
    if (over) return;
    String traceparent = headers.get(TRACEPARENT);
    // Rounded up, and 0 would be none.
    long timeoutMs = options.getDeadline() == null ? 0 : Math.max(1, leftMs());
    id = pipeline.call(method.getBareMethodName(), request, timeoutMs, traceparent == null ? "" : traceparent, this);
  }

  private long leftMs() {
    return options.getDeadline() == null ? Long.MAX_VALUE : options.getDeadline().timeRemaining(TimeUnit.MILLISECONDS);
  }

  @Override
  public void answered(PipelineAnswer answer) {
    if (answer.getStatus().isEmpty()) {
      end(Status.OK, new Metadata(), answer.getReply());
      return;
    }
    try {
      failed(com.google.rpc.Status.parseFrom(answer.getStatus()));
    } catch (IOException unreadable) {
      end(Status.INTERNAL.withCause(unreadable), new Metadata(), null);
    }
  }

  @Override
  public void lost(Status status) {
    String said = status.getDescription() == null ? "" : status.getDescription();
    failed(com.google.rpc.Status.newBuilder().setCode(status.getCode().value()).setMessage(said).build());
  }

  private void failed(com.google.rpc.Status status) {
    com.google.rpc.Status said = status;
    if (attempts != null) {
      said = attempts.failed(status);
      long waitMs = attempts.waitMs(said, leftMs());
      if (waitMs >= 0) {
        channel.worker().schedule(this::attempt, waitMs, TimeUnit.MILLISECONDS);
        return;
      }
    }
    StatusRuntimeException failure = StatusProto.toStatusRuntimeException(said);
    Metadata trailers = failure.getTrailers() == null ? new Metadata() : failure.getTrailers();
    end(failure.getStatus(), trailers, null);
  }

  /** The call begins again, by itself. */
  @Override
  public void unknown() {
    synchronized (this) {
      if (over) return;
      over = true;
    }
    release();
    alone = channel.alone(method, options);
    alone.start(listener, headers);
    alone.request(2);
    alone.sendMessage(message);
    alone.halfClose();
  }

  private void end(Status status, Metadata trailers, ByteString reply) {
    synchronized (this) {
      if (over) return;
      over = true;
    }
    release();
    executor.execute(() -> tell(status, trailers, reply));
  }

  private void tell(Status status, Metadata trailers, ByteString reply) {
    Status said = status;
    if (reply != null) {
      try {
        A message = method.parseResponse(reply.newInput());
        listener.onHeaders(new Metadata());
        listener.onMessage(message);
      } catch (StatusRuntimeException unreadable) {
        said = unreadable.getStatus();
      }
    }
    listener.onClose(said, trailers);
  }

  private void release() {
    context.removeListener(this);
    synchronized (this) {
      if (late != null) late.cancel(false);
    }
  }
}
