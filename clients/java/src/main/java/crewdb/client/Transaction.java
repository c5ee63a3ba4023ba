package crewdb.client;

import crewdb.sql.v1.ExecuteRequest;
import crewdb.sql.v1.ExecuteResponse;
import crewdb.sql.v1.QueryRequest;
import crewdb.sql.v1.QueryResponse;
import crewdb.sql.v1.StreamLimits;
import crewdb.sql.v1.TransactRequest;
import crewdb.sql.v1.TransactResponse;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.CallOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A transaction, for {@code try (Transaction tx = client.write(service)) { …; tx.commit(); }}: left without a commit it is undone.
 * One that fails changed nothing and leaves the transaction open. One action runs at a time, whichever thread asks.
 */
public final class Transaction implements AutoCloseable {
  private final ClientCall<TransactRequest, TransactResponse> call;
  private final LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private final StreamLimits limits;
  private String commitSeq;
  private boolean over;
  private int savepoints;

  Transaction(Channel channel, MethodDescriptor<TransactRequest, TransactResponse> method, TransactRequest.Mode mode) {
    call = channel.newCall(method, CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(TransactResponse answer) {
            answers.add(answer);
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            answers.add(status.isOk() ? Status.ABORTED.withDescription("the transaction has ended").asRuntimeException() : status.asRuntimeException(trailers));
          }
        },
        new Metadata());
    TransactResponse.Begun begun =
        exchange(TransactRequest.newBuilder().setBegin(TransactRequest.Begin.newBuilder().setMode(mode))).getBegun();
    limits = begun.getLimits();
    commitSeq = begun.getCommitSeq();
  }

  /** How long the transaction may live and idle. */
  public StreamLimits limits() {
    return limits;
  }

  /** The commit of the snapshot, and after the end that of the commit; empty when nothing was changed. */
  public synchronized String commitSeq() {
    return commitSeq;
  }

  /** Runs a statement that reads; parameters as for {@link Values#of}. */
  public QueryResponse query(String sql, Object... parameters) {
    var request = QueryRequest.newBuilder().setSql(sql).addAllParameters(Values.of(parameters));
    return exchange(TransactRequest.newBuilder().setQuery(request)).getQuery();
  }

  /** Runs a statement that may write; parameters as for {@link Values#of}. */
  public ExecuteResponse execute(String sql, Object... parameters) {
    var request = ExecuteRequest.newBuilder().setSql(sql).addAllParameters(Values.of(parameters));
    return exchange(TransactRequest.newBuilder().setExecute(request)).getExecute();
  }

  /** Runs a typed rpc, for example {@code tx.call(MainDbGrpc.getCreateUserMethod(), request)}. */
  public <Q, A> A call(MethodDescriptor<Q, A> method, Q request) {
    try (var bytes = method.streamRequest(request)) {
      var typed =
          TransactRequest.TypedCall.newBuilder()
              .setMethod(method.getBareMethodName())
              .setRequest(com.google.protobuf.ByteString.readFrom(bytes));
      return method.parseResponse(exchange(TransactRequest.newBuilder().setCall(typed)).getReply().newInput());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Runs {@code work}; when it throws, what it did is undone, and the transaction goes on. */
  public <T> T savepoint(Callable<T> work) throws Exception {
    TransactRequest.Savepoint point = TransactRequest.Savepoint.newBuilder().setName("nested_" + ++savepoints).build();
    exchange(TransactRequest.newBuilder().setSavepoint(point));
    T result;
    try {
      result = work.call();
    } catch (Throwable failure) {
      exchange(TransactRequest.newBuilder().setRollbackTo(point));
      exchange(TransactRequest.newBuilder().setRelease(point));
      throw failure;
    }
    exchange(TransactRequest.newBuilder().setRelease(point));
    return result;
  }

  /** Keeps what was done; it is on disk when this returns. */
  public synchronized void commit() {
    var request = TransactRequest.newBuilder().setCommit(TransactRequest.Commit.getDefaultInstance());
    commitSeq = exchange(request).getCommitted().getCommitSeq();
    over = true;
    call.halfClose();
  }

  /** Undoes what was not committed. Never throws: a transaction that is lost is undone already. */
  @Override
  public synchronized void close() {
    if (over) return;
    over = true;
    try {
      exchange(TransactRequest.newBuilder().setRollback(TransactRequest.Rollback.getDefaultInstance()));
    } catch (StatusRuntimeException lost) {
      // Undone already.
    }
    call.cancel("the transaction was left without a commit", null);
  }

  private synchronized TransactResponse exchange(TransactRequest.Builder request) {
    call.request(1);
    try {
      call.sendMessage(request.build());
      Object answer = answers.take();
      if (answer instanceof StatusRuntimeException end) {
        over = true;
        // The next action must hear of it as well.
        answers.add(end);
        throw end;
      }
      TransactResponse response = (TransactResponse) answer;
      if (response.hasError()) throw StatusProto.toStatusRuntimeException(response.getError());
      return response;
    } catch (InterruptedException interrupt) {
      over = true;
      call.cancel("interrupted", interrupt);
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withCause(interrupt).asRuntimeException();
    }
  }
}
