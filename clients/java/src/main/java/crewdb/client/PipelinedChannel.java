package crewdb.client;

import crewdb.main.v1.MainDbGrpc;
import crewdb.pipeline.v1.PipelineRequest;
import crewdb.pipeline.v1.PipelineResponse;
import crewdb.walmart.v1.WalmartDbGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A channel whose unary calls of both databases travel together: those that come while a message is being sent leave with the next one.
 * Streams, and calls with options or headers of their own, go by themselves.
 */
final class PipelinedChannel extends Channel {
  private static final Map<String, MethodDescriptor<PipelineRequest, PipelineResponse>> METHODS =
      Map.of(
          MainDbGrpc.SERVICE_NAME, MainDbGrpc.getPipelineMethod(),
          WalmartDbGrpc.SERVICE_NAME, WalmartDbGrpc.getPipelineMethod());

  private record Key(String service, String authorization) {}

  private final ManagedChannel channel;
  private final RetryRules retries;
  private final Map<Key, Pipeline> pipelines = new ConcurrentHashMap<>();
  /** Sends messages, and knows when a call is late or tried again. */
  private final ScheduledExecutorService worker = startWorker();

  /** {@code retries}: null makes every call once. */
  PipelinedChannel(ManagedChannel channel, RetryRules retries) {
    this.channel = channel;
    this.retries = retries;
  }

  @Override
  public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
    boolean travels =
        method.getType() == MethodDescriptor.MethodType.UNARY
            && METHODS.containsKey(method.getServiceName())
            && options.getCredentials() == null
            && options.getCompressor() == null
            && options.getAuthority() == null
            && !options.isWaitForReady();
    return travels ? new PipelinedCall<>(this, method, options) : channel.newCall(method, options);
  }

  /** A call by itself, where its headers or the service ask for that. */
  <Q, A> ClientCall<Q, A> alone(MethodDescriptor<Q, A> method, CallOptions options) {
    return channel.newCall(method, options);
  }

  Pipeline pipeline(String service, String authorization) {
    return pipelines.computeIfAbsent(
        new Key(service, authorization), key -> new Pipeline(channel, METHODS.get(service), authorization, worker));
  }

  RetryRules retries() {
    return retries;
  }

  ScheduledExecutorService worker() {
    return worker;
  }

  @Override
  public String authority() {
    return channel.authority();
  }

  /** One thread, which ends by itself when there is nothing to do. */
  private static ScheduledExecutorService startWorker() {
    var worker =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "crewdb-pipeline");
              thread.setDaemon(true);
              return thread;
            });
    worker.setKeepAliveTime(1, TimeUnit.SECONDS);
    worker.allowCoreThreadTimeOut(true);
    // Of calls that were answered in time.
    worker.setRemoveOnCancelPolicy(true);
    return worker;
  }
}
