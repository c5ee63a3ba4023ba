package crewdb.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The rules of service_config.json for calls in a pipeline, which gRPC's own retries don't see. */
final class RetryRules {
  private final Set<String> repeatable = new HashSet<>();
  private final int maxAttempts;
  private final double firstMs;
  private final double longestMs;
  private final double multiplier;

  @SuppressWarnings("unchecked") // The file is made by the project, and has this shape.
  RetryRules(Map<String, ?> serviceConfig) {
    var config = ((List<Map<String, ?>>) serviceConfig.get("methodConfig")).get(0);
    for (var name : (List<Map<String, String>>) config.get("name")) {
      repeatable.add(name.get("service") + "/" + name.get("method"));
    }
    var policy = (Map<String, ?>) config.get("retryPolicy");
    maxAttempts = ((Double) policy.get("maxAttempts")).intValue();
    firstMs = milliseconds((String) policy.get("initialBackoff"));
    longestMs = milliseconds((String) policy.get("maxBackoff"));
    multiplier = (Double) policy.get("backoffMultiplier");
  }

  private static double milliseconds(String seconds) {
    return Double.parseDouble(seconds.substring(0, seconds.length() - 1)) * 1000;
  }

  /** What is known of a call that may be tried more than once. */
  final class Attempts {
    private final boolean repeats;
    private int count;
    private boolean doubtful;

    Attempts(String path) {
      repeats = repeatable.contains(path);
    }

    /** How the call fails, if it is not tried again: what the last attempt did not store an earlier one may have. */
    com.google.rpc.Status failed(com.google.rpc.Status status) {
      count++;
      com.google.rpc.Status said = doubtful ? withDoubt(status) : status;
      doubtful = doubtful || CrewdbError.of(said).committed() == CrewdbError.Committed.UNKNOWN;
      return said;
    }

    /** The wait before the next attempt, in ms; negative: there is none. */
    long waitMs(com.google.rpc.Status status, long leftMs) {
      CrewdbError error = CrewdbError.of(status);
      boolean busy = error.code() == Status.Code.RESOURCE_EXHAUSTED && error.retryAfter().isPresent();
      if (!repeats || count == maxAttempts || !(error.code() == Status.Code.UNAVAILABLE || busy)) return -1;
      // Half of it is random, so that clients that failed together don't return together.
      double wait = Math.min(firstMs * Math.pow(multiplier, count - 1), longestMs);
      wait = wait / 2 + ThreadLocalRandom.current().nextDouble(wait / 2);
      long waitMs = (long) wait + error.retryAfter().map(java.time.Duration::toMillis).orElse(0L);
      // The service's own error says more than a deadline that passes while nobody works.
      return waitMs < leftMs ? waitMs : -1;
    }
  }

  private static com.google.rpc.Status withDoubt(com.google.rpc.Status status) {
    var changed = status.toBuilder().clearDetails();
    for (Any detail : status.getDetailsList()) changed.addDetails(withDoubt(detail));
    return changed.build();
  }

  private static Any withDoubt(Any detail) {
    if (!detail.is(ErrorInfo.class)) return detail;
    try {
      ErrorInfo info = detail.unpack(ErrorInfo.class);
      if (!"false".equals(info.getMetadataMap().get("committed"))) return detail;
      return Any.pack(info.toBuilder().putMetadata("committed", "unknown").build());
    } catch (InvalidProtocolBufferException unreadable) {
      return detail;
    }
  }
}
