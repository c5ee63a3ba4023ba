package crewdb.client;

import com.google.protobuf.ByteString;
import crewdb.pipeline.v1.PipelineAnswer;
import crewdb.pipeline.v1.PipelineCall;
import crewdb.pipeline.v1.PipelineRequest;
import crewdb.pipeline.v1.PipelineResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The calls of one service that wait for their answers, and the stream that carries them. A lost stream is opened anew by the next call.
 * Every field is guarded by {@code this}, but for those that never change.
 */
final class Pipeline {
  /** A message is sent with so many bytes, however many calls more there are: the service takes 4 MiB at most. */
  private static final int MESSAGE_BYTES = 256 << 10;

  private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** Who waits for the answer to a call. Called in a thread of the channel's, without a lock. */
  interface Waiting {
    void answered(PipelineAnswer answer);

    /** The stream was lost. */
    void lost(Status status);

    /** The service is older than pipelines: the call has to go by itself. */
    void unknown();
  }

  private final ManagedChannel channel;
  private final MethodDescriptor<PipelineRequest, PipelineResponse> method;
  private final String authorization;
  private final Executor sender;
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private ClientCall<PipelineRequest, PipelineResponse> stream;
  private PipelineRequest.Builder next = PipelineRequest.newBuilder();
  private int bytes;
  private long lastId;
  private boolean sending;
  private boolean unknown;

  Pipeline(
      ManagedChannel channel,
      MethodDescriptor<PipelineRequest, PipelineResponse> method,
      String authorization,
      Executor sender) {
    this.channel = channel;
    this.method = method;
    this.authorization = authorization;
    this.sender = sender;
  }

  /** Whether calls may go this way. */
  synchronized boolean isKnown() {
    return !unknown;
  }

  /** Sends a call with others. Answers what it is cancelled by. */
  synchronized long call(String name, ByteString request, long timeoutMs, String traceparent, Waiting answer) {
    long id = ++lastId;
    waiting.put(id, answer);
    next.addCalls(
        PipelineCall.newBuilder()
            .setId(id)
            .setMethod(name)
            .setRequest(request)
            .setTimeoutMs(timeoutMs)
            .setTraceparent(traceparent));
    bytes += request.size() + 64;
    sendSoon();
    return id;
  }

  /** Nobody waits for it any more, and the service stops its statement. Answers false where it was answered. */
  synchronized boolean cancel(long id) {
    if (waiting.remove(id) == null) return false;
    next.addCancelIds(id);
    bytes += 16;
    sendSoon();
    return true;
  }

  /** What comes until the sender's thread is there leaves together. */
  private void sendSoon() {
    if (sending) {
      if (bytes >= MESSAGE_BYTES) send();
      return;
    }
    sending = true;
    sender.execute(this::sendAll);
  }

  private synchronized void sendAll() {
    sending = false;
    send();
  }

  private void send() {
    if (bytes == 0) return;
    PipelineRequest message = next.build();
    next = PipelineRequest.newBuilder();
    bytes = 0;
    open().sendMessage(message);
  }

  private ClientCall<PipelineRequest, PipelineResponse> open() {
    if (stream != null) return stream;
    // It lives as long as the connection: closing that ends it.
    ClientCall<PipelineRequest, PipelineResponse> opened = channel.newCall(method, CallOptions.DEFAULT);
    Metadata headers = new Metadata();
    if (!authorization.isEmpty()) headers.put(AUTHORIZATION, authorization);
    stream = opened;
    opened.start(new Answers(opened), headers);
    opened.request(Integer.MAX_VALUE);
    return opened;
  }

  private final class Answers extends ClientCall.Listener<PipelineResponse> {
    private final ClientCall<PipelineRequest, PipelineResponse> call;

    Answers(ClientCall<PipelineRequest, PipelineResponse> call) {
      this.call = call;
    }

    @Override
    public void onMessage(PipelineResponse message) {
      for (PipelineAnswer answer : message.getAnswersList()) {
        Waiting found;
        synchronized (Pipeline.this) {
          found = waiting.remove(answer.getId());
        }
        if (found != null) found.answered(answer);
      }
    }

    /** Every call that waits fails as a unary one would on a lost connection. */
    @Override
    public void onClose(Status status, Metadata trailers) {
      List<Waiting> left;
      boolean knows;
      synchronized (Pipeline.this) {
        if (stream != call) return;
        unknown = status.getCode() == Status.Code.UNIMPLEMENTED;
        knows = !unknown;
        left = List.copyOf(waiting.values());
        waiting.clear();
        stream = null;
        next = PipelineRequest.newBuilder();
        bytes = 0;
      }
      // The service ends a pipeline when it stops: what it has not answered it has not begun.
      Status why = status.isOk() ? Status.UNAVAILABLE.withDescription("the service has ended the pipeline") : status;
      for (Waiting each : left) {
        if (knows) each.lost(why);
        else each.unknown();
      }
    }
  }
}
