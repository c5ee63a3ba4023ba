package conformance;

import com.google.gson.JsonObject;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Calls for some seconds, so many at a time. */
final class Load {
  private Load() {}

  static JsonObject run(JsonObject command) throws Exception {
    var method = Driver.descriptor(Driver.text(command, "service"), Driver.text(command, "method"));
    Message request = Driver.request(method, command.get("request"));
    long begin = System.nanoTime();
    long until = begin + (long) (command.get("seconds").getAsDouble() * 1e9);
    List<Double> times = Collections.synchronizedList(new ArrayList<>());
    int[] errors = {0};
    List<Thread> callers = new ArrayList<>();
    for (long each = 0; each < Driver.number(command, "inFlight"); each++) {
      Thread caller =
          new Thread(
              () -> {
                while (System.nanoTime() < until) {
                  long begun = System.nanoTime();
                  try {
                    ClientCalls.blockingUnaryCall(Driver.client.channel(), method, CallOptions.DEFAULT, request);
                  } catch (StatusRuntimeException failure) {
                    synchronized (errors) {
                      errors[0]++;
                    }
                  }
                  times.add((System.nanoTime() - begun) / 1e6);
                }
              });
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) caller.join();
    Collections.sort(times);
    JsonObject answer = new JsonObject();
    answer.addProperty("calls", times.size());
    answer.addProperty("errors", errors[0]);
    answer.addProperty("seconds", (System.nanoTime() - begin) / 1e9);
    answer.addProperty("p50Ms", times.get(times.size() / 2));
    answer.addProperty("p99Ms", times.get((int) (times.size() * 0.99)));
    return answer;
  }
}
