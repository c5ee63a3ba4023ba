package conformance;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import crewdb.admin.v1.AdminDbGrpc;
import crewdb.client.CrewdbClient;
import crewdb.client.CrewdbClient.Database;
import crewdb.client.CrewdbError;
import crewdb.main.v1.MainDbGrpc;
import crewdb.walmart.v1.WalmartDbGrpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The Java client as the conformance suite drives it: see test/conformance/README.md for the protocol. */
public final class Driver {
  static final Gson GSON = new Gson();
  static final BufferedReader LINES = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  static CrewdbClient client;

  private Driver() {}

  public static void main(String[] args) throws Exception {
    for (String line = LINES.readLine(); line != null; line = LINES.readLine()) {
      JsonObject answer;
      try {
        answer = run(JsonParser.parseString(line).getAsJsonObject());
      } catch (StatusRuntimeException failure) {
        answer = failed(failure);
      }
      say(answer);
    }
    System.exit(0);
  }

  static void say(JsonObject answer) {
    OUT.println(GSON.toJson(answer));
  }

  private static JsonObject run(JsonObject command) throws Exception {
    return switch (text(command, "op")) {
      case "connect" -> connect(command);
      case "call" -> call(command);
      case "stream" -> Streams.read(command);
      case "import" -> Streams.importRows(command);
      case "transaction" -> Transactions.run(command);
      case "watch" -> watch(command);
      case "waitServing" -> waitServing(command);
      case "load" -> Load.run(command);
      default -> throw new IllegalArgumentException("unknown op " + command);
    };
  }

  static String text(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : "";
  }

  static long number(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsLong() : 0;
  }

  static boolean flag(JsonObject object, String name) {
    return object.has(name) && object.get(name).getAsBoolean();
  }

  private static JsonObject connect(JsonObject command) {
    if (client != null) client.close();
    boolean retries = !command.has("retries") || command.get("retries").getAsBoolean();
    boolean pipeline = command.has("pipeline") && command.get("pipeline").getAsBoolean();
    client = CrewdbClient.builder(text(command, "target")).retries(retries).pipeline(pipeline).build();
    return new JsonObject();
  }

  private static AbstractStub<?> blocking(String service) {
    return switch (service) {
      case "MainDb" -> client.main();
      case "WalmartDb" -> client.walmart();
      default -> client.admin();
    };
  }

  private static AbstractStub<?> future(String service) {
    return service.equals("MainDb") ? client.mainFuture() : client.walmartFuture();
  }

  static boolean isReplicated(JsonObject command) {
    return text(command, "durability").equals("replicated");
  }

  /** The deadline, durability and headers of a command. */
  static <S extends AbstractStub<S>> S withOptions(AbstractStub<S> stub, JsonObject command) {
    @SuppressWarnings("unchecked") // A stub's own type.
    S own = (S) stub;
    if (command.has("timeoutMs")) own = own.withDeadlineAfter(number(command, "timeoutMs"), TimeUnit.MILLISECONDS);
    if (isReplicated(command)) own = own.withInterceptors(CrewdbClient.REPLICATED);
    if (!command.has("headers")) return own;
    Metadata headers = new Metadata();
    command.getAsJsonObject("headers").entrySet().forEach(
        each -> headers.put(Metadata.Key.of(each.getKey(), Metadata.ASCII_STRING_MARSHALLER), each.getValue().getAsString()));
    return own.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  static Method method(Object stub, String name) {
    String own = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return Arrays.stream(stub.getClass().getMethods()).filter(each -> each.getName().equals(own)).findFirst().orElseThrow();
  }

  static Object invoke(Method method, Object stub, Object... args) throws Exception {
    try {
      return method.invoke(stub, args);
    } catch (InvocationTargetException wrapped) {
      if (wrapped.getCause() instanceof StatusRuntimeException failure) throw failure;
      throw wrapped;
    }
  }

  /** The generated message that a method takes. */
  static Message request(Class<?> type, JsonElement json) throws Exception {
    Message.Builder builder = (Message.Builder) type.getMethod("newBuilder").invoke(null);
    if (json != null) JsonFormat.parser().merge(GSON.toJson(json), builder);
    return builder.build();
  }

  /** The generated message that an rpc takes. */
  static Message request(MethodDescriptor<Message, Message> method, JsonElement json) throws Exception {
    return request(((MethodDescriptor.PrototypeMarshaller<Message>) method.getRequestMarshaller()).getMessagePrototype().getClass(), json);
  }

  static JsonElement toJson(Object message) throws IOException {
    return JsonParser.parseString(JsonFormat.printer().print((Message) message));
  }

  static JsonObject response(Object message) throws IOException {
    JsonObject answer = new JsonObject();
    answer.add("response", toJson(message));
    return answer;
  }

  private static JsonObject call(JsonObject command) throws Exception {
    String service = text(command, "service");
    boolean cancels = command.has("cancelAfterMs");
    AbstractStub<?> plain = cancels ? future(service) : blocking(service);
    Object stub = withOptions(plain, command);
    Method method = method(stub, text(command, "method"));
    Object answer = invoke(method, stub, request(method.getParameterTypes()[0], command.get("request")));
    if (!cancels) return response(answer);
    ListenableFuture<?> future = (ListenableFuture<?>) answer;
    Thread.sleep(number(command, "cancelAfterMs"));
    future.cancel(true);
    try {
      return response(future.get());
    } catch (CancellationException cancelled) {
      // A cancelled future has no status of gRPC's; Java's word for it is this exception.
      return failed(io.grpc.Status.CANCELLED.asRuntimeException());
    } catch (ExecutionException failure) {
      throw (StatusRuntimeException) failure.getCause();
    }
  }

  static JsonObject failed(Throwable failure) {
    CrewdbError error = CrewdbError.of(failure);
    JsonObject said = new JsonObject();
    said.addProperty("code", error.code().name());
    said.addProperty("message", error.message());
    said.addProperty("reason", error.reason());
    said.add("metadata", GSON.toJsonTree(error.metadata()));
    said.addProperty("committed", error.committed().name().toLowerCase(Locale.ROOT));
    JsonArray violations = new JsonArray();
    error.violations().forEach(
        each -> {
          JsonObject violation = new JsonObject();
          violation.addProperty("field", each.field());
          violation.addProperty("description", each.description());
          violations.add(violation);
        });
    said.add("violations", violations);
    said.addProperty("retryAfterMs", error.retryAfter().orElse(Duration.ZERO).toMillis());
    JsonArray details = new JsonArray();
    error.status().getDetailsList().forEach(each -> details.add(each.getTypeUrl().substring(each.getTypeUrl().lastIndexOf('/') + 1)));
    said.add("details", details);
    JsonObject answer = new JsonObject();
    answer.add("error", said);
    return answer;
  }

  static Database database(JsonObject command) {
    return text(command, "service").equals("MainDb") ? Database.MAIN : Database.WALMART;
  }

  /** The descriptor of a method, by which it runs inside a transaction. */
  static MethodDescriptor<Message, Message> descriptor(String service, String name) {
    var methods = (switch (service) {
      case "MainDb" -> MainDbGrpc.getServiceDescriptor();
      case "WalmartDb" -> WalmartDbGrpc.getServiceDescriptor();
      default -> AdminDbGrpc.getServiceDescriptor();
    }).getMethods();
    @SuppressWarnings("unchecked") // All messages are.
    var found = (MethodDescriptor<Message, Message>) methods.stream().filter(each -> each.getBareMethodName().equals(name)).findFirst().orElseThrow();
    return found;
  }

  private static JsonObject watch(JsonObject command) {
    int[] changes = {0};
    client.watchHealth(
        text(command, "service"),
        status -> {
          JsonObject event = new JsonObject();
          event.addProperty("event", status.name());
          say(event);
          return ++changes[0] < number(command, "changes");
        });
    return new JsonObject();
  }

  private static JsonObject waitServing(JsonObject command) {
    if (client.waitUntilServing(text(command, "service"), Duration.ofMillis(number(command, "timeoutMs")))) return new JsonObject();
    return failed(io.grpc.Status.DEADLINE_EXCEEDED.asRuntimeException());
  }
}
