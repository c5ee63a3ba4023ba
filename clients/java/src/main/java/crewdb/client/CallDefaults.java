package crewdb.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Unary calls get a deadline, writes a request id, and all calls the token. */
final class CallDefaults implements ClientInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Duration timeout;
  private final boolean fillsRequestIds;
  private final Supplier<String> token;

  CallDefaults(Duration timeout, boolean fillsRequestIds, Supplier<String> token) {
    this.timeout = timeout;
    this.fillsRequestIds = fillsRequestIds;
    this.token = token;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    boolean unary = method.getType() == MethodDescriptor.MethodType.UNARY;
    CallOptions own =
        unary && options.getDeadline() == null ? options.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS) : options;
    return new SimpleForwardingClientCall<>(next.newCall(method, own)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        if (token != null) headers.put(AUTHORIZATION, "Bearer " + token.get());
        super.start(listener, headers);
      }

      @Override
      public void sendMessage(Q message) {
        super.sendMessage(unary && fillsRequestIds ? withRequestId(message) : message);
      }
    };
  }

  /** A write without a request id could not be told from its repetition. The caller's message is immutable; this answers another. */
  @SuppressWarnings("unchecked") // A builder of Q builds a Q.
  private static <Q> Q withRequestId(Q request) {
    if (!(request instanceof Message message)) return request;
    FieldDescriptor field = message.getDescriptorForType().findFieldByName("request_id");
    if (field == null || !message.getField(field).equals("")) return request;
    return (Q) message.toBuilder().setField(field, newRequestId().toString()).build();
  }

  /** A UUIDv7: the service keeps replies by id, and those of one moment lie together. */
  static UUID newRequestId() {
    UUID random = UUID.randomUUID();
    long time = System.currentTimeMillis() << 16;
    return new UUID(time | 0x7000 | random.getMostSignificantBits() & 0xfff, random.getLeastSignificantBits());
  }
}
