package crewdb.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a call failed.
 *
 * @param code gRPC's status code
 * @param message a sentence for people
 * @param reason the cause for programs, for example {@code UNIQUE_VIOLATION}; docs/errors.md lists them. Where no crewdb answered, the
 *     status's name: {@code UNAVAILABLE}
 * @param metadata facts that go with the reason, for example table and columns
 * @param committed of a write: whether it is stored although it failed
 * @param violations the request fields that break their rules
 * @param retryAfter how long to wait before the call may be repeated; empty when waiting does not help
 * @param status google.rpc.Status as it came, with every detail
 */
public record CrewdbError(
    Status.Code code,
    String message,
    String reason,
    Map<String, String> metadata,
    Committed committed,
    List<Violation> violations,
    Optional<Duration> retryAfter,
    com.google.rpc.Status status) {

  /**
   * A request field that breaks its rules.
   *
   * @param field its path, for example {@code user.email}
   * @param description what would be right
   */
  public record Violation(String field, String description) {}

  /** What became of a write that failed. */
  public enum Committed {
    /** It is stored, and only its answer could not be sent. */
    TRUE,
    /** Nothing of it is stored. */
    FALSE,
    /** It may be stored. Sent again with the same request_id, as this client's own retries do, it is stored once. */
    UNKNOWN;

    // Where crewdb answers and does not say, nothing is stored; where somebody else does, such as this client at its deadline, nobody
    // knows.
    private static Committed of(Status.Code code, boolean answered, String said) {
      if (said != null) return said.equals("true") ? TRUE : said.equals("false") ? FALSE : UNKNOWN;
      return answered || NEVER_RUN.contains(code) ? FALSE : UNKNOWN;
    }
  }

  private static final Set<Status.Code> NEVER_RUN =
      Set.of(
          Status.Code.INVALID_ARGUMENT,
          Status.Code.UNAUTHENTICATED,
          Status.Code.PERMISSION_DENIED,
          Status.Code.UNIMPLEMENTED);

  /** Reads what a stub threw, or what a future failed with: a StatusRuntimeException, or an exception that it caused. */
  public static CrewdbError of(Throwable thrown) {
    com.google.rpc.Status status = StatusProto.fromThrowable(thrown);
    if (status != null) return of(status);
    Status plain = Status.fromThrowable(thrown);
    String message = plain.getDescription() == null ? "" : plain.getDescription();
    return of(com.google.rpc.Status.newBuilder().setCode(plain.getCode().value()).setMessage(message).build());
  }

  /** Reads a failure that came inside a stream. */
  public static CrewdbError of(com.google.rpc.Status status) {
    Status.Code code = Status.fromCodeValue(status.getCode()).getCode();
    String reason = code.name();
    Map<String, String> metadata = Map.of();
    boolean answered = false;
    List<Violation> violations = new ArrayList<>();
    Optional<Duration> retryAfter = Optional.empty();
    try {
      for (Any detail : status.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          ErrorInfo info = detail.unpack(ErrorInfo.class);
          if (!info.getDomain().equals("crewdb")) continue;
          answered = true;
          reason = info.getReason();
          metadata = info.getMetadataMap();
        } else if (detail.is(BadRequest.class)) {
          for (var each : detail.unpack(BadRequest.class).getFieldViolationsList()) {
            violations.add(new Violation(each.getField(), each.getDescription()));
          }
        } else if (detail.is(RetryInfo.class)) {
          var delay = detail.unpack(RetryInfo.class).getRetryDelay();
          retryAfter = Optional.of(Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
        }
      }
    } catch (InvalidProtocolBufferException unreadable) {
      // Details only explain: an error with unreadable ones is still the same error.
    }
    Committed committed = Committed.of(code, answered, metadata.get("committed"));
    return new CrewdbError(
        code, status.getMessage(), reason, metadata, committed, List.copyOf(violations), retryAfter, status);
  }
}
