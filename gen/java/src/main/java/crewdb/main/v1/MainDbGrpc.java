package crewdb.main.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * E-mails, what the analysis makes of them, and the people who work with them. Every rpc is one SQL file,
 * `src/databases/main/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
 * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
 * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
 * the request's form, the queue, the deadline or the file; the ones named below are its own.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class MainDbGrpc {

  private MainDbGrpc() {}

  public static final java.lang.String SERVICE_NAME = "crewdb.main.v1.MainDb";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailRequest,
      crewdb.main.v1.GetEmailResponse> getGetEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetEmail",
      requestType = crewdb.main.v1.GetEmailRequest.class,
      responseType = crewdb.main.v1.GetEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailRequest,
      crewdb.main.v1.GetEmailResponse> getGetEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailRequest, crewdb.main.v1.GetEmailResponse> getGetEmailMethod;
    if ((getGetEmailMethod = MainDbGrpc.getGetEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetEmailMethod = MainDbGrpc.getGetEmailMethod) == null) {
          MainDbGrpc.getGetEmailMethod = getGetEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetEmailRequest, crewdb.main.v1.GetEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetEmail"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetEmail"))
              .build();
        }
      }
    }
    return getGetEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailByGraphIdRequest,
      crewdb.main.v1.GetEmailByGraphIdResponse> getGetEmailByGraphIdMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetEmailByGraphId",
      requestType = crewdb.main.v1.GetEmailByGraphIdRequest.class,
      responseType = crewdb.main.v1.GetEmailByGraphIdResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailByGraphIdRequest,
      crewdb.main.v1.GetEmailByGraphIdResponse> getGetEmailByGraphIdMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailByGraphIdRequest, crewdb.main.v1.GetEmailByGraphIdResponse> getGetEmailByGraphIdMethod;
    if ((getGetEmailByGraphIdMethod = MainDbGrpc.getGetEmailByGraphIdMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetEmailByGraphIdMethod = MainDbGrpc.getGetEmailByGraphIdMethod) == null) {
          MainDbGrpc.getGetEmailByGraphIdMethod = getGetEmailByGraphIdMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetEmailByGraphIdRequest, crewdb.main.v1.GetEmailByGraphIdResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetEmailByGraphId"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailByGraphIdRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailByGraphIdResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetEmailByGraphId"))
              .build();
        }
      }
    }
    return getGetEmailByGraphIdMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.BatchGetEmailsRequest,
      crewdb.main.v1.BatchGetEmailsResponse> getBatchGetEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchGetEmails",
      requestType = crewdb.main.v1.BatchGetEmailsRequest.class,
      responseType = crewdb.main.v1.BatchGetEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.BatchGetEmailsRequest,
      crewdb.main.v1.BatchGetEmailsResponse> getBatchGetEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.BatchGetEmailsRequest, crewdb.main.v1.BatchGetEmailsResponse> getBatchGetEmailsMethod;
    if ((getBatchGetEmailsMethod = MainDbGrpc.getBatchGetEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getBatchGetEmailsMethod = MainDbGrpc.getBatchGetEmailsMethod) == null) {
          MainDbGrpc.getBatchGetEmailsMethod = getBatchGetEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.BatchGetEmailsRequest, crewdb.main.v1.BatchGetEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchGetEmails"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BatchGetEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BatchGetEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("BatchGetEmails"))
              .build();
        }
      }
    }
    return getBatchGetEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailsRequest,
      crewdb.main.v1.ListEmailsResponse> getListEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListEmails",
      requestType = crewdb.main.v1.ListEmailsRequest.class,
      responseType = crewdb.main.v1.ListEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailsRequest,
      crewdb.main.v1.ListEmailsResponse> getListEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailsRequest, crewdb.main.v1.ListEmailsResponse> getListEmailsMethod;
    if ((getListEmailsMethod = MainDbGrpc.getListEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListEmailsMethod = MainDbGrpc.getListEmailsMethod) == null) {
          MainDbGrpc.getListEmailsMethod = getListEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListEmailsRequest, crewdb.main.v1.ListEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListEmails"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListEmails"))
              .build();
        }
      }
    }
    return getListEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailTableRequest,
      crewdb.main.v1.ListEmailTableResponse> getListEmailTableMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListEmailTable",
      requestType = crewdb.main.v1.ListEmailTableRequest.class,
      responseType = crewdb.main.v1.ListEmailTableResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailTableRequest,
      crewdb.main.v1.ListEmailTableResponse> getListEmailTableMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailTableRequest, crewdb.main.v1.ListEmailTableResponse> getListEmailTableMethod;
    if ((getListEmailTableMethod = MainDbGrpc.getListEmailTableMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListEmailTableMethod = MainDbGrpc.getListEmailTableMethod) == null) {
          MainDbGrpc.getListEmailTableMethod = getListEmailTableMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListEmailTableRequest, crewdb.main.v1.ListEmailTableResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListEmailTable"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEmailTableRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEmailTableResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListEmailTable"))
              .build();
        }
      }
    }
    return getListEmailTableMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.SearchEmailsRequest,
      crewdb.main.v1.SearchEmailsResponse> getSearchEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SearchEmails",
      requestType = crewdb.main.v1.SearchEmailsRequest.class,
      responseType = crewdb.main.v1.SearchEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.SearchEmailsRequest,
      crewdb.main.v1.SearchEmailsResponse> getSearchEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.SearchEmailsRequest, crewdb.main.v1.SearchEmailsResponse> getSearchEmailsMethod;
    if ((getSearchEmailsMethod = MainDbGrpc.getSearchEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getSearchEmailsMethod = MainDbGrpc.getSearchEmailsMethod) == null) {
          MainDbGrpc.getSearchEmailsMethod = getSearchEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.SearchEmailsRequest, crewdb.main.v1.SearchEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SearchEmails"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SearchEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SearchEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("SearchEmails"))
              .build();
        }
      }
    }
    return getSearchEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.CreateEmailRequest,
      crewdb.main.v1.CreateEmailResponse> getCreateEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateEmail",
      requestType = crewdb.main.v1.CreateEmailRequest.class,
      responseType = crewdb.main.v1.CreateEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.CreateEmailRequest,
      crewdb.main.v1.CreateEmailResponse> getCreateEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.CreateEmailRequest, crewdb.main.v1.CreateEmailResponse> getCreateEmailMethod;
    if ((getCreateEmailMethod = MainDbGrpc.getCreateEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getCreateEmailMethod = MainDbGrpc.getCreateEmailMethod) == null) {
          MainDbGrpc.getCreateEmailMethod = getCreateEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.CreateEmailRequest, crewdb.main.v1.CreateEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateEmail"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("CreateEmail"))
              .build();
        }
      }
    }
    return getCreateEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateEmailRequest,
      crewdb.main.v1.UpdateEmailResponse> getUpdateEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateEmail",
      requestType = crewdb.main.v1.UpdateEmailRequest.class,
      responseType = crewdb.main.v1.UpdateEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateEmailRequest,
      crewdb.main.v1.UpdateEmailResponse> getUpdateEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateEmailRequest, crewdb.main.v1.UpdateEmailResponse> getUpdateEmailMethod;
    if ((getUpdateEmailMethod = MainDbGrpc.getUpdateEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateEmailMethod = MainDbGrpc.getUpdateEmailMethod) == null) {
          MainDbGrpc.getUpdateEmailMethod = getUpdateEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateEmailRequest, crewdb.main.v1.UpdateEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateEmail"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateEmail"))
              .build();
        }
      }
    }
    return getUpdateEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.DeleteEmailRequest,
      crewdb.main.v1.DeleteEmailResponse> getDeleteEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteEmail",
      requestType = crewdb.main.v1.DeleteEmailRequest.class,
      responseType = crewdb.main.v1.DeleteEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.DeleteEmailRequest,
      crewdb.main.v1.DeleteEmailResponse> getDeleteEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.DeleteEmailRequest, crewdb.main.v1.DeleteEmailResponse> getDeleteEmailMethod;
    if ((getDeleteEmailMethod = MainDbGrpc.getDeleteEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getDeleteEmailMethod = MainDbGrpc.getDeleteEmailMethod) == null) {
          MainDbGrpc.getDeleteEmailMethod = getDeleteEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.DeleteEmailRequest, crewdb.main.v1.DeleteEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteEmail"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("DeleteEmail"))
              .build();
        }
      }
    }
    return getDeleteEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.BulkUpdateEmailStatusRequest,
      crewdb.main.v1.BulkUpdateEmailStatusResponse> getBulkUpdateEmailStatusMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BulkUpdateEmailStatus",
      requestType = crewdb.main.v1.BulkUpdateEmailStatusRequest.class,
      responseType = crewdb.main.v1.BulkUpdateEmailStatusResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.BulkUpdateEmailStatusRequest,
      crewdb.main.v1.BulkUpdateEmailStatusResponse> getBulkUpdateEmailStatusMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.BulkUpdateEmailStatusRequest, crewdb.main.v1.BulkUpdateEmailStatusResponse> getBulkUpdateEmailStatusMethod;
    if ((getBulkUpdateEmailStatusMethod = MainDbGrpc.getBulkUpdateEmailStatusMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getBulkUpdateEmailStatusMethod = MainDbGrpc.getBulkUpdateEmailStatusMethod) == null) {
          MainDbGrpc.getBulkUpdateEmailStatusMethod = getBulkUpdateEmailStatusMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.BulkUpdateEmailStatusRequest, crewdb.main.v1.BulkUpdateEmailStatusResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BulkUpdateEmailStatus"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BulkUpdateEmailStatusRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BulkUpdateEmailStatusResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("BulkUpdateEmailStatus"))
              .build();
        }
      }
    }
    return getBulkUpdateEmailStatusMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ClaimEmailBatchRequest,
      crewdb.main.v1.ClaimEmailBatchResponse> getClaimEmailBatchMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ClaimEmailBatch",
      requestType = crewdb.main.v1.ClaimEmailBatchRequest.class,
      responseType = crewdb.main.v1.ClaimEmailBatchResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ClaimEmailBatchRequest,
      crewdb.main.v1.ClaimEmailBatchResponse> getClaimEmailBatchMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ClaimEmailBatchRequest, crewdb.main.v1.ClaimEmailBatchResponse> getClaimEmailBatchMethod;
    if ((getClaimEmailBatchMethod = MainDbGrpc.getClaimEmailBatchMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getClaimEmailBatchMethod = MainDbGrpc.getClaimEmailBatchMethod) == null) {
          MainDbGrpc.getClaimEmailBatchMethod = getClaimEmailBatchMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ClaimEmailBatchRequest, crewdb.main.v1.ClaimEmailBatchResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ClaimEmailBatch"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ClaimEmailBatchRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ClaimEmailBatchResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ClaimEmailBatch"))
              .build();
        }
      }
    }
    return getClaimEmailBatchMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetDashboardRequest,
      crewdb.main.v1.GetDashboardResponse> getGetDashboardMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetDashboard",
      requestType = crewdb.main.v1.GetDashboardRequest.class,
      responseType = crewdb.main.v1.GetDashboardResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetDashboardRequest,
      crewdb.main.v1.GetDashboardResponse> getGetDashboardMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetDashboardRequest, crewdb.main.v1.GetDashboardResponse> getGetDashboardMethod;
    if ((getGetDashboardMethod = MainDbGrpc.getGetDashboardMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetDashboardMethod = MainDbGrpc.getGetDashboardMethod) == null) {
          MainDbGrpc.getGetDashboardMethod = getGetDashboardMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetDashboardRequest, crewdb.main.v1.GetDashboardResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetDashboard"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetDashboardRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetDashboardResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetDashboard"))
              .build();
        }
      }
    }
    return getGetDashboardMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailByInternetMessageIdRequest,
      crewdb.main.v1.GetEmailByInternetMessageIdResponse> getGetEmailByInternetMessageIdMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetEmailByInternetMessageId",
      requestType = crewdb.main.v1.GetEmailByInternetMessageIdRequest.class,
      responseType = crewdb.main.v1.GetEmailByInternetMessageIdResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailByInternetMessageIdRequest,
      crewdb.main.v1.GetEmailByInternetMessageIdResponse> getGetEmailByInternetMessageIdMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailByInternetMessageIdRequest, crewdb.main.v1.GetEmailByInternetMessageIdResponse> getGetEmailByInternetMessageIdMethod;
    if ((getGetEmailByInternetMessageIdMethod = MainDbGrpc.getGetEmailByInternetMessageIdMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetEmailByInternetMessageIdMethod = MainDbGrpc.getGetEmailByInternetMessageIdMethod) == null) {
          MainDbGrpc.getGetEmailByInternetMessageIdMethod = getGetEmailByInternetMessageIdMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetEmailByInternetMessageIdRequest, crewdb.main.v1.GetEmailByInternetMessageIdResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetEmailByInternetMessageId"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailByInternetMessageIdRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailByInternetMessageIdResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetEmailByInternetMessageId"))
              .build();
        }
      }
    }
    return getGetEmailByInternetMessageIdMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.BatchUpsertEmailsRequest,
      crewdb.main.v1.BatchUpsertEmailsResponse> getBatchUpsertEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchUpsertEmails",
      requestType = crewdb.main.v1.BatchUpsertEmailsRequest.class,
      responseType = crewdb.main.v1.BatchUpsertEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.BatchUpsertEmailsRequest,
      crewdb.main.v1.BatchUpsertEmailsResponse> getBatchUpsertEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.BatchUpsertEmailsRequest, crewdb.main.v1.BatchUpsertEmailsResponse> getBatchUpsertEmailsMethod;
    if ((getBatchUpsertEmailsMethod = MainDbGrpc.getBatchUpsertEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getBatchUpsertEmailsMethod = MainDbGrpc.getBatchUpsertEmailsMethod) == null) {
          MainDbGrpc.getBatchUpsertEmailsMethod = getBatchUpsertEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.BatchUpsertEmailsRequest, crewdb.main.v1.BatchUpsertEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchUpsertEmails"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BatchUpsertEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BatchUpsertEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("BatchUpsertEmails"))
              .build();
        }
      }
    }
    return getBatchUpsertEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ImportEmailsRequest,
      crewdb.main.v1.ImportEmailsResponse> getImportEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ImportEmails",
      requestType = crewdb.main.v1.ImportEmailsRequest.class,
      responseType = crewdb.main.v1.ImportEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ImportEmailsRequest,
      crewdb.main.v1.ImportEmailsResponse> getImportEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ImportEmailsRequest, crewdb.main.v1.ImportEmailsResponse> getImportEmailsMethod;
    if ((getImportEmailsMethod = MainDbGrpc.getImportEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getImportEmailsMethod = MainDbGrpc.getImportEmailsMethod) == null) {
          MainDbGrpc.getImportEmailsMethod = getImportEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ImportEmailsRequest, crewdb.main.v1.ImportEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ImportEmails"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ImportEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ImportEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ImportEmails"))
              .build();
        }
      }
    }
    return getImportEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.MarkEmailsReadRequest,
      crewdb.main.v1.MarkEmailsReadResponse> getMarkEmailsReadMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "MarkEmailsRead",
      requestType = crewdb.main.v1.MarkEmailsReadRequest.class,
      responseType = crewdb.main.v1.MarkEmailsReadResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.MarkEmailsReadRequest,
      crewdb.main.v1.MarkEmailsReadResponse> getMarkEmailsReadMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.MarkEmailsReadRequest, crewdb.main.v1.MarkEmailsReadResponse> getMarkEmailsReadMethod;
    if ((getMarkEmailsReadMethod = MainDbGrpc.getMarkEmailsReadMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getMarkEmailsReadMethod = MainDbGrpc.getMarkEmailsReadMethod) == null) {
          MainDbGrpc.getMarkEmailsReadMethod = getMarkEmailsReadMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.MarkEmailsReadRequest, crewdb.main.v1.MarkEmailsReadResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "MarkEmailsRead"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.MarkEmailsReadRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.MarkEmailsReadResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("MarkEmailsRead"))
              .build();
        }
      }
    }
    return getMarkEmailsReadMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.AssignEmailRequest,
      crewdb.main.v1.AssignEmailResponse> getAssignEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AssignEmail",
      requestType = crewdb.main.v1.AssignEmailRequest.class,
      responseType = crewdb.main.v1.AssignEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.AssignEmailRequest,
      crewdb.main.v1.AssignEmailResponse> getAssignEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.AssignEmailRequest, crewdb.main.v1.AssignEmailResponse> getAssignEmailMethod;
    if ((getAssignEmailMethod = MainDbGrpc.getAssignEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getAssignEmailMethod = MainDbGrpc.getAssignEmailMethod) == null) {
          MainDbGrpc.getAssignEmailMethod = getAssignEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.AssignEmailRequest, crewdb.main.v1.AssignEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AssignEmail"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.AssignEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.AssignEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("AssignEmail"))
              .build();
        }
      }
    }
    return getAssignEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UnassignEmailRequest,
      crewdb.main.v1.UnassignEmailResponse> getUnassignEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UnassignEmail",
      requestType = crewdb.main.v1.UnassignEmailRequest.class,
      responseType = crewdb.main.v1.UnassignEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UnassignEmailRequest,
      crewdb.main.v1.UnassignEmailResponse> getUnassignEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UnassignEmailRequest, crewdb.main.v1.UnassignEmailResponse> getUnassignEmailMethod;
    if ((getUnassignEmailMethod = MainDbGrpc.getUnassignEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUnassignEmailMethod = MainDbGrpc.getUnassignEmailMethod) == null) {
          MainDbGrpc.getUnassignEmailMethod = getUnassignEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UnassignEmailRequest, crewdb.main.v1.UnassignEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UnassignEmail"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UnassignEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UnassignEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UnassignEmail"))
              .build();
        }
      }
    }
    return getUnassignEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.BulkAssignEmailsRequest,
      crewdb.main.v1.BulkAssignEmailsResponse> getBulkAssignEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BulkAssignEmails",
      requestType = crewdb.main.v1.BulkAssignEmailsRequest.class,
      responseType = crewdb.main.v1.BulkAssignEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.BulkAssignEmailsRequest,
      crewdb.main.v1.BulkAssignEmailsResponse> getBulkAssignEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.BulkAssignEmailsRequest, crewdb.main.v1.BulkAssignEmailsResponse> getBulkAssignEmailsMethod;
    if ((getBulkAssignEmailsMethod = MainDbGrpc.getBulkAssignEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getBulkAssignEmailsMethod = MainDbGrpc.getBulkAssignEmailsMethod) == null) {
          MainDbGrpc.getBulkAssignEmailsMethod = getBulkAssignEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.BulkAssignEmailsRequest, crewdb.main.v1.BulkAssignEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BulkAssignEmails"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BulkAssignEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.BulkAssignEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("BulkAssignEmails"))
              .build();
        }
      }
    }
    return getBulkAssignEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.StoreEmailPhaseResultsRequest,
      crewdb.main.v1.StoreEmailPhaseResultsResponse> getStoreEmailPhaseResultsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "StoreEmailPhaseResults",
      requestType = crewdb.main.v1.StoreEmailPhaseResultsRequest.class,
      responseType = crewdb.main.v1.StoreEmailPhaseResultsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.StoreEmailPhaseResultsRequest,
      crewdb.main.v1.StoreEmailPhaseResultsResponse> getStoreEmailPhaseResultsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.StoreEmailPhaseResultsRequest, crewdb.main.v1.StoreEmailPhaseResultsResponse> getStoreEmailPhaseResultsMethod;
    if ((getStoreEmailPhaseResultsMethod = MainDbGrpc.getStoreEmailPhaseResultsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getStoreEmailPhaseResultsMethod = MainDbGrpc.getStoreEmailPhaseResultsMethod) == null) {
          MainDbGrpc.getStoreEmailPhaseResultsMethod = getStoreEmailPhaseResultsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.StoreEmailPhaseResultsRequest, crewdb.main.v1.StoreEmailPhaseResultsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "StoreEmailPhaseResults"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.StoreEmailPhaseResultsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.StoreEmailPhaseResultsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("StoreEmailPhaseResults"))
              .build();
        }
      }
    }
    return getStoreEmailPhaseResultsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.StoreEmailEntitiesRequest,
      crewdb.main.v1.StoreEmailEntitiesResponse> getStoreEmailEntitiesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "StoreEmailEntities",
      requestType = crewdb.main.v1.StoreEmailEntitiesRequest.class,
      responseType = crewdb.main.v1.StoreEmailEntitiesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.StoreEmailEntitiesRequest,
      crewdb.main.v1.StoreEmailEntitiesResponse> getStoreEmailEntitiesMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.StoreEmailEntitiesRequest, crewdb.main.v1.StoreEmailEntitiesResponse> getStoreEmailEntitiesMethod;
    if ((getStoreEmailEntitiesMethod = MainDbGrpc.getStoreEmailEntitiesMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getStoreEmailEntitiesMethod = MainDbGrpc.getStoreEmailEntitiesMethod) == null) {
          MainDbGrpc.getStoreEmailEntitiesMethod = getStoreEmailEntitiesMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.StoreEmailEntitiesRequest, crewdb.main.v1.StoreEmailEntitiesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "StoreEmailEntities"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.StoreEmailEntitiesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.StoreEmailEntitiesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("StoreEmailEntities"))
              .build();
        }
      }
    }
    return getStoreEmailEntitiesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailEntitiesRequest,
      crewdb.main.v1.ListEmailEntitiesResponse> getListEmailEntitiesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListEmailEntities",
      requestType = crewdb.main.v1.ListEmailEntitiesRequest.class,
      responseType = crewdb.main.v1.ListEmailEntitiesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailEntitiesRequest,
      crewdb.main.v1.ListEmailEntitiesResponse> getListEmailEntitiesMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListEmailEntitiesRequest, crewdb.main.v1.ListEmailEntitiesResponse> getListEmailEntitiesMethod;
    if ((getListEmailEntitiesMethod = MainDbGrpc.getListEmailEntitiesMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListEmailEntitiesMethod = MainDbGrpc.getListEmailEntitiesMethod) == null) {
          MainDbGrpc.getListEmailEntitiesMethod = getListEmailEntitiesMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListEmailEntitiesRequest, crewdb.main.v1.ListEmailEntitiesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListEmailEntities"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEmailEntitiesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEmailEntitiesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListEmailEntities"))
              .build();
        }
      }
    }
    return getListEmailEntitiesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListEntityEmailsRequest,
      crewdb.main.v1.ListEntityEmailsResponse> getListEntityEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListEntityEmails",
      requestType = crewdb.main.v1.ListEntityEmailsRequest.class,
      responseType = crewdb.main.v1.ListEntityEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListEntityEmailsRequest,
      crewdb.main.v1.ListEntityEmailsResponse> getListEntityEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListEntityEmailsRequest, crewdb.main.v1.ListEntityEmailsResponse> getListEntityEmailsMethod;
    if ((getListEntityEmailsMethod = MainDbGrpc.getListEntityEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListEntityEmailsMethod = MainDbGrpc.getListEntityEmailsMethod) == null) {
          MainDbGrpc.getListEntityEmailsMethod = getListEntityEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListEntityEmailsRequest, crewdb.main.v1.ListEntityEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListEntityEmails"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEntityEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListEntityEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListEntityEmails"))
              .build();
        }
      }
    }
    return getListEntityEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListConversationEmailsRequest,
      crewdb.main.v1.ListConversationEmailsResponse> getListConversationEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListConversationEmails",
      requestType = crewdb.main.v1.ListConversationEmailsRequest.class,
      responseType = crewdb.main.v1.ListConversationEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListConversationEmailsRequest,
      crewdb.main.v1.ListConversationEmailsResponse> getListConversationEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListConversationEmailsRequest, crewdb.main.v1.ListConversationEmailsResponse> getListConversationEmailsMethod;
    if ((getListConversationEmailsMethod = MainDbGrpc.getListConversationEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListConversationEmailsMethod = MainDbGrpc.getListConversationEmailsMethod) == null) {
          MainDbGrpc.getListConversationEmailsMethod = getListConversationEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListConversationEmailsRequest, crewdb.main.v1.ListConversationEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListConversationEmails"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListConversationEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListConversationEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListConversationEmails"))
              .build();
        }
      }
    }
    return getListConversationEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetProcessingStatusRequest,
      crewdb.main.v1.GetProcessingStatusResponse> getGetProcessingStatusMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetProcessingStatus",
      requestType = crewdb.main.v1.GetProcessingStatusRequest.class,
      responseType = crewdb.main.v1.GetProcessingStatusResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetProcessingStatusRequest,
      crewdb.main.v1.GetProcessingStatusResponse> getGetProcessingStatusMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetProcessingStatusRequest, crewdb.main.v1.GetProcessingStatusResponse> getGetProcessingStatusMethod;
    if ((getGetProcessingStatusMethod = MainDbGrpc.getGetProcessingStatusMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetProcessingStatusMethod = MainDbGrpc.getGetProcessingStatusMethod) == null) {
          MainDbGrpc.getGetProcessingStatusMethod = getGetProcessingStatusMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetProcessingStatusRequest, crewdb.main.v1.GetProcessingStatusResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetProcessingStatus"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetProcessingStatusRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetProcessingStatusResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetProcessingStatus"))
              .build();
        }
      }
    }
    return getGetProcessingStatusMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailAnalyticsRequest,
      crewdb.main.v1.GetEmailAnalyticsResponse> getGetEmailAnalyticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetEmailAnalytics",
      requestType = crewdb.main.v1.GetEmailAnalyticsRequest.class,
      responseType = crewdb.main.v1.GetEmailAnalyticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailAnalyticsRequest,
      crewdb.main.v1.GetEmailAnalyticsResponse> getGetEmailAnalyticsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetEmailAnalyticsRequest, crewdb.main.v1.GetEmailAnalyticsResponse> getGetEmailAnalyticsMethod;
    if ((getGetEmailAnalyticsMethod = MainDbGrpc.getGetEmailAnalyticsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetEmailAnalyticsMethod = MainDbGrpc.getGetEmailAnalyticsMethod) == null) {
          MainDbGrpc.getGetEmailAnalyticsMethod = getGetEmailAnalyticsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetEmailAnalyticsRequest, crewdb.main.v1.GetEmailAnalyticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetEmailAnalytics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailAnalyticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetEmailAnalyticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetEmailAnalytics"))
              .build();
        }
      }
    }
    return getGetEmailAnalyticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListPriorityStatisticsRequest,
      crewdb.main.v1.ListPriorityStatisticsResponse> getListPriorityStatisticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListPriorityStatistics",
      requestType = crewdb.main.v1.ListPriorityStatisticsRequest.class,
      responseType = crewdb.main.v1.ListPriorityStatisticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListPriorityStatisticsRequest,
      crewdb.main.v1.ListPriorityStatisticsResponse> getListPriorityStatisticsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListPriorityStatisticsRequest, crewdb.main.v1.ListPriorityStatisticsResponse> getListPriorityStatisticsMethod;
    if ((getListPriorityStatisticsMethod = MainDbGrpc.getListPriorityStatisticsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListPriorityStatisticsMethod = MainDbGrpc.getListPriorityStatisticsMethod) == null) {
          MainDbGrpc.getListPriorityStatisticsMethod = getListPriorityStatisticsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListPriorityStatisticsRequest, crewdb.main.v1.ListPriorityStatisticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListPriorityStatistics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListPriorityStatisticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListPriorityStatisticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListPriorityStatistics"))
              .build();
        }
      }
    }
    return getListPriorityStatisticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListAssignmentWorkloadRequest,
      crewdb.main.v1.ListAssignmentWorkloadResponse> getListAssignmentWorkloadMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAssignmentWorkload",
      requestType = crewdb.main.v1.ListAssignmentWorkloadRequest.class,
      responseType = crewdb.main.v1.ListAssignmentWorkloadResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListAssignmentWorkloadRequest,
      crewdb.main.v1.ListAssignmentWorkloadResponse> getListAssignmentWorkloadMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListAssignmentWorkloadRequest, crewdb.main.v1.ListAssignmentWorkloadResponse> getListAssignmentWorkloadMethod;
    if ((getListAssignmentWorkloadMethod = MainDbGrpc.getListAssignmentWorkloadMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListAssignmentWorkloadMethod = MainDbGrpc.getListAssignmentWorkloadMethod) == null) {
          MainDbGrpc.getListAssignmentWorkloadMethod = getListAssignmentWorkloadMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListAssignmentWorkloadRequest, crewdb.main.v1.ListAssignmentWorkloadResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAssignmentWorkload"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAssignmentWorkloadRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAssignmentWorkloadResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListAssignmentWorkload"))
              .build();
        }
      }
    }
    return getListAssignmentWorkloadMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetChainRequest,
      crewdb.main.v1.GetChainResponse> getGetChainMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetChain",
      requestType = crewdb.main.v1.GetChainRequest.class,
      responseType = crewdb.main.v1.GetChainResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetChainRequest,
      crewdb.main.v1.GetChainResponse> getGetChainMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetChainRequest, crewdb.main.v1.GetChainResponse> getGetChainMethod;
    if ((getGetChainMethod = MainDbGrpc.getGetChainMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetChainMethod = MainDbGrpc.getGetChainMethod) == null) {
          MainDbGrpc.getGetChainMethod = getGetChainMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetChainRequest, crewdb.main.v1.GetChainResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetChain"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetChainRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetChainResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetChain"))
              .build();
        }
      }
    }
    return getGetChainMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetChainByConversationRequest,
      crewdb.main.v1.GetChainByConversationResponse> getGetChainByConversationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetChainByConversation",
      requestType = crewdb.main.v1.GetChainByConversationRequest.class,
      responseType = crewdb.main.v1.GetChainByConversationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetChainByConversationRequest,
      crewdb.main.v1.GetChainByConversationResponse> getGetChainByConversationMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetChainByConversationRequest, crewdb.main.v1.GetChainByConversationResponse> getGetChainByConversationMethod;
    if ((getGetChainByConversationMethod = MainDbGrpc.getGetChainByConversationMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetChainByConversationMethod = MainDbGrpc.getGetChainByConversationMethod) == null) {
          MainDbGrpc.getGetChainByConversationMethod = getGetChainByConversationMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetChainByConversationRequest, crewdb.main.v1.GetChainByConversationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetChainByConversation"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetChainByConversationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetChainByConversationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetChainByConversation"))
              .build();
        }
      }
    }
    return getGetChainByConversationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpsertChainRequest,
      crewdb.main.v1.UpsertChainResponse> getUpsertChainMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpsertChain",
      requestType = crewdb.main.v1.UpsertChainRequest.class,
      responseType = crewdb.main.v1.UpsertChainResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpsertChainRequest,
      crewdb.main.v1.UpsertChainResponse> getUpsertChainMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpsertChainRequest, crewdb.main.v1.UpsertChainResponse> getUpsertChainMethod;
    if ((getUpsertChainMethod = MainDbGrpc.getUpsertChainMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpsertChainMethod = MainDbGrpc.getUpsertChainMethod) == null) {
          MainDbGrpc.getUpsertChainMethod = getUpsertChainMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpsertChainRequest, crewdb.main.v1.UpsertChainResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpsertChain"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpsertChainRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpsertChainResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpsertChain"))
              .build();
        }
      }
    }
    return getUpsertChainMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListChainsRequest,
      crewdb.main.v1.ListChainsResponse> getListChainsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListChains",
      requestType = crewdb.main.v1.ListChainsRequest.class,
      responseType = crewdb.main.v1.ListChainsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListChainsRequest,
      crewdb.main.v1.ListChainsResponse> getListChainsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListChainsRequest, crewdb.main.v1.ListChainsResponse> getListChainsMethod;
    if ((getListChainsMethod = MainDbGrpc.getListChainsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListChainsMethod = MainDbGrpc.getListChainsMethod) == null) {
          MainDbGrpc.getListChainsMethod = getListChainsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListChainsRequest, crewdb.main.v1.ListChainsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListChains"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListChainsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListChainsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListChains"))
              .build();
        }
      }
    }
    return getListChainsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListChainsToReanalyzeRequest,
      crewdb.main.v1.ListChainsToReanalyzeResponse> getListChainsToReanalyzeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListChainsToReanalyze",
      requestType = crewdb.main.v1.ListChainsToReanalyzeRequest.class,
      responseType = crewdb.main.v1.ListChainsToReanalyzeResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListChainsToReanalyzeRequest,
      crewdb.main.v1.ListChainsToReanalyzeResponse> getListChainsToReanalyzeMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListChainsToReanalyzeRequest, crewdb.main.v1.ListChainsToReanalyzeResponse> getListChainsToReanalyzeMethod;
    if ((getListChainsToReanalyzeMethod = MainDbGrpc.getListChainsToReanalyzeMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListChainsToReanalyzeMethod = MainDbGrpc.getListChainsToReanalyzeMethod) == null) {
          MainDbGrpc.getListChainsToReanalyzeMethod = getListChainsToReanalyzeMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListChainsToReanalyzeRequest, crewdb.main.v1.ListChainsToReanalyzeResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListChainsToReanalyze"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListChainsToReanalyzeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListChainsToReanalyzeResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListChainsToReanalyze"))
              .build();
        }
      }
    }
    return getListChainsToReanalyzeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListChainEmailsRequest,
      crewdb.main.v1.ListChainEmailsResponse> getListChainEmailsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListChainEmails",
      requestType = crewdb.main.v1.ListChainEmailsRequest.class,
      responseType = crewdb.main.v1.ListChainEmailsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListChainEmailsRequest,
      crewdb.main.v1.ListChainEmailsResponse> getListChainEmailsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListChainEmailsRequest, crewdb.main.v1.ListChainEmailsResponse> getListChainEmailsMethod;
    if ((getListChainEmailsMethod = MainDbGrpc.getListChainEmailsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListChainEmailsMethod = MainDbGrpc.getListChainEmailsMethod) == null) {
          MainDbGrpc.getListChainEmailsMethod = getListChainEmailsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListChainEmailsRequest, crewdb.main.v1.ListChainEmailsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListChainEmails"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListChainEmailsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListChainEmailsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListChainEmails"))
              .build();
        }
      }
    }
    return getListChainEmailsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.AddChainEmailRequest,
      crewdb.main.v1.AddChainEmailResponse> getAddChainEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AddChainEmail",
      requestType = crewdb.main.v1.AddChainEmailRequest.class,
      responseType = crewdb.main.v1.AddChainEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.AddChainEmailRequest,
      crewdb.main.v1.AddChainEmailResponse> getAddChainEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.AddChainEmailRequest, crewdb.main.v1.AddChainEmailResponse> getAddChainEmailMethod;
    if ((getAddChainEmailMethod = MainDbGrpc.getAddChainEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getAddChainEmailMethod = MainDbGrpc.getAddChainEmailMethod) == null) {
          MainDbGrpc.getAddChainEmailMethod = getAddChainEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.AddChainEmailRequest, crewdb.main.v1.AddChainEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AddChainEmail"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.AddChainEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.AddChainEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("AddChainEmail"))
              .build();
        }
      }
    }
    return getAddChainEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.RemoveChainEmailRequest,
      crewdb.main.v1.RemoveChainEmailResponse> getRemoveChainEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RemoveChainEmail",
      requestType = crewdb.main.v1.RemoveChainEmailRequest.class,
      responseType = crewdb.main.v1.RemoveChainEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.RemoveChainEmailRequest,
      crewdb.main.v1.RemoveChainEmailResponse> getRemoveChainEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.RemoveChainEmailRequest, crewdb.main.v1.RemoveChainEmailResponse> getRemoveChainEmailMethod;
    if ((getRemoveChainEmailMethod = MainDbGrpc.getRemoveChainEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getRemoveChainEmailMethod = MainDbGrpc.getRemoveChainEmailMethod) == null) {
          MainDbGrpc.getRemoveChainEmailMethod = getRemoveChainEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.RemoveChainEmailRequest, crewdb.main.v1.RemoveChainEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RemoveChainEmail"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RemoveChainEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RemoveChainEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("RemoveChainEmail"))
              .build();
        }
      }
    }
    return getRemoveChainEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetChainStatisticsRequest,
      crewdb.main.v1.GetChainStatisticsResponse> getGetChainStatisticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetChainStatistics",
      requestType = crewdb.main.v1.GetChainStatisticsRequest.class,
      responseType = crewdb.main.v1.GetChainStatisticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetChainStatisticsRequest,
      crewdb.main.v1.GetChainStatisticsResponse> getGetChainStatisticsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetChainStatisticsRequest, crewdb.main.v1.GetChainStatisticsResponse> getGetChainStatisticsMethod;
    if ((getGetChainStatisticsMethod = MainDbGrpc.getGetChainStatisticsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetChainStatisticsMethod = MainDbGrpc.getGetChainStatisticsMethod) == null) {
          MainDbGrpc.getGetChainStatisticsMethod = getGetChainStatisticsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetChainStatisticsRequest, crewdb.main.v1.GetChainStatisticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetChainStatistics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetChainStatisticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetChainStatisticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetChainStatistics"))
              .build();
        }
      }
    }
    return getGetChainStatisticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpsertWorkflowChainRequest,
      crewdb.main.v1.UpsertWorkflowChainResponse> getUpsertWorkflowChainMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpsertWorkflowChain",
      requestType = crewdb.main.v1.UpsertWorkflowChainRequest.class,
      responseType = crewdb.main.v1.UpsertWorkflowChainResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpsertWorkflowChainRequest,
      crewdb.main.v1.UpsertWorkflowChainResponse> getUpsertWorkflowChainMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpsertWorkflowChainRequest, crewdb.main.v1.UpsertWorkflowChainResponse> getUpsertWorkflowChainMethod;
    if ((getUpsertWorkflowChainMethod = MainDbGrpc.getUpsertWorkflowChainMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpsertWorkflowChainMethod = MainDbGrpc.getUpsertWorkflowChainMethod) == null) {
          MainDbGrpc.getUpsertWorkflowChainMethod = getUpsertWorkflowChainMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpsertWorkflowChainRequest, crewdb.main.v1.UpsertWorkflowChainResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpsertWorkflowChain"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpsertWorkflowChainRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpsertWorkflowChainResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpsertWorkflowChain"))
              .build();
        }
      }
    }
    return getUpsertWorkflowChainMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetWorkflowChainRequest,
      crewdb.main.v1.GetWorkflowChainResponse> getGetWorkflowChainMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetWorkflowChain",
      requestType = crewdb.main.v1.GetWorkflowChainRequest.class,
      responseType = crewdb.main.v1.GetWorkflowChainResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetWorkflowChainRequest,
      crewdb.main.v1.GetWorkflowChainResponse> getGetWorkflowChainMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetWorkflowChainRequest, crewdb.main.v1.GetWorkflowChainResponse> getGetWorkflowChainMethod;
    if ((getGetWorkflowChainMethod = MainDbGrpc.getGetWorkflowChainMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetWorkflowChainMethod = MainDbGrpc.getGetWorkflowChainMethod) == null) {
          MainDbGrpc.getGetWorkflowChainMethod = getGetWorkflowChainMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetWorkflowChainRequest, crewdb.main.v1.GetWorkflowChainResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetWorkflowChain"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetWorkflowChainRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetWorkflowChainResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetWorkflowChain"))
              .build();
        }
      }
    }
    return getGetWorkflowChainMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListWorkflowChainsRequest,
      crewdb.main.v1.ListWorkflowChainsResponse> getListWorkflowChainsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListWorkflowChains",
      requestType = crewdb.main.v1.ListWorkflowChainsRequest.class,
      responseType = crewdb.main.v1.ListWorkflowChainsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListWorkflowChainsRequest,
      crewdb.main.v1.ListWorkflowChainsResponse> getListWorkflowChainsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListWorkflowChainsRequest, crewdb.main.v1.ListWorkflowChainsResponse> getListWorkflowChainsMethod;
    if ((getListWorkflowChainsMethod = MainDbGrpc.getListWorkflowChainsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListWorkflowChainsMethod = MainDbGrpc.getListWorkflowChainsMethod) == null) {
          MainDbGrpc.getListWorkflowChainsMethod = getListWorkflowChainsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListWorkflowChainsRequest, crewdb.main.v1.ListWorkflowChainsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListWorkflowChains"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListWorkflowChainsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListWorkflowChainsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListWorkflowChains"))
              .build();
        }
      }
    }
    return getListWorkflowChainsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.CreateEmailAnalysisRequest,
      crewdb.main.v1.CreateEmailAnalysisResponse> getCreateEmailAnalysisMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateEmailAnalysis",
      requestType = crewdb.main.v1.CreateEmailAnalysisRequest.class,
      responseType = crewdb.main.v1.CreateEmailAnalysisResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.CreateEmailAnalysisRequest,
      crewdb.main.v1.CreateEmailAnalysisResponse> getCreateEmailAnalysisMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.CreateEmailAnalysisRequest, crewdb.main.v1.CreateEmailAnalysisResponse> getCreateEmailAnalysisMethod;
    if ((getCreateEmailAnalysisMethod = MainDbGrpc.getCreateEmailAnalysisMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getCreateEmailAnalysisMethod = MainDbGrpc.getCreateEmailAnalysisMethod) == null) {
          MainDbGrpc.getCreateEmailAnalysisMethod = getCreateEmailAnalysisMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.CreateEmailAnalysisRequest, crewdb.main.v1.CreateEmailAnalysisResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateEmailAnalysis"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateEmailAnalysisRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateEmailAnalysisResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("CreateEmailAnalysis"))
              .build();
        }
      }
    }
    return getCreateEmailAnalysisMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetLatestEmailAnalysisRequest,
      crewdb.main.v1.GetLatestEmailAnalysisResponse> getGetLatestEmailAnalysisMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetLatestEmailAnalysis",
      requestType = crewdb.main.v1.GetLatestEmailAnalysisRequest.class,
      responseType = crewdb.main.v1.GetLatestEmailAnalysisResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetLatestEmailAnalysisRequest,
      crewdb.main.v1.GetLatestEmailAnalysisResponse> getGetLatestEmailAnalysisMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetLatestEmailAnalysisRequest, crewdb.main.v1.GetLatestEmailAnalysisResponse> getGetLatestEmailAnalysisMethod;
    if ((getGetLatestEmailAnalysisMethod = MainDbGrpc.getGetLatestEmailAnalysisMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetLatestEmailAnalysisMethod = MainDbGrpc.getGetLatestEmailAnalysisMethod) == null) {
          MainDbGrpc.getGetLatestEmailAnalysisMethod = getGetLatestEmailAnalysisMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetLatestEmailAnalysisRequest, crewdb.main.v1.GetLatestEmailAnalysisResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetLatestEmailAnalysis"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetLatestEmailAnalysisRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetLatestEmailAnalysisResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetLatestEmailAnalysis"))
              .build();
        }
      }
    }
    return getGetLatestEmailAnalysisMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateEmailAnalysisRequest,
      crewdb.main.v1.UpdateEmailAnalysisResponse> getUpdateEmailAnalysisMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateEmailAnalysis",
      requestType = crewdb.main.v1.UpdateEmailAnalysisRequest.class,
      responseType = crewdb.main.v1.UpdateEmailAnalysisResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateEmailAnalysisRequest,
      crewdb.main.v1.UpdateEmailAnalysisResponse> getUpdateEmailAnalysisMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateEmailAnalysisRequest, crewdb.main.v1.UpdateEmailAnalysisResponse> getUpdateEmailAnalysisMethod;
    if ((getUpdateEmailAnalysisMethod = MainDbGrpc.getUpdateEmailAnalysisMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateEmailAnalysisMethod = MainDbGrpc.getUpdateEmailAnalysisMethod) == null) {
          MainDbGrpc.getUpdateEmailAnalysisMethod = getUpdateEmailAnalysisMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateEmailAnalysisRequest, crewdb.main.v1.UpdateEmailAnalysisResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateEmailAnalysis"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateEmailAnalysisRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateEmailAnalysisResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateEmailAnalysis"))
              .build();
        }
      }
    }
    return getUpdateEmailAnalysisMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetAnalysisStatisticsRequest,
      crewdb.main.v1.GetAnalysisStatisticsResponse> getGetAnalysisStatisticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetAnalysisStatistics",
      requestType = crewdb.main.v1.GetAnalysisStatisticsRequest.class,
      responseType = crewdb.main.v1.GetAnalysisStatisticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetAnalysisStatisticsRequest,
      crewdb.main.v1.GetAnalysisStatisticsResponse> getGetAnalysisStatisticsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetAnalysisStatisticsRequest, crewdb.main.v1.GetAnalysisStatisticsResponse> getGetAnalysisStatisticsMethod;
    if ((getGetAnalysisStatisticsMethod = MainDbGrpc.getGetAnalysisStatisticsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetAnalysisStatisticsMethod = MainDbGrpc.getGetAnalysisStatisticsMethod) == null) {
          MainDbGrpc.getGetAnalysisStatisticsMethod = getGetAnalysisStatisticsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetAnalysisStatisticsRequest, crewdb.main.v1.GetAnalysisStatisticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetAnalysisStatistics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetAnalysisStatisticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetAnalysisStatisticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetAnalysisStatistics"))
              .build();
        }
      }
    }
    return getGetAnalysisStatisticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListAnalysesToUpgradeRequest,
      crewdb.main.v1.ListAnalysesToUpgradeResponse> getListAnalysesToUpgradeMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAnalysesToUpgrade",
      requestType = crewdb.main.v1.ListAnalysesToUpgradeRequest.class,
      responseType = crewdb.main.v1.ListAnalysesToUpgradeResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListAnalysesToUpgradeRequest,
      crewdb.main.v1.ListAnalysesToUpgradeResponse> getListAnalysesToUpgradeMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListAnalysesToUpgradeRequest, crewdb.main.v1.ListAnalysesToUpgradeResponse> getListAnalysesToUpgradeMethod;
    if ((getListAnalysesToUpgradeMethod = MainDbGrpc.getListAnalysesToUpgradeMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListAnalysesToUpgradeMethod = MainDbGrpc.getListAnalysesToUpgradeMethod) == null) {
          MainDbGrpc.getListAnalysesToUpgradeMethod = getListAnalysesToUpgradeMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListAnalysesToUpgradeRequest, crewdb.main.v1.ListAnalysesToUpgradeResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAnalysesToUpgrade"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAnalysesToUpgradeRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAnalysesToUpgradeResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListAnalysesToUpgrade"))
              .build();
        }
      }
    }
    return getListAnalysesToUpgradeMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.DeleteOldAnalysesRequest,
      crewdb.main.v1.DeleteOldAnalysesResponse> getDeleteOldAnalysesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteOldAnalyses",
      requestType = crewdb.main.v1.DeleteOldAnalysesRequest.class,
      responseType = crewdb.main.v1.DeleteOldAnalysesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.DeleteOldAnalysesRequest,
      crewdb.main.v1.DeleteOldAnalysesResponse> getDeleteOldAnalysesMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.DeleteOldAnalysesRequest, crewdb.main.v1.DeleteOldAnalysesResponse> getDeleteOldAnalysesMethod;
    if ((getDeleteOldAnalysesMethod = MainDbGrpc.getDeleteOldAnalysesMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getDeleteOldAnalysesMethod = MainDbGrpc.getDeleteOldAnalysesMethod) == null) {
          MainDbGrpc.getDeleteOldAnalysesMethod = getDeleteOldAnalysesMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.DeleteOldAnalysesRequest, crewdb.main.v1.DeleteOldAnalysesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteOldAnalyses"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteOldAnalysesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteOldAnalysesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("DeleteOldAnalyses"))
              .build();
        }
      }
    }
    return getDeleteOldAnalysesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.CreateTaskRequest,
      crewdb.main.v1.CreateTaskResponse> getCreateTaskMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateTask",
      requestType = crewdb.main.v1.CreateTaskRequest.class,
      responseType = crewdb.main.v1.CreateTaskResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.CreateTaskRequest,
      crewdb.main.v1.CreateTaskResponse> getCreateTaskMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.CreateTaskRequest, crewdb.main.v1.CreateTaskResponse> getCreateTaskMethod;
    if ((getCreateTaskMethod = MainDbGrpc.getCreateTaskMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getCreateTaskMethod = MainDbGrpc.getCreateTaskMethod) == null) {
          MainDbGrpc.getCreateTaskMethod = getCreateTaskMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.CreateTaskRequest, crewdb.main.v1.CreateTaskResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateTask"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateTaskRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateTaskResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("CreateTask"))
              .build();
        }
      }
    }
    return getCreateTaskMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetTaskRequest,
      crewdb.main.v1.GetTaskResponse> getGetTaskMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetTask",
      requestType = crewdb.main.v1.GetTaskRequest.class,
      responseType = crewdb.main.v1.GetTaskResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetTaskRequest,
      crewdb.main.v1.GetTaskResponse> getGetTaskMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetTaskRequest, crewdb.main.v1.GetTaskResponse> getGetTaskMethod;
    if ((getGetTaskMethod = MainDbGrpc.getGetTaskMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetTaskMethod = MainDbGrpc.getGetTaskMethod) == null) {
          MainDbGrpc.getGetTaskMethod = getGetTaskMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetTaskRequest, crewdb.main.v1.GetTaskResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetTask"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetTaskRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetTaskResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetTask"))
              .build();
        }
      }
    }
    return getGetTaskMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListTasksRequest,
      crewdb.main.v1.ListTasksResponse> getListTasksMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListTasks",
      requestType = crewdb.main.v1.ListTasksRequest.class,
      responseType = crewdb.main.v1.ListTasksResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListTasksRequest,
      crewdb.main.v1.ListTasksResponse> getListTasksMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListTasksRequest, crewdb.main.v1.ListTasksResponse> getListTasksMethod;
    if ((getListTasksMethod = MainDbGrpc.getListTasksMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListTasksMethod = MainDbGrpc.getListTasksMethod) == null) {
          MainDbGrpc.getListTasksMethod = getListTasksMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListTasksRequest, crewdb.main.v1.ListTasksResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListTasks"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListTasksRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListTasksResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListTasks"))
              .build();
        }
      }
    }
    return getListTasksMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListTasksDueRequest,
      crewdb.main.v1.ListTasksDueResponse> getListTasksDueMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListTasksDue",
      requestType = crewdb.main.v1.ListTasksDueRequest.class,
      responseType = crewdb.main.v1.ListTasksDueResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListTasksDueRequest,
      crewdb.main.v1.ListTasksDueResponse> getListTasksDueMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListTasksDueRequest, crewdb.main.v1.ListTasksDueResponse> getListTasksDueMethod;
    if ((getListTasksDueMethod = MainDbGrpc.getListTasksDueMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListTasksDueMethod = MainDbGrpc.getListTasksDueMethod) == null) {
          MainDbGrpc.getListTasksDueMethod = getListTasksDueMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListTasksDueRequest, crewdb.main.v1.ListTasksDueResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListTasksDue"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListTasksDueRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListTasksDueResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListTasksDue"))
              .build();
        }
      }
    }
    return getListTasksDueMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateTaskRequest,
      crewdb.main.v1.UpdateTaskResponse> getUpdateTaskMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateTask",
      requestType = crewdb.main.v1.UpdateTaskRequest.class,
      responseType = crewdb.main.v1.UpdateTaskResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateTaskRequest,
      crewdb.main.v1.UpdateTaskResponse> getUpdateTaskMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateTaskRequest, crewdb.main.v1.UpdateTaskResponse> getUpdateTaskMethod;
    if ((getUpdateTaskMethod = MainDbGrpc.getUpdateTaskMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateTaskMethod = MainDbGrpc.getUpdateTaskMethod) == null) {
          MainDbGrpc.getUpdateTaskMethod = getUpdateTaskMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateTaskRequest, crewdb.main.v1.UpdateTaskResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateTask"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateTaskRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateTaskResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateTask"))
              .build();
        }
      }
    }
    return getUpdateTaskMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListTaskStatusChangesRequest,
      crewdb.main.v1.ListTaskStatusChangesResponse> getListTaskStatusChangesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListTaskStatusChanges",
      requestType = crewdb.main.v1.ListTaskStatusChangesRequest.class,
      responseType = crewdb.main.v1.ListTaskStatusChangesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListTaskStatusChangesRequest,
      crewdb.main.v1.ListTaskStatusChangesResponse> getListTaskStatusChangesMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListTaskStatusChangesRequest, crewdb.main.v1.ListTaskStatusChangesResponse> getListTaskStatusChangesMethod;
    if ((getListTaskStatusChangesMethod = MainDbGrpc.getListTaskStatusChangesMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListTaskStatusChangesMethod = MainDbGrpc.getListTaskStatusChangesMethod) == null) {
          MainDbGrpc.getListTaskStatusChangesMethod = getListTaskStatusChangesMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListTaskStatusChangesRequest, crewdb.main.v1.ListTaskStatusChangesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListTaskStatusChanges"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListTaskStatusChangesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListTaskStatusChangesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListTaskStatusChanges"))
              .build();
        }
      }
    }
    return getListTaskStatusChangesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.CreateUserRequest,
      crewdb.main.v1.CreateUserResponse> getCreateUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateUser",
      requestType = crewdb.main.v1.CreateUserRequest.class,
      responseType = crewdb.main.v1.CreateUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.CreateUserRequest,
      crewdb.main.v1.CreateUserResponse> getCreateUserMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.CreateUserRequest, crewdb.main.v1.CreateUserResponse> getCreateUserMethod;
    if ((getCreateUserMethod = MainDbGrpc.getCreateUserMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getCreateUserMethod = MainDbGrpc.getCreateUserMethod) == null) {
          MainDbGrpc.getCreateUserMethod = getCreateUserMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.CreateUserRequest, crewdb.main.v1.CreateUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("CreateUser"))
              .build();
        }
      }
    }
    return getCreateUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetUserRequest,
      crewdb.main.v1.GetUserResponse> getGetUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetUser",
      requestType = crewdb.main.v1.GetUserRequest.class,
      responseType = crewdb.main.v1.GetUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetUserRequest,
      crewdb.main.v1.GetUserResponse> getGetUserMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetUserRequest, crewdb.main.v1.GetUserResponse> getGetUserMethod;
    if ((getGetUserMethod = MainDbGrpc.getGetUserMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetUserMethod = MainDbGrpc.getGetUserMethod) == null) {
          MainDbGrpc.getGetUserMethod = getGetUserMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetUserRequest, crewdb.main.v1.GetUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetUser"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetUser"))
              .build();
        }
      }
    }
    return getGetUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetUserByEmailRequest,
      crewdb.main.v1.GetUserByEmailResponse> getGetUserByEmailMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetUserByEmail",
      requestType = crewdb.main.v1.GetUserByEmailRequest.class,
      responseType = crewdb.main.v1.GetUserByEmailResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetUserByEmailRequest,
      crewdb.main.v1.GetUserByEmailResponse> getGetUserByEmailMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetUserByEmailRequest, crewdb.main.v1.GetUserByEmailResponse> getGetUserByEmailMethod;
    if ((getGetUserByEmailMethod = MainDbGrpc.getGetUserByEmailMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetUserByEmailMethod = MainDbGrpc.getGetUserByEmailMethod) == null) {
          MainDbGrpc.getGetUserByEmailMethod = getGetUserByEmailMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetUserByEmailRequest, crewdb.main.v1.GetUserByEmailResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetUserByEmail"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetUserByEmailRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetUserByEmailResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetUserByEmail"))
              .build();
        }
      }
    }
    return getGetUserByEmailMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListUsersRequest,
      crewdb.main.v1.ListUsersResponse> getListUsersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListUsers",
      requestType = crewdb.main.v1.ListUsersRequest.class,
      responseType = crewdb.main.v1.ListUsersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListUsersRequest,
      crewdb.main.v1.ListUsersResponse> getListUsersMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListUsersRequest, crewdb.main.v1.ListUsersResponse> getListUsersMethod;
    if ((getListUsersMethod = MainDbGrpc.getListUsersMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListUsersMethod = MainDbGrpc.getListUsersMethod) == null) {
          MainDbGrpc.getListUsersMethod = getListUsersMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListUsersRequest, crewdb.main.v1.ListUsersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListUsers"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListUsersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListUsersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListUsers"))
              .build();
        }
      }
    }
    return getListUsersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateUserRequest,
      crewdb.main.v1.UpdateUserResponse> getUpdateUserMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateUser",
      requestType = crewdb.main.v1.UpdateUserRequest.class,
      responseType = crewdb.main.v1.UpdateUserResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateUserRequest,
      crewdb.main.v1.UpdateUserResponse> getUpdateUserMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateUserRequest, crewdb.main.v1.UpdateUserResponse> getUpdateUserMethod;
    if ((getUpdateUserMethod = MainDbGrpc.getUpdateUserMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateUserMethod = MainDbGrpc.getUpdateUserMethod) == null) {
          MainDbGrpc.getUpdateUserMethod = getUpdateUserMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateUserRequest, crewdb.main.v1.UpdateUserResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateUser"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateUserRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateUserResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateUser"))
              .build();
        }
      }
    }
    return getUpdateUserMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.RecordUserLoginRequest,
      crewdb.main.v1.RecordUserLoginResponse> getRecordUserLoginMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordUserLogin",
      requestType = crewdb.main.v1.RecordUserLoginRequest.class,
      responseType = crewdb.main.v1.RecordUserLoginResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.RecordUserLoginRequest,
      crewdb.main.v1.RecordUserLoginResponse> getRecordUserLoginMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.RecordUserLoginRequest, crewdb.main.v1.RecordUserLoginResponse> getRecordUserLoginMethod;
    if ((getRecordUserLoginMethod = MainDbGrpc.getRecordUserLoginMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getRecordUserLoginMethod = MainDbGrpc.getRecordUserLoginMethod) == null) {
          MainDbGrpc.getRecordUserLoginMethod = getRecordUserLoginMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.RecordUserLoginRequest, crewdb.main.v1.RecordUserLoginResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordUserLogin"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RecordUserLoginRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RecordUserLoginResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("RecordUserLogin"))
              .build();
        }
      }
    }
    return getRecordUserLoginMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListUserRoleStatisticsRequest,
      crewdb.main.v1.ListUserRoleStatisticsResponse> getListUserRoleStatisticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListUserRoleStatistics",
      requestType = crewdb.main.v1.ListUserRoleStatisticsRequest.class,
      responseType = crewdb.main.v1.ListUserRoleStatisticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListUserRoleStatisticsRequest,
      crewdb.main.v1.ListUserRoleStatisticsResponse> getListUserRoleStatisticsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListUserRoleStatisticsRequest, crewdb.main.v1.ListUserRoleStatisticsResponse> getListUserRoleStatisticsMethod;
    if ((getListUserRoleStatisticsMethod = MainDbGrpc.getListUserRoleStatisticsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListUserRoleStatisticsMethod = MainDbGrpc.getListUserRoleStatisticsMethod) == null) {
          MainDbGrpc.getListUserRoleStatisticsMethod = getListUserRoleStatisticsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListUserRoleStatisticsRequest, crewdb.main.v1.ListUserRoleStatisticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListUserRoleStatistics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListUserRoleStatisticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListUserRoleStatisticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListUserRoleStatistics"))
              .build();
        }
      }
    }
    return getListUserRoleStatisticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetUserCredentialsRequest,
      crewdb.main.v1.GetUserCredentialsResponse> getGetUserCredentialsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetUserCredentials",
      requestType = crewdb.main.v1.GetUserCredentialsRequest.class,
      responseType = crewdb.main.v1.GetUserCredentialsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetUserCredentialsRequest,
      crewdb.main.v1.GetUserCredentialsResponse> getGetUserCredentialsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetUserCredentialsRequest, crewdb.main.v1.GetUserCredentialsResponse> getGetUserCredentialsMethod;
    if ((getGetUserCredentialsMethod = MainDbGrpc.getGetUserCredentialsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetUserCredentialsMethod = MainDbGrpc.getGetUserCredentialsMethod) == null) {
          MainDbGrpc.getGetUserCredentialsMethod = getGetUserCredentialsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetUserCredentialsRequest, crewdb.main.v1.GetUserCredentialsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetUserCredentials"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetUserCredentialsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetUserCredentialsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetUserCredentials"))
              .build();
        }
      }
    }
    return getGetUserCredentialsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.SetUserPasswordHashRequest,
      crewdb.main.v1.SetUserPasswordHashResponse> getSetUserPasswordHashMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SetUserPasswordHash",
      requestType = crewdb.main.v1.SetUserPasswordHashRequest.class,
      responseType = crewdb.main.v1.SetUserPasswordHashResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.SetUserPasswordHashRequest,
      crewdb.main.v1.SetUserPasswordHashResponse> getSetUserPasswordHashMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.SetUserPasswordHashRequest, crewdb.main.v1.SetUserPasswordHashResponse> getSetUserPasswordHashMethod;
    if ((getSetUserPasswordHashMethod = MainDbGrpc.getSetUserPasswordHashMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getSetUserPasswordHashMethod = MainDbGrpc.getSetUserPasswordHashMethod) == null) {
          MainDbGrpc.getSetUserPasswordHashMethod = getSetUserPasswordHashMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.SetUserPasswordHashRequest, crewdb.main.v1.SetUserPasswordHashResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SetUserPasswordHash"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SetUserPasswordHashRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SetUserPasswordHashResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("SetUserPasswordHash"))
              .build();
        }
      }
    }
    return getSetUserPasswordHashMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.CreateConversationRequest,
      crewdb.main.v1.CreateConversationResponse> getCreateConversationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateConversation",
      requestType = crewdb.main.v1.CreateConversationRequest.class,
      responseType = crewdb.main.v1.CreateConversationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.CreateConversationRequest,
      crewdb.main.v1.CreateConversationResponse> getCreateConversationMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.CreateConversationRequest, crewdb.main.v1.CreateConversationResponse> getCreateConversationMethod;
    if ((getCreateConversationMethod = MainDbGrpc.getCreateConversationMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getCreateConversationMethod = MainDbGrpc.getCreateConversationMethod) == null) {
          MainDbGrpc.getCreateConversationMethod = getCreateConversationMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.CreateConversationRequest, crewdb.main.v1.CreateConversationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateConversation"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateConversationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateConversationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("CreateConversation"))
              .build();
        }
      }
    }
    return getCreateConversationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetConversationRequest,
      crewdb.main.v1.GetConversationResponse> getGetConversationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetConversation",
      requestType = crewdb.main.v1.GetConversationRequest.class,
      responseType = crewdb.main.v1.GetConversationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetConversationRequest,
      crewdb.main.v1.GetConversationResponse> getGetConversationMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetConversationRequest, crewdb.main.v1.GetConversationResponse> getGetConversationMethod;
    if ((getGetConversationMethod = MainDbGrpc.getGetConversationMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetConversationMethod = MainDbGrpc.getGetConversationMethod) == null) {
          MainDbGrpc.getGetConversationMethod = getGetConversationMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetConversationRequest, crewdb.main.v1.GetConversationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetConversation"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetConversationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetConversationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetConversation"))
              .build();
        }
      }
    }
    return getGetConversationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateConversationRequest,
      crewdb.main.v1.UpdateConversationResponse> getUpdateConversationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateConversation",
      requestType = crewdb.main.v1.UpdateConversationRequest.class,
      responseType = crewdb.main.v1.UpdateConversationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateConversationRequest,
      crewdb.main.v1.UpdateConversationResponse> getUpdateConversationMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateConversationRequest, crewdb.main.v1.UpdateConversationResponse> getUpdateConversationMethod;
    if ((getUpdateConversationMethod = MainDbGrpc.getUpdateConversationMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateConversationMethod = MainDbGrpc.getUpdateConversationMethod) == null) {
          MainDbGrpc.getUpdateConversationMethod = getUpdateConversationMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateConversationRequest, crewdb.main.v1.UpdateConversationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateConversation"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateConversationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateConversationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateConversation"))
              .build();
        }
      }
    }
    return getUpdateConversationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.DeleteConversationRequest,
      crewdb.main.v1.DeleteConversationResponse> getDeleteConversationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteConversation",
      requestType = crewdb.main.v1.DeleteConversationRequest.class,
      responseType = crewdb.main.v1.DeleteConversationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.DeleteConversationRequest,
      crewdb.main.v1.DeleteConversationResponse> getDeleteConversationMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.DeleteConversationRequest, crewdb.main.v1.DeleteConversationResponse> getDeleteConversationMethod;
    if ((getDeleteConversationMethod = MainDbGrpc.getDeleteConversationMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getDeleteConversationMethod = MainDbGrpc.getDeleteConversationMethod) == null) {
          MainDbGrpc.getDeleteConversationMethod = getDeleteConversationMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.DeleteConversationRequest, crewdb.main.v1.DeleteConversationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteConversation"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteConversationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteConversationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("DeleteConversation"))
              .build();
        }
      }
    }
    return getDeleteConversationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListConversationsRequest,
      crewdb.main.v1.ListConversationsResponse> getListConversationsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListConversations",
      requestType = crewdb.main.v1.ListConversationsRequest.class,
      responseType = crewdb.main.v1.ListConversationsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListConversationsRequest,
      crewdb.main.v1.ListConversationsResponse> getListConversationsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListConversationsRequest, crewdb.main.v1.ListConversationsResponse> getListConversationsMethod;
    if ((getListConversationsMethod = MainDbGrpc.getListConversationsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListConversationsMethod = MainDbGrpc.getListConversationsMethod) == null) {
          MainDbGrpc.getListConversationsMethod = getListConversationsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListConversationsRequest, crewdb.main.v1.ListConversationsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListConversations"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListConversationsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListConversationsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListConversations"))
              .build();
        }
      }
    }
    return getListConversationsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.AppendMessageRequest,
      crewdb.main.v1.AppendMessageResponse> getAppendMessageMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AppendMessage",
      requestType = crewdb.main.v1.AppendMessageRequest.class,
      responseType = crewdb.main.v1.AppendMessageResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.AppendMessageRequest,
      crewdb.main.v1.AppendMessageResponse> getAppendMessageMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.AppendMessageRequest, crewdb.main.v1.AppendMessageResponse> getAppendMessageMethod;
    if ((getAppendMessageMethod = MainDbGrpc.getAppendMessageMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getAppendMessageMethod = MainDbGrpc.getAppendMessageMethod) == null) {
          MainDbGrpc.getAppendMessageMethod = getAppendMessageMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.AppendMessageRequest, crewdb.main.v1.AppendMessageResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AppendMessage"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.AppendMessageRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.AppendMessageResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("AppendMessage"))
              .build();
        }
      }
    }
    return getAppendMessageMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListMessagesRequest,
      crewdb.main.v1.ListMessagesResponse> getListMessagesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListMessages",
      requestType = crewdb.main.v1.ListMessagesRequest.class,
      responseType = crewdb.main.v1.ListMessagesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListMessagesRequest,
      crewdb.main.v1.ListMessagesResponse> getListMessagesMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListMessagesRequest, crewdb.main.v1.ListMessagesResponse> getListMessagesMethod;
    if ((getListMessagesMethod = MainDbGrpc.getListMessagesMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListMessagesMethod = MainDbGrpc.getListMessagesMethod) == null) {
          MainDbGrpc.getListMessagesMethod = getListMessagesMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListMessagesRequest, crewdb.main.v1.ListMessagesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListMessages"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListMessagesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListMessagesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListMessages"))
              .build();
        }
      }
    }
    return getListMessagesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.CreateDealRequest,
      crewdb.main.v1.CreateDealResponse> getCreateDealMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateDeal",
      requestType = crewdb.main.v1.CreateDealRequest.class,
      responseType = crewdb.main.v1.CreateDealResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.CreateDealRequest,
      crewdb.main.v1.CreateDealResponse> getCreateDealMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.CreateDealRequest, crewdb.main.v1.CreateDealResponse> getCreateDealMethod;
    if ((getCreateDealMethod = MainDbGrpc.getCreateDealMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getCreateDealMethod = MainDbGrpc.getCreateDealMethod) == null) {
          MainDbGrpc.getCreateDealMethod = getCreateDealMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.CreateDealRequest, crewdb.main.v1.CreateDealResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateDeal"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateDealRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateDealResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("CreateDeal"))
              .build();
        }
      }
    }
    return getCreateDealMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetDealRequest,
      crewdb.main.v1.GetDealResponse> getGetDealMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetDeal",
      requestType = crewdb.main.v1.GetDealRequest.class,
      responseType = crewdb.main.v1.GetDealResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetDealRequest,
      crewdb.main.v1.GetDealResponse> getGetDealMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetDealRequest, crewdb.main.v1.GetDealResponse> getGetDealMethod;
    if ((getGetDealMethod = MainDbGrpc.getGetDealMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetDealMethod = MainDbGrpc.getGetDealMethod) == null) {
          MainDbGrpc.getGetDealMethod = getGetDealMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetDealRequest, crewdb.main.v1.GetDealResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetDeal"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetDealRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetDealResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetDeal"))
              .build();
        }
      }
    }
    return getGetDealMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListDealsRequest,
      crewdb.main.v1.ListDealsResponse> getListDealsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListDeals",
      requestType = crewdb.main.v1.ListDealsRequest.class,
      responseType = crewdb.main.v1.ListDealsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListDealsRequest,
      crewdb.main.v1.ListDealsResponse> getListDealsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListDealsRequest, crewdb.main.v1.ListDealsResponse> getListDealsMethod;
    if ((getListDealsMethod = MainDbGrpc.getListDealsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListDealsMethod = MainDbGrpc.getListDealsMethod) == null) {
          MainDbGrpc.getListDealsMethod = getListDealsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListDealsRequest, crewdb.main.v1.ListDealsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListDeals"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListDealsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListDealsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListDeals"))
              .build();
        }
      }
    }
    return getListDealsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListExpiringDealsRequest,
      crewdb.main.v1.ListExpiringDealsResponse> getListExpiringDealsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListExpiringDeals",
      requestType = crewdb.main.v1.ListExpiringDealsRequest.class,
      responseType = crewdb.main.v1.ListExpiringDealsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListExpiringDealsRequest,
      crewdb.main.v1.ListExpiringDealsResponse> getListExpiringDealsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListExpiringDealsRequest, crewdb.main.v1.ListExpiringDealsResponse> getListExpiringDealsMethod;
    if ((getListExpiringDealsMethod = MainDbGrpc.getListExpiringDealsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListExpiringDealsMethod = MainDbGrpc.getListExpiringDealsMethod) == null) {
          MainDbGrpc.getListExpiringDealsMethod = getListExpiringDealsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListExpiringDealsRequest, crewdb.main.v1.ListExpiringDealsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListExpiringDeals"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListExpiringDealsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListExpiringDealsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListExpiringDeals"))
              .build();
        }
      }
    }
    return getListExpiringDealsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.SearchDealsRequest,
      crewdb.main.v1.SearchDealsResponse> getSearchDealsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SearchDeals",
      requestType = crewdb.main.v1.SearchDealsRequest.class,
      responseType = crewdb.main.v1.SearchDealsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.SearchDealsRequest,
      crewdb.main.v1.SearchDealsResponse> getSearchDealsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.SearchDealsRequest, crewdb.main.v1.SearchDealsResponse> getSearchDealsMethod;
    if ((getSearchDealsMethod = MainDbGrpc.getSearchDealsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getSearchDealsMethod = MainDbGrpc.getSearchDealsMethod) == null) {
          MainDbGrpc.getSearchDealsMethod = getSearchDealsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.SearchDealsRequest, crewdb.main.v1.SearchDealsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SearchDeals"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SearchDealsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SearchDealsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("SearchDeals"))
              .build();
        }
      }
    }
    return getSearchDealsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateDealStatusRequest,
      crewdb.main.v1.UpdateDealStatusResponse> getUpdateDealStatusMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateDealStatus",
      requestType = crewdb.main.v1.UpdateDealStatusRequest.class,
      responseType = crewdb.main.v1.UpdateDealStatusResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateDealStatusRequest,
      crewdb.main.v1.UpdateDealStatusResponse> getUpdateDealStatusMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateDealStatusRequest, crewdb.main.v1.UpdateDealStatusResponse> getUpdateDealStatusMethod;
    if ((getUpdateDealStatusMethod = MainDbGrpc.getUpdateDealStatusMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateDealStatusMethod = MainDbGrpc.getUpdateDealStatusMethod) == null) {
          MainDbGrpc.getUpdateDealStatusMethod = getUpdateDealStatusMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateDealStatusRequest, crewdb.main.v1.UpdateDealStatusResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateDealStatus"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateDealStatusRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateDealStatusResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateDealStatus"))
              .build();
        }
      }
    }
    return getUpdateDealStatusMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateDealItemQuantityRequest,
      crewdb.main.v1.UpdateDealItemQuantityResponse> getUpdateDealItemQuantityMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateDealItemQuantity",
      requestType = crewdb.main.v1.UpdateDealItemQuantityRequest.class,
      responseType = crewdb.main.v1.UpdateDealItemQuantityResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateDealItemQuantityRequest,
      crewdb.main.v1.UpdateDealItemQuantityResponse> getUpdateDealItemQuantityMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateDealItemQuantityRequest, crewdb.main.v1.UpdateDealItemQuantityResponse> getUpdateDealItemQuantityMethod;
    if ((getUpdateDealItemQuantityMethod = MainDbGrpc.getUpdateDealItemQuantityMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateDealItemQuantityMethod = MainDbGrpc.getUpdateDealItemQuantityMethod) == null) {
          MainDbGrpc.getUpdateDealItemQuantityMethod = getUpdateDealItemQuantityMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateDealItemQuantityRequest, crewdb.main.v1.UpdateDealItemQuantityResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateDealItemQuantity"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateDealItemQuantityRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateDealItemQuantityResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateDealItemQuantity"))
              .build();
        }
      }
    }
    return getUpdateDealItemQuantityMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ReserveDealItemRequest,
      crewdb.main.v1.ReserveDealItemResponse> getReserveDealItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ReserveDealItem",
      requestType = crewdb.main.v1.ReserveDealItemRequest.class,
      responseType = crewdb.main.v1.ReserveDealItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ReserveDealItemRequest,
      crewdb.main.v1.ReserveDealItemResponse> getReserveDealItemMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ReserveDealItemRequest, crewdb.main.v1.ReserveDealItemResponse> getReserveDealItemMethod;
    if ((getReserveDealItemMethod = MainDbGrpc.getReserveDealItemMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getReserveDealItemMethod = MainDbGrpc.getReserveDealItemMethod) == null) {
          MainDbGrpc.getReserveDealItemMethod = getReserveDealItemMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ReserveDealItemRequest, crewdb.main.v1.ReserveDealItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ReserveDealItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ReserveDealItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ReserveDealItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ReserveDealItem"))
              .build();
        }
      }
    }
    return getReserveDealItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ReleaseDealItemRequest,
      crewdb.main.v1.ReleaseDealItemResponse> getReleaseDealItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ReleaseDealItem",
      requestType = crewdb.main.v1.ReleaseDealItemRequest.class,
      responseType = crewdb.main.v1.ReleaseDealItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ReleaseDealItemRequest,
      crewdb.main.v1.ReleaseDealItemResponse> getReleaseDealItemMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ReleaseDealItemRequest, crewdb.main.v1.ReleaseDealItemResponse> getReleaseDealItemMethod;
    if ((getReleaseDealItemMethod = MainDbGrpc.getReleaseDealItemMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getReleaseDealItemMethod = MainDbGrpc.getReleaseDealItemMethod) == null) {
          MainDbGrpc.getReleaseDealItemMethod = getReleaseDealItemMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ReleaseDealItemRequest, crewdb.main.v1.ReleaseDealItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ReleaseDealItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ReleaseDealItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ReleaseDealItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ReleaseDealItem"))
              .build();
        }
      }
    }
    return getReleaseDealItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.StartPipelineRunRequest,
      crewdb.main.v1.StartPipelineRunResponse> getStartPipelineRunMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "StartPipelineRun",
      requestType = crewdb.main.v1.StartPipelineRunRequest.class,
      responseType = crewdb.main.v1.StartPipelineRunResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.StartPipelineRunRequest,
      crewdb.main.v1.StartPipelineRunResponse> getStartPipelineRunMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.StartPipelineRunRequest, crewdb.main.v1.StartPipelineRunResponse> getStartPipelineRunMethod;
    if ((getStartPipelineRunMethod = MainDbGrpc.getStartPipelineRunMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getStartPipelineRunMethod = MainDbGrpc.getStartPipelineRunMethod) == null) {
          MainDbGrpc.getStartPipelineRunMethod = getStartPipelineRunMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.StartPipelineRunRequest, crewdb.main.v1.StartPipelineRunResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "StartPipelineRun"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.StartPipelineRunRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.StartPipelineRunResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("StartPipelineRun"))
              .build();
        }
      }
    }
    return getStartPipelineRunMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.FinishPipelineRunRequest,
      crewdb.main.v1.FinishPipelineRunResponse> getFinishPipelineRunMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "FinishPipelineRun",
      requestType = crewdb.main.v1.FinishPipelineRunRequest.class,
      responseType = crewdb.main.v1.FinishPipelineRunResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.FinishPipelineRunRequest,
      crewdb.main.v1.FinishPipelineRunResponse> getFinishPipelineRunMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.FinishPipelineRunRequest, crewdb.main.v1.FinishPipelineRunResponse> getFinishPipelineRunMethod;
    if ((getFinishPipelineRunMethod = MainDbGrpc.getFinishPipelineRunMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getFinishPipelineRunMethod = MainDbGrpc.getFinishPipelineRunMethod) == null) {
          MainDbGrpc.getFinishPipelineRunMethod = getFinishPipelineRunMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.FinishPipelineRunRequest, crewdb.main.v1.FinishPipelineRunResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "FinishPipelineRun"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.FinishPipelineRunRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.FinishPipelineRunResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("FinishPipelineRun"))
              .build();
        }
      }
    }
    return getFinishPipelineRunMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetPipelineRunRequest,
      crewdb.main.v1.GetPipelineRunResponse> getGetPipelineRunMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetPipelineRun",
      requestType = crewdb.main.v1.GetPipelineRunRequest.class,
      responseType = crewdb.main.v1.GetPipelineRunResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetPipelineRunRequest,
      crewdb.main.v1.GetPipelineRunResponse> getGetPipelineRunMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetPipelineRunRequest, crewdb.main.v1.GetPipelineRunResponse> getGetPipelineRunMethod;
    if ((getGetPipelineRunMethod = MainDbGrpc.getGetPipelineRunMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetPipelineRunMethod = MainDbGrpc.getGetPipelineRunMethod) == null) {
          MainDbGrpc.getGetPipelineRunMethod = getGetPipelineRunMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetPipelineRunRequest, crewdb.main.v1.GetPipelineRunResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetPipelineRun"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetPipelineRunRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetPipelineRunResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetPipelineRun"))
              .build();
        }
      }
    }
    return getGetPipelineRunMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListPipelineRunsRequest,
      crewdb.main.v1.ListPipelineRunsResponse> getListPipelineRunsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListPipelineRuns",
      requestType = crewdb.main.v1.ListPipelineRunsRequest.class,
      responseType = crewdb.main.v1.ListPipelineRunsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListPipelineRunsRequest,
      crewdb.main.v1.ListPipelineRunsResponse> getListPipelineRunsMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListPipelineRunsRequest, crewdb.main.v1.ListPipelineRunsResponse> getListPipelineRunsMethod;
    if ((getListPipelineRunsMethod = MainDbGrpc.getListPipelineRunsMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListPipelineRunsMethod = MainDbGrpc.getListPipelineRunsMethod) == null) {
          MainDbGrpc.getListPipelineRunsMethod = getListPipelineRunsMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListPipelineRunsRequest, crewdb.main.v1.ListPipelineRunsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListPipelineRuns"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListPipelineRunsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListPipelineRunsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListPipelineRuns"))
              .build();
        }
      }
    }
    return getListPipelineRunsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.SaveCheckpointRequest,
      crewdb.main.v1.SaveCheckpointResponse> getSaveCheckpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SaveCheckpoint",
      requestType = crewdb.main.v1.SaveCheckpointRequest.class,
      responseType = crewdb.main.v1.SaveCheckpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.SaveCheckpointRequest,
      crewdb.main.v1.SaveCheckpointResponse> getSaveCheckpointMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.SaveCheckpointRequest, crewdb.main.v1.SaveCheckpointResponse> getSaveCheckpointMethod;
    if ((getSaveCheckpointMethod = MainDbGrpc.getSaveCheckpointMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getSaveCheckpointMethod = MainDbGrpc.getSaveCheckpointMethod) == null) {
          MainDbGrpc.getSaveCheckpointMethod = getSaveCheckpointMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.SaveCheckpointRequest, crewdb.main.v1.SaveCheckpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SaveCheckpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SaveCheckpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.SaveCheckpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("SaveCheckpoint"))
              .build();
        }
      }
    }
    return getSaveCheckpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetCheckpointRequest,
      crewdb.main.v1.GetCheckpointResponse> getGetCheckpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetCheckpoint",
      requestType = crewdb.main.v1.GetCheckpointRequest.class,
      responseType = crewdb.main.v1.GetCheckpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetCheckpointRequest,
      crewdb.main.v1.GetCheckpointResponse> getGetCheckpointMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetCheckpointRequest, crewdb.main.v1.GetCheckpointResponse> getGetCheckpointMethod;
    if ((getGetCheckpointMethod = MainDbGrpc.getGetCheckpointMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetCheckpointMethod = MainDbGrpc.getGetCheckpointMethod) == null) {
          MainDbGrpc.getGetCheckpointMethod = getGetCheckpointMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetCheckpointRequest, crewdb.main.v1.GetCheckpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetCheckpoint"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetCheckpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetCheckpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetCheckpoint"))
              .build();
        }
      }
    }
    return getGetCheckpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.DeleteCheckpointRequest,
      crewdb.main.v1.DeleteCheckpointResponse> getDeleteCheckpointMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteCheckpoint",
      requestType = crewdb.main.v1.DeleteCheckpointRequest.class,
      responseType = crewdb.main.v1.DeleteCheckpointResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.DeleteCheckpointRequest,
      crewdb.main.v1.DeleteCheckpointResponse> getDeleteCheckpointMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.DeleteCheckpointRequest, crewdb.main.v1.DeleteCheckpointResponse> getDeleteCheckpointMethod;
    if ((getDeleteCheckpointMethod = MainDbGrpc.getDeleteCheckpointMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getDeleteCheckpointMethod = MainDbGrpc.getDeleteCheckpointMethod) == null) {
          MainDbGrpc.getDeleteCheckpointMethod = getDeleteCheckpointMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.DeleteCheckpointRequest, crewdb.main.v1.DeleteCheckpointResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteCheckpoint"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteCheckpointRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.DeleteCheckpointResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("DeleteCheckpoint"))
              .build();
        }
      }
    }
    return getDeleteCheckpointMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.CreateAutomationRuleRequest,
      crewdb.main.v1.CreateAutomationRuleResponse> getCreateAutomationRuleMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateAutomationRule",
      requestType = crewdb.main.v1.CreateAutomationRuleRequest.class,
      responseType = crewdb.main.v1.CreateAutomationRuleResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.CreateAutomationRuleRequest,
      crewdb.main.v1.CreateAutomationRuleResponse> getCreateAutomationRuleMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.CreateAutomationRuleRequest, crewdb.main.v1.CreateAutomationRuleResponse> getCreateAutomationRuleMethod;
    if ((getCreateAutomationRuleMethod = MainDbGrpc.getCreateAutomationRuleMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getCreateAutomationRuleMethod = MainDbGrpc.getCreateAutomationRuleMethod) == null) {
          MainDbGrpc.getCreateAutomationRuleMethod = getCreateAutomationRuleMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.CreateAutomationRuleRequest, crewdb.main.v1.CreateAutomationRuleResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateAutomationRule"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateAutomationRuleRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.CreateAutomationRuleResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("CreateAutomationRule"))
              .build();
        }
      }
    }
    return getCreateAutomationRuleMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.GetAutomationRuleRequest,
      crewdb.main.v1.GetAutomationRuleResponse> getGetAutomationRuleMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetAutomationRule",
      requestType = crewdb.main.v1.GetAutomationRuleRequest.class,
      responseType = crewdb.main.v1.GetAutomationRuleResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.GetAutomationRuleRequest,
      crewdb.main.v1.GetAutomationRuleResponse> getGetAutomationRuleMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.GetAutomationRuleRequest, crewdb.main.v1.GetAutomationRuleResponse> getGetAutomationRuleMethod;
    if ((getGetAutomationRuleMethod = MainDbGrpc.getGetAutomationRuleMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getGetAutomationRuleMethod = MainDbGrpc.getGetAutomationRuleMethod) == null) {
          MainDbGrpc.getGetAutomationRuleMethod = getGetAutomationRuleMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.GetAutomationRuleRequest, crewdb.main.v1.GetAutomationRuleResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetAutomationRule"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetAutomationRuleRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.GetAutomationRuleResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("GetAutomationRule"))
              .build();
        }
      }
    }
    return getGetAutomationRuleMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.UpdateAutomationRuleRequest,
      crewdb.main.v1.UpdateAutomationRuleResponse> getUpdateAutomationRuleMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateAutomationRule",
      requestType = crewdb.main.v1.UpdateAutomationRuleRequest.class,
      responseType = crewdb.main.v1.UpdateAutomationRuleResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.UpdateAutomationRuleRequest,
      crewdb.main.v1.UpdateAutomationRuleResponse> getUpdateAutomationRuleMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.UpdateAutomationRuleRequest, crewdb.main.v1.UpdateAutomationRuleResponse> getUpdateAutomationRuleMethod;
    if ((getUpdateAutomationRuleMethod = MainDbGrpc.getUpdateAutomationRuleMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getUpdateAutomationRuleMethod = MainDbGrpc.getUpdateAutomationRuleMethod) == null) {
          MainDbGrpc.getUpdateAutomationRuleMethod = getUpdateAutomationRuleMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.UpdateAutomationRuleRequest, crewdb.main.v1.UpdateAutomationRuleResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateAutomationRule"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateAutomationRuleRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.UpdateAutomationRuleResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("UpdateAutomationRule"))
              .build();
        }
      }
    }
    return getUpdateAutomationRuleMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListAutomationRulesRequest,
      crewdb.main.v1.ListAutomationRulesResponse> getListAutomationRulesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAutomationRules",
      requestType = crewdb.main.v1.ListAutomationRulesRequest.class,
      responseType = crewdb.main.v1.ListAutomationRulesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListAutomationRulesRequest,
      crewdb.main.v1.ListAutomationRulesResponse> getListAutomationRulesMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListAutomationRulesRequest, crewdb.main.v1.ListAutomationRulesResponse> getListAutomationRulesMethod;
    if ((getListAutomationRulesMethod = MainDbGrpc.getListAutomationRulesMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListAutomationRulesMethod = MainDbGrpc.getListAutomationRulesMethod) == null) {
          MainDbGrpc.getListAutomationRulesMethod = getListAutomationRulesMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListAutomationRulesRequest, crewdb.main.v1.ListAutomationRulesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAutomationRules"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAutomationRulesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAutomationRulesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListAutomationRules"))
              .build();
        }
      }
    }
    return getListAutomationRulesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.RecordAutomationRuleRunRequest,
      crewdb.main.v1.RecordAutomationRuleRunResponse> getRecordAutomationRuleRunMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordAutomationRuleRun",
      requestType = crewdb.main.v1.RecordAutomationRuleRunRequest.class,
      responseType = crewdb.main.v1.RecordAutomationRuleRunResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.RecordAutomationRuleRunRequest,
      crewdb.main.v1.RecordAutomationRuleRunResponse> getRecordAutomationRuleRunMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.RecordAutomationRuleRunRequest, crewdb.main.v1.RecordAutomationRuleRunResponse> getRecordAutomationRuleRunMethod;
    if ((getRecordAutomationRuleRunMethod = MainDbGrpc.getRecordAutomationRuleRunMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getRecordAutomationRuleRunMethod = MainDbGrpc.getRecordAutomationRuleRunMethod) == null) {
          MainDbGrpc.getRecordAutomationRuleRunMethod = getRecordAutomationRuleRunMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.RecordAutomationRuleRunRequest, crewdb.main.v1.RecordAutomationRuleRunResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordAutomationRuleRun"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RecordAutomationRuleRunRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RecordAutomationRuleRunResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("RecordAutomationRuleRun"))
              .build();
        }
      }
    }
    return getRecordAutomationRuleRunMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.RecordAuditEntryRequest,
      crewdb.main.v1.RecordAuditEntryResponse> getRecordAuditEntryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordAuditEntry",
      requestType = crewdb.main.v1.RecordAuditEntryRequest.class,
      responseType = crewdb.main.v1.RecordAuditEntryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.RecordAuditEntryRequest,
      crewdb.main.v1.RecordAuditEntryResponse> getRecordAuditEntryMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.RecordAuditEntryRequest, crewdb.main.v1.RecordAuditEntryResponse> getRecordAuditEntryMethod;
    if ((getRecordAuditEntryMethod = MainDbGrpc.getRecordAuditEntryMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getRecordAuditEntryMethod = MainDbGrpc.getRecordAuditEntryMethod) == null) {
          MainDbGrpc.getRecordAuditEntryMethod = getRecordAuditEntryMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.RecordAuditEntryRequest, crewdb.main.v1.RecordAuditEntryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordAuditEntry"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RecordAuditEntryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.RecordAuditEntryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("RecordAuditEntry"))
              .build();
        }
      }
    }
    return getRecordAuditEntryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.main.v1.ListAuditEntriesRequest,
      crewdb.main.v1.ListAuditEntriesResponse> getListAuditEntriesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAuditEntries",
      requestType = crewdb.main.v1.ListAuditEntriesRequest.class,
      responseType = crewdb.main.v1.ListAuditEntriesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.main.v1.ListAuditEntriesRequest,
      crewdb.main.v1.ListAuditEntriesResponse> getListAuditEntriesMethod() {
    io.grpc.MethodDescriptor<crewdb.main.v1.ListAuditEntriesRequest, crewdb.main.v1.ListAuditEntriesResponse> getListAuditEntriesMethod;
    if ((getListAuditEntriesMethod = MainDbGrpc.getListAuditEntriesMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getListAuditEntriesMethod = MainDbGrpc.getListAuditEntriesMethod) == null) {
          MainDbGrpc.getListAuditEntriesMethod = getListAuditEntriesMethod =
              io.grpc.MethodDescriptor.<crewdb.main.v1.ListAuditEntriesRequest, crewdb.main.v1.ListAuditEntriesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAuditEntries"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAuditEntriesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.main.v1.ListAuditEntriesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ListAuditEntries"))
              .build();
        }
      }
    }
    return getListAuditEntriesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.sql.v1.QueryRequest,
      crewdb.sql.v1.QueryResponse> getQueryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Query",
      requestType = crewdb.sql.v1.QueryRequest.class,
      responseType = crewdb.sql.v1.QueryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.sql.v1.QueryRequest,
      crewdb.sql.v1.QueryResponse> getQueryMethod() {
    io.grpc.MethodDescriptor<crewdb.sql.v1.QueryRequest, crewdb.sql.v1.QueryResponse> getQueryMethod;
    if ((getQueryMethod = MainDbGrpc.getQueryMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getQueryMethod = MainDbGrpc.getQueryMethod) == null) {
          MainDbGrpc.getQueryMethod = getQueryMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.QueryRequest, crewdb.sql.v1.QueryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Query"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("Query"))
              .build();
        }
      }
    }
    return getQueryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.sql.v1.ExecuteRequest,
      crewdb.sql.v1.ExecuteResponse> getExecuteMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Execute",
      requestType = crewdb.sql.v1.ExecuteRequest.class,
      responseType = crewdb.sql.v1.ExecuteResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.sql.v1.ExecuteRequest,
      crewdb.sql.v1.ExecuteResponse> getExecuteMethod() {
    io.grpc.MethodDescriptor<crewdb.sql.v1.ExecuteRequest, crewdb.sql.v1.ExecuteResponse> getExecuteMethod;
    if ((getExecuteMethod = MainDbGrpc.getExecuteMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getExecuteMethod = MainDbGrpc.getExecuteMethod) == null) {
          MainDbGrpc.getExecuteMethod = getExecuteMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.ExecuteRequest, crewdb.sql.v1.ExecuteResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Execute"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("Execute"))
              .build();
        }
      }
    }
    return getExecuteMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.sql.v1.ExecuteBatchRequest,
      crewdb.sql.v1.ExecuteBatchResponse> getExecuteBatchMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ExecuteBatch",
      requestType = crewdb.sql.v1.ExecuteBatchRequest.class,
      responseType = crewdb.sql.v1.ExecuteBatchResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.sql.v1.ExecuteBatchRequest,
      crewdb.sql.v1.ExecuteBatchResponse> getExecuteBatchMethod() {
    io.grpc.MethodDescriptor<crewdb.sql.v1.ExecuteBatchRequest, crewdb.sql.v1.ExecuteBatchResponse> getExecuteBatchMethod;
    if ((getExecuteBatchMethod = MainDbGrpc.getExecuteBatchMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getExecuteBatchMethod = MainDbGrpc.getExecuteBatchMethod) == null) {
          MainDbGrpc.getExecuteBatchMethod = getExecuteBatchMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.ExecuteBatchRequest, crewdb.sql.v1.ExecuteBatchResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ExecuteBatch"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteBatchRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteBatchResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("ExecuteBatch"))
              .build();
        }
      }
    }
    return getExecuteBatchMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.sql.v1.QueryStreamRequest,
      crewdb.sql.v1.QueryStreamResponse> getQueryStreamMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "QueryStream",
      requestType = crewdb.sql.v1.QueryStreamRequest.class,
      responseType = crewdb.sql.v1.QueryStreamResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<crewdb.sql.v1.QueryStreamRequest,
      crewdb.sql.v1.QueryStreamResponse> getQueryStreamMethod() {
    io.grpc.MethodDescriptor<crewdb.sql.v1.QueryStreamRequest, crewdb.sql.v1.QueryStreamResponse> getQueryStreamMethod;
    if ((getQueryStreamMethod = MainDbGrpc.getQueryStreamMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getQueryStreamMethod = MainDbGrpc.getQueryStreamMethod) == null) {
          MainDbGrpc.getQueryStreamMethod = getQueryStreamMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.QueryStreamRequest, crewdb.sql.v1.QueryStreamResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "QueryStream"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryStreamRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryStreamResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("QueryStream"))
              .build();
        }
      }
    }
    return getQueryStreamMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.sql.v1.TransactRequest,
      crewdb.sql.v1.TransactResponse> getTransactMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Transact",
      requestType = crewdb.sql.v1.TransactRequest.class,
      responseType = crewdb.sql.v1.TransactResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
  public static io.grpc.MethodDescriptor<crewdb.sql.v1.TransactRequest,
      crewdb.sql.v1.TransactResponse> getTransactMethod() {
    io.grpc.MethodDescriptor<crewdb.sql.v1.TransactRequest, crewdb.sql.v1.TransactResponse> getTransactMethod;
    if ((getTransactMethod = MainDbGrpc.getTransactMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getTransactMethod = MainDbGrpc.getTransactMethod) == null) {
          MainDbGrpc.getTransactMethod = getTransactMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.TransactRequest, crewdb.sql.v1.TransactResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Transact"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.TransactRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.TransactResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("Transact"))
              .build();
        }
      }
    }
    return getTransactMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.pipeline.v1.PipelineRequest,
      crewdb.pipeline.v1.PipelineResponse> getPipelineMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Pipeline",
      requestType = crewdb.pipeline.v1.PipelineRequest.class,
      responseType = crewdb.pipeline.v1.PipelineResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
  public static io.grpc.MethodDescriptor<crewdb.pipeline.v1.PipelineRequest,
      crewdb.pipeline.v1.PipelineResponse> getPipelineMethod() {
    io.grpc.MethodDescriptor<crewdb.pipeline.v1.PipelineRequest, crewdb.pipeline.v1.PipelineResponse> getPipelineMethod;
    if ((getPipelineMethod = MainDbGrpc.getPipelineMethod) == null) {
      synchronized (MainDbGrpc.class) {
        if ((getPipelineMethod = MainDbGrpc.getPipelineMethod) == null) {
          MainDbGrpc.getPipelineMethod = getPipelineMethod =
              io.grpc.MethodDescriptor.<crewdb.pipeline.v1.PipelineRequest, crewdb.pipeline.v1.PipelineResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Pipeline"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.pipeline.v1.PipelineRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.pipeline.v1.PipelineResponse.getDefaultInstance()))
              .setSchemaDescriptor(new MainDbMethodDescriptorSupplier("Pipeline"))
              .build();
        }
      }
    }
    return getPipelineMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static MainDbStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MainDbStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MainDbStub>() {
        @java.lang.Override
        public MainDbStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MainDbStub(channel, callOptions);
        }
      };
    return MainDbStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static MainDbBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MainDbBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MainDbBlockingV2Stub>() {
        @java.lang.Override
        public MainDbBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MainDbBlockingV2Stub(channel, callOptions);
        }
      };
    return MainDbBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static MainDbBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MainDbBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MainDbBlockingStub>() {
        @java.lang.Override
        public MainDbBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MainDbBlockingStub(channel, callOptions);
        }
      };
    return MainDbBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static MainDbFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<MainDbFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<MainDbFutureStub>() {
        @java.lang.Override
        public MainDbFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new MainDbFutureStub(channel, callOptions);
        }
      };
    return MainDbFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * E-mails, what the analysis makes of them, and the people who work with them. Every rpc is one SQL file,
   * `src/databases/main/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns an e-mail with its recipients, attachments and entities. Fails with NOT_FOUND.
     * </pre>
     */
    default void getEmail(crewdb.main.v1.GetEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the e-mail that has this key in Microsoft Graph. Fails with NOT_FOUND.
     * </pre>
     */
    default void getEmailByGraphId(crewdb.main.v1.GetEmailByGraphIdRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailByGraphIdResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetEmailByGraphIdMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns up to 1000 e-mails in the order of the request, whole or in the basic view; ids without an e-mail are left
     * out. Promised fast: 100 whole ones. Fails with RESPONSE_TOO_LARGE, which says how many fit,
     * when they are larger than 3.5 MiB together.
     * </pre>
     */
    default void batchGetEmails(crewdb.main.v1.BatchGetEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BatchGetEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchGetEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists e-mails, with previews and without bodies. Every page is as fast as the first. Promised fast (p99 under 10 ms
     * on 143,221 e-mails): newest first with no filter, with a range of received times, or with one of: up to four
     * statuses, one workflow state, one priority, one assignee, one sender, one conversation, each with or without that
     * range; by priority or completeness with no filter. Any other combination reads on until the page is full, in the
     * worst case through all e-mails; for a text alone SearchEmails is the faster one. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listEmails(crewdb.main.v1.ListEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists e-mails as rows of the table that users see, with the filters, the orders and the promises of ListEmails.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listEmailTable(crewdb.main.v1.ListEmailTableRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailTableResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListEmailTableMethod(), responseObserver);
    }

    /**
     * <pre>
     * Finds e-mails by a text in the subject, the sender, the summary or the preview; one or two characters by the
     * beginning
     * of a word in the subject or the sender. What begins with the text comes first, then by where the text stands, then
     * the newest. Of a text that more than 2,000 e-mails contain, the 2,000 stored last are ranked. Promised fast for
     * every text. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void searchEmails(crewdb.main.v1.SearchEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SearchEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSearchEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores an e-mail with its recipients and attachments, makes it searchable and counts it in the dashboard. Fails
     * with
     * UNIQUE_VIOLATION (email_id, graph_id or internet_message_id is taken) and FOREIGN_KEY_VIOLATION (no such assignee).
     * </pre>
     */
    default void createEmail(crewdb.main.v1.CreateEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION.
     * </pre>
     */
    default void updateEmail(crewdb.main.v1.UpdateEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes an e-mail with everything that belongs to it: recipients, attachments, entities, analyses, tasks, its
     * places in
     * workflow chains and the workflow chains that it starts. Fails with NOT_FOUND.
     * </pre>
     */
    default void deleteEmail(crewdb.main.v1.DeleteEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sets the status of up to 1000 e-mails, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    default void bulkUpdateEmailStatus(crewdb.main.v1.BulkUpdateEmailStatusRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BulkUpdateEmailStatusResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBulkUpdateEmailStatusMethod(), responseObserver);
    }

    /**
     * <pre>
     * Takes the oldest e-mails that wait (status pending or imported), gives them the status processing and returns them.
     * Atomic: an e-mail is given to one claimer only.
     * </pre>
     */
    default void claimEmailBatch(crewdb.main.v1.ClaimEmailBatchRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ClaimEmailBatchResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getClaimEmailBatchMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the numbers of the dashboard, from counters that every write keeps. Promised fast: 5 ms at any size.
     * </pre>
     */
    default void getDashboard(crewdb.main.v1.GetDashboardRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetDashboardResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetDashboardMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the e-mail that has this Message-ID header. Fails with NOT_FOUND.
     * </pre>
     */
    default void getEmailByInternetMessageId(crewdb.main.v1.GetEmailByInternetMessageIdRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailByInternetMessageIdResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetEmailByInternetMessageIdMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores up to 1000 e-mails, all in one transaction. One without an email_id is found by its graph_id, then by its
     * internet_message_id; what is not found is created. Of one that exists, exactly the fields that are set are changed.
     * Fails with UNIQUE_VIOLATION (a graph_id or internet_message_id is another e-mail's) and FOREIGN_KEY_VIOLATION (no
     * such assignee).
     * </pre>
     */
    default void batchUpsertEmails(crewdb.main.v1.BatchUpsertEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BatchUpsertEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchUpsertEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores e-mails that arrive as a stream, as BatchUpsertEmails stores them, some hundred in each transaction. The
     * answer comes after the last row and counts what became of them. Idempotent: rows that are sent again change nothing
     * more. The client's deadline is for all of it. A row that can't be stored ends it, or is left out, as mode says; its
     * error names `metadata.row_number`, from 1, and `metadata.stored_rows`. Fails with the reasons of BatchUpsertEmails.
     * </pre>
     */
    default io.grpc.stub.StreamObserver<crewdb.main.v1.ImportEmailsRequest> importEmails(
        io.grpc.stub.StreamObserver<crewdb.main.v1.ImportEmailsResponse> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getImportEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Marks up to 1000 e-mails as read or unread, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    default void markEmailsRead(crewdb.main.v1.MarkEmailsReadRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.MarkEmailsReadResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getMarkEmailsReadMethod(), responseObserver);
    }

    /**
     * <pre>
     * Assigns an e-mail to a user; one that was assigned to another is taken over. Fails with NOT_FOUND (no such e-mail)
     * and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    default void assignEmail(crewdb.main.v1.AssignEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.AssignEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAssignEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Takes an e-mail from the user that it is assigned to; one that is assigned to nobody stays so. Fails with
     * NOT_FOUND.
     * </pre>
     */
    default void unassignEmail(crewdb.main.v1.UnassignEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UnassignEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUnassignEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Assigns up to 1000 e-mails to a user, all in one transaction; ids without an e-mail are left out. Fails with
     * FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    default void bulkAssignEmails(crewdb.main.v1.BulkAssignEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BulkAssignEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBulkAssignEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores what one phase of the analysis found. The e-mail's phase_completed becomes at least this phase, its status
     * the phase's unless a later phase is complete already, its analyzed_time now and its processing_status completed.
     * Fails with NOT_FOUND.
     * </pre>
     */
    default void storeEmailPhaseResults(crewdb.main.v1.StoreEmailPhaseResultsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.StoreEmailPhaseResultsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getStoreEmailPhaseResultsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores entities found in an e-mail beside those it has, or instead of them. Fails with NOT_FOUND (no such e-mail)
     * and UNIQUE_VIOLATION (an entity_id is taken).
     * </pre>
     */
    default void storeEmailEntities(crewdb.main.v1.StoreEmailEntitiesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.StoreEmailEntitiesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getStoreEmailEntitiesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the entities of an e-mail. Promised fast.
     * </pre>
     */
    default void listEmailEntities(crewdb.main.v1.ListEmailEntitiesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailEntitiesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListEmailEntitiesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the e-mails that mention an entity. Promised fast for one that at most some thousand e-mails mention; one
     * that more mention is sorted. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listEntityEmails(crewdb.main.v1.ListEntityEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEntityEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListEntityEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the e-mails of a conversation as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listConversationEmails(crewdb.main.v1.ListConversationEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListConversationEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListConversationEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how far the processing of e-mails is and how long the rest may take. Promised fast.
     * </pre>
     */
    default void getProcessingStatus(crewdb.main.v1.GetProcessingStatusRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetProcessingStatusResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetProcessingStatusMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how the e-mails are spread over statuses, states, priorities and phases, and how many were analyzed in each
     * of the last 24 hours. Promised fast.
     * </pre>
     */
    default void getEmailAnalytics(crewdb.main.v1.GetEmailAnalyticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailAnalyticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetEmailAnalyticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns, for each priority, how many e-mails have it and how far the work on them is. Promised fast.
     * </pre>
     */
    default void listPriorityStatistics(crewdb.main.v1.ListPriorityStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListPriorityStatisticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListPriorityStatisticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns who has how much to do: users with the e-mails assigned to them, from counters that every write keeps.
     * Promised fast.
     * </pre>
     */
    default void listAssignmentWorkload(crewdb.main.v1.ListAssignmentWorkloadRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAssignmentWorkloadResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAssignmentWorkloadMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a chain and its first 100 e-mails; ListChainEmails has them all. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    default void getChain(crewdb.main.v1.GetChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetChainMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the chain of a conversation as GetChain does. Fails with NOT_FOUND.
     * </pre>
     */
    default void getChainByConversation(crewdb.main.v1.GetChainByConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainByConversationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetChainByConversationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a chain. One without a chain_id is found by its conversation_id; what is not found is created. Of one that
     * exists, exactly the fields that update_mask names are changed. Its e-mails count themselves. Fails with
     * UNIQUE_VIOLATION (another chain has the conversation).
     * </pre>
     */
    default void upsertChain(crewdb.main.v1.UpsertChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpsertChainResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpsertChainMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists chains, the most complete first. Promised fast with no filter, a range of completeness or a chain_status; any
     * other combination reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listChains(crewdb.main.v1.ListChainsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListChainsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists chains that were never analyzed, or that got an e-mail after they were analyzed last. Promised fast. Fails
     * with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listChainsToReanalyze(crewdb.main.v1.ListChainsToReanalyzeRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainsToReanalyzeResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListChainsToReanalyzeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the e-mails of a chain as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listChainEmails(crewdb.main.v1.ListChainEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainEmailsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListChainEmailsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Puts an e-mail into a chain, and takes it out of the one it was in. Fails with NOT_FOUND when there is no such
     * chain or no such e-mail.
     * </pre>
     */
    default void addChainEmail(crewdb.main.v1.AddChainEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.AddChainEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAddChainEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Takes an e-mail out of a chain. Fails with NOT_FOUND when it is not in that chain.
     * </pre>
     */
    default void removeChainEmail(crewdb.main.v1.RemoveChainEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RemoveChainEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRemoveChainEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how many chains there are and how complete they are. Promised fast.
     * </pre>
     */
    default void getChainStatistics(crewdb.main.v1.GetChainStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainStatisticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetChainStatisticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Records an e-mail in a workflow: in the workflow chain that the request names, else in the one of that type that
     * holds the e-mail, else in a new one that starts with it. The chain gets the state; with the state completion it is
     * complete. Fails with NOT_FOUND (no such workflow chain) and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    default void upsertWorkflowChain(crewdb.main.v1.UpsertWorkflowChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpsertWorkflowChainResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpsertWorkflowChainMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a workflow chain with its e-mails. Fails with NOT_FOUND.
     * </pre>
     */
    default void getWorkflowChain(crewdb.main.v1.GetWorkflowChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetWorkflowChainResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetWorkflowChainMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists workflow chains, the last changed first. Promised fast with no filter; a filter reads on until the page is
     * full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listWorkflowChains(crewdb.main.v1.ListWorkflowChainsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListWorkflowChainsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListWorkflowChainsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores an analysis of an e-mail; earlier ones stay. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and
     * UNIQUE_VIOLATION (analysis_id is taken).
     * </pre>
     */
    default void createEmailAnalysis(crewdb.main.v1.CreateEmailAnalysisRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateEmailAnalysisResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateEmailAnalysisMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the analysis of an e-mail that was made last. Fails with NOT_FOUND.
     * </pre>
     */
    default void getLatestEmailAnalysis(crewdb.main.v1.GetLatestEmailAnalysisRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetLatestEmailAnalysisResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetLatestEmailAnalysisMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, for example those of the deep phase. Fails with
     * NOT_FOUND and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    default void updateEmailAnalysis(crewdb.main.v1.UpdateEmailAnalysisRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateEmailAnalysisResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateEmailAnalysisMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how many analyses were made in a range of time, how sure they are and how long they took. Promised fast for
     * a range that holds some thousand; it reads every analysis of the range.
     * </pre>
     */
    default void getAnalysisStatistics(crewdb.main.v1.GetAnalysisStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetAnalysisStatisticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetAnalysisStatisticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists analyses that have a quick result and no deep one, the newest first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listAnalysesToUpgrade(crewdb.main.v1.ListAnalysesToUpgradeRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAnalysesToUpgradeResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAnalysesToUpgradeMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes analyses made before a time, the oldest first and at most max_count of them. Call it until it deletes none.
     * </pre>
     */
    default void deleteOldAnalyses(crewdb.main.v1.DeleteOldAnalysesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteOldAnalysesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteOldAnalysesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a task and begins its status history. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and UNIQUE_VIOLATION
     * (task_id is taken).
     * </pre>
     */
    default void createTask(crewdb.main.v1.CreateTaskRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateTaskResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateTaskMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a task. Fails with NOT_FOUND.
     * </pre>
     */
    default void getTask(crewdb.main.v1.GetTaskRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetTaskResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetTaskMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists tasks, the newest first. Promised fast with no filter or with one of: one task_status, one owner_email, one
     * email_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listTasks(crewdb.main.v1.ListTasksRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListTasksResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListTasksMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists tasks that are not completed and whose deadline is before a time, the earliest deadline first. Promised fast.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listTasksDue(crewdb.main.v1.ListTasksDueRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListTasksDueResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListTasksDueMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A new task_status is written into the status history, and a task
     * that becomes completed gets its completion_time unless the mask names that too. Fails with NOT_FOUND
     * and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    default void updateTask(crewdb.main.v1.UpdateTaskRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateTaskResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateTaskMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the status history of a task. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listTaskStatusChanges(crewdb.main.v1.ListTaskStatusChangesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListTaskStatusChangesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListTaskStatusChangesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a user. Fails with UNIQUE_VIOLATION when the user_id is taken, or the address in any
     * case of its ASCII letters.
     * </pre>
     */
    default void createUser(crewdb.main.v1.CreateUserRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a user. Fails with NOT_FOUND.
     * </pre>
     */
    default void getUser(crewdb.main.v1.GetUserRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the user who has this address, in any case of its ASCII letters. Fails with NOT_FOUND.
     * </pre>
     */
    default void getUserByEmail(crewdb.main.v1.GetUserByEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserByEmailResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetUserByEmailMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists users by name. Promised fast with no filter; a filter reads on until the page is full. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listUsers(crewdb.main.v1.ListUsersRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListUsersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListUsersMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, such as role, status or permissions. Fails with NOT_FOUND and
     * UNIQUE_VIOLATION (the address is another user's).
     * </pre>
     */
    default void updateUser(crewdb.main.v1.UpdateUserRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateUserResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateUserMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sets a user's last_login_time to now. Fails with NOT_FOUND.
     * </pre>
     */
    default void recordUserLogin(crewdb.main.v1.RecordUserLoginRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RecordUserLoginResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordUserLoginMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how many users there are of each role. Promised fast.
     * </pre>
     */
    default void listUserRoleStatistics(crewdb.main.v1.ListUserRoleStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListUserRoleStatisticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListUserRoleStatisticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the password hash of the user who has an address. The only rpc that returns one; it asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    default void getUserCredentials(crewdb.main.v1.GetUserCredentialsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserCredentialsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetUserCredentialsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores or removes a user's password hash, as the application made it; crewdb does not read it. Asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    default void setUserPasswordHash(crewdb.main.v1.SetUserPasswordHashRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SetUserPasswordHashResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSetUserPasswordHashMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a conversation. Fails with FOREIGN_KEY_VIOLATION (no such user) and UNIQUE_VIOLATION (conversation_id is
     * taken).
     * </pre>
     */
    default void createConversation(crewdb.main.v1.CreateConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateConversationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateConversationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a conversation. Fails with NOT_FOUND.
     * </pre>
     */
    default void getConversation(crewdb.main.v1.GetConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetConversationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetConversationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    default void updateConversation(crewdb.main.v1.UpdateConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateConversationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateConversationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes a conversation with its messages. Fails with NOT_FOUND.
     * </pre>
     */
    default void deleteConversation(crewdb.main.v1.DeleteConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteConversationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteConversationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists conversations, the last changed first; a new message is a change. Promised fast with no filter or with a
     * user_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listConversations(crewdb.main.v1.ListConversationsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListConversationsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListConversationsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Adds a message to a conversation. Fails with NOT_FOUND (no such conversation), FOREIGN_KEY_VIOLATION (no such user)
     * and UNIQUE_VIOLATION (message_id is taken).
     * </pre>
     */
    default void appendMessage(crewdb.main.v1.AppendMessageRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.AppendMessageResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAppendMessageMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the messages of a conversation. Promised fast. Fails with INVALID_PAGE_TOKEN and, when the contents of a page
     * are larger than 3.5 MiB together, ends the page earlier.
     * </pre>
     */
    default void listMessages(crewdb.main.v1.ListMessagesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListMessagesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListMessagesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a deal with its items, all in one transaction. Fails with UNIQUE_VIOLATION (there is a deal with this
     * deal_id) and CHECK_VIOLATION (more of an item remains than there was).
     * </pre>
     */
    default void createDeal(crewdb.main.v1.CreateDealRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateDealResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateDealMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a deal with its items and their totals. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    default void getDeal(crewdb.main.v1.GetDealRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetDealResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetDealMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the deals of one status, those that end first first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listDeals(crewdb.main.v1.ListDealsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListDealsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListDealsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists active deals that end within some days, those that end first first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listExpiringDeals(crewdb.main.v1.ListExpiringDealsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListExpiringDealsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListExpiringDealsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Finds deals by a text in the deal_id, the name, the customer, the sales representative or the region, the last
     * changed first. It reads on until the page is full, in the worst case through all deals. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void searchDeals(crewdb.main.v1.SearchDealsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SearchDealsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSearchDealsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sets a deal's status and raises its version. Fails with NOT_FOUND.
     * </pre>
     */
    default void updateDealStatus(crewdb.main.v1.UpdateDealStatusRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateDealStatusResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateDealStatusMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sets what remains of an item. Fails with NOT_FOUND (the deal has no such product) and CHECK_VIOLATION (more than
     * the original quantity).
     * </pre>
     */
    default void updateDealItemQuantity(crewdb.main.v1.UpdateDealItemQuantityRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateDealItemQuantityResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateDealItemQuantityMethod(), responseObserver);
    }

    /**
     * <pre>
     * Moves a quantity of an item from what remains to what is reserved. Atomic: what remains never goes below zero,
     * however many callers reserve at once. Fails with NOT_FOUND (no active deal with such a product) and
     * INSUFFICIENT_QUANTITY (less remains).
     * </pre>
     */
    default void reserveDealItem(crewdb.main.v1.ReserveDealItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ReserveDealItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getReserveDealItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Moves a quantity of an item back from what is reserved to what remains. Fails with NOT_FOUND (the deal has no such
     * product) and INSUFFICIENT_QUANTITY (less is reserved).
     * </pre>
     */
    default void releaseDealItem(crewdb.main.v1.ReleaseDealItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ReleaseDealItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getReleaseDealItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores that the pipeline runs now. Fails with UNIQUE_VIOLATION (run_id is taken).
     * </pre>
     */
    default void startPipelineRun(crewdb.main.v1.StartPipelineRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.StartPipelineRunResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getStartPipelineRunMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores how a run ended. Fails with NOT_FOUND when there is no such run, or it is over already.
     * </pre>
     */
    default void finishPipelineRun(crewdb.main.v1.FinishPipelineRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.FinishPipelineRunResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getFinishPipelineRunMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a run. Fails with NOT_FOUND.
     * </pre>
     */
    default void getPipelineRun(crewdb.main.v1.GetPipelineRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetPipelineRunResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetPipelineRunMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists runs, the newest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listPipelineRuns(crewdb.main.v1.ListPipelineRunsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListPipelineRunsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListPipelineRunsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores the state of an operation in place of the one before, and raises its version.
     * </pre>
     */
    default void saveCheckpoint(crewdb.main.v1.SaveCheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SaveCheckpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSaveCheckpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    default void getCheckpoint(crewdb.main.v1.GetCheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetCheckpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetCheckpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    default void deleteCheckpoint(crewdb.main.v1.DeleteCheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteCheckpointResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteCheckpointMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a rule. Fails with UNIQUE_VIOLATION (rule_id is taken).
     * </pre>
     */
    default void createAutomationRule(crewdb.main.v1.CreateAutomationRuleRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateAutomationRuleResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateAutomationRuleMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a rule with how often it ran. Fails with NOT_FOUND.
     * </pre>
     */
    default void getAutomationRule(crewdb.main.v1.GetAutomationRuleRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetAutomationRuleResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetAutomationRuleMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND.
     * </pre>
     */
    default void updateAutomationRule(crewdb.main.v1.UpdateAutomationRuleRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateAutomationRuleResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateAutomationRuleMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists rules by priority, the greatest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listAutomationRules(crewdb.main.v1.ListAutomationRulesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAutomationRulesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAutomationRulesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Counts one execution of a rule. Fails with NOT_FOUND.
     * </pre>
     */
    default void recordAutomationRuleRun(crewdb.main.v1.RecordAutomationRuleRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RecordAutomationRuleRunResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordAutomationRuleRunMethod(), responseObserver);
    }

    /**
     * <pre>
     * Adds an entry to the audit trail; entries are never changed. They are deleted after the time and beyond the number
     * that the settings say. Fails with UNIQUE_VIOLATION (entry_id is taken).
     * </pre>
     */
    default void recordAuditEntry(crewdb.main.v1.RecordAuditEntryRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RecordAuditEntryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordAuditEntryMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the audit trail, the newest first: of one entity, or all of it. Promised fast for both; a range of time alone
     * is fast too. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listAuditEntries(crewdb.main.v1.ListAuditEntriesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAuditEntriesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAuditEntriesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads, in one snapshot. Unknown and slow statements share as many threads as
     * there are cores, so that they never hold up typed reads. Fails with NOT_A_QUERY, STATEMENT_DENIED, SQL_ERROR,
     * RESPONSE_TOO_LARGE, UNKNOWN_EPOCH, COMMIT_NOT_REACHED and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    default void query(crewdb.sql.v1.QueryRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.QueryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getQueryMethod(), responseObserver);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that may write, in a transaction of its own; on disk before the answer leaves. Fails
     * with STATEMENT_DENIED, SQL_ERROR, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, CHECK_VIOLATION, NOT_NULL_VIOLATION,
     * REQUEST_ID_REUSED, RESPONSE_TOO_LARGE and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    default void execute(crewdb.sql.v1.ExecuteRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.ExecuteResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getExecuteMethod(), responseObserver);
    }

    /**
     * <pre>
     * Runs up to 1,000 statements of the caller's in one transaction: all or nothing. A step can depend on the result of an
     * earlier one. Fails as Execute does; the message and `metadata.statement_index` name the step.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    default void executeBatch(crewdb.sql.v1.ExecuteBatchRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.ExecuteBatchResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getExecuteBatchMethod(), responseObserver);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads and returns its rows in pieces, from one snapshot. Reading stops while the
     * client does not read, so memory stays flat. Fails as Query does, and with SNAPSHOT_TOO_OLD and, for a resume_token of
     * another commit, SNAPSHOT_CHANGED.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    default void queryStream(crewdb.sql.v1.QueryStreamRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.QueryStreamResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getQueryStreamMethod(), responseObserver);
    }

    /**
     * <pre>
     * A transaction for as long as the stream is open: SQL and typed rpcs, savepoints, then commit or rollback. Ended in any
     * other way, by the client, its deadline or a lost connection, it is rolled back at once. Fails with TRANSACTION_LOST,
     * SNAPSHOT_TOO_OLD and INVALID_TRANSACTION_STEP; the failure of one action is answered in the stream.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    default io.grpc.stub.StreamObserver<crewdb.sql.v1.TransactRequest> transact(
        io.grpc.stub.StreamObserver<crewdb.sql.v1.TransactResponse> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getTransactMethod(), responseObserver);
    }

    /**
     * <pre>
     * Carries many unary calls of this service over one stream: every rule of a unary call holds for each of them, and each has
     * its own answer, error and deadline. For clients that make many calls: a call costs a fraction of a unary one. Clients of
     * this project use it by an option; a call that fails ends nothing but itself.
     * The messages are the same for both databases, so that one transport of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    default io.grpc.stub.StreamObserver<crewdb.pipeline.v1.PipelineRequest> pipeline(
        io.grpc.stub.StreamObserver<crewdb.pipeline.v1.PipelineResponse> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getPipelineMethod(), responseObserver);
    }
  }

  /**
   * Base class for the server implementation of the service MainDb.
   * <pre>
   * E-mails, what the analysis makes of them, and the people who work with them. Every rpc is one SQL file,
   * `src/databases/main/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static abstract class MainDbImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return MainDbGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service MainDb.
   * <pre>
   * E-mails, what the analysis makes of them, and the people who work with them. Every rpc is one SQL file,
   * `src/databases/main/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class MainDbStub
      extends io.grpc.stub.AbstractAsyncStub<MainDbStub> {
    private MainDbStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MainDbStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MainDbStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns an e-mail with its recipients, attachments and entities. Fails with NOT_FOUND.
     * </pre>
     */
    public void getEmail(crewdb.main.v1.GetEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the e-mail that has this key in Microsoft Graph. Fails with NOT_FOUND.
     * </pre>
     */
    public void getEmailByGraphId(crewdb.main.v1.GetEmailByGraphIdRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailByGraphIdResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetEmailByGraphIdMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns up to 1000 e-mails in the order of the request, whole or in the basic view; ids without an e-mail are left
     * out. Promised fast: 100 whole ones. Fails with RESPONSE_TOO_LARGE, which says how many fit,
     * when they are larger than 3.5 MiB together.
     * </pre>
     */
    public void batchGetEmails(crewdb.main.v1.BatchGetEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BatchGetEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchGetEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists e-mails, with previews and without bodies. Every page is as fast as the first. Promised fast (p99 under 10 ms
     * on 143,221 e-mails): newest first with no filter, with a range of received times, or with one of: up to four
     * statuses, one workflow state, one priority, one assignee, one sender, one conversation, each with or without that
     * range; by priority or completeness with no filter. Any other combination reads on until the page is full, in the
     * worst case through all e-mails; for a text alone SearchEmails is the faster one. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listEmails(crewdb.main.v1.ListEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists e-mails as rows of the table that users see, with the filters, the orders and the promises of ListEmails.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listEmailTable(crewdb.main.v1.ListEmailTableRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailTableResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListEmailTableMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Finds e-mails by a text in the subject, the sender, the summary or the preview; one or two characters by the
     * beginning
     * of a word in the subject or the sender. What begins with the text comes first, then by where the text stands, then
     * the newest. Of a text that more than 2,000 e-mails contain, the 2,000 stored last are ranked. Promised fast for
     * every text. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void searchEmails(crewdb.main.v1.SearchEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SearchEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSearchEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores an e-mail with its recipients and attachments, makes it searchable and counts it in the dashboard. Fails
     * with
     * UNIQUE_VIOLATION (email_id, graph_id or internet_message_id is taken) and FOREIGN_KEY_VIOLATION (no such assignee).
     * </pre>
     */
    public void createEmail(crewdb.main.v1.CreateEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION.
     * </pre>
     */
    public void updateEmail(crewdb.main.v1.UpdateEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes an e-mail with everything that belongs to it: recipients, attachments, entities, analyses, tasks, its
     * places in
     * workflow chains and the workflow chains that it starts. Fails with NOT_FOUND.
     * </pre>
     */
    public void deleteEmail(crewdb.main.v1.DeleteEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sets the status of up to 1000 e-mails, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public void bulkUpdateEmailStatus(crewdb.main.v1.BulkUpdateEmailStatusRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BulkUpdateEmailStatusResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBulkUpdateEmailStatusMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Takes the oldest e-mails that wait (status pending or imported), gives them the status processing and returns them.
     * Atomic: an e-mail is given to one claimer only.
     * </pre>
     */
    public void claimEmailBatch(crewdb.main.v1.ClaimEmailBatchRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ClaimEmailBatchResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getClaimEmailBatchMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the numbers of the dashboard, from counters that every write keeps. Promised fast: 5 ms at any size.
     * </pre>
     */
    public void getDashboard(crewdb.main.v1.GetDashboardRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetDashboardResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetDashboardMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the e-mail that has this Message-ID header. Fails with NOT_FOUND.
     * </pre>
     */
    public void getEmailByInternetMessageId(crewdb.main.v1.GetEmailByInternetMessageIdRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailByInternetMessageIdResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetEmailByInternetMessageIdMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores up to 1000 e-mails, all in one transaction. One without an email_id is found by its graph_id, then by its
     * internet_message_id; what is not found is created. Of one that exists, exactly the fields that are set are changed.
     * Fails with UNIQUE_VIOLATION (a graph_id or internet_message_id is another e-mail's) and FOREIGN_KEY_VIOLATION (no
     * such assignee).
     * </pre>
     */
    public void batchUpsertEmails(crewdb.main.v1.BatchUpsertEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BatchUpsertEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchUpsertEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores e-mails that arrive as a stream, as BatchUpsertEmails stores them, some hundred in each transaction. The
     * answer comes after the last row and counts what became of them. Idempotent: rows that are sent again change nothing
     * more. The client's deadline is for all of it. A row that can't be stored ends it, or is left out, as mode says; its
     * error names `metadata.row_number`, from 1, and `metadata.stored_rows`. Fails with the reasons of BatchUpsertEmails.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<crewdb.main.v1.ImportEmailsRequest> importEmails(
        io.grpc.stub.StreamObserver<crewdb.main.v1.ImportEmailsResponse> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncClientStreamingCall(
          getChannel().newCall(getImportEmailsMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Marks up to 1000 e-mails as read or unread, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public void markEmailsRead(crewdb.main.v1.MarkEmailsReadRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.MarkEmailsReadResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getMarkEmailsReadMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Assigns an e-mail to a user; one that was assigned to another is taken over. Fails with NOT_FOUND (no such e-mail)
     * and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public void assignEmail(crewdb.main.v1.AssignEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.AssignEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAssignEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Takes an e-mail from the user that it is assigned to; one that is assigned to nobody stays so. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public void unassignEmail(crewdb.main.v1.UnassignEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UnassignEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUnassignEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Assigns up to 1000 e-mails to a user, all in one transaction; ids without an e-mail are left out. Fails with
     * FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public void bulkAssignEmails(crewdb.main.v1.BulkAssignEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.BulkAssignEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBulkAssignEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores what one phase of the analysis found. The e-mail's phase_completed becomes at least this phase, its status
     * the phase's unless a later phase is complete already, its analyzed_time now and its processing_status completed.
     * Fails with NOT_FOUND.
     * </pre>
     */
    public void storeEmailPhaseResults(crewdb.main.v1.StoreEmailPhaseResultsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.StoreEmailPhaseResultsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getStoreEmailPhaseResultsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores entities found in an e-mail beside those it has, or instead of them. Fails with NOT_FOUND (no such e-mail)
     * and UNIQUE_VIOLATION (an entity_id is taken).
     * </pre>
     */
    public void storeEmailEntities(crewdb.main.v1.StoreEmailEntitiesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.StoreEmailEntitiesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getStoreEmailEntitiesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the entities of an e-mail. Promised fast.
     * </pre>
     */
    public void listEmailEntities(crewdb.main.v1.ListEmailEntitiesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailEntitiesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListEmailEntitiesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the e-mails that mention an entity. Promised fast for one that at most some thousand e-mails mention; one
     * that more mention is sorted. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listEntityEmails(crewdb.main.v1.ListEntityEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListEntityEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListEntityEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the e-mails of a conversation as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listConversationEmails(crewdb.main.v1.ListConversationEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListConversationEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListConversationEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how far the processing of e-mails is and how long the rest may take. Promised fast.
     * </pre>
     */
    public void getProcessingStatus(crewdb.main.v1.GetProcessingStatusRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetProcessingStatusResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetProcessingStatusMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how the e-mails are spread over statuses, states, priorities and phases, and how many were analyzed in each
     * of the last 24 hours. Promised fast.
     * </pre>
     */
    public void getEmailAnalytics(crewdb.main.v1.GetEmailAnalyticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailAnalyticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetEmailAnalyticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns, for each priority, how many e-mails have it and how far the work on them is. Promised fast.
     * </pre>
     */
    public void listPriorityStatistics(crewdb.main.v1.ListPriorityStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListPriorityStatisticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListPriorityStatisticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns who has how much to do: users with the e-mails assigned to them, from counters that every write keeps.
     * Promised fast.
     * </pre>
     */
    public void listAssignmentWorkload(crewdb.main.v1.ListAssignmentWorkloadRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAssignmentWorkloadResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAssignmentWorkloadMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a chain and its first 100 e-mails; ListChainEmails has them all. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public void getChain(crewdb.main.v1.GetChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetChainMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the chain of a conversation as GetChain does. Fails with NOT_FOUND.
     * </pre>
     */
    public void getChainByConversation(crewdb.main.v1.GetChainByConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainByConversationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetChainByConversationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a chain. One without a chain_id is found by its conversation_id; what is not found is created. Of one that
     * exists, exactly the fields that update_mask names are changed. Its e-mails count themselves. Fails with
     * UNIQUE_VIOLATION (another chain has the conversation).
     * </pre>
     */
    public void upsertChain(crewdb.main.v1.UpsertChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpsertChainResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpsertChainMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists chains, the most complete first. Promised fast with no filter, a range of completeness or a chain_status; any
     * other combination reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listChains(crewdb.main.v1.ListChainsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListChainsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists chains that were never analyzed, or that got an e-mail after they were analyzed last. Promised fast. Fails
     * with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listChainsToReanalyze(crewdb.main.v1.ListChainsToReanalyzeRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainsToReanalyzeResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListChainsToReanalyzeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the e-mails of a chain as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listChainEmails(crewdb.main.v1.ListChainEmailsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainEmailsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListChainEmailsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Puts an e-mail into a chain, and takes it out of the one it was in. Fails with NOT_FOUND when there is no such
     * chain or no such e-mail.
     * </pre>
     */
    public void addChainEmail(crewdb.main.v1.AddChainEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.AddChainEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAddChainEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Takes an e-mail out of a chain. Fails with NOT_FOUND when it is not in that chain.
     * </pre>
     */
    public void removeChainEmail(crewdb.main.v1.RemoveChainEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RemoveChainEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRemoveChainEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how many chains there are and how complete they are. Promised fast.
     * </pre>
     */
    public void getChainStatistics(crewdb.main.v1.GetChainStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainStatisticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetChainStatisticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Records an e-mail in a workflow: in the workflow chain that the request names, else in the one of that type that
     * holds the e-mail, else in a new one that starts with it. The chain gets the state; with the state completion it is
     * complete. Fails with NOT_FOUND (no such workflow chain) and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public void upsertWorkflowChain(crewdb.main.v1.UpsertWorkflowChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpsertWorkflowChainResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpsertWorkflowChainMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a workflow chain with its e-mails. Fails with NOT_FOUND.
     * </pre>
     */
    public void getWorkflowChain(crewdb.main.v1.GetWorkflowChainRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetWorkflowChainResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetWorkflowChainMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists workflow chains, the last changed first. Promised fast with no filter; a filter reads on until the page is
     * full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listWorkflowChains(crewdb.main.v1.ListWorkflowChainsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListWorkflowChainsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListWorkflowChainsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores an analysis of an e-mail; earlier ones stay. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and
     * UNIQUE_VIOLATION (analysis_id is taken).
     * </pre>
     */
    public void createEmailAnalysis(crewdb.main.v1.CreateEmailAnalysisRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateEmailAnalysisResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateEmailAnalysisMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the analysis of an e-mail that was made last. Fails with NOT_FOUND.
     * </pre>
     */
    public void getLatestEmailAnalysis(crewdb.main.v1.GetLatestEmailAnalysisRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetLatestEmailAnalysisResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetLatestEmailAnalysisMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, for example those of the deep phase. Fails with
     * NOT_FOUND and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public void updateEmailAnalysis(crewdb.main.v1.UpdateEmailAnalysisRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateEmailAnalysisResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateEmailAnalysisMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how many analyses were made in a range of time, how sure they are and how long they took. Promised fast for
     * a range that holds some thousand; it reads every analysis of the range.
     * </pre>
     */
    public void getAnalysisStatistics(crewdb.main.v1.GetAnalysisStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetAnalysisStatisticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetAnalysisStatisticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists analyses that have a quick result and no deep one, the newest first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listAnalysesToUpgrade(crewdb.main.v1.ListAnalysesToUpgradeRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAnalysesToUpgradeResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAnalysesToUpgradeMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes analyses made before a time, the oldest first and at most max_count of them. Call it until it deletes none.
     * </pre>
     */
    public void deleteOldAnalyses(crewdb.main.v1.DeleteOldAnalysesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteOldAnalysesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteOldAnalysesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a task and begins its status history. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and UNIQUE_VIOLATION
     * (task_id is taken).
     * </pre>
     */
    public void createTask(crewdb.main.v1.CreateTaskRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateTaskResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateTaskMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a task. Fails with NOT_FOUND.
     * </pre>
     */
    public void getTask(crewdb.main.v1.GetTaskRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetTaskResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetTaskMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists tasks, the newest first. Promised fast with no filter or with one of: one task_status, one owner_email, one
     * email_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listTasks(crewdb.main.v1.ListTasksRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListTasksResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListTasksMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists tasks that are not completed and whose deadline is before a time, the earliest deadline first. Promised fast.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listTasksDue(crewdb.main.v1.ListTasksDueRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListTasksDueResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListTasksDueMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A new task_status is written into the status history, and a task
     * that becomes completed gets its completion_time unless the mask names that too. Fails with NOT_FOUND
     * and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public void updateTask(crewdb.main.v1.UpdateTaskRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateTaskResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateTaskMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the status history of a task. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listTaskStatusChanges(crewdb.main.v1.ListTaskStatusChangesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListTaskStatusChangesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListTaskStatusChangesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a user. Fails with UNIQUE_VIOLATION when the user_id is taken, or the address in any
     * case of its ASCII letters.
     * </pre>
     */
    public void createUser(crewdb.main.v1.CreateUserRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a user. Fails with NOT_FOUND.
     * </pre>
     */
    public void getUser(crewdb.main.v1.GetUserRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the user who has this address, in any case of its ASCII letters. Fails with NOT_FOUND.
     * </pre>
     */
    public void getUserByEmail(crewdb.main.v1.GetUserByEmailRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserByEmailResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetUserByEmailMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists users by name. Promised fast with no filter; a filter reads on until the page is full. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listUsers(crewdb.main.v1.ListUsersRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListUsersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListUsersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, such as role, status or permissions. Fails with NOT_FOUND and
     * UNIQUE_VIOLATION (the address is another user's).
     * </pre>
     */
    public void updateUser(crewdb.main.v1.UpdateUserRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateUserResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateUserMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sets a user's last_login_time to now. Fails with NOT_FOUND.
     * </pre>
     */
    public void recordUserLogin(crewdb.main.v1.RecordUserLoginRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RecordUserLoginResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordUserLoginMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how many users there are of each role. Promised fast.
     * </pre>
     */
    public void listUserRoleStatistics(crewdb.main.v1.ListUserRoleStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListUserRoleStatisticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListUserRoleStatisticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the password hash of the user who has an address. The only rpc that returns one; it asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public void getUserCredentials(crewdb.main.v1.GetUserCredentialsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserCredentialsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetUserCredentialsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores or removes a user's password hash, as the application made it; crewdb does not read it. Asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public void setUserPasswordHash(crewdb.main.v1.SetUserPasswordHashRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SetUserPasswordHashResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSetUserPasswordHashMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a conversation. Fails with FOREIGN_KEY_VIOLATION (no such user) and UNIQUE_VIOLATION (conversation_id is
     * taken).
     * </pre>
     */
    public void createConversation(crewdb.main.v1.CreateConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateConversationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateConversationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a conversation. Fails with NOT_FOUND.
     * </pre>
     */
    public void getConversation(crewdb.main.v1.GetConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetConversationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetConversationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public void updateConversation(crewdb.main.v1.UpdateConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateConversationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateConversationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes a conversation with its messages. Fails with NOT_FOUND.
     * </pre>
     */
    public void deleteConversation(crewdb.main.v1.DeleteConversationRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteConversationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteConversationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists conversations, the last changed first; a new message is a change. Promised fast with no filter or with a
     * user_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listConversations(crewdb.main.v1.ListConversationsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListConversationsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListConversationsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Adds a message to a conversation. Fails with NOT_FOUND (no such conversation), FOREIGN_KEY_VIOLATION (no such user)
     * and UNIQUE_VIOLATION (message_id is taken).
     * </pre>
     */
    public void appendMessage(crewdb.main.v1.AppendMessageRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.AppendMessageResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAppendMessageMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the messages of a conversation. Promised fast. Fails with INVALID_PAGE_TOKEN and, when the contents of a page
     * are larger than 3.5 MiB together, ends the page earlier.
     * </pre>
     */
    public void listMessages(crewdb.main.v1.ListMessagesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListMessagesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListMessagesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a deal with its items, all in one transaction. Fails with UNIQUE_VIOLATION (there is a deal with this
     * deal_id) and CHECK_VIOLATION (more of an item remains than there was).
     * </pre>
     */
    public void createDeal(crewdb.main.v1.CreateDealRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateDealResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateDealMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a deal with its items and their totals. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public void getDeal(crewdb.main.v1.GetDealRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetDealResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetDealMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the deals of one status, those that end first first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listDeals(crewdb.main.v1.ListDealsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListDealsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListDealsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists active deals that end within some days, those that end first first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listExpiringDeals(crewdb.main.v1.ListExpiringDealsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListExpiringDealsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListExpiringDealsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Finds deals by a text in the deal_id, the name, the customer, the sales representative or the region, the last
     * changed first. It reads on until the page is full, in the worst case through all deals. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void searchDeals(crewdb.main.v1.SearchDealsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SearchDealsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSearchDealsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sets a deal's status and raises its version. Fails with NOT_FOUND.
     * </pre>
     */
    public void updateDealStatus(crewdb.main.v1.UpdateDealStatusRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateDealStatusResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateDealStatusMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sets what remains of an item. Fails with NOT_FOUND (the deal has no such product) and CHECK_VIOLATION (more than
     * the original quantity).
     * </pre>
     */
    public void updateDealItemQuantity(crewdb.main.v1.UpdateDealItemQuantityRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateDealItemQuantityResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateDealItemQuantityMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Moves a quantity of an item from what remains to what is reserved. Atomic: what remains never goes below zero,
     * however many callers reserve at once. Fails with NOT_FOUND (no active deal with such a product) and
     * INSUFFICIENT_QUANTITY (less remains).
     * </pre>
     */
    public void reserveDealItem(crewdb.main.v1.ReserveDealItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ReserveDealItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getReserveDealItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Moves a quantity of an item back from what is reserved to what remains. Fails with NOT_FOUND (the deal has no such
     * product) and INSUFFICIENT_QUANTITY (less is reserved).
     * </pre>
     */
    public void releaseDealItem(crewdb.main.v1.ReleaseDealItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ReleaseDealItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getReleaseDealItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores that the pipeline runs now. Fails with UNIQUE_VIOLATION (run_id is taken).
     * </pre>
     */
    public void startPipelineRun(crewdb.main.v1.StartPipelineRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.StartPipelineRunResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getStartPipelineRunMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores how a run ended. Fails with NOT_FOUND when there is no such run, or it is over already.
     * </pre>
     */
    public void finishPipelineRun(crewdb.main.v1.FinishPipelineRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.FinishPipelineRunResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getFinishPipelineRunMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a run. Fails with NOT_FOUND.
     * </pre>
     */
    public void getPipelineRun(crewdb.main.v1.GetPipelineRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetPipelineRunResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetPipelineRunMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists runs, the newest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listPipelineRuns(crewdb.main.v1.ListPipelineRunsRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListPipelineRunsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListPipelineRunsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores the state of an operation in place of the one before, and raises its version.
     * </pre>
     */
    public void saveCheckpoint(crewdb.main.v1.SaveCheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.SaveCheckpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSaveCheckpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public void getCheckpoint(crewdb.main.v1.GetCheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetCheckpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetCheckpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public void deleteCheckpoint(crewdb.main.v1.DeleteCheckpointRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteCheckpointResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteCheckpointMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a rule. Fails with UNIQUE_VIOLATION (rule_id is taken).
     * </pre>
     */
    public void createAutomationRule(crewdb.main.v1.CreateAutomationRuleRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.CreateAutomationRuleResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateAutomationRuleMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a rule with how often it ran. Fails with NOT_FOUND.
     * </pre>
     */
    public void getAutomationRule(crewdb.main.v1.GetAutomationRuleRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.GetAutomationRuleResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetAutomationRuleMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND.
     * </pre>
     */
    public void updateAutomationRule(crewdb.main.v1.UpdateAutomationRuleRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateAutomationRuleResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateAutomationRuleMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists rules by priority, the greatest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listAutomationRules(crewdb.main.v1.ListAutomationRulesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAutomationRulesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAutomationRulesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Counts one execution of a rule. Fails with NOT_FOUND.
     * </pre>
     */
    public void recordAutomationRuleRun(crewdb.main.v1.RecordAutomationRuleRunRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RecordAutomationRuleRunResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordAutomationRuleRunMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Adds an entry to the audit trail; entries are never changed. They are deleted after the time and beyond the number
     * that the settings say. Fails with UNIQUE_VIOLATION (entry_id is taken).
     * </pre>
     */
    public void recordAuditEntry(crewdb.main.v1.RecordAuditEntryRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.RecordAuditEntryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordAuditEntryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the audit trail, the newest first: of one entity, or all of it. Promised fast for both; a range of time alone
     * is fast too. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listAuditEntries(crewdb.main.v1.ListAuditEntriesRequest request,
        io.grpc.stub.StreamObserver<crewdb.main.v1.ListAuditEntriesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAuditEntriesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads, in one snapshot. Unknown and slow statements share as many threads as
     * there are cores, so that they never hold up typed reads. Fails with NOT_A_QUERY, STATEMENT_DENIED, SQL_ERROR,
     * RESPONSE_TOO_LARGE, UNKNOWN_EPOCH, COMMIT_NOT_REACHED and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public void query(crewdb.sql.v1.QueryRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.QueryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getQueryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that may write, in a transaction of its own; on disk before the answer leaves. Fails
     * with STATEMENT_DENIED, SQL_ERROR, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, CHECK_VIOLATION, NOT_NULL_VIOLATION,
     * REQUEST_ID_REUSED, RESPONSE_TOO_LARGE and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public void execute(crewdb.sql.v1.ExecuteRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.ExecuteResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getExecuteMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Runs up to 1,000 statements of the caller's in one transaction: all or nothing. A step can depend on the result of an
     * earlier one. Fails as Execute does; the message and `metadata.statement_index` name the step.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public void executeBatch(crewdb.sql.v1.ExecuteBatchRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.ExecuteBatchResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getExecuteBatchMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads and returns its rows in pieces, from one snapshot. Reading stops while the
     * client does not read, so memory stays flat. Fails as Query does, and with SNAPSHOT_TOO_OLD and, for a resume_token of
     * another commit, SNAPSHOT_CHANGED.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public void queryStream(crewdb.sql.v1.QueryStreamRequest request,
        io.grpc.stub.StreamObserver<crewdb.sql.v1.QueryStreamResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getQueryStreamMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * A transaction for as long as the stream is open: SQL and typed rpcs, savepoints, then commit or rollback. Ended in any
     * other way, by the client, its deadline or a lost connection, it is rolled back at once. Fails with TRANSACTION_LOST,
     * SNAPSHOT_TOO_OLD and INVALID_TRANSACTION_STEP; the failure of one action is answered in the stream.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public io.grpc.stub.StreamObserver<crewdb.sql.v1.TransactRequest> transact(
        io.grpc.stub.StreamObserver<crewdb.sql.v1.TransactResponse> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncBidiStreamingCall(
          getChannel().newCall(getTransactMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Carries many unary calls of this service over one stream: every rule of a unary call holds for each of them, and each has
     * its own answer, error and deadline. For clients that make many calls: a call costs a fraction of a unary one. Clients of
     * this project use it by an option; a call that fails ends nothing but itself.
     * The messages are the same for both databases, so that one transport of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public io.grpc.stub.StreamObserver<crewdb.pipeline.v1.PipelineRequest> pipeline(
        io.grpc.stub.StreamObserver<crewdb.pipeline.v1.PipelineResponse> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncBidiStreamingCall(
          getChannel().newCall(getPipelineMethod(), getCallOptions()), responseObserver);
    }
  }

  /**
   * A stub to allow clients to do synchronous rpc calls to service MainDb.
   * <pre>
   * E-mails, what the analysis makes of them, and the people who work with them. Every rpc is one SQL file,
   * `src/databases/main/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class MainDbBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<MainDbBlockingV2Stub> {
    private MainDbBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MainDbBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MainDbBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns an e-mail with its recipients, attachments and entities. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetEmailResponse getEmail(crewdb.main.v1.GetEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the e-mail that has this key in Microsoft Graph. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetEmailByGraphIdResponse getEmailByGraphId(crewdb.main.v1.GetEmailByGraphIdRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetEmailByGraphIdMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns up to 1000 e-mails in the order of the request, whole or in the basic view; ids without an e-mail are left
     * out. Promised fast: 100 whole ones. Fails with RESPONSE_TOO_LARGE, which says how many fit,
     * when they are larger than 3.5 MiB together.
     * </pre>
     */
    public crewdb.main.v1.BatchGetEmailsResponse batchGetEmails(crewdb.main.v1.BatchGetEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBatchGetEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists e-mails, with previews and without bodies. Every page is as fast as the first. Promised fast (p99 under 10 ms
     * on 143,221 e-mails): newest first with no filter, with a range of received times, or with one of: up to four
     * statuses, one workflow state, one priority, one assignee, one sender, one conversation, each with or without that
     * range; by priority or completeness with no filter. Any other combination reads on until the page is full, in the
     * worst case through all e-mails; for a text alone SearchEmails is the faster one. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListEmailsResponse listEmails(crewdb.main.v1.ListEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists e-mails as rows of the table that users see, with the filters, the orders and the promises of ListEmails.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListEmailTableResponse listEmailTable(crewdb.main.v1.ListEmailTableRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListEmailTableMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds e-mails by a text in the subject, the sender, the summary or the preview; one or two characters by the
     * beginning
     * of a word in the subject or the sender. What begins with the text comes first, then by where the text stands, then
     * the newest. Of a text that more than 2,000 e-mails contain, the 2,000 stored last are ranked. Promised fast for
     * every text. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.SearchEmailsResponse searchEmails(crewdb.main.v1.SearchEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSearchEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores an e-mail with its recipients and attachments, makes it searchable and counts it in the dashboard. Fails
     * with
     * UNIQUE_VIOLATION (email_id, graph_id or internet_message_id is taken) and FOREIGN_KEY_VIOLATION (no such assignee).
     * </pre>
     */
    public crewdb.main.v1.CreateEmailResponse createEmail(crewdb.main.v1.CreateEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION.
     * </pre>
     */
    public crewdb.main.v1.UpdateEmailResponse updateEmail(crewdb.main.v1.UpdateEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes an e-mail with everything that belongs to it: recipients, attachments, entities, analyses, tasks, its
     * places in
     * workflow chains and the workflow chains that it starts. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.DeleteEmailResponse deleteEmail(crewdb.main.v1.DeleteEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets the status of up to 1000 e-mails, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public crewdb.main.v1.BulkUpdateEmailStatusResponse bulkUpdateEmailStatus(crewdb.main.v1.BulkUpdateEmailStatusRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBulkUpdateEmailStatusMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes the oldest e-mails that wait (status pending or imported), gives them the status processing and returns them.
     * Atomic: an e-mail is given to one claimer only.
     * </pre>
     */
    public crewdb.main.v1.ClaimEmailBatchResponse claimEmailBatch(crewdb.main.v1.ClaimEmailBatchRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getClaimEmailBatchMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the numbers of the dashboard, from counters that every write keeps. Promised fast: 5 ms at any size.
     * </pre>
     */
    public crewdb.main.v1.GetDashboardResponse getDashboard(crewdb.main.v1.GetDashboardRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetDashboardMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the e-mail that has this Message-ID header. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetEmailByInternetMessageIdResponse getEmailByInternetMessageId(crewdb.main.v1.GetEmailByInternetMessageIdRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetEmailByInternetMessageIdMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores up to 1000 e-mails, all in one transaction. One without an email_id is found by its graph_id, then by its
     * internet_message_id; what is not found is created. Of one that exists, exactly the fields that are set are changed.
     * Fails with UNIQUE_VIOLATION (a graph_id or internet_message_id is another e-mail's) and FOREIGN_KEY_VIOLATION (no
     * such assignee).
     * </pre>
     */
    public crewdb.main.v1.BatchUpsertEmailsResponse batchUpsertEmails(crewdb.main.v1.BatchUpsertEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBatchUpsertEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores e-mails that arrive as a stream, as BatchUpsertEmails stores them, some hundred in each transaction. The
     * answer comes after the last row and counts what became of them. Idempotent: rows that are sent again change nothing
     * more. The client's deadline is for all of it. A row that can't be stored ends it, or is left out, as mode says; its
     * error names `metadata.row_number`, from 1, and `metadata.stored_rows`. Fails with the reasons of BatchUpsertEmails.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<crewdb.main.v1.ImportEmailsRequest, crewdb.main.v1.ImportEmailsResponse>
        importEmails() {
      return io.grpc.stub.ClientCalls.blockingClientStreamingCall(
          getChannel(), getImportEmailsMethod(), getCallOptions());
    }

    /**
     * <pre>
     * Marks up to 1000 e-mails as read or unread, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public crewdb.main.v1.MarkEmailsReadResponse markEmailsRead(crewdb.main.v1.MarkEmailsReadRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getMarkEmailsReadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Assigns an e-mail to a user; one that was assigned to another is taken over. Fails with NOT_FOUND (no such e-mail)
     * and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public crewdb.main.v1.AssignEmailResponse assignEmail(crewdb.main.v1.AssignEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAssignEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes an e-mail from the user that it is assigned to; one that is assigned to nobody stays so. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.UnassignEmailResponse unassignEmail(crewdb.main.v1.UnassignEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUnassignEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Assigns up to 1000 e-mails to a user, all in one transaction; ids without an e-mail are left out. Fails with
     * FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public crewdb.main.v1.BulkAssignEmailsResponse bulkAssignEmails(crewdb.main.v1.BulkAssignEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBulkAssignEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores what one phase of the analysis found. The e-mail's phase_completed becomes at least this phase, its status
     * the phase's unless a later phase is complete already, its analyzed_time now and its processing_status completed.
     * Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.StoreEmailPhaseResultsResponse storeEmailPhaseResults(crewdb.main.v1.StoreEmailPhaseResultsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getStoreEmailPhaseResultsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores entities found in an e-mail beside those it has, or instead of them. Fails with NOT_FOUND (no such e-mail)
     * and UNIQUE_VIOLATION (an entity_id is taken).
     * </pre>
     */
    public crewdb.main.v1.StoreEmailEntitiesResponse storeEmailEntities(crewdb.main.v1.StoreEmailEntitiesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getStoreEmailEntitiesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the entities of an e-mail. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListEmailEntitiesResponse listEmailEntities(crewdb.main.v1.ListEmailEntitiesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListEmailEntitiesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the e-mails that mention an entity. Promised fast for one that at most some thousand e-mails mention; one
     * that more mention is sorted. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListEntityEmailsResponse listEntityEmails(crewdb.main.v1.ListEntityEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListEntityEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the e-mails of a conversation as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListConversationEmailsResponse listConversationEmails(crewdb.main.v1.ListConversationEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListConversationEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how far the processing of e-mails is and how long the rest may take. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.GetProcessingStatusResponse getProcessingStatus(crewdb.main.v1.GetProcessingStatusRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetProcessingStatusMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how the e-mails are spread over statuses, states, priorities and phases, and how many were analyzed in each
     * of the last 24 hours. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.GetEmailAnalyticsResponse getEmailAnalytics(crewdb.main.v1.GetEmailAnalyticsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetEmailAnalyticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns, for each priority, how many e-mails have it and how far the work on them is. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListPriorityStatisticsResponse listPriorityStatistics(crewdb.main.v1.ListPriorityStatisticsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListPriorityStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns who has how much to do: users with the e-mails assigned to them, from counters that every write keeps.
     * Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListAssignmentWorkloadResponse listAssignmentWorkload(crewdb.main.v1.ListAssignmentWorkloadRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListAssignmentWorkloadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a chain and its first 100 e-mails; ListChainEmails has them all. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetChainResponse getChain(crewdb.main.v1.GetChainRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the chain of a conversation as GetChain does. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetChainByConversationResponse getChainByConversation(crewdb.main.v1.GetChainByConversationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetChainByConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a chain. One without a chain_id is found by its conversation_id; what is not found is created. Of one that
     * exists, exactly the fields that update_mask names are changed. Its e-mails count themselves. Fails with
     * UNIQUE_VIOLATION (another chain has the conversation).
     * </pre>
     */
    public crewdb.main.v1.UpsertChainResponse upsertChain(crewdb.main.v1.UpsertChainRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpsertChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists chains, the most complete first. Promised fast with no filter, a range of completeness or a chain_status; any
     * other combination reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListChainsResponse listChains(crewdb.main.v1.ListChainsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListChainsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists chains that were never analyzed, or that got an e-mail after they were analyzed last. Promised fast. Fails
     * with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListChainsToReanalyzeResponse listChainsToReanalyze(crewdb.main.v1.ListChainsToReanalyzeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListChainsToReanalyzeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the e-mails of a chain as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListChainEmailsResponse listChainEmails(crewdb.main.v1.ListChainEmailsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListChainEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Puts an e-mail into a chain, and takes it out of the one it was in. Fails with NOT_FOUND when there is no such
     * chain or no such e-mail.
     * </pre>
     */
    public crewdb.main.v1.AddChainEmailResponse addChainEmail(crewdb.main.v1.AddChainEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAddChainEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes an e-mail out of a chain. Fails with NOT_FOUND when it is not in that chain.
     * </pre>
     */
    public crewdb.main.v1.RemoveChainEmailResponse removeChainEmail(crewdb.main.v1.RemoveChainEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRemoveChainEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how many chains there are and how complete they are. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.GetChainStatisticsResponse getChainStatistics(crewdb.main.v1.GetChainStatisticsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetChainStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records an e-mail in a workflow: in the workflow chain that the request names, else in the one of that type that
     * holds the e-mail, else in a new one that starts with it. The chain gets the state; with the state completion it is
     * complete. Fails with NOT_FOUND (no such workflow chain) and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public crewdb.main.v1.UpsertWorkflowChainResponse upsertWorkflowChain(crewdb.main.v1.UpsertWorkflowChainRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpsertWorkflowChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a workflow chain with its e-mails. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetWorkflowChainResponse getWorkflowChain(crewdb.main.v1.GetWorkflowChainRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetWorkflowChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists workflow chains, the last changed first. Promised fast with no filter; a filter reads on until the page is
     * full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListWorkflowChainsResponse listWorkflowChains(crewdb.main.v1.ListWorkflowChainsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListWorkflowChainsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores an analysis of an e-mail; earlier ones stay. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and
     * UNIQUE_VIOLATION (analysis_id is taken).
     * </pre>
     */
    public crewdb.main.v1.CreateEmailAnalysisResponse createEmailAnalysis(crewdb.main.v1.CreateEmailAnalysisRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateEmailAnalysisMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the analysis of an e-mail that was made last. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetLatestEmailAnalysisResponse getLatestEmailAnalysis(crewdb.main.v1.GetLatestEmailAnalysisRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetLatestEmailAnalysisMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, for example those of the deep phase. Fails with
     * NOT_FOUND and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public crewdb.main.v1.UpdateEmailAnalysisResponse updateEmailAnalysis(crewdb.main.v1.UpdateEmailAnalysisRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateEmailAnalysisMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how many analyses were made in a range of time, how sure they are and how long they took. Promised fast for
     * a range that holds some thousand; it reads every analysis of the range.
     * </pre>
     */
    public crewdb.main.v1.GetAnalysisStatisticsResponse getAnalysisStatistics(crewdb.main.v1.GetAnalysisStatisticsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetAnalysisStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists analyses that have a quick result and no deep one, the newest first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListAnalysesToUpgradeResponse listAnalysesToUpgrade(crewdb.main.v1.ListAnalysesToUpgradeRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListAnalysesToUpgradeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes analyses made before a time, the oldest first and at most max_count of them. Call it until it deletes none.
     * </pre>
     */
    public crewdb.main.v1.DeleteOldAnalysesResponse deleteOldAnalyses(crewdb.main.v1.DeleteOldAnalysesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteOldAnalysesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a task and begins its status history. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and UNIQUE_VIOLATION
     * (task_id is taken).
     * </pre>
     */
    public crewdb.main.v1.CreateTaskResponse createTask(crewdb.main.v1.CreateTaskRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateTaskMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a task. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetTaskResponse getTask(crewdb.main.v1.GetTaskRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetTaskMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists tasks, the newest first. Promised fast with no filter or with one of: one task_status, one owner_email, one
     * email_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListTasksResponse listTasks(crewdb.main.v1.ListTasksRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListTasksMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists tasks that are not completed and whose deadline is before a time, the earliest deadline first. Promised fast.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListTasksDueResponse listTasksDue(crewdb.main.v1.ListTasksDueRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListTasksDueMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A new task_status is written into the status history, and a task
     * that becomes completed gets its completion_time unless the mask names that too. Fails with NOT_FOUND
     * and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public crewdb.main.v1.UpdateTaskResponse updateTask(crewdb.main.v1.UpdateTaskRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateTaskMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the status history of a task. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListTaskStatusChangesResponse listTaskStatusChanges(crewdb.main.v1.ListTaskStatusChangesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListTaskStatusChangesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a user. Fails with UNIQUE_VIOLATION when the user_id is taken, or the address in any
     * case of its ASCII letters.
     * </pre>
     */
    public crewdb.main.v1.CreateUserResponse createUser(crewdb.main.v1.CreateUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a user. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetUserResponse getUser(crewdb.main.v1.GetUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the user who has this address, in any case of its ASCII letters. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetUserByEmailResponse getUserByEmail(crewdb.main.v1.GetUserByEmailRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetUserByEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists users by name. Promised fast with no filter; a filter reads on until the page is full. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListUsersResponse listUsers(crewdb.main.v1.ListUsersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, such as role, status or permissions. Fails with NOT_FOUND and
     * UNIQUE_VIOLATION (the address is another user's).
     * </pre>
     */
    public crewdb.main.v1.UpdateUserResponse updateUser(crewdb.main.v1.UpdateUserRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets a user's last_login_time to now. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.RecordUserLoginResponse recordUserLogin(crewdb.main.v1.RecordUserLoginRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRecordUserLoginMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how many users there are of each role. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListUserRoleStatisticsResponse listUserRoleStatistics(crewdb.main.v1.ListUserRoleStatisticsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListUserRoleStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the password hash of the user who has an address. The only rpc that returns one; it asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetUserCredentialsResponse getUserCredentials(crewdb.main.v1.GetUserCredentialsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetUserCredentialsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores or removes a user's password hash, as the application made it; crewdb does not read it. Asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.SetUserPasswordHashResponse setUserPasswordHash(crewdb.main.v1.SetUserPasswordHashRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSetUserPasswordHashMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a conversation. Fails with FOREIGN_KEY_VIOLATION (no such user) and UNIQUE_VIOLATION (conversation_id is
     * taken).
     * </pre>
     */
    public crewdb.main.v1.CreateConversationResponse createConversation(crewdb.main.v1.CreateConversationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a conversation. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetConversationResponse getConversation(crewdb.main.v1.GetConversationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public crewdb.main.v1.UpdateConversationResponse updateConversation(crewdb.main.v1.UpdateConversationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a conversation with its messages. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.DeleteConversationResponse deleteConversation(crewdb.main.v1.DeleteConversationRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists conversations, the last changed first; a new message is a change. Promised fast with no filter or with a
     * user_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListConversationsResponse listConversations(crewdb.main.v1.ListConversationsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListConversationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds a message to a conversation. Fails with NOT_FOUND (no such conversation), FOREIGN_KEY_VIOLATION (no such user)
     * and UNIQUE_VIOLATION (message_id is taken).
     * </pre>
     */
    public crewdb.main.v1.AppendMessageResponse appendMessage(crewdb.main.v1.AppendMessageRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAppendMessageMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the messages of a conversation. Promised fast. Fails with INVALID_PAGE_TOKEN and, when the contents of a page
     * are larger than 3.5 MiB together, ends the page earlier.
     * </pre>
     */
    public crewdb.main.v1.ListMessagesResponse listMessages(crewdb.main.v1.ListMessagesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListMessagesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a deal with its items, all in one transaction. Fails with UNIQUE_VIOLATION (there is a deal with this
     * deal_id) and CHECK_VIOLATION (more of an item remains than there was).
     * </pre>
     */
    public crewdb.main.v1.CreateDealResponse createDeal(crewdb.main.v1.CreateDealRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateDealMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a deal with its items and their totals. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetDealResponse getDeal(crewdb.main.v1.GetDealRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetDealMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the deals of one status, those that end first first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListDealsResponse listDeals(crewdb.main.v1.ListDealsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListDealsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists active deals that end within some days, those that end first first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListExpiringDealsResponse listExpiringDeals(crewdb.main.v1.ListExpiringDealsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListExpiringDealsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds deals by a text in the deal_id, the name, the customer, the sales representative or the region, the last
     * changed first. It reads on until the page is full, in the worst case through all deals. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.SearchDealsResponse searchDeals(crewdb.main.v1.SearchDealsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSearchDealsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets a deal's status and raises its version. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.UpdateDealStatusResponse updateDealStatus(crewdb.main.v1.UpdateDealStatusRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateDealStatusMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets what remains of an item. Fails with NOT_FOUND (the deal has no such product) and CHECK_VIOLATION (more than
     * the original quantity).
     * </pre>
     */
    public crewdb.main.v1.UpdateDealItemQuantityResponse updateDealItemQuantity(crewdb.main.v1.UpdateDealItemQuantityRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateDealItemQuantityMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves a quantity of an item from what remains to what is reserved. Atomic: what remains never goes below zero,
     * however many callers reserve at once. Fails with NOT_FOUND (no active deal with such a product) and
     * INSUFFICIENT_QUANTITY (less remains).
     * </pre>
     */
    public crewdb.main.v1.ReserveDealItemResponse reserveDealItem(crewdb.main.v1.ReserveDealItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getReserveDealItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves a quantity of an item back from what is reserved to what remains. Fails with NOT_FOUND (the deal has no such
     * product) and INSUFFICIENT_QUANTITY (less is reserved).
     * </pre>
     */
    public crewdb.main.v1.ReleaseDealItemResponse releaseDealItem(crewdb.main.v1.ReleaseDealItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getReleaseDealItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores that the pipeline runs now. Fails with UNIQUE_VIOLATION (run_id is taken).
     * </pre>
     */
    public crewdb.main.v1.StartPipelineRunResponse startPipelineRun(crewdb.main.v1.StartPipelineRunRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getStartPipelineRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores how a run ended. Fails with NOT_FOUND when there is no such run, or it is over already.
     * </pre>
     */
    public crewdb.main.v1.FinishPipelineRunResponse finishPipelineRun(crewdb.main.v1.FinishPipelineRunRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getFinishPipelineRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a run. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetPipelineRunResponse getPipelineRun(crewdb.main.v1.GetPipelineRunRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetPipelineRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists runs, the newest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListPipelineRunsResponse listPipelineRuns(crewdb.main.v1.ListPipelineRunsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListPipelineRunsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores the state of an operation in place of the one before, and raises its version.
     * </pre>
     */
    public crewdb.main.v1.SaveCheckpointResponse saveCheckpoint(crewdb.main.v1.SaveCheckpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSaveCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetCheckpointResponse getCheckpoint(crewdb.main.v1.GetCheckpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.DeleteCheckpointResponse deleteCheckpoint(crewdb.main.v1.DeleteCheckpointRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a rule. Fails with UNIQUE_VIOLATION (rule_id is taken).
     * </pre>
     */
    public crewdb.main.v1.CreateAutomationRuleResponse createAutomationRule(crewdb.main.v1.CreateAutomationRuleRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateAutomationRuleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a rule with how often it ran. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetAutomationRuleResponse getAutomationRule(crewdb.main.v1.GetAutomationRuleRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetAutomationRuleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.UpdateAutomationRuleResponse updateAutomationRule(crewdb.main.v1.UpdateAutomationRuleRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateAutomationRuleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists rules by priority, the greatest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListAutomationRulesResponse listAutomationRules(crewdb.main.v1.ListAutomationRulesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListAutomationRulesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Counts one execution of a rule. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.RecordAutomationRuleRunResponse recordAutomationRuleRun(crewdb.main.v1.RecordAutomationRuleRunRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRecordAutomationRuleRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds an entry to the audit trail; entries are never changed. They are deleted after the time and beyond the number
     * that the settings say. Fails with UNIQUE_VIOLATION (entry_id is taken).
     * </pre>
     */
    public crewdb.main.v1.RecordAuditEntryResponse recordAuditEntry(crewdb.main.v1.RecordAuditEntryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRecordAuditEntryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the audit trail, the newest first: of one entity, or all of it. Promised fast for both; a range of time alone
     * is fast too. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListAuditEntriesResponse listAuditEntries(crewdb.main.v1.ListAuditEntriesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListAuditEntriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads, in one snapshot. Unknown and slow statements share as many threads as
     * there are cores, so that they never hold up typed reads. Fails with NOT_A_QUERY, STATEMENT_DENIED, SQL_ERROR,
     * RESPONSE_TOO_LARGE, UNKNOWN_EPOCH, COMMIT_NOT_REACHED and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public crewdb.sql.v1.QueryResponse query(crewdb.sql.v1.QueryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getQueryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that may write, in a transaction of its own; on disk before the answer leaves. Fails
     * with STATEMENT_DENIED, SQL_ERROR, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, CHECK_VIOLATION, NOT_NULL_VIOLATION,
     * REQUEST_ID_REUSED, RESPONSE_TOO_LARGE and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public crewdb.sql.v1.ExecuteResponse execute(crewdb.sql.v1.ExecuteRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getExecuteMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs up to 1,000 statements of the caller's in one transaction: all or nothing. A step can depend on the result of an
     * earlier one. Fails as Execute does; the message and `metadata.statement_index` name the step.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public crewdb.sql.v1.ExecuteBatchResponse executeBatch(crewdb.sql.v1.ExecuteBatchRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getExecuteBatchMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads and returns its rows in pieces, from one snapshot. Reading stops while the
     * client does not read, so memory stays flat. Fails as Query does, and with SNAPSHOT_TOO_OLD and, for a resume_token of
     * another commit, SNAPSHOT_CHANGED.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<?, crewdb.sql.v1.QueryStreamResponse>
        queryStream(crewdb.sql.v1.QueryStreamRequest request) {
      return io.grpc.stub.ClientCalls.blockingV2ServerStreamingCall(
          getChannel(), getQueryStreamMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * A transaction for as long as the stream is open: SQL and typed rpcs, savepoints, then commit or rollback. Ended in any
     * other way, by the client, its deadline or a lost connection, it is rolled back at once. Fails with TRANSACTION_LOST,
     * SNAPSHOT_TOO_OLD and INVALID_TRANSACTION_STEP; the failure of one action is answered in the stream.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<crewdb.sql.v1.TransactRequest, crewdb.sql.v1.TransactResponse>
        transact() {
      return io.grpc.stub.ClientCalls.blockingBidiStreamingCall(
          getChannel(), getTransactMethod(), getCallOptions());
    }

    /**
     * <pre>
     * Carries many unary calls of this service over one stream: every rule of a unary call holds for each of them, and each has
     * its own answer, error and deadline. For clients that make many calls: a call costs a fraction of a unary one. Clients of
     * this project use it by an option; a call that fails ends nothing but itself.
     * The messages are the same for both databases, so that one transport of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<crewdb.pipeline.v1.PipelineRequest, crewdb.pipeline.v1.PipelineResponse>
        pipeline() {
      return io.grpc.stub.ClientCalls.blockingBidiStreamingCall(
          getChannel(), getPipelineMethod(), getCallOptions());
    }
  }

  /**
   * A stub to allow clients to do limited synchronous rpc calls to service MainDb.
   * <pre>
   * E-mails, what the analysis makes of them, and the people who work with them. Every rpc is one SQL file,
   * `src/databases/main/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class MainDbBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<MainDbBlockingStub> {
    private MainDbBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MainDbBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MainDbBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns an e-mail with its recipients, attachments and entities. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetEmailResponse getEmail(crewdb.main.v1.GetEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the e-mail that has this key in Microsoft Graph. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetEmailByGraphIdResponse getEmailByGraphId(crewdb.main.v1.GetEmailByGraphIdRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetEmailByGraphIdMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns up to 1000 e-mails in the order of the request, whole or in the basic view; ids without an e-mail are left
     * out. Promised fast: 100 whole ones. Fails with RESPONSE_TOO_LARGE, which says how many fit,
     * when they are larger than 3.5 MiB together.
     * </pre>
     */
    public crewdb.main.v1.BatchGetEmailsResponse batchGetEmails(crewdb.main.v1.BatchGetEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchGetEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists e-mails, with previews and without bodies. Every page is as fast as the first. Promised fast (p99 under 10 ms
     * on 143,221 e-mails): newest first with no filter, with a range of received times, or with one of: up to four
     * statuses, one workflow state, one priority, one assignee, one sender, one conversation, each with or without that
     * range; by priority or completeness with no filter. Any other combination reads on until the page is full, in the
     * worst case through all e-mails; for a text alone SearchEmails is the faster one. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListEmailsResponse listEmails(crewdb.main.v1.ListEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists e-mails as rows of the table that users see, with the filters, the orders and the promises of ListEmails.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListEmailTableResponse listEmailTable(crewdb.main.v1.ListEmailTableRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListEmailTableMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds e-mails by a text in the subject, the sender, the summary or the preview; one or two characters by the
     * beginning
     * of a word in the subject or the sender. What begins with the text comes first, then by where the text stands, then
     * the newest. Of a text that more than 2,000 e-mails contain, the 2,000 stored last are ranked. Promised fast for
     * every text. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.SearchEmailsResponse searchEmails(crewdb.main.v1.SearchEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSearchEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores an e-mail with its recipients and attachments, makes it searchable and counts it in the dashboard. Fails
     * with
     * UNIQUE_VIOLATION (email_id, graph_id or internet_message_id is taken) and FOREIGN_KEY_VIOLATION (no such assignee).
     * </pre>
     */
    public crewdb.main.v1.CreateEmailResponse createEmail(crewdb.main.v1.CreateEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION.
     * </pre>
     */
    public crewdb.main.v1.UpdateEmailResponse updateEmail(crewdb.main.v1.UpdateEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes an e-mail with everything that belongs to it: recipients, attachments, entities, analyses, tasks, its
     * places in
     * workflow chains and the workflow chains that it starts. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.DeleteEmailResponse deleteEmail(crewdb.main.v1.DeleteEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets the status of up to 1000 e-mails, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public crewdb.main.v1.BulkUpdateEmailStatusResponse bulkUpdateEmailStatus(crewdb.main.v1.BulkUpdateEmailStatusRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBulkUpdateEmailStatusMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes the oldest e-mails that wait (status pending or imported), gives them the status processing and returns them.
     * Atomic: an e-mail is given to one claimer only.
     * </pre>
     */
    public crewdb.main.v1.ClaimEmailBatchResponse claimEmailBatch(crewdb.main.v1.ClaimEmailBatchRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getClaimEmailBatchMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the numbers of the dashboard, from counters that every write keeps. Promised fast: 5 ms at any size.
     * </pre>
     */
    public crewdb.main.v1.GetDashboardResponse getDashboard(crewdb.main.v1.GetDashboardRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetDashboardMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the e-mail that has this Message-ID header. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetEmailByInternetMessageIdResponse getEmailByInternetMessageId(crewdb.main.v1.GetEmailByInternetMessageIdRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetEmailByInternetMessageIdMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores up to 1000 e-mails, all in one transaction. One without an email_id is found by its graph_id, then by its
     * internet_message_id; what is not found is created. Of one that exists, exactly the fields that are set are changed.
     * Fails with UNIQUE_VIOLATION (a graph_id or internet_message_id is another e-mail's) and FOREIGN_KEY_VIOLATION (no
     * such assignee).
     * </pre>
     */
    public crewdb.main.v1.BatchUpsertEmailsResponse batchUpsertEmails(crewdb.main.v1.BatchUpsertEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchUpsertEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Marks up to 1000 e-mails as read or unread, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public crewdb.main.v1.MarkEmailsReadResponse markEmailsRead(crewdb.main.v1.MarkEmailsReadRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getMarkEmailsReadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Assigns an e-mail to a user; one that was assigned to another is taken over. Fails with NOT_FOUND (no such e-mail)
     * and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public crewdb.main.v1.AssignEmailResponse assignEmail(crewdb.main.v1.AssignEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAssignEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes an e-mail from the user that it is assigned to; one that is assigned to nobody stays so. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.UnassignEmailResponse unassignEmail(crewdb.main.v1.UnassignEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUnassignEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Assigns up to 1000 e-mails to a user, all in one transaction; ids without an e-mail are left out. Fails with
     * FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public crewdb.main.v1.BulkAssignEmailsResponse bulkAssignEmails(crewdb.main.v1.BulkAssignEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBulkAssignEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores what one phase of the analysis found. The e-mail's phase_completed becomes at least this phase, its status
     * the phase's unless a later phase is complete already, its analyzed_time now and its processing_status completed.
     * Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.StoreEmailPhaseResultsResponse storeEmailPhaseResults(crewdb.main.v1.StoreEmailPhaseResultsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getStoreEmailPhaseResultsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores entities found in an e-mail beside those it has, or instead of them. Fails with NOT_FOUND (no such e-mail)
     * and UNIQUE_VIOLATION (an entity_id is taken).
     * </pre>
     */
    public crewdb.main.v1.StoreEmailEntitiesResponse storeEmailEntities(crewdb.main.v1.StoreEmailEntitiesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getStoreEmailEntitiesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the entities of an e-mail. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListEmailEntitiesResponse listEmailEntities(crewdb.main.v1.ListEmailEntitiesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListEmailEntitiesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the e-mails that mention an entity. Promised fast for one that at most some thousand e-mails mention; one
     * that more mention is sorted. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListEntityEmailsResponse listEntityEmails(crewdb.main.v1.ListEntityEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListEntityEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the e-mails of a conversation as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListConversationEmailsResponse listConversationEmails(crewdb.main.v1.ListConversationEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListConversationEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how far the processing of e-mails is and how long the rest may take. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.GetProcessingStatusResponse getProcessingStatus(crewdb.main.v1.GetProcessingStatusRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetProcessingStatusMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how the e-mails are spread over statuses, states, priorities and phases, and how many were analyzed in each
     * of the last 24 hours. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.GetEmailAnalyticsResponse getEmailAnalytics(crewdb.main.v1.GetEmailAnalyticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetEmailAnalyticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns, for each priority, how many e-mails have it and how far the work on them is. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListPriorityStatisticsResponse listPriorityStatistics(crewdb.main.v1.ListPriorityStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListPriorityStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns who has how much to do: users with the e-mails assigned to them, from counters that every write keeps.
     * Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListAssignmentWorkloadResponse listAssignmentWorkload(crewdb.main.v1.ListAssignmentWorkloadRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAssignmentWorkloadMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a chain and its first 100 e-mails; ListChainEmails has them all. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetChainResponse getChain(crewdb.main.v1.GetChainRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the chain of a conversation as GetChain does. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetChainByConversationResponse getChainByConversation(crewdb.main.v1.GetChainByConversationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetChainByConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a chain. One without a chain_id is found by its conversation_id; what is not found is created. Of one that
     * exists, exactly the fields that update_mask names are changed. Its e-mails count themselves. Fails with
     * UNIQUE_VIOLATION (another chain has the conversation).
     * </pre>
     */
    public crewdb.main.v1.UpsertChainResponse upsertChain(crewdb.main.v1.UpsertChainRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpsertChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists chains, the most complete first. Promised fast with no filter, a range of completeness or a chain_status; any
     * other combination reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListChainsResponse listChains(crewdb.main.v1.ListChainsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListChainsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists chains that were never analyzed, or that got an e-mail after they were analyzed last. Promised fast. Fails
     * with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListChainsToReanalyzeResponse listChainsToReanalyze(crewdb.main.v1.ListChainsToReanalyzeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListChainsToReanalyzeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the e-mails of a chain as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListChainEmailsResponse listChainEmails(crewdb.main.v1.ListChainEmailsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListChainEmailsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Puts an e-mail into a chain, and takes it out of the one it was in. Fails with NOT_FOUND when there is no such
     * chain or no such e-mail.
     * </pre>
     */
    public crewdb.main.v1.AddChainEmailResponse addChainEmail(crewdb.main.v1.AddChainEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAddChainEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes an e-mail out of a chain. Fails with NOT_FOUND when it is not in that chain.
     * </pre>
     */
    public crewdb.main.v1.RemoveChainEmailResponse removeChainEmail(crewdb.main.v1.RemoveChainEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRemoveChainEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how many chains there are and how complete they are. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.GetChainStatisticsResponse getChainStatistics(crewdb.main.v1.GetChainStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetChainStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records an e-mail in a workflow: in the workflow chain that the request names, else in the one of that type that
     * holds the e-mail, else in a new one that starts with it. The chain gets the state; with the state completion it is
     * complete. Fails with NOT_FOUND (no such workflow chain) and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public crewdb.main.v1.UpsertWorkflowChainResponse upsertWorkflowChain(crewdb.main.v1.UpsertWorkflowChainRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpsertWorkflowChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a workflow chain with its e-mails. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetWorkflowChainResponse getWorkflowChain(crewdb.main.v1.GetWorkflowChainRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetWorkflowChainMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists workflow chains, the last changed first. Promised fast with no filter; a filter reads on until the page is
     * full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListWorkflowChainsResponse listWorkflowChains(crewdb.main.v1.ListWorkflowChainsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListWorkflowChainsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores an analysis of an e-mail; earlier ones stay. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and
     * UNIQUE_VIOLATION (analysis_id is taken).
     * </pre>
     */
    public crewdb.main.v1.CreateEmailAnalysisResponse createEmailAnalysis(crewdb.main.v1.CreateEmailAnalysisRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateEmailAnalysisMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the analysis of an e-mail that was made last. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetLatestEmailAnalysisResponse getLatestEmailAnalysis(crewdb.main.v1.GetLatestEmailAnalysisRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetLatestEmailAnalysisMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, for example those of the deep phase. Fails with
     * NOT_FOUND and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public crewdb.main.v1.UpdateEmailAnalysisResponse updateEmailAnalysis(crewdb.main.v1.UpdateEmailAnalysisRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateEmailAnalysisMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how many analyses were made in a range of time, how sure they are and how long they took. Promised fast for
     * a range that holds some thousand; it reads every analysis of the range.
     * </pre>
     */
    public crewdb.main.v1.GetAnalysisStatisticsResponse getAnalysisStatistics(crewdb.main.v1.GetAnalysisStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetAnalysisStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists analyses that have a quick result and no deep one, the newest first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListAnalysesToUpgradeResponse listAnalysesToUpgrade(crewdb.main.v1.ListAnalysesToUpgradeRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAnalysesToUpgradeMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes analyses made before a time, the oldest first and at most max_count of them. Call it until it deletes none.
     * </pre>
     */
    public crewdb.main.v1.DeleteOldAnalysesResponse deleteOldAnalyses(crewdb.main.v1.DeleteOldAnalysesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteOldAnalysesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a task and begins its status history. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and UNIQUE_VIOLATION
     * (task_id is taken).
     * </pre>
     */
    public crewdb.main.v1.CreateTaskResponse createTask(crewdb.main.v1.CreateTaskRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateTaskMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a task. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetTaskResponse getTask(crewdb.main.v1.GetTaskRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetTaskMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists tasks, the newest first. Promised fast with no filter or with one of: one task_status, one owner_email, one
     * email_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListTasksResponse listTasks(crewdb.main.v1.ListTasksRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListTasksMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists tasks that are not completed and whose deadline is before a time, the earliest deadline first. Promised fast.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListTasksDueResponse listTasksDue(crewdb.main.v1.ListTasksDueRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListTasksDueMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A new task_status is written into the status history, and a task
     * that becomes completed gets its completion_time unless the mask names that too. Fails with NOT_FOUND
     * and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public crewdb.main.v1.UpdateTaskResponse updateTask(crewdb.main.v1.UpdateTaskRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateTaskMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the status history of a task. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListTaskStatusChangesResponse listTaskStatusChanges(crewdb.main.v1.ListTaskStatusChangesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListTaskStatusChangesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a user. Fails with UNIQUE_VIOLATION when the user_id is taken, or the address in any
     * case of its ASCII letters.
     * </pre>
     */
    public crewdb.main.v1.CreateUserResponse createUser(crewdb.main.v1.CreateUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a user. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetUserResponse getUser(crewdb.main.v1.GetUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the user who has this address, in any case of its ASCII letters. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetUserByEmailResponse getUserByEmail(crewdb.main.v1.GetUserByEmailRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetUserByEmailMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists users by name. Promised fast with no filter; a filter reads on until the page is full. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListUsersResponse listUsers(crewdb.main.v1.ListUsersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListUsersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, such as role, status or permissions. Fails with NOT_FOUND and
     * UNIQUE_VIOLATION (the address is another user's).
     * </pre>
     */
    public crewdb.main.v1.UpdateUserResponse updateUser(crewdb.main.v1.UpdateUserRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateUserMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets a user's last_login_time to now. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.RecordUserLoginResponse recordUserLogin(crewdb.main.v1.RecordUserLoginRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordUserLoginMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how many users there are of each role. Promised fast.
     * </pre>
     */
    public crewdb.main.v1.ListUserRoleStatisticsResponse listUserRoleStatistics(crewdb.main.v1.ListUserRoleStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListUserRoleStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the password hash of the user who has an address. The only rpc that returns one; it asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetUserCredentialsResponse getUserCredentials(crewdb.main.v1.GetUserCredentialsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetUserCredentialsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores or removes a user's password hash, as the application made it; crewdb does not read it. Asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.SetUserPasswordHashResponse setUserPasswordHash(crewdb.main.v1.SetUserPasswordHashRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSetUserPasswordHashMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a conversation. Fails with FOREIGN_KEY_VIOLATION (no such user) and UNIQUE_VIOLATION (conversation_id is
     * taken).
     * </pre>
     */
    public crewdb.main.v1.CreateConversationResponse createConversation(crewdb.main.v1.CreateConversationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a conversation. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetConversationResponse getConversation(crewdb.main.v1.GetConversationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public crewdb.main.v1.UpdateConversationResponse updateConversation(crewdb.main.v1.UpdateConversationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a conversation with its messages. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.DeleteConversationResponse deleteConversation(crewdb.main.v1.DeleteConversationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteConversationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists conversations, the last changed first; a new message is a change. Promised fast with no filter or with a
     * user_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListConversationsResponse listConversations(crewdb.main.v1.ListConversationsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListConversationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds a message to a conversation. Fails with NOT_FOUND (no such conversation), FOREIGN_KEY_VIOLATION (no such user)
     * and UNIQUE_VIOLATION (message_id is taken).
     * </pre>
     */
    public crewdb.main.v1.AppendMessageResponse appendMessage(crewdb.main.v1.AppendMessageRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAppendMessageMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the messages of a conversation. Promised fast. Fails with INVALID_PAGE_TOKEN and, when the contents of a page
     * are larger than 3.5 MiB together, ends the page earlier.
     * </pre>
     */
    public crewdb.main.v1.ListMessagesResponse listMessages(crewdb.main.v1.ListMessagesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListMessagesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a deal with its items, all in one transaction. Fails with UNIQUE_VIOLATION (there is a deal with this
     * deal_id) and CHECK_VIOLATION (more of an item remains than there was).
     * </pre>
     */
    public crewdb.main.v1.CreateDealResponse createDeal(crewdb.main.v1.CreateDealRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateDealMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a deal with its items and their totals. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetDealResponse getDeal(crewdb.main.v1.GetDealRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetDealMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the deals of one status, those that end first first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListDealsResponse listDeals(crewdb.main.v1.ListDealsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListDealsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists active deals that end within some days, those that end first first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListExpiringDealsResponse listExpiringDeals(crewdb.main.v1.ListExpiringDealsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListExpiringDealsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds deals by a text in the deal_id, the name, the customer, the sales representative or the region, the last
     * changed first. It reads on until the page is full, in the worst case through all deals. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.SearchDealsResponse searchDeals(crewdb.main.v1.SearchDealsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSearchDealsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets a deal's status and raises its version. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.UpdateDealStatusResponse updateDealStatus(crewdb.main.v1.UpdateDealStatusRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateDealStatusMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets what remains of an item. Fails with NOT_FOUND (the deal has no such product) and CHECK_VIOLATION (more than
     * the original quantity).
     * </pre>
     */
    public crewdb.main.v1.UpdateDealItemQuantityResponse updateDealItemQuantity(crewdb.main.v1.UpdateDealItemQuantityRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateDealItemQuantityMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves a quantity of an item from what remains to what is reserved. Atomic: what remains never goes below zero,
     * however many callers reserve at once. Fails with NOT_FOUND (no active deal with such a product) and
     * INSUFFICIENT_QUANTITY (less remains).
     * </pre>
     */
    public crewdb.main.v1.ReserveDealItemResponse reserveDealItem(crewdb.main.v1.ReserveDealItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getReserveDealItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves a quantity of an item back from what is reserved to what remains. Fails with NOT_FOUND (the deal has no such
     * product) and INSUFFICIENT_QUANTITY (less is reserved).
     * </pre>
     */
    public crewdb.main.v1.ReleaseDealItemResponse releaseDealItem(crewdb.main.v1.ReleaseDealItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getReleaseDealItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores that the pipeline runs now. Fails with UNIQUE_VIOLATION (run_id is taken).
     * </pre>
     */
    public crewdb.main.v1.StartPipelineRunResponse startPipelineRun(crewdb.main.v1.StartPipelineRunRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getStartPipelineRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores how a run ended. Fails with NOT_FOUND when there is no such run, or it is over already.
     * </pre>
     */
    public crewdb.main.v1.FinishPipelineRunResponse finishPipelineRun(crewdb.main.v1.FinishPipelineRunRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getFinishPipelineRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a run. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetPipelineRunResponse getPipelineRun(crewdb.main.v1.GetPipelineRunRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetPipelineRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists runs, the newest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListPipelineRunsResponse listPipelineRuns(crewdb.main.v1.ListPipelineRunsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListPipelineRunsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores the state of an operation in place of the one before, and raises its version.
     * </pre>
     */
    public crewdb.main.v1.SaveCheckpointResponse saveCheckpoint(crewdb.main.v1.SaveCheckpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSaveCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetCheckpointResponse getCheckpoint(crewdb.main.v1.GetCheckpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.DeleteCheckpointResponse deleteCheckpoint(crewdb.main.v1.DeleteCheckpointRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteCheckpointMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a rule. Fails with UNIQUE_VIOLATION (rule_id is taken).
     * </pre>
     */
    public crewdb.main.v1.CreateAutomationRuleResponse createAutomationRule(crewdb.main.v1.CreateAutomationRuleRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateAutomationRuleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a rule with how often it ran. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.GetAutomationRuleResponse getAutomationRule(crewdb.main.v1.GetAutomationRuleRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetAutomationRuleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.UpdateAutomationRuleResponse updateAutomationRule(crewdb.main.v1.UpdateAutomationRuleRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateAutomationRuleMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists rules by priority, the greatest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListAutomationRulesResponse listAutomationRules(crewdb.main.v1.ListAutomationRulesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAutomationRulesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Counts one execution of a rule. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.main.v1.RecordAutomationRuleRunResponse recordAutomationRuleRun(crewdb.main.v1.RecordAutomationRuleRunRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordAutomationRuleRunMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds an entry to the audit trail; entries are never changed. They are deleted after the time and beyond the number
     * that the settings say. Fails with UNIQUE_VIOLATION (entry_id is taken).
     * </pre>
     */
    public crewdb.main.v1.RecordAuditEntryResponse recordAuditEntry(crewdb.main.v1.RecordAuditEntryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordAuditEntryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the audit trail, the newest first: of one entity, or all of it. Promised fast for both; a range of time alone
     * is fast too. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.main.v1.ListAuditEntriesResponse listAuditEntries(crewdb.main.v1.ListAuditEntriesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAuditEntriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads, in one snapshot. Unknown and slow statements share as many threads as
     * there are cores, so that they never hold up typed reads. Fails with NOT_A_QUERY, STATEMENT_DENIED, SQL_ERROR,
     * RESPONSE_TOO_LARGE, UNKNOWN_EPOCH, COMMIT_NOT_REACHED and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public crewdb.sql.v1.QueryResponse query(crewdb.sql.v1.QueryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getQueryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that may write, in a transaction of its own; on disk before the answer leaves. Fails
     * with STATEMENT_DENIED, SQL_ERROR, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, CHECK_VIOLATION, NOT_NULL_VIOLATION,
     * REQUEST_ID_REUSED, RESPONSE_TOO_LARGE and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public crewdb.sql.v1.ExecuteResponse execute(crewdb.sql.v1.ExecuteRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getExecuteMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs up to 1,000 statements of the caller's in one transaction: all or nothing. A step can depend on the result of an
     * earlier one. Fails as Execute does; the message and `metadata.statement_index` name the step.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public crewdb.sql.v1.ExecuteBatchResponse executeBatch(crewdb.sql.v1.ExecuteBatchRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getExecuteBatchMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads and returns its rows in pieces, from one snapshot. Reading stops while the
     * client does not read, so memory stays flat. Fails as Query does, and with SNAPSHOT_TOO_OLD and, for a resume_token of
     * another commit, SNAPSHOT_CHANGED.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public java.util.Iterator<crewdb.sql.v1.QueryStreamResponse> queryStream(
        crewdb.sql.v1.QueryStreamRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getQueryStreamMethod(), getCallOptions(), request);
    }
  }

  /**
   * A stub to allow clients to do ListenableFuture-style rpc calls to service MainDb.
   * <pre>
   * E-mails, what the analysis makes of them, and the people who work with them. Every rpc is one SQL file,
   * `src/databases/main/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class MainDbFutureStub
      extends io.grpc.stub.AbstractFutureStub<MainDbFutureStub> {
    private MainDbFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected MainDbFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new MainDbFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns an e-mail with its recipients, attachments and entities. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetEmailResponse> getEmail(
        crewdb.main.v1.GetEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the e-mail that has this key in Microsoft Graph. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetEmailByGraphIdResponse> getEmailByGraphId(
        crewdb.main.v1.GetEmailByGraphIdRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetEmailByGraphIdMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns up to 1000 e-mails in the order of the request, whole or in the basic view; ids without an e-mail are left
     * out. Promised fast: 100 whole ones. Fails with RESPONSE_TOO_LARGE, which says how many fit,
     * when they are larger than 3.5 MiB together.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.BatchGetEmailsResponse> batchGetEmails(
        crewdb.main.v1.BatchGetEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchGetEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists e-mails, with previews and without bodies. Every page is as fast as the first. Promised fast (p99 under 10 ms
     * on 143,221 e-mails): newest first with no filter, with a range of received times, or with one of: up to four
     * statuses, one workflow state, one priority, one assignee, one sender, one conversation, each with or without that
     * range; by priority or completeness with no filter. Any other combination reads on until the page is full, in the
     * worst case through all e-mails; for a text alone SearchEmails is the faster one. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListEmailsResponse> listEmails(
        crewdb.main.v1.ListEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists e-mails as rows of the table that users see, with the filters, the orders and the promises of ListEmails.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListEmailTableResponse> listEmailTable(
        crewdb.main.v1.ListEmailTableRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListEmailTableMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Finds e-mails by a text in the subject, the sender, the summary or the preview; one or two characters by the
     * beginning
     * of a word in the subject or the sender. What begins with the text comes first, then by where the text stands, then
     * the newest. Of a text that more than 2,000 e-mails contain, the 2,000 stored last are ranked. Promised fast for
     * every text. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.SearchEmailsResponse> searchEmails(
        crewdb.main.v1.SearchEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSearchEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores an e-mail with its recipients and attachments, makes it searchable and counts it in the dashboard. Fails
     * with
     * UNIQUE_VIOLATION (email_id, graph_id or internet_message_id is taken) and FOREIGN_KEY_VIOLATION (no such assignee).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.CreateEmailResponse> createEmail(
        crewdb.main.v1.CreateEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateEmailResponse> updateEmail(
        crewdb.main.v1.UpdateEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes an e-mail with everything that belongs to it: recipients, attachments, entities, analyses, tasks, its
     * places in
     * workflow chains and the workflow chains that it starts. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.DeleteEmailResponse> deleteEmail(
        crewdb.main.v1.DeleteEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sets the status of up to 1000 e-mails, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.BulkUpdateEmailStatusResponse> bulkUpdateEmailStatus(
        crewdb.main.v1.BulkUpdateEmailStatusRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBulkUpdateEmailStatusMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Takes the oldest e-mails that wait (status pending or imported), gives them the status processing and returns them.
     * Atomic: an e-mail is given to one claimer only.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ClaimEmailBatchResponse> claimEmailBatch(
        crewdb.main.v1.ClaimEmailBatchRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getClaimEmailBatchMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the numbers of the dashboard, from counters that every write keeps. Promised fast: 5 ms at any size.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetDashboardResponse> getDashboard(
        crewdb.main.v1.GetDashboardRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetDashboardMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the e-mail that has this Message-ID header. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetEmailByInternetMessageIdResponse> getEmailByInternetMessageId(
        crewdb.main.v1.GetEmailByInternetMessageIdRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetEmailByInternetMessageIdMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores up to 1000 e-mails, all in one transaction. One without an email_id is found by its graph_id, then by its
     * internet_message_id; what is not found is created. Of one that exists, exactly the fields that are set are changed.
     * Fails with UNIQUE_VIOLATION (a graph_id or internet_message_id is another e-mail's) and FOREIGN_KEY_VIOLATION (no
     * such assignee).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.BatchUpsertEmailsResponse> batchUpsertEmails(
        crewdb.main.v1.BatchUpsertEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchUpsertEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Marks up to 1000 e-mails as read or unread, all in one transaction; ids without an e-mail are left out.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.MarkEmailsReadResponse> markEmailsRead(
        crewdb.main.v1.MarkEmailsReadRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getMarkEmailsReadMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Assigns an e-mail to a user; one that was assigned to another is taken over. Fails with NOT_FOUND (no such e-mail)
     * and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.AssignEmailResponse> assignEmail(
        crewdb.main.v1.AssignEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAssignEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Takes an e-mail from the user that it is assigned to; one that is assigned to nobody stays so. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UnassignEmailResponse> unassignEmail(
        crewdb.main.v1.UnassignEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUnassignEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Assigns up to 1000 e-mails to a user, all in one transaction; ids without an e-mail are left out. Fails with
     * FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.BulkAssignEmailsResponse> bulkAssignEmails(
        crewdb.main.v1.BulkAssignEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBulkAssignEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores what one phase of the analysis found. The e-mail's phase_completed becomes at least this phase, its status
     * the phase's unless a later phase is complete already, its analyzed_time now and its processing_status completed.
     * Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.StoreEmailPhaseResultsResponse> storeEmailPhaseResults(
        crewdb.main.v1.StoreEmailPhaseResultsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getStoreEmailPhaseResultsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores entities found in an e-mail beside those it has, or instead of them. Fails with NOT_FOUND (no such e-mail)
     * and UNIQUE_VIOLATION (an entity_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.StoreEmailEntitiesResponse> storeEmailEntities(
        crewdb.main.v1.StoreEmailEntitiesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getStoreEmailEntitiesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the entities of an e-mail. Promised fast.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListEmailEntitiesResponse> listEmailEntities(
        crewdb.main.v1.ListEmailEntitiesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListEmailEntitiesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the e-mails that mention an entity. Promised fast for one that at most some thousand e-mails mention; one
     * that more mention is sorted. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListEntityEmailsResponse> listEntityEmails(
        crewdb.main.v1.ListEntityEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListEntityEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the e-mails of a conversation as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListConversationEmailsResponse> listConversationEmails(
        crewdb.main.v1.ListConversationEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListConversationEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how far the processing of e-mails is and how long the rest may take. Promised fast.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetProcessingStatusResponse> getProcessingStatus(
        crewdb.main.v1.GetProcessingStatusRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetProcessingStatusMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how the e-mails are spread over statuses, states, priorities and phases, and how many were analyzed in each
     * of the last 24 hours. Promised fast.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetEmailAnalyticsResponse> getEmailAnalytics(
        crewdb.main.v1.GetEmailAnalyticsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetEmailAnalyticsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns, for each priority, how many e-mails have it and how far the work on them is. Promised fast.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListPriorityStatisticsResponse> listPriorityStatistics(
        crewdb.main.v1.ListPriorityStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListPriorityStatisticsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns who has how much to do: users with the e-mails assigned to them, from counters that every write keeps.
     * Promised fast.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListAssignmentWorkloadResponse> listAssignmentWorkload(
        crewdb.main.v1.ListAssignmentWorkloadRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAssignmentWorkloadMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a chain and its first 100 e-mails; ListChainEmails has them all. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetChainResponse> getChain(
        crewdb.main.v1.GetChainRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetChainMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the chain of a conversation as GetChain does. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetChainByConversationResponse> getChainByConversation(
        crewdb.main.v1.GetChainByConversationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetChainByConversationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a chain. One without a chain_id is found by its conversation_id; what is not found is created. Of one that
     * exists, exactly the fields that update_mask names are changed. Its e-mails count themselves. Fails with
     * UNIQUE_VIOLATION (another chain has the conversation).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpsertChainResponse> upsertChain(
        crewdb.main.v1.UpsertChainRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpsertChainMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists chains, the most complete first. Promised fast with no filter, a range of completeness or a chain_status; any
     * other combination reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListChainsResponse> listChains(
        crewdb.main.v1.ListChainsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListChainsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists chains that were never analyzed, or that got an e-mail after they were analyzed last. Promised fast. Fails
     * with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListChainsToReanalyzeResponse> listChainsToReanalyze(
        crewdb.main.v1.ListChainsToReanalyzeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListChainsToReanalyzeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the e-mails of a chain as they came. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListChainEmailsResponse> listChainEmails(
        crewdb.main.v1.ListChainEmailsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListChainEmailsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Puts an e-mail into a chain, and takes it out of the one it was in. Fails with NOT_FOUND when there is no such
     * chain or no such e-mail.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.AddChainEmailResponse> addChainEmail(
        crewdb.main.v1.AddChainEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAddChainEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Takes an e-mail out of a chain. Fails with NOT_FOUND when it is not in that chain.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.RemoveChainEmailResponse> removeChainEmail(
        crewdb.main.v1.RemoveChainEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRemoveChainEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how many chains there are and how complete they are. Promised fast.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetChainStatisticsResponse> getChainStatistics(
        crewdb.main.v1.GetChainStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetChainStatisticsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Records an e-mail in a workflow: in the workflow chain that the request names, else in the one of that type that
     * holds the e-mail, else in a new one that starts with it. The chain gets the state; with the state completion it is
     * complete. Fails with NOT_FOUND (no such workflow chain) and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpsertWorkflowChainResponse> upsertWorkflowChain(
        crewdb.main.v1.UpsertWorkflowChainRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpsertWorkflowChainMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a workflow chain with its e-mails. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetWorkflowChainResponse> getWorkflowChain(
        crewdb.main.v1.GetWorkflowChainRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetWorkflowChainMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists workflow chains, the last changed first. Promised fast with no filter; a filter reads on until the page is
     * full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListWorkflowChainsResponse> listWorkflowChains(
        crewdb.main.v1.ListWorkflowChainsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListWorkflowChainsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores an analysis of an e-mail; earlier ones stay. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and
     * UNIQUE_VIOLATION (analysis_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.CreateEmailAnalysisResponse> createEmailAnalysis(
        crewdb.main.v1.CreateEmailAnalysisRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateEmailAnalysisMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the analysis of an e-mail that was made last. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetLatestEmailAnalysisResponse> getLatestEmailAnalysis(
        crewdb.main.v1.GetLatestEmailAnalysisRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetLatestEmailAnalysisMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, for example those of the deep phase. Fails with
     * NOT_FOUND and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateEmailAnalysisResponse> updateEmailAnalysis(
        crewdb.main.v1.UpdateEmailAnalysisRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateEmailAnalysisMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how many analyses were made in a range of time, how sure they are and how long they took. Promised fast for
     * a range that holds some thousand; it reads every analysis of the range.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetAnalysisStatisticsResponse> getAnalysisStatistics(
        crewdb.main.v1.GetAnalysisStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetAnalysisStatisticsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists analyses that have a quick result and no deep one, the newest first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListAnalysesToUpgradeResponse> listAnalysesToUpgrade(
        crewdb.main.v1.ListAnalysesToUpgradeRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAnalysesToUpgradeMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes analyses made before a time, the oldest first and at most max_count of them. Call it until it deletes none.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.DeleteOldAnalysesResponse> deleteOldAnalyses(
        crewdb.main.v1.DeleteOldAnalysesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteOldAnalysesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a task and begins its status history. Fails with FOREIGN_KEY_VIOLATION (no such e-mail) and UNIQUE_VIOLATION
     * (task_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.CreateTaskResponse> createTask(
        crewdb.main.v1.CreateTaskRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateTaskMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a task. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetTaskResponse> getTask(
        crewdb.main.v1.GetTaskRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetTaskMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists tasks, the newest first. Promised fast with no filter or with one of: one task_status, one owner_email, one
     * email_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListTasksResponse> listTasks(
        crewdb.main.v1.ListTasksRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListTasksMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists tasks that are not completed and whose deadline is before a time, the earliest deadline first. Promised fast.
     * Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListTasksDueResponse> listTasksDue(
        crewdb.main.v1.ListTasksDueRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListTasksDueMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A new task_status is written into the status history, and a task
     * that becomes completed gets its completion_time unless the mask names that too. Fails with NOT_FOUND
     * and FOREIGN_KEY_VIOLATION (no such e-mail).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateTaskResponse> updateTask(
        crewdb.main.v1.UpdateTaskRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateTaskMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the status history of a task. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListTaskStatusChangesResponse> listTaskStatusChanges(
        crewdb.main.v1.ListTaskStatusChangesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListTaskStatusChangesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a user. Fails with UNIQUE_VIOLATION when the user_id is taken, or the address in any
     * case of its ASCII letters.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.CreateUserResponse> createUser(
        crewdb.main.v1.CreateUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a user. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetUserResponse> getUser(
        crewdb.main.v1.GetUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the user who has this address, in any case of its ASCII letters. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetUserByEmailResponse> getUserByEmail(
        crewdb.main.v1.GetUserByEmailRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetUserByEmailMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists users by name. Promised fast with no filter; a filter reads on until the page is full. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListUsersResponse> listUsers(
        crewdb.main.v1.ListUsersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListUsersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, such as role, status or permissions. Fails with NOT_FOUND and
     * UNIQUE_VIOLATION (the address is another user's).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateUserResponse> updateUser(
        crewdb.main.v1.UpdateUserRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateUserMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sets a user's last_login_time to now. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.RecordUserLoginResponse> recordUserLogin(
        crewdb.main.v1.RecordUserLoginRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordUserLoginMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how many users there are of each role. Promised fast.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListUserRoleStatisticsResponse> listUserRoleStatistics(
        crewdb.main.v1.ListUserRoleStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListUserRoleStatisticsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the password hash of the user who has an address. The only rpc that returns one; it asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetUserCredentialsResponse> getUserCredentials(
        crewdb.main.v1.GetUserCredentialsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetUserCredentialsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores or removes a user's password hash, as the application made it; crewdb does not read it. Asks for the role
     * admin. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.SetUserPasswordHashResponse> setUserPasswordHash(
        crewdb.main.v1.SetUserPasswordHashRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSetUserPasswordHashMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a conversation. Fails with FOREIGN_KEY_VIOLATION (no such user) and UNIQUE_VIOLATION (conversation_id is
     * taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.CreateConversationResponse> createConversation(
        crewdb.main.v1.CreateConversationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateConversationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a conversation. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetConversationResponse> getConversation(
        crewdb.main.v1.GetConversationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetConversationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such user).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateConversationResponse> updateConversation(
        crewdb.main.v1.UpdateConversationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateConversationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes a conversation with its messages. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.DeleteConversationResponse> deleteConversation(
        crewdb.main.v1.DeleteConversationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteConversationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists conversations, the last changed first; a new message is a change. Promised fast with no filter or with a
     * user_id; any other filter reads on until the page is full. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListConversationsResponse> listConversations(
        crewdb.main.v1.ListConversationsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListConversationsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Adds a message to a conversation. Fails with NOT_FOUND (no such conversation), FOREIGN_KEY_VIOLATION (no such user)
     * and UNIQUE_VIOLATION (message_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.AppendMessageResponse> appendMessage(
        crewdb.main.v1.AppendMessageRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAppendMessageMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the messages of a conversation. Promised fast. Fails with INVALID_PAGE_TOKEN and, when the contents of a page
     * are larger than 3.5 MiB together, ends the page earlier.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListMessagesResponse> listMessages(
        crewdb.main.v1.ListMessagesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListMessagesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a deal with its items, all in one transaction. Fails with UNIQUE_VIOLATION (there is a deal with this
     * deal_id) and CHECK_VIOLATION (more of an item remains than there was).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.CreateDealResponse> createDeal(
        crewdb.main.v1.CreateDealRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateDealMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a deal with its items and their totals. Promised fast. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetDealResponse> getDeal(
        crewdb.main.v1.GetDealRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetDealMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the deals of one status, those that end first first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListDealsResponse> listDeals(
        crewdb.main.v1.ListDealsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListDealsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists active deals that end within some days, those that end first first. Promised fast. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListExpiringDealsResponse> listExpiringDeals(
        crewdb.main.v1.ListExpiringDealsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListExpiringDealsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Finds deals by a text in the deal_id, the name, the customer, the sales representative or the region, the last
     * changed first. It reads on until the page is full, in the worst case through all deals. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.SearchDealsResponse> searchDeals(
        crewdb.main.v1.SearchDealsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSearchDealsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sets a deal's status and raises its version. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateDealStatusResponse> updateDealStatus(
        crewdb.main.v1.UpdateDealStatusRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateDealStatusMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sets what remains of an item. Fails with NOT_FOUND (the deal has no such product) and CHECK_VIOLATION (more than
     * the original quantity).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateDealItemQuantityResponse> updateDealItemQuantity(
        crewdb.main.v1.UpdateDealItemQuantityRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateDealItemQuantityMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Moves a quantity of an item from what remains to what is reserved. Atomic: what remains never goes below zero,
     * however many callers reserve at once. Fails with NOT_FOUND (no active deal with such a product) and
     * INSUFFICIENT_QUANTITY (less remains).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ReserveDealItemResponse> reserveDealItem(
        crewdb.main.v1.ReserveDealItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getReserveDealItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Moves a quantity of an item back from what is reserved to what remains. Fails with NOT_FOUND (the deal has no such
     * product) and INSUFFICIENT_QUANTITY (less is reserved).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ReleaseDealItemResponse> releaseDealItem(
        crewdb.main.v1.ReleaseDealItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getReleaseDealItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores that the pipeline runs now. Fails with UNIQUE_VIOLATION (run_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.StartPipelineRunResponse> startPipelineRun(
        crewdb.main.v1.StartPipelineRunRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getStartPipelineRunMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores how a run ended. Fails with NOT_FOUND when there is no such run, or it is over already.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.FinishPipelineRunResponse> finishPipelineRun(
        crewdb.main.v1.FinishPipelineRunRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getFinishPipelineRunMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a run. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetPipelineRunResponse> getPipelineRun(
        crewdb.main.v1.GetPipelineRunRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetPipelineRunMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists runs, the newest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListPipelineRunsResponse> listPipelineRuns(
        crewdb.main.v1.ListPipelineRunsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListPipelineRunsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores the state of an operation in place of the one before, and raises its version.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.SaveCheckpointResponse> saveCheckpoint(
        crewdb.main.v1.SaveCheckpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSaveCheckpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetCheckpointResponse> getCheckpoint(
        crewdb.main.v1.GetCheckpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetCheckpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes the state of an operation. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.DeleteCheckpointResponse> deleteCheckpoint(
        crewdb.main.v1.DeleteCheckpointRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteCheckpointMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a rule. Fails with UNIQUE_VIOLATION (rule_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.CreateAutomationRuleResponse> createAutomationRule(
        crewdb.main.v1.CreateAutomationRuleRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateAutomationRuleMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a rule with how often it ran. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.GetAutomationRuleResponse> getAutomationRule(
        crewdb.main.v1.GetAutomationRuleRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetAutomationRuleMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.UpdateAutomationRuleResponse> updateAutomationRule(
        crewdb.main.v1.UpdateAutomationRuleRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateAutomationRuleMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists rules by priority, the greatest first. Promised fast. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListAutomationRulesResponse> listAutomationRules(
        crewdb.main.v1.ListAutomationRulesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAutomationRulesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Counts one execution of a rule. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.RecordAutomationRuleRunResponse> recordAutomationRuleRun(
        crewdb.main.v1.RecordAutomationRuleRunRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordAutomationRuleRunMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Adds an entry to the audit trail; entries are never changed. They are deleted after the time and beyond the number
     * that the settings say. Fails with UNIQUE_VIOLATION (entry_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.RecordAuditEntryResponse> recordAuditEntry(
        crewdb.main.v1.RecordAuditEntryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordAuditEntryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the audit trail, the newest first: of one entity, or all of it. Promised fast for both; a range of time alone
     * is fast too. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.main.v1.ListAuditEntriesResponse> listAuditEntries(
        crewdb.main.v1.ListAuditEntriesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAuditEntriesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that reads, in one snapshot. Unknown and slow statements share as many threads as
     * there are cores, so that they never hold up typed reads. Fails with NOT_A_QUERY, STATEMENT_DENIED, SQL_ERROR,
     * RESPONSE_TOO_LARGE, UNKNOWN_EPOCH, COMMIT_NOT_REACHED and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.sql.v1.QueryResponse> query(
        crewdb.sql.v1.QueryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getQueryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Runs one statement of the caller's that may write, in a transaction of its own; on disk before the answer leaves. Fails
     * with STATEMENT_DENIED, SQL_ERROR, UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, CHECK_VIOLATION, NOT_NULL_VIOLATION,
     * REQUEST_ID_REUSED, RESPONSE_TOO_LARGE and GUARD_MISSING.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.sql.v1.ExecuteResponse> execute(
        crewdb.sql.v1.ExecuteRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getExecuteMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Runs up to 1,000 statements of the caller's in one transaction: all or nothing. A step can depend on the result of an
     * earlier one. Fails as Execute does; the message and `metadata.statement_index` name the step.
     * The SQL messages are the same for both databases, so that one helper of a client serves both.
     * buf:lint:ignore RPC_REQUEST_RESPONSE_UNIQUE
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.sql.v1.ExecuteBatchResponse> executeBatch(
        crewdb.sql.v1.ExecuteBatchRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getExecuteBatchMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_GET_EMAIL = 0;
  private static final int METHODID_GET_EMAIL_BY_GRAPH_ID = 1;
  private static final int METHODID_BATCH_GET_EMAILS = 2;
  private static final int METHODID_LIST_EMAILS = 3;
  private static final int METHODID_LIST_EMAIL_TABLE = 4;
  private static final int METHODID_SEARCH_EMAILS = 5;
  private static final int METHODID_CREATE_EMAIL = 6;
  private static final int METHODID_UPDATE_EMAIL = 7;
  private static final int METHODID_DELETE_EMAIL = 8;
  private static final int METHODID_BULK_UPDATE_EMAIL_STATUS = 9;
  private static final int METHODID_CLAIM_EMAIL_BATCH = 10;
  private static final int METHODID_GET_DASHBOARD = 11;
  private static final int METHODID_GET_EMAIL_BY_INTERNET_MESSAGE_ID = 12;
  private static final int METHODID_BATCH_UPSERT_EMAILS = 13;
  private static final int METHODID_MARK_EMAILS_READ = 14;
  private static final int METHODID_ASSIGN_EMAIL = 15;
  private static final int METHODID_UNASSIGN_EMAIL = 16;
  private static final int METHODID_BULK_ASSIGN_EMAILS = 17;
  private static final int METHODID_STORE_EMAIL_PHASE_RESULTS = 18;
  private static final int METHODID_STORE_EMAIL_ENTITIES = 19;
  private static final int METHODID_LIST_EMAIL_ENTITIES = 20;
  private static final int METHODID_LIST_ENTITY_EMAILS = 21;
  private static final int METHODID_LIST_CONVERSATION_EMAILS = 22;
  private static final int METHODID_GET_PROCESSING_STATUS = 23;
  private static final int METHODID_GET_EMAIL_ANALYTICS = 24;
  private static final int METHODID_LIST_PRIORITY_STATISTICS = 25;
  private static final int METHODID_LIST_ASSIGNMENT_WORKLOAD = 26;
  private static final int METHODID_GET_CHAIN = 27;
  private static final int METHODID_GET_CHAIN_BY_CONVERSATION = 28;
  private static final int METHODID_UPSERT_CHAIN = 29;
  private static final int METHODID_LIST_CHAINS = 30;
  private static final int METHODID_LIST_CHAINS_TO_REANALYZE = 31;
  private static final int METHODID_LIST_CHAIN_EMAILS = 32;
  private static final int METHODID_ADD_CHAIN_EMAIL = 33;
  private static final int METHODID_REMOVE_CHAIN_EMAIL = 34;
  private static final int METHODID_GET_CHAIN_STATISTICS = 35;
  private static final int METHODID_UPSERT_WORKFLOW_CHAIN = 36;
  private static final int METHODID_GET_WORKFLOW_CHAIN = 37;
  private static final int METHODID_LIST_WORKFLOW_CHAINS = 38;
  private static final int METHODID_CREATE_EMAIL_ANALYSIS = 39;
  private static final int METHODID_GET_LATEST_EMAIL_ANALYSIS = 40;
  private static final int METHODID_UPDATE_EMAIL_ANALYSIS = 41;
  private static final int METHODID_GET_ANALYSIS_STATISTICS = 42;
  private static final int METHODID_LIST_ANALYSES_TO_UPGRADE = 43;
  private static final int METHODID_DELETE_OLD_ANALYSES = 44;
  private static final int METHODID_CREATE_TASK = 45;
  private static final int METHODID_GET_TASK = 46;
  private static final int METHODID_LIST_TASKS = 47;
  private static final int METHODID_LIST_TASKS_DUE = 48;
  private static final int METHODID_UPDATE_TASK = 49;
  private static final int METHODID_LIST_TASK_STATUS_CHANGES = 50;
  private static final int METHODID_CREATE_USER = 51;
  private static final int METHODID_GET_USER = 52;
  private static final int METHODID_GET_USER_BY_EMAIL = 53;
  private static final int METHODID_LIST_USERS = 54;
  private static final int METHODID_UPDATE_USER = 55;
  private static final int METHODID_RECORD_USER_LOGIN = 56;
  private static final int METHODID_LIST_USER_ROLE_STATISTICS = 57;
  private static final int METHODID_GET_USER_CREDENTIALS = 58;
  private static final int METHODID_SET_USER_PASSWORD_HASH = 59;
  private static final int METHODID_CREATE_CONVERSATION = 60;
  private static final int METHODID_GET_CONVERSATION = 61;
  private static final int METHODID_UPDATE_CONVERSATION = 62;
  private static final int METHODID_DELETE_CONVERSATION = 63;
  private static final int METHODID_LIST_CONVERSATIONS = 64;
  private static final int METHODID_APPEND_MESSAGE = 65;
  private static final int METHODID_LIST_MESSAGES = 66;
  private static final int METHODID_CREATE_DEAL = 67;
  private static final int METHODID_GET_DEAL = 68;
  private static final int METHODID_LIST_DEALS = 69;
  private static final int METHODID_LIST_EXPIRING_DEALS = 70;
  private static final int METHODID_SEARCH_DEALS = 71;
  private static final int METHODID_UPDATE_DEAL_STATUS = 72;
  private static final int METHODID_UPDATE_DEAL_ITEM_QUANTITY = 73;
  private static final int METHODID_RESERVE_DEAL_ITEM = 74;
  private static final int METHODID_RELEASE_DEAL_ITEM = 75;
  private static final int METHODID_START_PIPELINE_RUN = 76;
  private static final int METHODID_FINISH_PIPELINE_RUN = 77;
  private static final int METHODID_GET_PIPELINE_RUN = 78;
  private static final int METHODID_LIST_PIPELINE_RUNS = 79;
  private static final int METHODID_SAVE_CHECKPOINT = 80;
  private static final int METHODID_GET_CHECKPOINT = 81;
  private static final int METHODID_DELETE_CHECKPOINT = 82;
  private static final int METHODID_CREATE_AUTOMATION_RULE = 83;
  private static final int METHODID_GET_AUTOMATION_RULE = 84;
  private static final int METHODID_UPDATE_AUTOMATION_RULE = 85;
  private static final int METHODID_LIST_AUTOMATION_RULES = 86;
  private static final int METHODID_RECORD_AUTOMATION_RULE_RUN = 87;
  private static final int METHODID_RECORD_AUDIT_ENTRY = 88;
  private static final int METHODID_LIST_AUDIT_ENTRIES = 89;
  private static final int METHODID_QUERY = 90;
  private static final int METHODID_EXECUTE = 91;
  private static final int METHODID_EXECUTE_BATCH = 92;
  private static final int METHODID_QUERY_STREAM = 93;
  private static final int METHODID_IMPORT_EMAILS = 94;
  private static final int METHODID_TRANSACT = 95;
  private static final int METHODID_PIPELINE = 96;

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
        case METHODID_GET_EMAIL:
          serviceImpl.getEmail((crewdb.main.v1.GetEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailResponse>) responseObserver);
          break;
        case METHODID_GET_EMAIL_BY_GRAPH_ID:
          serviceImpl.getEmailByGraphId((crewdb.main.v1.GetEmailByGraphIdRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailByGraphIdResponse>) responseObserver);
          break;
        case METHODID_BATCH_GET_EMAILS:
          serviceImpl.batchGetEmails((crewdb.main.v1.BatchGetEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.BatchGetEmailsResponse>) responseObserver);
          break;
        case METHODID_LIST_EMAILS:
          serviceImpl.listEmails((crewdb.main.v1.ListEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailsResponse>) responseObserver);
          break;
        case METHODID_LIST_EMAIL_TABLE:
          serviceImpl.listEmailTable((crewdb.main.v1.ListEmailTableRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailTableResponse>) responseObserver);
          break;
        case METHODID_SEARCH_EMAILS:
          serviceImpl.searchEmails((crewdb.main.v1.SearchEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.SearchEmailsResponse>) responseObserver);
          break;
        case METHODID_CREATE_EMAIL:
          serviceImpl.createEmail((crewdb.main.v1.CreateEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.CreateEmailResponse>) responseObserver);
          break;
        case METHODID_UPDATE_EMAIL:
          serviceImpl.updateEmail((crewdb.main.v1.UpdateEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateEmailResponse>) responseObserver);
          break;
        case METHODID_DELETE_EMAIL:
          serviceImpl.deleteEmail((crewdb.main.v1.DeleteEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteEmailResponse>) responseObserver);
          break;
        case METHODID_BULK_UPDATE_EMAIL_STATUS:
          serviceImpl.bulkUpdateEmailStatus((crewdb.main.v1.BulkUpdateEmailStatusRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.BulkUpdateEmailStatusResponse>) responseObserver);
          break;
        case METHODID_CLAIM_EMAIL_BATCH:
          serviceImpl.claimEmailBatch((crewdb.main.v1.ClaimEmailBatchRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ClaimEmailBatchResponse>) responseObserver);
          break;
        case METHODID_GET_DASHBOARD:
          serviceImpl.getDashboard((crewdb.main.v1.GetDashboardRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetDashboardResponse>) responseObserver);
          break;
        case METHODID_GET_EMAIL_BY_INTERNET_MESSAGE_ID:
          serviceImpl.getEmailByInternetMessageId((crewdb.main.v1.GetEmailByInternetMessageIdRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailByInternetMessageIdResponse>) responseObserver);
          break;
        case METHODID_BATCH_UPSERT_EMAILS:
          serviceImpl.batchUpsertEmails((crewdb.main.v1.BatchUpsertEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.BatchUpsertEmailsResponse>) responseObserver);
          break;
        case METHODID_MARK_EMAILS_READ:
          serviceImpl.markEmailsRead((crewdb.main.v1.MarkEmailsReadRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.MarkEmailsReadResponse>) responseObserver);
          break;
        case METHODID_ASSIGN_EMAIL:
          serviceImpl.assignEmail((crewdb.main.v1.AssignEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.AssignEmailResponse>) responseObserver);
          break;
        case METHODID_UNASSIGN_EMAIL:
          serviceImpl.unassignEmail((crewdb.main.v1.UnassignEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UnassignEmailResponse>) responseObserver);
          break;
        case METHODID_BULK_ASSIGN_EMAILS:
          serviceImpl.bulkAssignEmails((crewdb.main.v1.BulkAssignEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.BulkAssignEmailsResponse>) responseObserver);
          break;
        case METHODID_STORE_EMAIL_PHASE_RESULTS:
          serviceImpl.storeEmailPhaseResults((crewdb.main.v1.StoreEmailPhaseResultsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.StoreEmailPhaseResultsResponse>) responseObserver);
          break;
        case METHODID_STORE_EMAIL_ENTITIES:
          serviceImpl.storeEmailEntities((crewdb.main.v1.StoreEmailEntitiesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.StoreEmailEntitiesResponse>) responseObserver);
          break;
        case METHODID_LIST_EMAIL_ENTITIES:
          serviceImpl.listEmailEntities((crewdb.main.v1.ListEmailEntitiesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListEmailEntitiesResponse>) responseObserver);
          break;
        case METHODID_LIST_ENTITY_EMAILS:
          serviceImpl.listEntityEmails((crewdb.main.v1.ListEntityEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListEntityEmailsResponse>) responseObserver);
          break;
        case METHODID_LIST_CONVERSATION_EMAILS:
          serviceImpl.listConversationEmails((crewdb.main.v1.ListConversationEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListConversationEmailsResponse>) responseObserver);
          break;
        case METHODID_GET_PROCESSING_STATUS:
          serviceImpl.getProcessingStatus((crewdb.main.v1.GetProcessingStatusRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetProcessingStatusResponse>) responseObserver);
          break;
        case METHODID_GET_EMAIL_ANALYTICS:
          serviceImpl.getEmailAnalytics((crewdb.main.v1.GetEmailAnalyticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetEmailAnalyticsResponse>) responseObserver);
          break;
        case METHODID_LIST_PRIORITY_STATISTICS:
          serviceImpl.listPriorityStatistics((crewdb.main.v1.ListPriorityStatisticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListPriorityStatisticsResponse>) responseObserver);
          break;
        case METHODID_LIST_ASSIGNMENT_WORKLOAD:
          serviceImpl.listAssignmentWorkload((crewdb.main.v1.ListAssignmentWorkloadRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListAssignmentWorkloadResponse>) responseObserver);
          break;
        case METHODID_GET_CHAIN:
          serviceImpl.getChain((crewdb.main.v1.GetChainRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainResponse>) responseObserver);
          break;
        case METHODID_GET_CHAIN_BY_CONVERSATION:
          serviceImpl.getChainByConversation((crewdb.main.v1.GetChainByConversationRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainByConversationResponse>) responseObserver);
          break;
        case METHODID_UPSERT_CHAIN:
          serviceImpl.upsertChain((crewdb.main.v1.UpsertChainRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpsertChainResponse>) responseObserver);
          break;
        case METHODID_LIST_CHAINS:
          serviceImpl.listChains((crewdb.main.v1.ListChainsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainsResponse>) responseObserver);
          break;
        case METHODID_LIST_CHAINS_TO_REANALYZE:
          serviceImpl.listChainsToReanalyze((crewdb.main.v1.ListChainsToReanalyzeRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainsToReanalyzeResponse>) responseObserver);
          break;
        case METHODID_LIST_CHAIN_EMAILS:
          serviceImpl.listChainEmails((crewdb.main.v1.ListChainEmailsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListChainEmailsResponse>) responseObserver);
          break;
        case METHODID_ADD_CHAIN_EMAIL:
          serviceImpl.addChainEmail((crewdb.main.v1.AddChainEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.AddChainEmailResponse>) responseObserver);
          break;
        case METHODID_REMOVE_CHAIN_EMAIL:
          serviceImpl.removeChainEmail((crewdb.main.v1.RemoveChainEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.RemoveChainEmailResponse>) responseObserver);
          break;
        case METHODID_GET_CHAIN_STATISTICS:
          serviceImpl.getChainStatistics((crewdb.main.v1.GetChainStatisticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetChainStatisticsResponse>) responseObserver);
          break;
        case METHODID_UPSERT_WORKFLOW_CHAIN:
          serviceImpl.upsertWorkflowChain((crewdb.main.v1.UpsertWorkflowChainRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpsertWorkflowChainResponse>) responseObserver);
          break;
        case METHODID_GET_WORKFLOW_CHAIN:
          serviceImpl.getWorkflowChain((crewdb.main.v1.GetWorkflowChainRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetWorkflowChainResponse>) responseObserver);
          break;
        case METHODID_LIST_WORKFLOW_CHAINS:
          serviceImpl.listWorkflowChains((crewdb.main.v1.ListWorkflowChainsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListWorkflowChainsResponse>) responseObserver);
          break;
        case METHODID_CREATE_EMAIL_ANALYSIS:
          serviceImpl.createEmailAnalysis((crewdb.main.v1.CreateEmailAnalysisRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.CreateEmailAnalysisResponse>) responseObserver);
          break;
        case METHODID_GET_LATEST_EMAIL_ANALYSIS:
          serviceImpl.getLatestEmailAnalysis((crewdb.main.v1.GetLatestEmailAnalysisRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetLatestEmailAnalysisResponse>) responseObserver);
          break;
        case METHODID_UPDATE_EMAIL_ANALYSIS:
          serviceImpl.updateEmailAnalysis((crewdb.main.v1.UpdateEmailAnalysisRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateEmailAnalysisResponse>) responseObserver);
          break;
        case METHODID_GET_ANALYSIS_STATISTICS:
          serviceImpl.getAnalysisStatistics((crewdb.main.v1.GetAnalysisStatisticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetAnalysisStatisticsResponse>) responseObserver);
          break;
        case METHODID_LIST_ANALYSES_TO_UPGRADE:
          serviceImpl.listAnalysesToUpgrade((crewdb.main.v1.ListAnalysesToUpgradeRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListAnalysesToUpgradeResponse>) responseObserver);
          break;
        case METHODID_DELETE_OLD_ANALYSES:
          serviceImpl.deleteOldAnalyses((crewdb.main.v1.DeleteOldAnalysesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteOldAnalysesResponse>) responseObserver);
          break;
        case METHODID_CREATE_TASK:
          serviceImpl.createTask((crewdb.main.v1.CreateTaskRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.CreateTaskResponse>) responseObserver);
          break;
        case METHODID_GET_TASK:
          serviceImpl.getTask((crewdb.main.v1.GetTaskRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetTaskResponse>) responseObserver);
          break;
        case METHODID_LIST_TASKS:
          serviceImpl.listTasks((crewdb.main.v1.ListTasksRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListTasksResponse>) responseObserver);
          break;
        case METHODID_LIST_TASKS_DUE:
          serviceImpl.listTasksDue((crewdb.main.v1.ListTasksDueRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListTasksDueResponse>) responseObserver);
          break;
        case METHODID_UPDATE_TASK:
          serviceImpl.updateTask((crewdb.main.v1.UpdateTaskRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateTaskResponse>) responseObserver);
          break;
        case METHODID_LIST_TASK_STATUS_CHANGES:
          serviceImpl.listTaskStatusChanges((crewdb.main.v1.ListTaskStatusChangesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListTaskStatusChangesResponse>) responseObserver);
          break;
        case METHODID_CREATE_USER:
          serviceImpl.createUser((crewdb.main.v1.CreateUserRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.CreateUserResponse>) responseObserver);
          break;
        case METHODID_GET_USER:
          serviceImpl.getUser((crewdb.main.v1.GetUserRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserResponse>) responseObserver);
          break;
        case METHODID_GET_USER_BY_EMAIL:
          serviceImpl.getUserByEmail((crewdb.main.v1.GetUserByEmailRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserByEmailResponse>) responseObserver);
          break;
        case METHODID_LIST_USERS:
          serviceImpl.listUsers((crewdb.main.v1.ListUsersRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListUsersResponse>) responseObserver);
          break;
        case METHODID_UPDATE_USER:
          serviceImpl.updateUser((crewdb.main.v1.UpdateUserRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateUserResponse>) responseObserver);
          break;
        case METHODID_RECORD_USER_LOGIN:
          serviceImpl.recordUserLogin((crewdb.main.v1.RecordUserLoginRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.RecordUserLoginResponse>) responseObserver);
          break;
        case METHODID_LIST_USER_ROLE_STATISTICS:
          serviceImpl.listUserRoleStatistics((crewdb.main.v1.ListUserRoleStatisticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListUserRoleStatisticsResponse>) responseObserver);
          break;
        case METHODID_GET_USER_CREDENTIALS:
          serviceImpl.getUserCredentials((crewdb.main.v1.GetUserCredentialsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetUserCredentialsResponse>) responseObserver);
          break;
        case METHODID_SET_USER_PASSWORD_HASH:
          serviceImpl.setUserPasswordHash((crewdb.main.v1.SetUserPasswordHashRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.SetUserPasswordHashResponse>) responseObserver);
          break;
        case METHODID_CREATE_CONVERSATION:
          serviceImpl.createConversation((crewdb.main.v1.CreateConversationRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.CreateConversationResponse>) responseObserver);
          break;
        case METHODID_GET_CONVERSATION:
          serviceImpl.getConversation((crewdb.main.v1.GetConversationRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetConversationResponse>) responseObserver);
          break;
        case METHODID_UPDATE_CONVERSATION:
          serviceImpl.updateConversation((crewdb.main.v1.UpdateConversationRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateConversationResponse>) responseObserver);
          break;
        case METHODID_DELETE_CONVERSATION:
          serviceImpl.deleteConversation((crewdb.main.v1.DeleteConversationRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteConversationResponse>) responseObserver);
          break;
        case METHODID_LIST_CONVERSATIONS:
          serviceImpl.listConversations((crewdb.main.v1.ListConversationsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListConversationsResponse>) responseObserver);
          break;
        case METHODID_APPEND_MESSAGE:
          serviceImpl.appendMessage((crewdb.main.v1.AppendMessageRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.AppendMessageResponse>) responseObserver);
          break;
        case METHODID_LIST_MESSAGES:
          serviceImpl.listMessages((crewdb.main.v1.ListMessagesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListMessagesResponse>) responseObserver);
          break;
        case METHODID_CREATE_DEAL:
          serviceImpl.createDeal((crewdb.main.v1.CreateDealRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.CreateDealResponse>) responseObserver);
          break;
        case METHODID_GET_DEAL:
          serviceImpl.getDeal((crewdb.main.v1.GetDealRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetDealResponse>) responseObserver);
          break;
        case METHODID_LIST_DEALS:
          serviceImpl.listDeals((crewdb.main.v1.ListDealsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListDealsResponse>) responseObserver);
          break;
        case METHODID_LIST_EXPIRING_DEALS:
          serviceImpl.listExpiringDeals((crewdb.main.v1.ListExpiringDealsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListExpiringDealsResponse>) responseObserver);
          break;
        case METHODID_SEARCH_DEALS:
          serviceImpl.searchDeals((crewdb.main.v1.SearchDealsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.SearchDealsResponse>) responseObserver);
          break;
        case METHODID_UPDATE_DEAL_STATUS:
          serviceImpl.updateDealStatus((crewdb.main.v1.UpdateDealStatusRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateDealStatusResponse>) responseObserver);
          break;
        case METHODID_UPDATE_DEAL_ITEM_QUANTITY:
          serviceImpl.updateDealItemQuantity((crewdb.main.v1.UpdateDealItemQuantityRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateDealItemQuantityResponse>) responseObserver);
          break;
        case METHODID_RESERVE_DEAL_ITEM:
          serviceImpl.reserveDealItem((crewdb.main.v1.ReserveDealItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ReserveDealItemResponse>) responseObserver);
          break;
        case METHODID_RELEASE_DEAL_ITEM:
          serviceImpl.releaseDealItem((crewdb.main.v1.ReleaseDealItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ReleaseDealItemResponse>) responseObserver);
          break;
        case METHODID_START_PIPELINE_RUN:
          serviceImpl.startPipelineRun((crewdb.main.v1.StartPipelineRunRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.StartPipelineRunResponse>) responseObserver);
          break;
        case METHODID_FINISH_PIPELINE_RUN:
          serviceImpl.finishPipelineRun((crewdb.main.v1.FinishPipelineRunRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.FinishPipelineRunResponse>) responseObserver);
          break;
        case METHODID_GET_PIPELINE_RUN:
          serviceImpl.getPipelineRun((crewdb.main.v1.GetPipelineRunRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetPipelineRunResponse>) responseObserver);
          break;
        case METHODID_LIST_PIPELINE_RUNS:
          serviceImpl.listPipelineRuns((crewdb.main.v1.ListPipelineRunsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListPipelineRunsResponse>) responseObserver);
          break;
        case METHODID_SAVE_CHECKPOINT:
          serviceImpl.saveCheckpoint((crewdb.main.v1.SaveCheckpointRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.SaveCheckpointResponse>) responseObserver);
          break;
        case METHODID_GET_CHECKPOINT:
          serviceImpl.getCheckpoint((crewdb.main.v1.GetCheckpointRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetCheckpointResponse>) responseObserver);
          break;
        case METHODID_DELETE_CHECKPOINT:
          serviceImpl.deleteCheckpoint((crewdb.main.v1.DeleteCheckpointRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.DeleteCheckpointResponse>) responseObserver);
          break;
        case METHODID_CREATE_AUTOMATION_RULE:
          serviceImpl.createAutomationRule((crewdb.main.v1.CreateAutomationRuleRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.CreateAutomationRuleResponse>) responseObserver);
          break;
        case METHODID_GET_AUTOMATION_RULE:
          serviceImpl.getAutomationRule((crewdb.main.v1.GetAutomationRuleRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.GetAutomationRuleResponse>) responseObserver);
          break;
        case METHODID_UPDATE_AUTOMATION_RULE:
          serviceImpl.updateAutomationRule((crewdb.main.v1.UpdateAutomationRuleRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.UpdateAutomationRuleResponse>) responseObserver);
          break;
        case METHODID_LIST_AUTOMATION_RULES:
          serviceImpl.listAutomationRules((crewdb.main.v1.ListAutomationRulesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListAutomationRulesResponse>) responseObserver);
          break;
        case METHODID_RECORD_AUTOMATION_RULE_RUN:
          serviceImpl.recordAutomationRuleRun((crewdb.main.v1.RecordAutomationRuleRunRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.RecordAutomationRuleRunResponse>) responseObserver);
          break;
        case METHODID_RECORD_AUDIT_ENTRY:
          serviceImpl.recordAuditEntry((crewdb.main.v1.RecordAuditEntryRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.RecordAuditEntryResponse>) responseObserver);
          break;
        case METHODID_LIST_AUDIT_ENTRIES:
          serviceImpl.listAuditEntries((crewdb.main.v1.ListAuditEntriesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ListAuditEntriesResponse>) responseObserver);
          break;
        case METHODID_QUERY:
          serviceImpl.query((crewdb.sql.v1.QueryRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.sql.v1.QueryResponse>) responseObserver);
          break;
        case METHODID_EXECUTE:
          serviceImpl.execute((crewdb.sql.v1.ExecuteRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.sql.v1.ExecuteResponse>) responseObserver);
          break;
        case METHODID_EXECUTE_BATCH:
          serviceImpl.executeBatch((crewdb.sql.v1.ExecuteBatchRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.sql.v1.ExecuteBatchResponse>) responseObserver);
          break;
        case METHODID_QUERY_STREAM:
          serviceImpl.queryStream((crewdb.sql.v1.QueryStreamRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.sql.v1.QueryStreamResponse>) responseObserver);
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
        case METHODID_IMPORT_EMAILS:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.importEmails(
              (io.grpc.stub.StreamObserver<crewdb.main.v1.ImportEmailsResponse>) responseObserver);
        case METHODID_TRANSACT:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.transact(
              (io.grpc.stub.StreamObserver<crewdb.sql.v1.TransactResponse>) responseObserver);
        case METHODID_PIPELINE:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.pipeline(
              (io.grpc.stub.StreamObserver<crewdb.pipeline.v1.PipelineResponse>) responseObserver);
        default:
          throw new AssertionError();
      }
    }
  }

  public static final io.grpc.ServerServiceDefinition bindService(AsyncService service) {
    return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
        .addMethod(
          getGetEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetEmailRequest,
              crewdb.main.v1.GetEmailResponse>(
                service, METHODID_GET_EMAIL)))
        .addMethod(
          getGetEmailByGraphIdMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetEmailByGraphIdRequest,
              crewdb.main.v1.GetEmailByGraphIdResponse>(
                service, METHODID_GET_EMAIL_BY_GRAPH_ID)))
        .addMethod(
          getBatchGetEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.BatchGetEmailsRequest,
              crewdb.main.v1.BatchGetEmailsResponse>(
                service, METHODID_BATCH_GET_EMAILS)))
        .addMethod(
          getListEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListEmailsRequest,
              crewdb.main.v1.ListEmailsResponse>(
                service, METHODID_LIST_EMAILS)))
        .addMethod(
          getListEmailTableMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListEmailTableRequest,
              crewdb.main.v1.ListEmailTableResponse>(
                service, METHODID_LIST_EMAIL_TABLE)))
        .addMethod(
          getSearchEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.SearchEmailsRequest,
              crewdb.main.v1.SearchEmailsResponse>(
                service, METHODID_SEARCH_EMAILS)))
        .addMethod(
          getCreateEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.CreateEmailRequest,
              crewdb.main.v1.CreateEmailResponse>(
                service, METHODID_CREATE_EMAIL)))
        .addMethod(
          getUpdateEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateEmailRequest,
              crewdb.main.v1.UpdateEmailResponse>(
                service, METHODID_UPDATE_EMAIL)))
        .addMethod(
          getDeleteEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.DeleteEmailRequest,
              crewdb.main.v1.DeleteEmailResponse>(
                service, METHODID_DELETE_EMAIL)))
        .addMethod(
          getBulkUpdateEmailStatusMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.BulkUpdateEmailStatusRequest,
              crewdb.main.v1.BulkUpdateEmailStatusResponse>(
                service, METHODID_BULK_UPDATE_EMAIL_STATUS)))
        .addMethod(
          getClaimEmailBatchMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ClaimEmailBatchRequest,
              crewdb.main.v1.ClaimEmailBatchResponse>(
                service, METHODID_CLAIM_EMAIL_BATCH)))
        .addMethod(
          getGetDashboardMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetDashboardRequest,
              crewdb.main.v1.GetDashboardResponse>(
                service, METHODID_GET_DASHBOARD)))
        .addMethod(
          getGetEmailByInternetMessageIdMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetEmailByInternetMessageIdRequest,
              crewdb.main.v1.GetEmailByInternetMessageIdResponse>(
                service, METHODID_GET_EMAIL_BY_INTERNET_MESSAGE_ID)))
        .addMethod(
          getBatchUpsertEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.BatchUpsertEmailsRequest,
              crewdb.main.v1.BatchUpsertEmailsResponse>(
                service, METHODID_BATCH_UPSERT_EMAILS)))
        .addMethod(
          getImportEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncClientStreamingCall(
            new MethodHandlers<
              crewdb.main.v1.ImportEmailsRequest,
              crewdb.main.v1.ImportEmailsResponse>(
                service, METHODID_IMPORT_EMAILS)))
        .addMethod(
          getMarkEmailsReadMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.MarkEmailsReadRequest,
              crewdb.main.v1.MarkEmailsReadResponse>(
                service, METHODID_MARK_EMAILS_READ)))
        .addMethod(
          getAssignEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.AssignEmailRequest,
              crewdb.main.v1.AssignEmailResponse>(
                service, METHODID_ASSIGN_EMAIL)))
        .addMethod(
          getUnassignEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UnassignEmailRequest,
              crewdb.main.v1.UnassignEmailResponse>(
                service, METHODID_UNASSIGN_EMAIL)))
        .addMethod(
          getBulkAssignEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.BulkAssignEmailsRequest,
              crewdb.main.v1.BulkAssignEmailsResponse>(
                service, METHODID_BULK_ASSIGN_EMAILS)))
        .addMethod(
          getStoreEmailPhaseResultsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.StoreEmailPhaseResultsRequest,
              crewdb.main.v1.StoreEmailPhaseResultsResponse>(
                service, METHODID_STORE_EMAIL_PHASE_RESULTS)))
        .addMethod(
          getStoreEmailEntitiesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.StoreEmailEntitiesRequest,
              crewdb.main.v1.StoreEmailEntitiesResponse>(
                service, METHODID_STORE_EMAIL_ENTITIES)))
        .addMethod(
          getListEmailEntitiesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListEmailEntitiesRequest,
              crewdb.main.v1.ListEmailEntitiesResponse>(
                service, METHODID_LIST_EMAIL_ENTITIES)))
        .addMethod(
          getListEntityEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListEntityEmailsRequest,
              crewdb.main.v1.ListEntityEmailsResponse>(
                service, METHODID_LIST_ENTITY_EMAILS)))
        .addMethod(
          getListConversationEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListConversationEmailsRequest,
              crewdb.main.v1.ListConversationEmailsResponse>(
                service, METHODID_LIST_CONVERSATION_EMAILS)))
        .addMethod(
          getGetProcessingStatusMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetProcessingStatusRequest,
              crewdb.main.v1.GetProcessingStatusResponse>(
                service, METHODID_GET_PROCESSING_STATUS)))
        .addMethod(
          getGetEmailAnalyticsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetEmailAnalyticsRequest,
              crewdb.main.v1.GetEmailAnalyticsResponse>(
                service, METHODID_GET_EMAIL_ANALYTICS)))
        .addMethod(
          getListPriorityStatisticsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListPriorityStatisticsRequest,
              crewdb.main.v1.ListPriorityStatisticsResponse>(
                service, METHODID_LIST_PRIORITY_STATISTICS)))
        .addMethod(
          getListAssignmentWorkloadMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListAssignmentWorkloadRequest,
              crewdb.main.v1.ListAssignmentWorkloadResponse>(
                service, METHODID_LIST_ASSIGNMENT_WORKLOAD)))
        .addMethod(
          getGetChainMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetChainRequest,
              crewdb.main.v1.GetChainResponse>(
                service, METHODID_GET_CHAIN)))
        .addMethod(
          getGetChainByConversationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetChainByConversationRequest,
              crewdb.main.v1.GetChainByConversationResponse>(
                service, METHODID_GET_CHAIN_BY_CONVERSATION)))
        .addMethod(
          getUpsertChainMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpsertChainRequest,
              crewdb.main.v1.UpsertChainResponse>(
                service, METHODID_UPSERT_CHAIN)))
        .addMethod(
          getListChainsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListChainsRequest,
              crewdb.main.v1.ListChainsResponse>(
                service, METHODID_LIST_CHAINS)))
        .addMethod(
          getListChainsToReanalyzeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListChainsToReanalyzeRequest,
              crewdb.main.v1.ListChainsToReanalyzeResponse>(
                service, METHODID_LIST_CHAINS_TO_REANALYZE)))
        .addMethod(
          getListChainEmailsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListChainEmailsRequest,
              crewdb.main.v1.ListChainEmailsResponse>(
                service, METHODID_LIST_CHAIN_EMAILS)))
        .addMethod(
          getAddChainEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.AddChainEmailRequest,
              crewdb.main.v1.AddChainEmailResponse>(
                service, METHODID_ADD_CHAIN_EMAIL)))
        .addMethod(
          getRemoveChainEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.RemoveChainEmailRequest,
              crewdb.main.v1.RemoveChainEmailResponse>(
                service, METHODID_REMOVE_CHAIN_EMAIL)))
        .addMethod(
          getGetChainStatisticsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetChainStatisticsRequest,
              crewdb.main.v1.GetChainStatisticsResponse>(
                service, METHODID_GET_CHAIN_STATISTICS)))
        .addMethod(
          getUpsertWorkflowChainMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpsertWorkflowChainRequest,
              crewdb.main.v1.UpsertWorkflowChainResponse>(
                service, METHODID_UPSERT_WORKFLOW_CHAIN)))
        .addMethod(
          getGetWorkflowChainMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetWorkflowChainRequest,
              crewdb.main.v1.GetWorkflowChainResponse>(
                service, METHODID_GET_WORKFLOW_CHAIN)))
        .addMethod(
          getListWorkflowChainsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListWorkflowChainsRequest,
              crewdb.main.v1.ListWorkflowChainsResponse>(
                service, METHODID_LIST_WORKFLOW_CHAINS)))
        .addMethod(
          getCreateEmailAnalysisMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.CreateEmailAnalysisRequest,
              crewdb.main.v1.CreateEmailAnalysisResponse>(
                service, METHODID_CREATE_EMAIL_ANALYSIS)))
        .addMethod(
          getGetLatestEmailAnalysisMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetLatestEmailAnalysisRequest,
              crewdb.main.v1.GetLatestEmailAnalysisResponse>(
                service, METHODID_GET_LATEST_EMAIL_ANALYSIS)))
        .addMethod(
          getUpdateEmailAnalysisMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateEmailAnalysisRequest,
              crewdb.main.v1.UpdateEmailAnalysisResponse>(
                service, METHODID_UPDATE_EMAIL_ANALYSIS)))
        .addMethod(
          getGetAnalysisStatisticsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetAnalysisStatisticsRequest,
              crewdb.main.v1.GetAnalysisStatisticsResponse>(
                service, METHODID_GET_ANALYSIS_STATISTICS)))
        .addMethod(
          getListAnalysesToUpgradeMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListAnalysesToUpgradeRequest,
              crewdb.main.v1.ListAnalysesToUpgradeResponse>(
                service, METHODID_LIST_ANALYSES_TO_UPGRADE)))
        .addMethod(
          getDeleteOldAnalysesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.DeleteOldAnalysesRequest,
              crewdb.main.v1.DeleteOldAnalysesResponse>(
                service, METHODID_DELETE_OLD_ANALYSES)))
        .addMethod(
          getCreateTaskMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.CreateTaskRequest,
              crewdb.main.v1.CreateTaskResponse>(
                service, METHODID_CREATE_TASK)))
        .addMethod(
          getGetTaskMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetTaskRequest,
              crewdb.main.v1.GetTaskResponse>(
                service, METHODID_GET_TASK)))
        .addMethod(
          getListTasksMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListTasksRequest,
              crewdb.main.v1.ListTasksResponse>(
                service, METHODID_LIST_TASKS)))
        .addMethod(
          getListTasksDueMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListTasksDueRequest,
              crewdb.main.v1.ListTasksDueResponse>(
                service, METHODID_LIST_TASKS_DUE)))
        .addMethod(
          getUpdateTaskMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateTaskRequest,
              crewdb.main.v1.UpdateTaskResponse>(
                service, METHODID_UPDATE_TASK)))
        .addMethod(
          getListTaskStatusChangesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListTaskStatusChangesRequest,
              crewdb.main.v1.ListTaskStatusChangesResponse>(
                service, METHODID_LIST_TASK_STATUS_CHANGES)))
        .addMethod(
          getCreateUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.CreateUserRequest,
              crewdb.main.v1.CreateUserResponse>(
                service, METHODID_CREATE_USER)))
        .addMethod(
          getGetUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetUserRequest,
              crewdb.main.v1.GetUserResponse>(
                service, METHODID_GET_USER)))
        .addMethod(
          getGetUserByEmailMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetUserByEmailRequest,
              crewdb.main.v1.GetUserByEmailResponse>(
                service, METHODID_GET_USER_BY_EMAIL)))
        .addMethod(
          getListUsersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListUsersRequest,
              crewdb.main.v1.ListUsersResponse>(
                service, METHODID_LIST_USERS)))
        .addMethod(
          getUpdateUserMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateUserRequest,
              crewdb.main.v1.UpdateUserResponse>(
                service, METHODID_UPDATE_USER)))
        .addMethod(
          getRecordUserLoginMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.RecordUserLoginRequest,
              crewdb.main.v1.RecordUserLoginResponse>(
                service, METHODID_RECORD_USER_LOGIN)))
        .addMethod(
          getListUserRoleStatisticsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListUserRoleStatisticsRequest,
              crewdb.main.v1.ListUserRoleStatisticsResponse>(
                service, METHODID_LIST_USER_ROLE_STATISTICS)))
        .addMethod(
          getGetUserCredentialsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetUserCredentialsRequest,
              crewdb.main.v1.GetUserCredentialsResponse>(
                service, METHODID_GET_USER_CREDENTIALS)))
        .addMethod(
          getSetUserPasswordHashMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.SetUserPasswordHashRequest,
              crewdb.main.v1.SetUserPasswordHashResponse>(
                service, METHODID_SET_USER_PASSWORD_HASH)))
        .addMethod(
          getCreateConversationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.CreateConversationRequest,
              crewdb.main.v1.CreateConversationResponse>(
                service, METHODID_CREATE_CONVERSATION)))
        .addMethod(
          getGetConversationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetConversationRequest,
              crewdb.main.v1.GetConversationResponse>(
                service, METHODID_GET_CONVERSATION)))
        .addMethod(
          getUpdateConversationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateConversationRequest,
              crewdb.main.v1.UpdateConversationResponse>(
                service, METHODID_UPDATE_CONVERSATION)))
        .addMethod(
          getDeleteConversationMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.DeleteConversationRequest,
              crewdb.main.v1.DeleteConversationResponse>(
                service, METHODID_DELETE_CONVERSATION)))
        .addMethod(
          getListConversationsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListConversationsRequest,
              crewdb.main.v1.ListConversationsResponse>(
                service, METHODID_LIST_CONVERSATIONS)))
        .addMethod(
          getAppendMessageMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.AppendMessageRequest,
              crewdb.main.v1.AppendMessageResponse>(
                service, METHODID_APPEND_MESSAGE)))
        .addMethod(
          getListMessagesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListMessagesRequest,
              crewdb.main.v1.ListMessagesResponse>(
                service, METHODID_LIST_MESSAGES)))
        .addMethod(
          getCreateDealMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.CreateDealRequest,
              crewdb.main.v1.CreateDealResponse>(
                service, METHODID_CREATE_DEAL)))
        .addMethod(
          getGetDealMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetDealRequest,
              crewdb.main.v1.GetDealResponse>(
                service, METHODID_GET_DEAL)))
        .addMethod(
          getListDealsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListDealsRequest,
              crewdb.main.v1.ListDealsResponse>(
                service, METHODID_LIST_DEALS)))
        .addMethod(
          getListExpiringDealsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListExpiringDealsRequest,
              crewdb.main.v1.ListExpiringDealsResponse>(
                service, METHODID_LIST_EXPIRING_DEALS)))
        .addMethod(
          getSearchDealsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.SearchDealsRequest,
              crewdb.main.v1.SearchDealsResponse>(
                service, METHODID_SEARCH_DEALS)))
        .addMethod(
          getUpdateDealStatusMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateDealStatusRequest,
              crewdb.main.v1.UpdateDealStatusResponse>(
                service, METHODID_UPDATE_DEAL_STATUS)))
        .addMethod(
          getUpdateDealItemQuantityMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateDealItemQuantityRequest,
              crewdb.main.v1.UpdateDealItemQuantityResponse>(
                service, METHODID_UPDATE_DEAL_ITEM_QUANTITY)))
        .addMethod(
          getReserveDealItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ReserveDealItemRequest,
              crewdb.main.v1.ReserveDealItemResponse>(
                service, METHODID_RESERVE_DEAL_ITEM)))
        .addMethod(
          getReleaseDealItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ReleaseDealItemRequest,
              crewdb.main.v1.ReleaseDealItemResponse>(
                service, METHODID_RELEASE_DEAL_ITEM)))
        .addMethod(
          getStartPipelineRunMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.StartPipelineRunRequest,
              crewdb.main.v1.StartPipelineRunResponse>(
                service, METHODID_START_PIPELINE_RUN)))
        .addMethod(
          getFinishPipelineRunMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.FinishPipelineRunRequest,
              crewdb.main.v1.FinishPipelineRunResponse>(
                service, METHODID_FINISH_PIPELINE_RUN)))
        .addMethod(
          getGetPipelineRunMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetPipelineRunRequest,
              crewdb.main.v1.GetPipelineRunResponse>(
                service, METHODID_GET_PIPELINE_RUN)))
        .addMethod(
          getListPipelineRunsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListPipelineRunsRequest,
              crewdb.main.v1.ListPipelineRunsResponse>(
                service, METHODID_LIST_PIPELINE_RUNS)))
        .addMethod(
          getSaveCheckpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.SaveCheckpointRequest,
              crewdb.main.v1.SaveCheckpointResponse>(
                service, METHODID_SAVE_CHECKPOINT)))
        .addMethod(
          getGetCheckpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetCheckpointRequest,
              crewdb.main.v1.GetCheckpointResponse>(
                service, METHODID_GET_CHECKPOINT)))
        .addMethod(
          getDeleteCheckpointMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.DeleteCheckpointRequest,
              crewdb.main.v1.DeleteCheckpointResponse>(
                service, METHODID_DELETE_CHECKPOINT)))
        .addMethod(
          getCreateAutomationRuleMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.CreateAutomationRuleRequest,
              crewdb.main.v1.CreateAutomationRuleResponse>(
                service, METHODID_CREATE_AUTOMATION_RULE)))
        .addMethod(
          getGetAutomationRuleMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.GetAutomationRuleRequest,
              crewdb.main.v1.GetAutomationRuleResponse>(
                service, METHODID_GET_AUTOMATION_RULE)))
        .addMethod(
          getUpdateAutomationRuleMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.UpdateAutomationRuleRequest,
              crewdb.main.v1.UpdateAutomationRuleResponse>(
                service, METHODID_UPDATE_AUTOMATION_RULE)))
        .addMethod(
          getListAutomationRulesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListAutomationRulesRequest,
              crewdb.main.v1.ListAutomationRulesResponse>(
                service, METHODID_LIST_AUTOMATION_RULES)))
        .addMethod(
          getRecordAutomationRuleRunMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.RecordAutomationRuleRunRequest,
              crewdb.main.v1.RecordAutomationRuleRunResponse>(
                service, METHODID_RECORD_AUTOMATION_RULE_RUN)))
        .addMethod(
          getRecordAuditEntryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.RecordAuditEntryRequest,
              crewdb.main.v1.RecordAuditEntryResponse>(
                service, METHODID_RECORD_AUDIT_ENTRY)))
        .addMethod(
          getListAuditEntriesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.main.v1.ListAuditEntriesRequest,
              crewdb.main.v1.ListAuditEntriesResponse>(
                service, METHODID_LIST_AUDIT_ENTRIES)))
        .addMethod(
          getQueryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.sql.v1.QueryRequest,
              crewdb.sql.v1.QueryResponse>(
                service, METHODID_QUERY)))
        .addMethod(
          getExecuteMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.sql.v1.ExecuteRequest,
              crewdb.sql.v1.ExecuteResponse>(
                service, METHODID_EXECUTE)))
        .addMethod(
          getExecuteBatchMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.sql.v1.ExecuteBatchRequest,
              crewdb.sql.v1.ExecuteBatchResponse>(
                service, METHODID_EXECUTE_BATCH)))
        .addMethod(
          getQueryStreamMethod(),
          io.grpc.stub.ServerCalls.asyncServerStreamingCall(
            new MethodHandlers<
              crewdb.sql.v1.QueryStreamRequest,
              crewdb.sql.v1.QueryStreamResponse>(
                service, METHODID_QUERY_STREAM)))
        .addMethod(
          getTransactMethod(),
          io.grpc.stub.ServerCalls.asyncBidiStreamingCall(
            new MethodHandlers<
              crewdb.sql.v1.TransactRequest,
              crewdb.sql.v1.TransactResponse>(
                service, METHODID_TRANSACT)))
        .addMethod(
          getPipelineMethod(),
          io.grpc.stub.ServerCalls.asyncBidiStreamingCall(
            new MethodHandlers<
              crewdb.pipeline.v1.PipelineRequest,
              crewdb.pipeline.v1.PipelineResponse>(
                service, METHODID_PIPELINE)))
        .build();
  }

  private static abstract class MainDbBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    MainDbBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return crewdb.main.v1.MainDbProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("MainDb");
    }
  }

  private static final class MainDbFileDescriptorSupplier
      extends MainDbBaseDescriptorSupplier {
    MainDbFileDescriptorSupplier() {}
  }

  private static final class MainDbMethodDescriptorSupplier
      extends MainDbBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    MainDbMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (MainDbGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new MainDbFileDescriptorSupplier())
              .addMethod(getGetEmailMethod())
              .addMethod(getGetEmailByGraphIdMethod())
              .addMethod(getBatchGetEmailsMethod())
              .addMethod(getListEmailsMethod())
              .addMethod(getListEmailTableMethod())
              .addMethod(getSearchEmailsMethod())
              .addMethod(getCreateEmailMethod())
              .addMethod(getUpdateEmailMethod())
              .addMethod(getDeleteEmailMethod())
              .addMethod(getBulkUpdateEmailStatusMethod())
              .addMethod(getClaimEmailBatchMethod())
              .addMethod(getGetDashboardMethod())
              .addMethod(getGetEmailByInternetMessageIdMethod())
              .addMethod(getBatchUpsertEmailsMethod())
              .addMethod(getImportEmailsMethod())
              .addMethod(getMarkEmailsReadMethod())
              .addMethod(getAssignEmailMethod())
              .addMethod(getUnassignEmailMethod())
              .addMethod(getBulkAssignEmailsMethod())
              .addMethod(getStoreEmailPhaseResultsMethod())
              .addMethod(getStoreEmailEntitiesMethod())
              .addMethod(getListEmailEntitiesMethod())
              .addMethod(getListEntityEmailsMethod())
              .addMethod(getListConversationEmailsMethod())
              .addMethod(getGetProcessingStatusMethod())
              .addMethod(getGetEmailAnalyticsMethod())
              .addMethod(getListPriorityStatisticsMethod())
              .addMethod(getListAssignmentWorkloadMethod())
              .addMethod(getGetChainMethod())
              .addMethod(getGetChainByConversationMethod())
              .addMethod(getUpsertChainMethod())
              .addMethod(getListChainsMethod())
              .addMethod(getListChainsToReanalyzeMethod())
              .addMethod(getListChainEmailsMethod())
              .addMethod(getAddChainEmailMethod())
              .addMethod(getRemoveChainEmailMethod())
              .addMethod(getGetChainStatisticsMethod())
              .addMethod(getUpsertWorkflowChainMethod())
              .addMethod(getGetWorkflowChainMethod())
              .addMethod(getListWorkflowChainsMethod())
              .addMethod(getCreateEmailAnalysisMethod())
              .addMethod(getGetLatestEmailAnalysisMethod())
              .addMethod(getUpdateEmailAnalysisMethod())
              .addMethod(getGetAnalysisStatisticsMethod())
              .addMethod(getListAnalysesToUpgradeMethod())
              .addMethod(getDeleteOldAnalysesMethod())
              .addMethod(getCreateTaskMethod())
              .addMethod(getGetTaskMethod())
              .addMethod(getListTasksMethod())
              .addMethod(getListTasksDueMethod())
              .addMethod(getUpdateTaskMethod())
              .addMethod(getListTaskStatusChangesMethod())
              .addMethod(getCreateUserMethod())
              .addMethod(getGetUserMethod())
              .addMethod(getGetUserByEmailMethod())
              .addMethod(getListUsersMethod())
              .addMethod(getUpdateUserMethod())
              .addMethod(getRecordUserLoginMethod())
              .addMethod(getListUserRoleStatisticsMethod())
              .addMethod(getGetUserCredentialsMethod())
              .addMethod(getSetUserPasswordHashMethod())
              .addMethod(getCreateConversationMethod())
              .addMethod(getGetConversationMethod())
              .addMethod(getUpdateConversationMethod())
              .addMethod(getDeleteConversationMethod())
              .addMethod(getListConversationsMethod())
              .addMethod(getAppendMessageMethod())
              .addMethod(getListMessagesMethod())
              .addMethod(getCreateDealMethod())
              .addMethod(getGetDealMethod())
              .addMethod(getListDealsMethod())
              .addMethod(getListExpiringDealsMethod())
              .addMethod(getSearchDealsMethod())
              .addMethod(getUpdateDealStatusMethod())
              .addMethod(getUpdateDealItemQuantityMethod())
              .addMethod(getReserveDealItemMethod())
              .addMethod(getReleaseDealItemMethod())
              .addMethod(getStartPipelineRunMethod())
              .addMethod(getFinishPipelineRunMethod())
              .addMethod(getGetPipelineRunMethod())
              .addMethod(getListPipelineRunsMethod())
              .addMethod(getSaveCheckpointMethod())
              .addMethod(getGetCheckpointMethod())
              .addMethod(getDeleteCheckpointMethod())
              .addMethod(getCreateAutomationRuleMethod())
              .addMethod(getGetAutomationRuleMethod())
              .addMethod(getUpdateAutomationRuleMethod())
              .addMethod(getListAutomationRulesMethod())
              .addMethod(getRecordAutomationRuleRunMethod())
              .addMethod(getRecordAuditEntryMethod())
              .addMethod(getListAuditEntriesMethod())
              .addMethod(getQueryMethod())
              .addMethod(getExecuteMethod())
              .addMethod(getExecuteBatchMethod())
              .addMethod(getQueryStreamMethod())
              .addMethod(getTransactMethod())
              .addMethod(getPipelineMethod())
              .build();
        }
      }
    }
    return result;
  }
}
