package conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.Message;
import crewdb.client.CrewdbClient;
import crewdb.client.Transaction;
import crewdb.client.Values;
import crewdb.sql.v1.ExecuteRequest;
import crewdb.sql.v1.QueryRequest;
import crewdb.sql.v1.Value;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.util.List;

/** Transactions as a scope. */
final class Transactions {
  private Transactions() {}

  /** The caller's own failure, which no service knows. */
  private static final class OwnException extends Exception {
    private static final long serialVersionUID = 1;
  }

  static JsonObject run(JsonObject command) throws Exception {
    JsonArray results = new JsonArray();
    JsonObject answer = new JsonObject();
    boolean reads = Driver.text(command, "mode").equals("read");
    var database = Driver.database(command);
    try (Transaction tx = reads ? Driver.client.read(database) : write(command)) {
      for (var each : command.getAsJsonArray("steps")) {
        results.add(step(Driver.text(command, "service"), tx, each.getAsJsonObject(), results));
      }
      if (Driver.flag(command, "fail")) throw new OwnException();
      tx.commit();
    } catch (OwnException own) {
      answer.addProperty("failed", true);
    } catch (StatusRuntimeException failure) {
      answer = Driver.failed(failure);
    }
    answer.add("results", results);
    return answer;
  }

  private static Transaction write(JsonObject command) {
    var database = Driver.database(command);
    return Driver.isReplicated(command) ? Driver.client.write(database, CrewdbClient.REPLICATED) : Driver.client.write(database);
  }

  private static Object[] natives(List<Value> parameters) {
    return parameters.stream().map(Values::toNative).toArray();
  }

  private static JsonObject step(String service, Transaction tx, JsonObject step, JsonArray results) throws Exception {
    try {
      if (step.has("query")) {
        QueryRequest request = (QueryRequest) Driver.request(QueryRequest.class, step.get("query"));
        return Driver.response(tx.query(request.getSql(), natives(request.getParametersList())));
      }
      if (step.has("execute")) {
        ExecuteRequest request = (ExecuteRequest) Driver.request(ExecuteRequest.class, step.get("execute"));
        return Driver.response(tx.execute(request.getSql(), natives(request.getParametersList())));
      }
      if (step.has("call")) {
        JsonObject call = step.getAsJsonObject("call");
        MethodDescriptor<Message, Message> method = Driver.descriptor(service, Driver.text(call, "method"));
        return Driver.response(tx.call(method, Driver.request(method, call.get("request"))));
      }
      if (step.has("savepoint")) {
        tx.savepoint(
            () -> {
              for (var inner : step.getAsJsonArray("steps")) results.add(step(service, tx, inner.getAsJsonObject(), results));
              if (Driver.flag(step, "fail")) throw new OwnException();
              return null;
            });
      } else {
        JsonObject event = new JsonObject();
        event.addProperty("event", "holding");
        Driver.say(event);
        Driver.LINES.readLine();
      }
    } catch (OwnException own) {
      JsonObject failed = new JsonObject();
      failed.addProperty("failed", true);
      return failed;
    } catch (StatusRuntimeException failure) {
      return Driver.failed(failure);
    }
    return new JsonObject();
  }
}
