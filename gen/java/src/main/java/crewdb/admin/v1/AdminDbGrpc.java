package crewdb.admin.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Numbers, health, plans and files of both databases. Every rpc asks for the role `admin`.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class AdminDbGrpc {

  private AdminDbGrpc() {}

  public static final java.lang.String SERVICE_NAME = "crewdb.admin.v1.AdminDb";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.GetStatisticsRequest,
      crewdb.admin.v1.GetStatisticsResponse> getGetStatisticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetStatistics",
      requestType = crewdb.admin.v1.GetStatisticsRequest.class,
      responseType = crewdb.admin.v1.GetStatisticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.GetStatisticsRequest,
      crewdb.admin.v1.GetStatisticsResponse> getGetStatisticsMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.GetStatisticsRequest, crewdb.admin.v1.GetStatisticsResponse> getGetStatisticsMethod;
    if ((getGetStatisticsMethod = AdminDbGrpc.getGetStatisticsMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getGetStatisticsMethod = AdminDbGrpc.getGetStatisticsMethod) == null) {
          AdminDbGrpc.getGetStatisticsMethod = getGetStatisticsMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.GetStatisticsRequest, crewdb.admin.v1.GetStatisticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetStatistics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.GetStatisticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.GetStatisticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("GetStatistics"))
              .build();
        }
      }
    }
    return getGetStatisticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.WatchStatisticsRequest,
      crewdb.admin.v1.WatchStatisticsResponse> getWatchStatisticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "WatchStatistics",
      requestType = crewdb.admin.v1.WatchStatisticsRequest.class,
      responseType = crewdb.admin.v1.WatchStatisticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.WatchStatisticsRequest,
      crewdb.admin.v1.WatchStatisticsResponse> getWatchStatisticsMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.WatchStatisticsRequest, crewdb.admin.v1.WatchStatisticsResponse> getWatchStatisticsMethod;
    if ((getWatchStatisticsMethod = AdminDbGrpc.getWatchStatisticsMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getWatchStatisticsMethod = AdminDbGrpc.getWatchStatisticsMethod) == null) {
          AdminDbGrpc.getWatchStatisticsMethod = getWatchStatisticsMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.WatchStatisticsRequest, crewdb.admin.v1.WatchStatisticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "WatchStatistics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.WatchStatisticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.WatchStatisticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("WatchStatistics"))
              .build();
        }
      }
    }
    return getWatchStatisticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.GetReadinessRequest,
      crewdb.admin.v1.GetReadinessResponse> getGetReadinessMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetReadiness",
      requestType = crewdb.admin.v1.GetReadinessRequest.class,
      responseType = crewdb.admin.v1.GetReadinessResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.GetReadinessRequest,
      crewdb.admin.v1.GetReadinessResponse> getGetReadinessMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.GetReadinessRequest, crewdb.admin.v1.GetReadinessResponse> getGetReadinessMethod;
    if ((getGetReadinessMethod = AdminDbGrpc.getGetReadinessMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getGetReadinessMethod = AdminDbGrpc.getGetReadinessMethod) == null) {
          AdminDbGrpc.getGetReadinessMethod = getGetReadinessMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.GetReadinessRequest, crewdb.admin.v1.GetReadinessResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetReadiness"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.GetReadinessRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.GetReadinessResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("GetReadiness"))
              .build();
        }
      }
    }
    return getGetReadinessMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.SlowStatementsRequest,
      crewdb.admin.v1.SlowStatementsResponse> getSlowStatementsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SlowStatements",
      requestType = crewdb.admin.v1.SlowStatementsRequest.class,
      responseType = crewdb.admin.v1.SlowStatementsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.SlowStatementsRequest,
      crewdb.admin.v1.SlowStatementsResponse> getSlowStatementsMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.SlowStatementsRequest, crewdb.admin.v1.SlowStatementsResponse> getSlowStatementsMethod;
    if ((getSlowStatementsMethod = AdminDbGrpc.getSlowStatementsMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getSlowStatementsMethod = AdminDbGrpc.getSlowStatementsMethod) == null) {
          AdminDbGrpc.getSlowStatementsMethod = getSlowStatementsMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.SlowStatementsRequest, crewdb.admin.v1.SlowStatementsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SlowStatements"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.SlowStatementsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.SlowStatementsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("SlowStatements"))
              .build();
        }
      }
    }
    return getSlowStatementsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.ExplainRequest,
      crewdb.admin.v1.ExplainResponse> getExplainMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Explain",
      requestType = crewdb.admin.v1.ExplainRequest.class,
      responseType = crewdb.admin.v1.ExplainResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.ExplainRequest,
      crewdb.admin.v1.ExplainResponse> getExplainMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.ExplainRequest, crewdb.admin.v1.ExplainResponse> getExplainMethod;
    if ((getExplainMethod = AdminDbGrpc.getExplainMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getExplainMethod = AdminDbGrpc.getExplainMethod) == null) {
          AdminDbGrpc.getExplainMethod = getExplainMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.ExplainRequest, crewdb.admin.v1.ExplainResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Explain"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.ExplainRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.ExplainResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("Explain"))
              .build();
        }
      }
    }
    return getExplainMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.CheckpointRequest,
      crewdb.admin.v1.CheckpointResponse> getCheckpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Checkpoint",
      requestType = crewdb.admin.v1.CheckpointRequest.class,
      responseType = crewdb.admin.v1.CheckpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.CheckpointRequest,
      crewdb.admin.v1.CheckpointResponse> getCheckpointMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.CheckpointRequest, crewdb.admin.v1.CheckpointResponse> getCheckpointMethod;
    if ((getCheckpointMethod = AdminDbGrpc.getCheckpointMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getCheckpointMethod = AdminDbGrpc.getCheckpointMethod) == null) {
          AdminDbGrpc.getCheckpointMethod = getCheckpointMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.CheckpointRequest, crewdb.admin.v1.CheckpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Checkpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.CheckpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.CheckpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("Checkpoint"))
              .build();
        }
      }
    }
    return getCheckpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.OptimizeRequest,
      crewdb.admin.v1.OptimizeResponse> getOptimizeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Optimize",
      requestType = crewdb.admin.v1.OptimizeRequest.class,
      responseType = crewdb.admin.v1.OptimizeResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.OptimizeRequest,
      crewdb.admin.v1.OptimizeResponse> getOptimizeMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.OptimizeRequest, crewdb.admin.v1.OptimizeResponse> getOptimizeMethod;
    if ((getOptimizeMethod = AdminDbGrpc.getOptimizeMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getOptimizeMethod = AdminDbGrpc.getOptimizeMethod) == null) {
          AdminDbGrpc.getOptimizeMethod = getOptimizeMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.OptimizeRequest, crewdb.admin.v1.OptimizeResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Optimize"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.OptimizeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.OptimizeResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("Optimize"))
              .build();
        }
      }
    }
    return getOptimizeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.admin.v1.BackupRequest,
      crewdb.admin.v1.BackupResponse> getBackupMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Backup",
      requestType = crewdb.admin.v1.BackupRequest.class,
      responseType = crewdb.admin.v1.BackupResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<crewdb.admin.v1.BackupRequest,
      crewdb.admin.v1.BackupResponse> getBackupMethod() {
    io.grpc.MethodDescriptor<crewdb.admin.v1.BackupRequest, crewdb.admin.v1.BackupResponse> getBackupMethod;
    if ((getBackupMethod = AdminDbGrpc.getBackupMethod) == null) {
      synchronized (AdminDbGrpc.class) {
        if ((getBackupMethod = AdminDbGrpc.getBackupMethod) == null) {
          AdminDbGrpc.getBackupMethod = getBackupMethod =
              io.grpc.MethodDescriptor.<crewdb.admin.v1.BackupRequest, crewdb.admin.v1.BackupResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Backup"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.BackupRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.admin.v1.BackupResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminDbMethodDescriptorSupplier("Backup"))
              .build();
        }
      }
    }
    return getBackupMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static AdminDbStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdminDbStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdminDbStub>() {
        @java.lang.Override
        public AdminDbStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdminDbStub(channel, callOptions);
        }
      };
    return AdminDbStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static AdminDbBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdminDbBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdminDbBlockingV2Stub>() {
        @java.lang.Override
        public AdminDbBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdminDbBlockingV2Stub(channel, callOptions);
        }
      };
    return AdminDbBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static AdminDbBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdminDbBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdminDbBlockingStub>() {
        @java.lang.Override
        public AdminDbBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdminDbBlockingStub(channel, callOptions);
        }
      };
    return AdminDbBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static AdminDbFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdminDbFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdminDbFutureStub>() {
        @java.lang.Override
        public AdminDbFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdminDbFutureStub(channel, callOptions);
        }
      };
    return AdminDbFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Numbers, health, plans and files of both databases. Every rpc asks for the role `admin`.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns how busy each database's connections are, how long calls wait and take, and how large its files are.
     * </pre>
     */
    default void getStatistics(crewdb.admin.v1.GetStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.GetStatisticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetStatisticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sends the statistics now and then once an interval, until the client ends the stream or the server stops. Fails with
     * INVALID_FIELD for an interval out of its range.
     * </pre>
     */
    default void watchStatistics(crewdb.admin.v1.WatchStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.WatchStatisticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getWatchStatisticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns what the health of each database rests on: every check with its result and when it was made.
     * </pre>
     */
    default void getReadiness(crewdb.admin.v1.GetReadinessRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.GetReadinessResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetReadinessMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the statements that took longer than CREWDB_SLOW_MS, the slowest first; literals are left out of SQL texts.
     * </pre>
     */
    default void slowStatements(crewdb.admin.v1.SlowStatementsRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.SlowStatementsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSlowStatementsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how SQLite would run a caller's statement, without running it. The statement keeps to the same policy as in Query
     * and Execute: STATEMENT_DENIED for what they may not do, SQL_ERROR for what does not compile. The largest texts take some
     * ten seconds to compile.
     * </pre>
     */
    default void explain(crewdb.admin.v1.ExplainRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.ExplainResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getExplainMethod(), responseObserver);
    }

    /**
     * <pre>
     * Moves pages of the write-ahead log into the database file. The service does so by itself; this is for copying files or
     * watching the disk. Waits for the writer, never for a reader.
     * </pre>
     */
    default void checkpoint(crewdb.admin.v1.CheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.CheckpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCheckpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * Runs `PRAGMA optimize`, which gathers statistics for tables that have changed much. Plans of typed rpcs are pinned and
     * stay as they are; callers' SQL may get better ones. Waits for the writer.
     * </pre>
     */
    default void optimize(crewdb.admin.v1.OptimizeRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.OptimizeResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getOptimizeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sends a copy of a database as it is now, with every write that was acknowledged before the call. Writes go on meanwhile.
     * The copy contains credentials: keep it as you keep the database. Fails with BACKUP_RUNNING while another one is under way,
     * and DISK_FULL when there is no room for the copy beside the database file.
     * </pre>
     */
    default void backup(crewdb.admin.v1.BackupRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.BackupResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBackupMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service AdminDb.
   * <pre>
   * Numbers, health, plans and files of both databases. Every rpc asks for the role `admin`.
   * </pre>
   */
  public static abstract class AdminDbImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return AdminDbGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service AdminDb.
   * <pre>
   * Numbers, health, plans and files of both databases. Every rpc asks for the role `admin`.
   * </pre>
   */
  public static final class AdminDbStub
      extends io.grpc.stub.AbstractAsyncStub<AdminDbStub> {
    private AdminDbStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdminDbStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdminDbStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns how busy each database's connections are, how long calls wait and take, and how large its files are.
     * </pre>
     */
    public void getStatistics(crewdb.admin.v1.GetStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.GetStatisticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetStatisticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sends the statistics now and then once an interval, until the client ends the stream or the server stops. Fails with
     * INVALID_FIELD for an interval out of its range.
     * </pre>
     */
    public void watchStatistics(crewdb.admin.v1.WatchStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.WatchStatisticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getWatchStatisticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns what the health of each database rests on: every check with its result and when it was made.
     * </pre>
     */
    public void getReadiness(crewdb.admin.v1.GetReadinessRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.GetReadinessResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetReadinessMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the statements that took longer than CREWDB_SLOW_MS, the slowest first; literals are left out of SQL texts.
     * </pre>
     */
    public void slowStatements(crewdb.admin.v1.SlowStatementsRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.SlowStatementsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSlowStatementsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how SQLite would run a caller's statement, without running it. The statement keeps to the same policy as in Query
     * and Execute: STATEMENT_DENIED for what they may not do, SQL_ERROR for what does not compile. The largest texts take some
     * ten seconds to compile.
     * </pre>
     */
    public void explain(crewdb.admin.v1.ExplainRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.ExplainResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getExplainMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Moves pages of the write-ahead log into the database file. The service does so by itself; this is for copying files or
     * watching the disk. Waits for the writer, never for a reader.
     * </pre>
     */
    public void checkpoint(crewdb.admin.v1.CheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.CheckpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCheckpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Runs `PRAGMA optimize`, which gathers statistics for tables that have changed much. Plans of typed rpcs are pinned and
     * stay as they are; callers' SQL may get better ones. Waits for the writer.
     * </pre>
     */
    public void optimize(crewdb.admin.v1.OptimizeRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.OptimizeResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getOptimizeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sends a copy of a database as it is now, with every write that was acknowledged before the call. Writes go on meanwhile.
     * The copy contains credentials: keep it as you keep the database. Fails with BACKUP_RUNNING while another one is under way,
     * and DISK_FULL when there is no room for the copy beside the database file.
     * </pre>
     */
    public void backup(crewdb.admin.v1.BackupRequest request,
        io.grpc.stub.StreamObserver<crewdb.admin.v1.BackupResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getBackupMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service AdminDb.
   * <pre>
   * Numbers, health, plans and files of both databases. Every rpc asks for the role `admin`.
   * </pre>
   */
  public static final class AdminDbBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<AdminDbBlockingV2Stub> {
    private AdminDbBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdminDbBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdminDbBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns how busy each database's connections are, how long calls wait and take, and how large its files are.
     * </pre>
     */
    public crewdb.admin.v1.GetStatisticsResponse getStatistics(crewdb.admin.v1.GetStatisticsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends the statistics now and then once an interval, until the client ends the stream or the server stops. Fails with
     * INVALID_FIELD for an interval out of its range.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, crewdb.admin.v1.WatchStatisticsResponse>
        watchStatistics(crewdb.admin.v1.WatchStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getWatchStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what the health of each database rests on: every check with its result and when it was made.
     * </pre>
     */
    public crewdb.admin.v1.GetReadinessResponse getReadiness(crewdb.admin.v1.GetReadinessRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetReadinessMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the statements that took longer than CREWDB_SLOW_MS, the slowest first; literals are left out of SQL texts.
     * </pre>
     */
    public crewdb.admin.v1.SlowStatementsResponse slowStatements(crewdb.admin.v1.SlowStatementsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSlowStatementsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how SQLite would run a caller's statement, without running it. The statement keeps to the same policy as in Query
     * and Execute: STATEMENT_DENIED for what they may not do, SQL_ERROR for what does not compile. The largest texts take some
     * ten seconds to compile.
     * </pre>
     */
    public crewdb.admin.v1.ExplainResponse explain(crewdb.admin.v1.ExplainRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getExplainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves pages of the write-ahead log into the database file. The service does so by itself; this is for copying files or
     * watching the disk. Waits for the writer, never for a reader.
     * </pre>
     */
    public crewdb.admin.v1.CheckpointResponse checkpoint(crewdb.admin.v1.CheckpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs `PRAGMA optimize`, which gathers statistics for tables that have changed much. Plans of typed rpcs are pinned and
     * stay as they are; callers' SQL may get better ones. Waits for the writer.
     * </pre>
     */
    public crewdb.admin.v1.OptimizeResponse optimize(crewdb.admin.v1.OptimizeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getOptimizeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends a copy of a database as it is now, with every write that was acknowledged before the call. Writes go on meanwhile.
     * The copy contains credentials: keep it as you keep the database. Fails with BACKUP_RUNNING while another one is under way,
     * and DISK_FULL when there is no room for the copy beside the database file.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, crewdb.admin.v1.BackupResponse>
        backup(crewdb.admin.v1.BackupRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getBackupMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service AdminDb.
   * <pre>
   * Numbers, health, plans and files of both databases. Every rpc asks for the role `admin`.
   * </pre>
   */
  public static final class AdminDbBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<AdminDbBlockingStub> {
    private AdminDbBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdminDbBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdminDbBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns how busy each database's connections are, how long calls wait and take, and how large its files are.
     * </pre>
     */
    public crewdb.admin.v1.GetStatisticsResponse getStatistics(crewdb.admin.v1.GetStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends the statistics now and then once an interval, until the client ends the stream or the server stops. Fails with
     * INVALID_FIELD for an interval out of its range.
     * </pre>
     */
    public java.util.Iterator<crewdb.admin.v1.WatchStatisticsResponse> watchStatistics(
        crewdb.admin.v1.WatchStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getWatchStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what the health of each database rests on: every check with its result and when it was made.
     * </pre>
     */
    public crewdb.admin.v1.GetReadinessResponse getReadiness(crewdb.admin.v1.GetReadinessRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetReadinessMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the statements that took longer than CREWDB_SLOW_MS, the slowest first; literals are left out of SQL texts.
     * </pre>
     */
    public crewdb.admin.v1.SlowStatementsResponse slowStatements(crewdb.admin.v1.SlowStatementsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSlowStatementsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how SQLite would run a caller's statement, without running it. The statement keeps to the same policy as in Query
     * and Execute: STATEMENT_DENIED for what they may not do, SQL_ERROR for what does not compile. The largest texts take some
     * ten seconds to compile.
     * </pre>
     */
    public crewdb.admin.v1.ExplainResponse explain(crewdb.admin.v1.ExplainRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getExplainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves pages of the write-ahead log into the database file. The service does so by itself; this is for copying files or
     * watching the disk. Waits for the writer, never for a reader.
     * </pre>
     */
    public crewdb.admin.v1.CheckpointResponse checkpoint(crewdb.admin.v1.CheckpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs `PRAGMA optimize`, which gathers statistics for tables that have changed much. Plans of typed rpcs are pinned and
     * stay as they are; callers' SQL may get better ones. Waits for the writer.
     * </pre>
     */
    public crewdb.admin.v1.OptimizeResponse optimize(crewdb.admin.v1.OptimizeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getOptimizeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sends a copy of a database as it is now, with every write that was acknowledged before the call. Writes go on meanwhile.
     * The copy contains credentials: keep it as you keep the database. Fails with BACKUP_RUNNING while another one is under way,
     * and DISK_FULL when there is no room for the copy beside the database file.
     * </pre>
     */
    public java.util.Iterator<crewdb.admin.v1.BackupResponse> backup(
        crewdb.admin.v1.BackupRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getBackupMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service AdminDb.
   * <pre>
   * Numbers, health, plans and files of both databases. Every rpc asks for the role `admin`.
   * </pre>
   */
  public static final class AdminDbFutureStub
      extends io.grpc.stub.AbstractFutureStub<AdminDbFutureStub> {
    private AdminDbFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdminDbFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdminDbFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns how busy each database's connections are, how long calls wait and take, and how large its files are.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.admin.v1.GetStatisticsResponse> getStatistics(
        crewdb.admin.v1.GetStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetStatisticsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns what the health of each database rests on: every check with its result and when it was made.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.admin.v1.GetReadinessResponse> getReadiness(
        crewdb.admin.v1.GetReadinessRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetReadinessMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the statements that took longer than CREWDB_SLOW_MS, the slowest first; literals are left out of SQL texts.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.admin.v1.SlowStatementsResponse> slowStatements(
        crewdb.admin.v1.SlowStatementsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSlowStatementsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how SQLite would run a caller's statement, without running it. The statement keeps to the same policy as in Query
     * and Execute: STATEMENT_DENIED for what they may not do, SQL_ERROR for what does not compile. The largest texts take some
     * ten seconds to compile.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.admin.v1.ExplainResponse> explain(
        crewdb.admin.v1.ExplainRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getExplainMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Moves pages of the write-ahead log into the database file. The service does so by itself; this is for copying files or
     * watching the disk. Waits for the writer, never for a reader.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.admin.v1.CheckpointResponse> checkpoint(
        crewdb.admin.v1.CheckpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCheckpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Runs `PRAGMA optimize`, which gathers statistics for tables that have changed much. Plans of typed rpcs are pinned and
     * stay as they are; callers' SQL may get better ones. Waits for the writer.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.admin.v1.OptimizeResponse> optimize(
        crewdb.admin.v1.OptimizeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getOptimizeMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_STATISTICS = 0;
  private static final int METHODID_WATCH_STATISTICS = 1;
  private static final int METHODID_GET_READINESS = 2;
  private static final int METHODID_SLOW_STATEMENTS = 3;
  private static final int METHODID_EXPLAIN = 4;
  private static final int METHODID_CHECKPOINT = 5;
  private static final int METHODID_OPTIMIZE = 6;
  private static final int METHODID_BACKUP = 7;

  private static final class MethodHandlers<Req, Resp> implements
      io.grpc.stub.ServerCalls.UnaryMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ServerStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ClientStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.BidiStreamingMethod<Req, Resp> {
    private final AsyncService serviceImpl;
    private final int methodId;

    MethodHandlers(AsyncService serviceImpl, int methodId) {
      this.serviceImpl = serviceImpl;
      this.methodId = methodId;
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public void invoke(Req request, io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_GET_STATISTICS:
          serviceImpl.getStatistics((crewdb.admin.v1.GetStatisticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.GetStatisticsResponse>) responseObserver);
          break;
        case METHODID_WATCH_STATISTICS:
          serviceImpl.watchStatistics((crewdb.admin.v1.WatchStatisticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.WatchStatisticsResponse>) responseObserver);
          break;
        case METHODID_GET_READINESS:
          serviceImpl.getReadiness((crewdb.admin.v1.GetReadinessRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.GetReadinessResponse>) responseObserver);
          break;
        case METHODID_SLOW_STATEMENTS:
          serviceImpl.slowStatements((crewdb.admin.v1.SlowStatementsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.SlowStatementsResponse>) responseObserver);
          break;
        case METHODID_EXPLAIN:
          serviceImpl.explain((crewdb.admin.v1.ExplainRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.ExplainResponse>) responseObserver);
          break;
        case METHODID_CHECKPOINT:
          serviceImpl.checkpoint((crewdb.admin.v1.CheckpointRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.CheckpointResponse>) responseObserver);
          break;
        case METHODID_OPTIMIZE:
          serviceImpl.optimize((crewdb.admin.v1.OptimizeRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.OptimizeResponse>) responseObserver);
          break;
        case METHODID_BACKUP:
          serviceImpl.backup((crewdb.admin.v1.BackupRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.admin.v1.BackupResponse>) responseObserver);
          break;
        default:
          throw new AssertionError();
      }
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public io.grpc.stub.StreamObserver<Req> invoke(
        io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getGetStatisticsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.admin.v1.GetStatisticsRequest,
              crewdb.admin.v1.GetStatisticsResponse>(
                service, METHODID_GET_STATISTICS)))
        .addMethod(
          getWatchStatisticsMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              crewdb.admin.v1.WatchStatisticsRequest,
              crewdb.admin.v1.WatchStatisticsResponse>(
                service, METHODID_WATCH_STATISTICS)))
        .addMethod(
          getGetReadinessMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.admin.v1.GetReadinessRequest,
              crewdb.admin.v1.GetReadinessResponse>(
                service, METHODID_GET_READINESS)))
        .addMethod(
          getSlowStatementsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.admin.v1.SlowStatementsRequest,
              crewdb.admin.v1.SlowStatementsResponse>(
                service, METHODID_SLOW_STATEMENTS)))
        .addMethod(
          getExplainMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.admin.v1.ExplainRequest,
              crewdb.admin.v1.ExplainResponse>(
                service, METHODID_EXPLAIN)))
        .addMethod(
          getCheckpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.admin.v1.CheckpointRequest,
              crewdb.admin.v1.CheckpointResponse>(
                service, METHODID_CHECKPOINT)))
        .addMethod(
          getOptimizeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.admin.v1.OptimizeRequest,
              crewdb.admin.v1.OptimizeResponse>(
                service, METHODID_OPTIMIZE)))
        .addMethod(
          getBackupMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              crewdb.admin.v1.BackupRequest,
              crewdb.admin.v1.BackupResponse>(
                service, METHODID_BACKUP)))
        .build();
  }

  private static abstract class AdminDbBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    AdminDbBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return crewdb.admin.v1.AdminDbProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("AdminDb");
    }
  }

  private static final class AdminDbFileDescriptorSupplier
      extends AdminDbBaseDescriptorSupplier {
    AdminDbFileDescriptorSupplier() {}
  }

  private static final class AdminDbMethodDescriptorSupplier
      extends AdminDbBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    AdminDbMethodDescriptorSupplier(java.lang.String methodName) {
      this.methodName = methodName;
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(methodName);
    }
  }

  private static volatile io.grpc.ServiceDescriptor serviceDescriptor;

  public static io.grpc.ServiceDescriptor getServiceDescriptor() {
    io.grpc.ServiceDescriptor result = serviceDescriptor;
    if (result == null) {
      synchronized (AdminDbGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new AdminDbFileDescriptorSupplier())
              .addMethod(getGetStatisticsMethod())
              .addMethod(getWatchStatisticsMethod())
              .addMethod(getGetReadinessMethod())
              .addMethod(getSlowStatementsMethod())
              .addMethod(getExplainMethod())
              .addMethod(getCheckpointMethod())
              .addMethod(getOptimizeMethod())
              .addMethod(getBackupMethod())
              .build();
        }
      }
    }
    return result;
  }
}
