package conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.Message;
import crewdb.main.v1.MainDbGrpc;
import crewdb.sql.v1.QueryStreamResponse;
import crewdb.walmart.v1.WalmartDbGrpc;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Streams from the service and to it. */
final class Streams {
  private Streams() {}

  static JsonObject read(JsonObject command) throws Exception {
    AbstractStub<?> plain = Driver.text(command, "service").equals("MainDb") ? Driver.client.main() : Driver.client.walmart();
    Object stub = Driver.withOptions(plain, command);
    var method = Driver.method(stub, Driver.text(command, "method"));
    JsonArray messages = new JsonArray();
    JsonObject answer = new JsonObject();
    int count = 0;
    int rows = 0;
    // Leaving the context ends the call.
    Context.CancellableContext context = Context.current().withCancellation();
    Context before = context.attach();
    try {
      var stream = (Iterator<?>) Driver.invoke(method, stub, Driver.request(method.getParameterTypes()[0], command.get("request")));
      while (stream.hasNext()) {
        QueryStreamResponse message = (QueryStreamResponse) stream.next();
        count++;
        rows += message.getRowsCount();
        if (count == 1 || !Driver.flag(command, "ends")) messages.add(Driver.toJson(message));
        if (count == 1) Thread.sleep(Driver.number(command, "pauseMs"));
        if (count == Driver.number(command, "take")) break;
      }
    } catch (StatusRuntimeException failure) {
      answer = Driver.failed(failure);
    } finally {
      context.detach(before);
      context.cancel(null);
    }
    answer.add("messages", messages);
    answer.addProperty("count", count);
    answer.addProperty("rows", rows);
    return answer;
  }

  static JsonObject importRows(JsonObject command) throws Exception {
    boolean main = Driver.text(command, "service").equals("MainDb");
    Object stub = main ? MainDbGrpc.newStub(Driver.client.channel()) : WalmartDbGrpc.newStub(Driver.client.channel());
    var method = Driver.method(stub, Driver.text(command, "method"));
    CompletableFuture<Object> answer = new CompletableFuture<>();
    StreamObserver<Object> answers =
        new StreamObserver<>() {
          @Override
          public void onNext(Object message) {
            answer.complete(message);
          }

          @Override
          public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
          }

          @Override
          public void onCompleted() {}
        };
    @SuppressWarnings("unchecked") // The generated method says so.
    var requests = (StreamObserver<Message>) Driver.invoke(method, stub, answers);
    var type = Driver.descriptor(Driver.text(command, "service"), Driver.text(command, "method"));
    for (var json : command.getAsJsonArray("requests")) {
      requests.onNext(Driver.request(type, json));
    }
    requests.onCompleted();
    try {
      return Driver.response(answer.get());
    } catch (ExecutionException failure) {
      throw (StatusRuntimeException) failure.getCause();
    }
  }
}
