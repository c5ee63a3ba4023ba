package crewdb.walmart.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Products and their prices, and the grocery lists of users. Every rpc is one SQL file,
 * `src/databases/walmart/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
 * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
 * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
 * the request's form, the queue, the deadline or the file; the ones named below are its own.
 * </pre>
 */
@io.grpc.stub.annotations.GrpcGenerated
public final class WalmartDbGrpc {

  private WalmartDbGrpc() {}

  public static final java.lang.String SERVICE_NAME = "crewdb.walmart.v1.WalmartDb";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetProductRequest,
      crewdb.walmart.v1.GetProductResponse> getGetProductMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetProduct",
      requestType = crewdb.walmart.v1.GetProductRequest.class,
      responseType = crewdb.walmart.v1.GetProductResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetProductRequest,
      crewdb.walmart.v1.GetProductResponse> getGetProductMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetProductRequest, crewdb.walmart.v1.GetProductResponse> getGetProductMethod;
    if ((getGetProductMethod = WalmartDbGrpc.getGetProductMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetProductMethod = WalmartDbGrpc.getGetProductMethod) == null) {
          WalmartDbGrpc.getGetProductMethod = getGetProductMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetProductRequest, crewdb.walmart.v1.GetProductResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetProduct"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetProductRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetProductResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetProduct"))
              .build();
        }
      }
    }
    return getGetProductMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchGetProductsRequest,
      crewdb.walmart.v1.BatchGetProductsResponse> getBatchGetProductsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchGetProducts",
      requestType = crewdb.walmart.v1.BatchGetProductsRequest.class,
      responseType = crewdb.walmart.v1.BatchGetProductsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchGetProductsRequest,
      crewdb.walmart.v1.BatchGetProductsResponse> getBatchGetProductsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchGetProductsRequest, crewdb.walmart.v1.BatchGetProductsResponse> getBatchGetProductsMethod;
    if ((getBatchGetProductsMethod = WalmartDbGrpc.getBatchGetProductsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getBatchGetProductsMethod = WalmartDbGrpc.getBatchGetProductsMethod) == null) {
          WalmartDbGrpc.getBatchGetProductsMethod = getBatchGetProductsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.BatchGetProductsRequest, crewdb.walmart.v1.BatchGetProductsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchGetProducts"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchGetProductsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchGetProductsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("BatchGetProducts"))
              .build();
        }
      }
    }
    return getBatchGetProductsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetProductEmbeddingRequest,
      crewdb.walmart.v1.GetProductEmbeddingResponse> getGetProductEmbeddingMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetProductEmbedding",
      requestType = crewdb.walmart.v1.GetProductEmbeddingRequest.class,
      responseType = crewdb.walmart.v1.GetProductEmbeddingResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetProductEmbeddingRequest,
      crewdb.walmart.v1.GetProductEmbeddingResponse> getGetProductEmbeddingMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetProductEmbeddingRequest, crewdb.walmart.v1.GetProductEmbeddingResponse> getGetProductEmbeddingMethod;
    if ((getGetProductEmbeddingMethod = WalmartDbGrpc.getGetProductEmbeddingMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetProductEmbeddingMethod = WalmartDbGrpc.getGetProductEmbeddingMethod) == null) {
          WalmartDbGrpc.getGetProductEmbeddingMethod = getGetProductEmbeddingMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetProductEmbeddingRequest, crewdb.walmart.v1.GetProductEmbeddingResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetProductEmbedding"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetProductEmbeddingRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetProductEmbeddingResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetProductEmbedding"))
              .build();
        }
      }
    }
    return getGetProductEmbeddingMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.SearchProductsRequest,
      crewdb.walmart.v1.SearchProductsResponse> getSearchProductsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SearchProducts",
      requestType = crewdb.walmart.v1.SearchProductsRequest.class,
      responseType = crewdb.walmart.v1.SearchProductsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.SearchProductsRequest,
      crewdb.walmart.v1.SearchProductsResponse> getSearchProductsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.SearchProductsRequest, crewdb.walmart.v1.SearchProductsResponse> getSearchProductsMethod;
    if ((getSearchProductsMethod = WalmartDbGrpc.getSearchProductsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getSearchProductsMethod = WalmartDbGrpc.getSearchProductsMethod) == null) {
          WalmartDbGrpc.getSearchProductsMethod = getSearchProductsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.SearchProductsRequest, crewdb.walmart.v1.SearchProductsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SearchProducts"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.SearchProductsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.SearchProductsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("SearchProducts"))
              .build();
        }
      }
    }
    return getSearchProductsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpsertProductRequest,
      crewdb.walmart.v1.UpsertProductResponse> getUpsertProductMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpsertProduct",
      requestType = crewdb.walmart.v1.UpsertProductRequest.class,
      responseType = crewdb.walmart.v1.UpsertProductResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpsertProductRequest,
      crewdb.walmart.v1.UpsertProductResponse> getUpsertProductMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpsertProductRequest, crewdb.walmart.v1.UpsertProductResponse> getUpsertProductMethod;
    if ((getUpsertProductMethod = WalmartDbGrpc.getUpsertProductMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpsertProductMethod = WalmartDbGrpc.getUpsertProductMethod) == null) {
          WalmartDbGrpc.getUpsertProductMethod = getUpsertProductMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpsertProductRequest, crewdb.walmart.v1.UpsertProductResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpsertProduct"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpsertProductRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpsertProductResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpsertProduct"))
              .build();
        }
      }
    }
    return getUpsertProductMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateProductPriceRequest,
      crewdb.walmart.v1.UpdateProductPriceResponse> getUpdateProductPriceMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateProductPrice",
      requestType = crewdb.walmart.v1.UpdateProductPriceRequest.class,
      responseType = crewdb.walmart.v1.UpdateProductPriceResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateProductPriceRequest,
      crewdb.walmart.v1.UpdateProductPriceResponse> getUpdateProductPriceMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateProductPriceRequest, crewdb.walmart.v1.UpdateProductPriceResponse> getUpdateProductPriceMethod;
    if ((getUpdateProductPriceMethod = WalmartDbGrpc.getUpdateProductPriceMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpdateProductPriceMethod = WalmartDbGrpc.getUpdateProductPriceMethod) == null) {
          WalmartDbGrpc.getUpdateProductPriceMethod = getUpdateProductPriceMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpdateProductPriceRequest, crewdb.walmart.v1.UpdateProductPriceResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateProductPrice"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateProductPriceRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateProductPriceResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpdateProductPrice"))
              .build();
        }
      }
    }
    return getUpdateProductPriceMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPriceHistoryRequest,
      crewdb.walmart.v1.ListPriceHistoryResponse> getListPriceHistoryMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListPriceHistory",
      requestType = crewdb.walmart.v1.ListPriceHistoryRequest.class,
      responseType = crewdb.walmart.v1.ListPriceHistoryResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPriceHistoryRequest,
      crewdb.walmart.v1.ListPriceHistoryResponse> getListPriceHistoryMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPriceHistoryRequest, crewdb.walmart.v1.ListPriceHistoryResponse> getListPriceHistoryMethod;
    if ((getListPriceHistoryMethod = WalmartDbGrpc.getListPriceHistoryMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListPriceHistoryMethod = WalmartDbGrpc.getListPriceHistoryMethod) == null) {
          WalmartDbGrpc.getListPriceHistoryMethod = getListPriceHistoryMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListPriceHistoryRequest, crewdb.walmart.v1.ListPriceHistoryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListPriceHistory"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPriceHistoryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPriceHistoryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListPriceHistory"))
              .build();
        }
      }
    }
    return getListPriceHistoryMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.CreateGroceryListRequest,
      crewdb.walmart.v1.CreateGroceryListResponse> getCreateGroceryListMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateGroceryList",
      requestType = crewdb.walmart.v1.CreateGroceryListRequest.class,
      responseType = crewdb.walmart.v1.CreateGroceryListResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.CreateGroceryListRequest,
      crewdb.walmart.v1.CreateGroceryListResponse> getCreateGroceryListMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.CreateGroceryListRequest, crewdb.walmart.v1.CreateGroceryListResponse> getCreateGroceryListMethod;
    if ((getCreateGroceryListMethod = WalmartDbGrpc.getCreateGroceryListMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getCreateGroceryListMethod = WalmartDbGrpc.getCreateGroceryListMethod) == null) {
          WalmartDbGrpc.getCreateGroceryListMethod = getCreateGroceryListMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.CreateGroceryListRequest, crewdb.walmart.v1.CreateGroceryListResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateGroceryList"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CreateGroceryListRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CreateGroceryListResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("CreateGroceryList"))
              .build();
        }
      }
    }
    return getCreateGroceryListMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryListRequest,
      crewdb.walmart.v1.GetGroceryListResponse> getGetGroceryListMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetGroceryList",
      requestType = crewdb.walmart.v1.GetGroceryListRequest.class,
      responseType = crewdb.walmart.v1.GetGroceryListResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryListRequest,
      crewdb.walmart.v1.GetGroceryListResponse> getGetGroceryListMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryListRequest, crewdb.walmart.v1.GetGroceryListResponse> getGetGroceryListMethod;
    if ((getGetGroceryListMethod = WalmartDbGrpc.getGetGroceryListMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetGroceryListMethod = WalmartDbGrpc.getGetGroceryListMethod) == null) {
          WalmartDbGrpc.getGetGroceryListMethod = getGetGroceryListMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetGroceryListRequest, crewdb.walmart.v1.GetGroceryListResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetGroceryList"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetGroceryListRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetGroceryListResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetGroceryList"))
              .build();
        }
      }
    }
    return getGetGroceryListMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.AddGroceryItemRequest,
      crewdb.walmart.v1.AddGroceryItemResponse> getAddGroceryItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AddGroceryItem",
      requestType = crewdb.walmart.v1.AddGroceryItemRequest.class,
      responseType = crewdb.walmart.v1.AddGroceryItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.AddGroceryItemRequest,
      crewdb.walmart.v1.AddGroceryItemResponse> getAddGroceryItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.AddGroceryItemRequest, crewdb.walmart.v1.AddGroceryItemResponse> getAddGroceryItemMethod;
    if ((getAddGroceryItemMethod = WalmartDbGrpc.getAddGroceryItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getAddGroceryItemMethod = WalmartDbGrpc.getAddGroceryItemMethod) == null) {
          WalmartDbGrpc.getAddGroceryItemMethod = getAddGroceryItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.AddGroceryItemRequest, crewdb.walmart.v1.AddGroceryItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AddGroceryItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.AddGroceryItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.AddGroceryItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("AddGroceryItem"))
              .build();
        }
      }
    }
    return getAddGroceryItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateGroceryItemRequest,
      crewdb.walmart.v1.UpdateGroceryItemResponse> getUpdateGroceryItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateGroceryItem",
      requestType = crewdb.walmart.v1.UpdateGroceryItemRequest.class,
      responseType = crewdb.walmart.v1.UpdateGroceryItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateGroceryItemRequest,
      crewdb.walmart.v1.UpdateGroceryItemResponse> getUpdateGroceryItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateGroceryItemRequest, crewdb.walmart.v1.UpdateGroceryItemResponse> getUpdateGroceryItemMethod;
    if ((getUpdateGroceryItemMethod = WalmartDbGrpc.getUpdateGroceryItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpdateGroceryItemMethod = WalmartDbGrpc.getUpdateGroceryItemMethod) == null) {
          WalmartDbGrpc.getUpdateGroceryItemMethod = getUpdateGroceryItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpdateGroceryItemRequest, crewdb.walmart.v1.UpdateGroceryItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateGroceryItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateGroceryItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateGroceryItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpdateGroceryItem"))
              .build();
        }
      }
    }
    return getUpdateGroceryItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListGroceryItemsRequest,
      crewdb.walmart.v1.ListGroceryItemsResponse> getListGroceryItemsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListGroceryItems",
      requestType = crewdb.walmart.v1.ListGroceryItemsRequest.class,
      responseType = crewdb.walmart.v1.ListGroceryItemsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListGroceryItemsRequest,
      crewdb.walmart.v1.ListGroceryItemsResponse> getListGroceryItemsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListGroceryItemsRequest, crewdb.walmart.v1.ListGroceryItemsResponse> getListGroceryItemsMethod;
    if ((getListGroceryItemsMethod = WalmartDbGrpc.getListGroceryItemsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListGroceryItemsMethod = WalmartDbGrpc.getListGroceryItemsMethod) == null) {
          WalmartDbGrpc.getListGroceryItemsMethod = getListGroceryItemsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListGroceryItemsRequest, crewdb.walmart.v1.ListGroceryItemsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListGroceryItems"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListGroceryItemsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListGroceryItemsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListGroceryItems"))
              .build();
        }
      }
    }
    return getListGroceryItemsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteGroceryItemRequest,
      crewdb.walmart.v1.DeleteGroceryItemResponse> getDeleteGroceryItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteGroceryItem",
      requestType = crewdb.walmart.v1.DeleteGroceryItemRequest.class,
      responseType = crewdb.walmart.v1.DeleteGroceryItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteGroceryItemRequest,
      crewdb.walmart.v1.DeleteGroceryItemResponse> getDeleteGroceryItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteGroceryItemRequest, crewdb.walmart.v1.DeleteGroceryItemResponse> getDeleteGroceryItemMethod;
    if ((getDeleteGroceryItemMethod = WalmartDbGrpc.getDeleteGroceryItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getDeleteGroceryItemMethod = WalmartDbGrpc.getDeleteGroceryItemMethod) == null) {
          WalmartDbGrpc.getDeleteGroceryItemMethod = getDeleteGroceryItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.DeleteGroceryItemRequest, crewdb.walmart.v1.DeleteGroceryItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteGroceryItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.DeleteGroceryItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.DeleteGroceryItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("DeleteGroceryItem"))
              .build();
        }
      }
    }
    return getDeleteGroceryItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.CreateShoppingSessionRequest,
      crewdb.walmart.v1.CreateShoppingSessionResponse> getCreateShoppingSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreateShoppingSession",
      requestType = crewdb.walmart.v1.CreateShoppingSessionRequest.class,
      responseType = crewdb.walmart.v1.CreateShoppingSessionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.CreateShoppingSessionRequest,
      crewdb.walmart.v1.CreateShoppingSessionResponse> getCreateShoppingSessionMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.CreateShoppingSessionRequest, crewdb.walmart.v1.CreateShoppingSessionResponse> getCreateShoppingSessionMethod;
    if ((getCreateShoppingSessionMethod = WalmartDbGrpc.getCreateShoppingSessionMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getCreateShoppingSessionMethod = WalmartDbGrpc.getCreateShoppingSessionMethod) == null) {
          WalmartDbGrpc.getCreateShoppingSessionMethod = getCreateShoppingSessionMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.CreateShoppingSessionRequest, crewdb.walmart.v1.CreateShoppingSessionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreateShoppingSession"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CreateShoppingSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CreateShoppingSessionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("CreateShoppingSession"))
              .build();
        }
      }
    }
    return getCreateShoppingSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetShoppingSessionRequest,
      crewdb.walmart.v1.GetShoppingSessionResponse> getGetShoppingSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetShoppingSession",
      requestType = crewdb.walmart.v1.GetShoppingSessionRequest.class,
      responseType = crewdb.walmart.v1.GetShoppingSessionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetShoppingSessionRequest,
      crewdb.walmart.v1.GetShoppingSessionResponse> getGetShoppingSessionMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetShoppingSessionRequest, crewdb.walmart.v1.GetShoppingSessionResponse> getGetShoppingSessionMethod;
    if ((getGetShoppingSessionMethod = WalmartDbGrpc.getGetShoppingSessionMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetShoppingSessionMethod = WalmartDbGrpc.getGetShoppingSessionMethod) == null) {
          WalmartDbGrpc.getGetShoppingSessionMethod = getGetShoppingSessionMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetShoppingSessionRequest, crewdb.walmart.v1.GetShoppingSessionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetShoppingSession"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetShoppingSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetShoppingSessionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetShoppingSession"))
              .build();
        }
      }
    }
    return getGetShoppingSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListShoppingSessionsRequest,
      crewdb.walmart.v1.ListShoppingSessionsResponse> getListShoppingSessionsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListShoppingSessions",
      requestType = crewdb.walmart.v1.ListShoppingSessionsRequest.class,
      responseType = crewdb.walmart.v1.ListShoppingSessionsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListShoppingSessionsRequest,
      crewdb.walmart.v1.ListShoppingSessionsResponse> getListShoppingSessionsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListShoppingSessionsRequest, crewdb.walmart.v1.ListShoppingSessionsResponse> getListShoppingSessionsMethod;
    if ((getListShoppingSessionsMethod = WalmartDbGrpc.getListShoppingSessionsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListShoppingSessionsMethod = WalmartDbGrpc.getListShoppingSessionsMethod) == null) {
          WalmartDbGrpc.getListShoppingSessionsMethod = getListShoppingSessionsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListShoppingSessionsRequest, crewdb.walmart.v1.ListShoppingSessionsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListShoppingSessions"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListShoppingSessionsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListShoppingSessionsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListShoppingSessions"))
              .build();
        }
      }
    }
    return getListShoppingSessionsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateShoppingSessionRequest,
      crewdb.walmart.v1.UpdateShoppingSessionResponse> getUpdateShoppingSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateShoppingSession",
      requestType = crewdb.walmart.v1.UpdateShoppingSessionRequest.class,
      responseType = crewdb.walmart.v1.UpdateShoppingSessionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateShoppingSessionRequest,
      crewdb.walmart.v1.UpdateShoppingSessionResponse> getUpdateShoppingSessionMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateShoppingSessionRequest, crewdb.walmart.v1.UpdateShoppingSessionResponse> getUpdateShoppingSessionMethod;
    if ((getUpdateShoppingSessionMethod = WalmartDbGrpc.getUpdateShoppingSessionMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpdateShoppingSessionMethod = WalmartDbGrpc.getUpdateShoppingSessionMethod) == null) {
          WalmartDbGrpc.getUpdateShoppingSessionMethod = getUpdateShoppingSessionMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpdateShoppingSessionRequest, crewdb.walmart.v1.UpdateShoppingSessionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateShoppingSession"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateShoppingSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateShoppingSessionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpdateShoppingSession"))
              .build();
        }
      }
    }
    return getUpdateShoppingSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.AdvanceShoppingSessionRequest,
      crewdb.walmart.v1.AdvanceShoppingSessionResponse> getAdvanceShoppingSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AdvanceShoppingSession",
      requestType = crewdb.walmart.v1.AdvanceShoppingSessionRequest.class,
      responseType = crewdb.walmart.v1.AdvanceShoppingSessionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.AdvanceShoppingSessionRequest,
      crewdb.walmart.v1.AdvanceShoppingSessionResponse> getAdvanceShoppingSessionMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.AdvanceShoppingSessionRequest, crewdb.walmart.v1.AdvanceShoppingSessionResponse> getAdvanceShoppingSessionMethod;
    if ((getAdvanceShoppingSessionMethod = WalmartDbGrpc.getAdvanceShoppingSessionMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getAdvanceShoppingSessionMethod = WalmartDbGrpc.getAdvanceShoppingSessionMethod) == null) {
          WalmartDbGrpc.getAdvanceShoppingSessionMethod = getAdvanceShoppingSessionMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.AdvanceShoppingSessionRequest, crewdb.walmart.v1.AdvanceShoppingSessionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AdvanceShoppingSession"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.AdvanceShoppingSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.AdvanceShoppingSessionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("AdvanceShoppingSession"))
              .build();
        }
      }
    }
    return getAdvanceShoppingSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.CompleteShoppingSessionRequest,
      crewdb.walmart.v1.CompleteShoppingSessionResponse> getCompleteShoppingSessionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CompleteShoppingSession",
      requestType = crewdb.walmart.v1.CompleteShoppingSessionRequest.class,
      responseType = crewdb.walmart.v1.CompleteShoppingSessionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.CompleteShoppingSessionRequest,
      crewdb.walmart.v1.CompleteShoppingSessionResponse> getCompleteShoppingSessionMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.CompleteShoppingSessionRequest, crewdb.walmart.v1.CompleteShoppingSessionResponse> getCompleteShoppingSessionMethod;
    if ((getCompleteShoppingSessionMethod = WalmartDbGrpc.getCompleteShoppingSessionMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getCompleteShoppingSessionMethod = WalmartDbGrpc.getCompleteShoppingSessionMethod) == null) {
          WalmartDbGrpc.getCompleteShoppingSessionMethod = getCompleteShoppingSessionMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.CompleteShoppingSessionRequest, crewdb.walmart.v1.CompleteShoppingSessionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CompleteShoppingSession"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CompleteShoppingSessionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CompleteShoppingSessionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("CompleteShoppingSession"))
              .build();
        }
      }
    }
    return getCompleteShoppingSessionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetUserPreferencesRequest,
      crewdb.walmart.v1.GetUserPreferencesResponse> getGetUserPreferencesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetUserPreferences",
      requestType = crewdb.walmart.v1.GetUserPreferencesRequest.class,
      responseType = crewdb.walmart.v1.GetUserPreferencesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetUserPreferencesRequest,
      crewdb.walmart.v1.GetUserPreferencesResponse> getGetUserPreferencesMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetUserPreferencesRequest, crewdb.walmart.v1.GetUserPreferencesResponse> getGetUserPreferencesMethod;
    if ((getGetUserPreferencesMethod = WalmartDbGrpc.getGetUserPreferencesMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetUserPreferencesMethod = WalmartDbGrpc.getGetUserPreferencesMethod) == null) {
          WalmartDbGrpc.getGetUserPreferencesMethod = getGetUserPreferencesMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetUserPreferencesRequest, crewdb.walmart.v1.GetUserPreferencesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetUserPreferences"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetUserPreferencesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetUserPreferencesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetUserPreferences"))
              .build();
        }
      }
    }
    return getGetUserPreferencesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpsertUserPreferencesRequest,
      crewdb.walmart.v1.UpsertUserPreferencesResponse> getUpsertUserPreferencesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpsertUserPreferences",
      requestType = crewdb.walmart.v1.UpsertUserPreferencesRequest.class,
      responseType = crewdb.walmart.v1.UpsertUserPreferencesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpsertUserPreferencesRequest,
      crewdb.walmart.v1.UpsertUserPreferencesResponse> getUpsertUserPreferencesMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpsertUserPreferencesRequest, crewdb.walmart.v1.UpsertUserPreferencesResponse> getUpsertUserPreferencesMethod;
    if ((getUpsertUserPreferencesMethod = WalmartDbGrpc.getUpsertUserPreferencesMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpsertUserPreferencesMethod = WalmartDbGrpc.getUpsertUserPreferencesMethod) == null) {
          WalmartDbGrpc.getUpsertUserPreferencesMethod = getUpsertUserPreferencesMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpsertUserPreferencesRequest, crewdb.walmart.v1.UpsertUserPreferencesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpsertUserPreferences"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpsertUserPreferencesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpsertUserPreferencesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpsertUserPreferences"))
              .build();
        }
      }
    }
    return getUpsertUserPreferencesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordSubstitutionRequest,
      crewdb.walmart.v1.RecordSubstitutionResponse> getRecordSubstitutionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordSubstitution",
      requestType = crewdb.walmart.v1.RecordSubstitutionRequest.class,
      responseType = crewdb.walmart.v1.RecordSubstitutionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordSubstitutionRequest,
      crewdb.walmart.v1.RecordSubstitutionResponse> getRecordSubstitutionMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordSubstitutionRequest, crewdb.walmart.v1.RecordSubstitutionResponse> getRecordSubstitutionMethod;
    if ((getRecordSubstitutionMethod = WalmartDbGrpc.getRecordSubstitutionMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getRecordSubstitutionMethod = WalmartDbGrpc.getRecordSubstitutionMethod) == null) {
          WalmartDbGrpc.getRecordSubstitutionMethod = getRecordSubstitutionMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.RecordSubstitutionRequest, crewdb.walmart.v1.RecordSubstitutionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordSubstitution"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RecordSubstitutionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RecordSubstitutionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("RecordSubstitution"))
              .build();
        }
      }
    }
    return getRecordSubstitutionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSubstitutionsRequest,
      crewdb.walmart.v1.ListSubstitutionsResponse> getListSubstitutionsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListSubstitutions",
      requestType = crewdb.walmart.v1.ListSubstitutionsRequest.class,
      responseType = crewdb.walmart.v1.ListSubstitutionsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSubstitutionsRequest,
      crewdb.walmart.v1.ListSubstitutionsResponse> getListSubstitutionsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSubstitutionsRequest, crewdb.walmart.v1.ListSubstitutionsResponse> getListSubstitutionsMethod;
    if ((getListSubstitutionsMethod = WalmartDbGrpc.getListSubstitutionsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListSubstitutionsMethod = WalmartDbGrpc.getListSubstitutionsMethod) == null) {
          WalmartDbGrpc.getListSubstitutionsMethod = getListSubstitutionsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListSubstitutionsRequest, crewdb.walmart.v1.ListSubstitutionsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListSubstitutions"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListSubstitutionsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListSubstitutionsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListSubstitutions"))
              .build();
        }
      }
    }
    return getListSubstitutionsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListUserSubstitutionsRequest,
      crewdb.walmart.v1.ListUserSubstitutionsResponse> getListUserSubstitutionsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListUserSubstitutions",
      requestType = crewdb.walmart.v1.ListUserSubstitutionsRequest.class,
      responseType = crewdb.walmart.v1.ListUserSubstitutionsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListUserSubstitutionsRequest,
      crewdb.walmart.v1.ListUserSubstitutionsResponse> getListUserSubstitutionsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListUserSubstitutionsRequest, crewdb.walmart.v1.ListUserSubstitutionsResponse> getListUserSubstitutionsMethod;
    if ((getListUserSubstitutionsMethod = WalmartDbGrpc.getListUserSubstitutionsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListUserSubstitutionsMethod = WalmartDbGrpc.getListUserSubstitutionsMethod) == null) {
          WalmartDbGrpc.getListUserSubstitutionsMethod = getListUserSubstitutionsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListUserSubstitutionsRequest, crewdb.walmart.v1.ListUserSubstitutionsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListUserSubstitutions"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListUserSubstitutionsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListUserSubstitutionsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListUserSubstitutions"))
              .build();
        }
      }
    }
    return getListUserSubstitutionsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.RateSubstitutionRequest,
      crewdb.walmart.v1.RateSubstitutionResponse> getRateSubstitutionMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RateSubstitution",
      requestType = crewdb.walmart.v1.RateSubstitutionRequest.class,
      responseType = crewdb.walmart.v1.RateSubstitutionResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.RateSubstitutionRequest,
      crewdb.walmart.v1.RateSubstitutionResponse> getRateSubstitutionMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.RateSubstitutionRequest, crewdb.walmart.v1.RateSubstitutionResponse> getRateSubstitutionMethod;
    if ((getRateSubstitutionMethod = WalmartDbGrpc.getRateSubstitutionMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getRateSubstitutionMethod = WalmartDbGrpc.getRateSubstitutionMethod) == null) {
          WalmartDbGrpc.getRateSubstitutionMethod = getRateSubstitutionMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.RateSubstitutionRequest, crewdb.walmart.v1.RateSubstitutionResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RateSubstitution"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RateSubstitutionRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RateSubstitutionResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("RateSubstitution"))
              .build();
        }
      }
    }
    return getRateSubstitutionMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordIntentRequest,
      crewdb.walmart.v1.RecordIntentResponse> getRecordIntentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordIntent",
      requestType = crewdb.walmart.v1.RecordIntentRequest.class,
      responseType = crewdb.walmart.v1.RecordIntentResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordIntentRequest,
      crewdb.walmart.v1.RecordIntentResponse> getRecordIntentMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordIntentRequest, crewdb.walmart.v1.RecordIntentResponse> getRecordIntentMethod;
    if ((getRecordIntentMethod = WalmartDbGrpc.getRecordIntentMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getRecordIntentMethod = WalmartDbGrpc.getRecordIntentMethod) == null) {
          WalmartDbGrpc.getRecordIntentMethod = getRecordIntentMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.RecordIntentRequest, crewdb.walmart.v1.RecordIntentResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordIntent"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RecordIntentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RecordIntentResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("RecordIntent"))
              .build();
        }
      }
    }
    return getRecordIntentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListIntentsRequest,
      crewdb.walmart.v1.ListIntentsResponse> getListIntentsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListIntents",
      requestType = crewdb.walmart.v1.ListIntentsRequest.class,
      responseType = crewdb.walmart.v1.ListIntentsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListIntentsRequest,
      crewdb.walmart.v1.ListIntentsResponse> getListIntentsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListIntentsRequest, crewdb.walmart.v1.ListIntentsResponse> getListIntentsMethod;
    if ((getListIntentsMethod = WalmartDbGrpc.getListIntentsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListIntentsMethod = WalmartDbGrpc.getListIntentsMethod) == null) {
          WalmartDbGrpc.getListIntentsMethod = getListIntentsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListIntentsRequest, crewdb.walmart.v1.ListIntentsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListIntents"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListIntentsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListIntentsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListIntents"))
              .build();
        }
      }
    }
    return getListIntentsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.RateIntentRequest,
      crewdb.walmart.v1.RateIntentResponse> getRateIntentMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RateIntent",
      requestType = crewdb.walmart.v1.RateIntentRequest.class,
      responseType = crewdb.walmart.v1.RateIntentResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.RateIntentRequest,
      crewdb.walmart.v1.RateIntentResponse> getRateIntentMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.RateIntentRequest, crewdb.walmart.v1.RateIntentResponse> getRateIntentMethod;
    if ((getRateIntentMethod = WalmartDbGrpc.getRateIntentMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getRateIntentMethod = WalmartDbGrpc.getRateIntentMethod) == null) {
          WalmartDbGrpc.getRateIntentMethod = getRateIntentMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.RateIntentRequest, crewdb.walmart.v1.RateIntentResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RateIntent"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RateIntentRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RateIntentResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("RateIntent"))
              .build();
        }
      }
    }
    return getRateIntentMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.EnsureActiveCartRequest,
      crewdb.walmart.v1.EnsureActiveCartResponse> getEnsureActiveCartMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "EnsureActiveCart",
      requestType = crewdb.walmart.v1.EnsureActiveCartRequest.class,
      responseType = crewdb.walmart.v1.EnsureActiveCartResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.EnsureActiveCartRequest,
      crewdb.walmart.v1.EnsureActiveCartResponse> getEnsureActiveCartMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.EnsureActiveCartRequest, crewdb.walmart.v1.EnsureActiveCartResponse> getEnsureActiveCartMethod;
    if ((getEnsureActiveCartMethod = WalmartDbGrpc.getEnsureActiveCartMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getEnsureActiveCartMethod = WalmartDbGrpc.getEnsureActiveCartMethod) == null) {
          WalmartDbGrpc.getEnsureActiveCartMethod = getEnsureActiveCartMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.EnsureActiveCartRequest, crewdb.walmart.v1.EnsureActiveCartResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "EnsureActiveCart"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.EnsureActiveCartRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.EnsureActiveCartResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("EnsureActiveCart"))
              .build();
        }
      }
    }
    return getEnsureActiveCartMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetActiveCartRequest,
      crewdb.walmart.v1.GetActiveCartResponse> getGetActiveCartMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetActiveCart",
      requestType = crewdb.walmart.v1.GetActiveCartRequest.class,
      responseType = crewdb.walmart.v1.GetActiveCartResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetActiveCartRequest,
      crewdb.walmart.v1.GetActiveCartResponse> getGetActiveCartMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetActiveCartRequest, crewdb.walmart.v1.GetActiveCartResponse> getGetActiveCartMethod;
    if ((getGetActiveCartMethod = WalmartDbGrpc.getGetActiveCartMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetActiveCartMethod = WalmartDbGrpc.getGetActiveCartMethod) == null) {
          WalmartDbGrpc.getGetActiveCartMethod = getGetActiveCartMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetActiveCartRequest, crewdb.walmart.v1.GetActiveCartResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetActiveCart"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetActiveCartRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetActiveCartResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetActiveCart"))
              .build();
        }
      }
    }
    return getGetActiveCartMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetCartRequest,
      crewdb.walmart.v1.GetCartResponse> getGetCartMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetCart",
      requestType = crewdb.walmart.v1.GetCartRequest.class,
      responseType = crewdb.walmart.v1.GetCartResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetCartRequest,
      crewdb.walmart.v1.GetCartResponse> getGetCartMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetCartRequest, crewdb.walmart.v1.GetCartResponse> getGetCartMethod;
    if ((getGetCartMethod = WalmartDbGrpc.getGetCartMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetCartMethod = WalmartDbGrpc.getGetCartMethod) == null) {
          WalmartDbGrpc.getGetCartMethod = getGetCartMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetCartRequest, crewdb.walmart.v1.GetCartResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetCart"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetCartRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetCartResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetCart"))
              .build();
        }
      }
    }
    return getGetCartMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.AddCartItemRequest,
      crewdb.walmart.v1.AddCartItemResponse> getAddCartItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AddCartItem",
      requestType = crewdb.walmart.v1.AddCartItemRequest.class,
      responseType = crewdb.walmart.v1.AddCartItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.AddCartItemRequest,
      crewdb.walmart.v1.AddCartItemResponse> getAddCartItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.AddCartItemRequest, crewdb.walmart.v1.AddCartItemResponse> getAddCartItemMethod;
    if ((getAddCartItemMethod = WalmartDbGrpc.getAddCartItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getAddCartItemMethod = WalmartDbGrpc.getAddCartItemMethod) == null) {
          WalmartDbGrpc.getAddCartItemMethod = getAddCartItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.AddCartItemRequest, crewdb.walmart.v1.AddCartItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AddCartItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.AddCartItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.AddCartItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("AddCartItem"))
              .build();
        }
      }
    }
    return getAddCartItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateCartItemRequest,
      crewdb.walmart.v1.UpdateCartItemResponse> getUpdateCartItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateCartItem",
      requestType = crewdb.walmart.v1.UpdateCartItemRequest.class,
      responseType = crewdb.walmart.v1.UpdateCartItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateCartItemRequest,
      crewdb.walmart.v1.UpdateCartItemResponse> getUpdateCartItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateCartItemRequest, crewdb.walmart.v1.UpdateCartItemResponse> getUpdateCartItemMethod;
    if ((getUpdateCartItemMethod = WalmartDbGrpc.getUpdateCartItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpdateCartItemMethod = WalmartDbGrpc.getUpdateCartItemMethod) == null) {
          WalmartDbGrpc.getUpdateCartItemMethod = getUpdateCartItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpdateCartItemRequest, crewdb.walmart.v1.UpdateCartItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateCartItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateCartItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateCartItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpdateCartItem"))
              .build();
        }
      }
    }
    return getUpdateCartItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.RemoveCartItemRequest,
      crewdb.walmart.v1.RemoveCartItemResponse> getRemoveCartItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RemoveCartItem",
      requestType = crewdb.walmart.v1.RemoveCartItemRequest.class,
      responseType = crewdb.walmart.v1.RemoveCartItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.RemoveCartItemRequest,
      crewdb.walmart.v1.RemoveCartItemResponse> getRemoveCartItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.RemoveCartItemRequest, crewdb.walmart.v1.RemoveCartItemResponse> getRemoveCartItemMethod;
    if ((getRemoveCartItemMethod = WalmartDbGrpc.getRemoveCartItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getRemoveCartItemMethod = WalmartDbGrpc.getRemoveCartItemMethod) == null) {
          WalmartDbGrpc.getRemoveCartItemMethod = getRemoveCartItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.RemoveCartItemRequest, crewdb.walmart.v1.RemoveCartItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RemoveCartItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RemoveCartItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RemoveCartItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("RemoveCartItem"))
              .build();
        }
      }
    }
    return getRemoveCartItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ClearCartRequest,
      crewdb.walmart.v1.ClearCartResponse> getClearCartMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ClearCart",
      requestType = crewdb.walmart.v1.ClearCartRequest.class,
      responseType = crewdb.walmart.v1.ClearCartResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ClearCartRequest,
      crewdb.walmart.v1.ClearCartResponse> getClearCartMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ClearCartRequest, crewdb.walmart.v1.ClearCartResponse> getClearCartMethod;
    if ((getClearCartMethod = WalmartDbGrpc.getClearCartMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getClearCartMethod = WalmartDbGrpc.getClearCartMethod) == null) {
          WalmartDbGrpc.getClearCartMethod = getClearCartMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ClearCartRequest, crewdb.walmart.v1.ClearCartResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ClearCart"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ClearCartRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ClearCartResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ClearCart"))
              .build();
        }
      }
    }
    return getClearCartMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.MergeCartsRequest,
      crewdb.walmart.v1.MergeCartsResponse> getMergeCartsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "MergeCarts",
      requestType = crewdb.walmart.v1.MergeCartsRequest.class,
      responseType = crewdb.walmart.v1.MergeCartsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.MergeCartsRequest,
      crewdb.walmart.v1.MergeCartsResponse> getMergeCartsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.MergeCartsRequest, crewdb.walmart.v1.MergeCartsResponse> getMergeCartsMethod;
    if ((getMergeCartsMethod = WalmartDbGrpc.getMergeCartsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getMergeCartsMethod = WalmartDbGrpc.getMergeCartsMethod) == null) {
          WalmartDbGrpc.getMergeCartsMethod = getMergeCartsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.MergeCartsRequest, crewdb.walmart.v1.MergeCartsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "MergeCarts"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.MergeCartsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.MergeCartsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("MergeCarts"))
              .build();
        }
      }
    }
    return getMergeCartsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ConvertCartRequest,
      crewdb.walmart.v1.ConvertCartResponse> getConvertCartMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ConvertCart",
      requestType = crewdb.walmart.v1.ConvertCartRequest.class,
      responseType = crewdb.walmart.v1.ConvertCartResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ConvertCartRequest,
      crewdb.walmart.v1.ConvertCartResponse> getConvertCartMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ConvertCartRequest, crewdb.walmart.v1.ConvertCartResponse> getConvertCartMethod;
    if ((getConvertCartMethod = WalmartDbGrpc.getConvertCartMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getConvertCartMethod = WalmartDbGrpc.getConvertCartMethod) == null) {
          WalmartDbGrpc.getConvertCartMethod = getConvertCartMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ConvertCartRequest, crewdb.walmart.v1.ConvertCartResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ConvertCart"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ConvertCartRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ConvertCartResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ConvertCart"))
              .build();
        }
      }
    }
    return getConvertCartMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordPurchasesRequest,
      crewdb.walmart.v1.RecordPurchasesResponse> getRecordPurchasesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordPurchases",
      requestType = crewdb.walmart.v1.RecordPurchasesRequest.class,
      responseType = crewdb.walmart.v1.RecordPurchasesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordPurchasesRequest,
      crewdb.walmart.v1.RecordPurchasesResponse> getRecordPurchasesMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.RecordPurchasesRequest, crewdb.walmart.v1.RecordPurchasesResponse> getRecordPurchasesMethod;
    if ((getRecordPurchasesMethod = WalmartDbGrpc.getRecordPurchasesMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getRecordPurchasesMethod = WalmartDbGrpc.getRecordPurchasesMethod) == null) {
          WalmartDbGrpc.getRecordPurchasesMethod = getRecordPurchasesMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.RecordPurchasesRequest, crewdb.walmart.v1.RecordPurchasesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordPurchases"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RecordPurchasesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.RecordPurchasesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("RecordPurchases"))
              .build();
        }
      }
    }
    return getRecordPurchasesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPurchasesRequest,
      crewdb.walmart.v1.ListPurchasesResponse> getListPurchasesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListPurchases",
      requestType = crewdb.walmart.v1.ListPurchasesRequest.class,
      responseType = crewdb.walmart.v1.ListPurchasesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPurchasesRequest,
      crewdb.walmart.v1.ListPurchasesResponse> getListPurchasesMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPurchasesRequest, crewdb.walmart.v1.ListPurchasesResponse> getListPurchasesMethod;
    if ((getListPurchasesMethod = WalmartDbGrpc.getListPurchasesMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListPurchasesMethod = WalmartDbGrpc.getListPurchasesMethod) == null) {
          WalmartDbGrpc.getListPurchasesMethod = getListPurchasesMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListPurchasesRequest, crewdb.walmart.v1.ListPurchasesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListPurchases"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPurchasesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPurchasesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListPurchases"))
              .build();
        }
      }
    }
    return getListPurchasesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPurchaseFrequenciesRequest,
      crewdb.walmart.v1.ListPurchaseFrequenciesResponse> getListPurchaseFrequenciesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListPurchaseFrequencies",
      requestType = crewdb.walmart.v1.ListPurchaseFrequenciesRequest.class,
      responseType = crewdb.walmart.v1.ListPurchaseFrequenciesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPurchaseFrequenciesRequest,
      crewdb.walmart.v1.ListPurchaseFrequenciesResponse> getListPurchaseFrequenciesMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPurchaseFrequenciesRequest, crewdb.walmart.v1.ListPurchaseFrequenciesResponse> getListPurchaseFrequenciesMethod;
    if ((getListPurchaseFrequenciesMethod = WalmartDbGrpc.getListPurchaseFrequenciesMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListPurchaseFrequenciesMethod = WalmartDbGrpc.getListPurchaseFrequenciesMethod) == null) {
          WalmartDbGrpc.getListPurchaseFrequenciesMethod = getListPurchaseFrequenciesMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListPurchaseFrequenciesRequest, crewdb.walmart.v1.ListPurchaseFrequenciesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListPurchaseFrequencies"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPurchaseFrequenciesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPurchaseFrequenciesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListPurchaseFrequencies"))
              .build();
        }
      }
    }
    return getListPurchaseFrequenciesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSpendingRequest,
      crewdb.walmart.v1.ListSpendingResponse> getListSpendingMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListSpending",
      requestType = crewdb.walmart.v1.ListSpendingRequest.class,
      responseType = crewdb.walmart.v1.ListSpendingResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSpendingRequest,
      crewdb.walmart.v1.ListSpendingResponse> getListSpendingMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSpendingRequest, crewdb.walmart.v1.ListSpendingResponse> getListSpendingMethod;
    if ((getListSpendingMethod = WalmartDbGrpc.getListSpendingMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListSpendingMethod = WalmartDbGrpc.getListSpendingMethod) == null) {
          WalmartDbGrpc.getListSpendingMethod = getListSpendingMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListSpendingRequest, crewdb.walmart.v1.ListSpendingResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListSpending"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListSpendingRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListSpendingResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListSpending"))
              .build();
        }
      }
    }
    return getListSpendingMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.CreatePriceAlertRequest,
      crewdb.walmart.v1.CreatePriceAlertResponse> getCreatePriceAlertMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CreatePriceAlert",
      requestType = crewdb.walmart.v1.CreatePriceAlertRequest.class,
      responseType = crewdb.walmart.v1.CreatePriceAlertResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.CreatePriceAlertRequest,
      crewdb.walmart.v1.CreatePriceAlertResponse> getCreatePriceAlertMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.CreatePriceAlertRequest, crewdb.walmart.v1.CreatePriceAlertResponse> getCreatePriceAlertMethod;
    if ((getCreatePriceAlertMethod = WalmartDbGrpc.getCreatePriceAlertMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getCreatePriceAlertMethod = WalmartDbGrpc.getCreatePriceAlertMethod) == null) {
          WalmartDbGrpc.getCreatePriceAlertMethod = getCreatePriceAlertMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.CreatePriceAlertRequest, crewdb.walmart.v1.CreatePriceAlertResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CreatePriceAlert"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CreatePriceAlertRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CreatePriceAlertResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("CreatePriceAlert"))
              .build();
        }
      }
    }
    return getCreatePriceAlertMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPriceAlertsRequest,
      crewdb.walmart.v1.ListPriceAlertsResponse> getListPriceAlertsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListPriceAlerts",
      requestType = crewdb.walmart.v1.ListPriceAlertsRequest.class,
      responseType = crewdb.walmart.v1.ListPriceAlertsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPriceAlertsRequest,
      crewdb.walmart.v1.ListPriceAlertsResponse> getListPriceAlertsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListPriceAlertsRequest, crewdb.walmart.v1.ListPriceAlertsResponse> getListPriceAlertsMethod;
    if ((getListPriceAlertsMethod = WalmartDbGrpc.getListPriceAlertsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListPriceAlertsMethod = WalmartDbGrpc.getListPriceAlertsMethod) == null) {
          WalmartDbGrpc.getListPriceAlertsMethod = getListPriceAlertsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListPriceAlertsRequest, crewdb.walmart.v1.ListPriceAlertsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListPriceAlerts"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPriceAlertsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListPriceAlertsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListPriceAlerts"))
              .build();
        }
      }
    }
    return getListPriceAlertsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.TriggerPriceAlertsRequest,
      crewdb.walmart.v1.TriggerPriceAlertsResponse> getTriggerPriceAlertsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "TriggerPriceAlerts",
      requestType = crewdb.walmart.v1.TriggerPriceAlertsRequest.class,
      responseType = crewdb.walmart.v1.TriggerPriceAlertsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.TriggerPriceAlertsRequest,
      crewdb.walmart.v1.TriggerPriceAlertsResponse> getTriggerPriceAlertsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.TriggerPriceAlertsRequest, crewdb.walmart.v1.TriggerPriceAlertsResponse> getTriggerPriceAlertsMethod;
    if ((getTriggerPriceAlertsMethod = WalmartDbGrpc.getTriggerPriceAlertsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getTriggerPriceAlertsMethod = WalmartDbGrpc.getTriggerPriceAlertsMethod) == null) {
          WalmartDbGrpc.getTriggerPriceAlertsMethod = getTriggerPriceAlertsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.TriggerPriceAlertsRequest, crewdb.walmart.v1.TriggerPriceAlertsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "TriggerPriceAlerts"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.TriggerPriceAlertsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.TriggerPriceAlertsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("TriggerPriceAlerts"))
              .build();
        }
      }
    }
    return getTriggerPriceAlertsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetOrderRequest,
      crewdb.walmart.v1.GetOrderResponse> getGetOrderMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetOrder",
      requestType = crewdb.walmart.v1.GetOrderRequest.class,
      responseType = crewdb.walmart.v1.GetOrderResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetOrderRequest,
      crewdb.walmart.v1.GetOrderResponse> getGetOrderMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetOrderRequest, crewdb.walmart.v1.GetOrderResponse> getGetOrderMethod;
    if ((getGetOrderMethod = WalmartDbGrpc.getGetOrderMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetOrderMethod = WalmartDbGrpc.getGetOrderMethod) == null) {
          WalmartDbGrpc.getGetOrderMethod = getGetOrderMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetOrderRequest, crewdb.walmart.v1.GetOrderResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetOrder"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetOrderRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetOrderResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetOrder"))
              .build();
        }
      }
    }
    return getGetOrderMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListOrdersRequest,
      crewdb.walmart.v1.ListOrdersResponse> getListOrdersMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListOrders",
      requestType = crewdb.walmart.v1.ListOrdersRequest.class,
      responseType = crewdb.walmart.v1.ListOrdersResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListOrdersRequest,
      crewdb.walmart.v1.ListOrdersResponse> getListOrdersMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListOrdersRequest, crewdb.walmart.v1.ListOrdersResponse> getListOrdersMethod;
    if ((getListOrdersMethod = WalmartDbGrpc.getListOrdersMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListOrdersMethod = WalmartDbGrpc.getListOrdersMethod) == null) {
          WalmartDbGrpc.getListOrdersMethod = getListOrdersMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListOrdersRequest, crewdb.walmart.v1.ListOrdersResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListOrders"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListOrdersRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListOrdersResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListOrders"))
              .build();
        }
      }
    }
    return getListOrdersMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetOrderStatisticsRequest,
      crewdb.walmart.v1.GetOrderStatisticsResponse> getGetOrderStatisticsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetOrderStatistics",
      requestType = crewdb.walmart.v1.GetOrderStatisticsRequest.class,
      responseType = crewdb.walmart.v1.GetOrderStatisticsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetOrderStatisticsRequest,
      crewdb.walmart.v1.GetOrderStatisticsResponse> getGetOrderStatisticsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetOrderStatisticsRequest, crewdb.walmart.v1.GetOrderStatisticsResponse> getGetOrderStatisticsMethod;
    if ((getGetOrderStatisticsMethod = WalmartDbGrpc.getGetOrderStatisticsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetOrderStatisticsMethod = WalmartDbGrpc.getGetOrderStatisticsMethod) == null) {
          WalmartDbGrpc.getGetOrderStatisticsMethod = getGetOrderStatisticsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetOrderStatisticsRequest, crewdb.walmart.v1.GetOrderStatisticsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetOrderStatistics"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetOrderStatisticsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetOrderStatisticsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetOrderStatistics"))
              .build();
        }
      }
    }
    return getGetOrderStatisticsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchUpsertProductsRequest,
      crewdb.walmart.v1.BatchUpsertProductsResponse> getBatchUpsertProductsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchUpsertProducts",
      requestType = crewdb.walmart.v1.BatchUpsertProductsRequest.class,
      responseType = crewdb.walmart.v1.BatchUpsertProductsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchUpsertProductsRequest,
      crewdb.walmart.v1.BatchUpsertProductsResponse> getBatchUpsertProductsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchUpsertProductsRequest, crewdb.walmart.v1.BatchUpsertProductsResponse> getBatchUpsertProductsMethod;
    if ((getBatchUpsertProductsMethod = WalmartDbGrpc.getBatchUpsertProductsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getBatchUpsertProductsMethod = WalmartDbGrpc.getBatchUpsertProductsMethod) == null) {
          WalmartDbGrpc.getBatchUpsertProductsMethod = getBatchUpsertProductsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.BatchUpsertProductsRequest, crewdb.walmart.v1.BatchUpsertProductsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchUpsertProducts"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchUpsertProductsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchUpsertProductsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("BatchUpsertProducts"))
              .build();
        }
      }
    }
    return getBatchUpsertProductsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ImportProductsRequest,
      crewdb.walmart.v1.ImportProductsResponse> getImportProductsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ImportProducts",
      requestType = crewdb.walmart.v1.ImportProductsRequest.class,
      responseType = crewdb.walmart.v1.ImportProductsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ImportProductsRequest,
      crewdb.walmart.v1.ImportProductsResponse> getImportProductsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ImportProductsRequest, crewdb.walmart.v1.ImportProductsResponse> getImportProductsMethod;
    if ((getImportProductsMethod = WalmartDbGrpc.getImportProductsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getImportProductsMethod = WalmartDbGrpc.getImportProductsMethod) == null) {
          WalmartDbGrpc.getImportProductsMethod = getImportProductsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ImportProductsRequest, crewdb.walmart.v1.ImportProductsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ImportProducts"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ImportProductsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ImportProductsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ImportProducts"))
              .build();
        }
      }
    }
    return getImportProductsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListProductsRequest,
      crewdb.walmart.v1.ListProductsResponse> getListProductsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListProducts",
      requestType = crewdb.walmart.v1.ListProductsRequest.class,
      responseType = crewdb.walmart.v1.ListProductsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListProductsRequest,
      crewdb.walmart.v1.ListProductsResponse> getListProductsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListProductsRequest, crewdb.walmart.v1.ListProductsResponse> getListProductsMethod;
    if ((getListProductsMethod = WalmartDbGrpc.getListProductsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListProductsMethod = WalmartDbGrpc.getListProductsMethod) == null) {
          WalmartDbGrpc.getListProductsMethod = getListProductsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListProductsRequest, crewdb.walmart.v1.ListProductsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListProducts"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListProductsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListProductsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListProducts"))
              .build();
        }
      }
    }
    return getListProductsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSimilarProductsRequest,
      crewdb.walmart.v1.ListSimilarProductsResponse> getListSimilarProductsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListSimilarProducts",
      requestType = crewdb.walmart.v1.ListSimilarProductsRequest.class,
      responseType = crewdb.walmart.v1.ListSimilarProductsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSimilarProductsRequest,
      crewdb.walmart.v1.ListSimilarProductsResponse> getListSimilarProductsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListSimilarProductsRequest, crewdb.walmart.v1.ListSimilarProductsResponse> getListSimilarProductsMethod;
    if ((getListSimilarProductsMethod = WalmartDbGrpc.getListSimilarProductsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListSimilarProductsMethod = WalmartDbGrpc.getListSimilarProductsMethod) == null) {
          WalmartDbGrpc.getListSimilarProductsMethod = getListSimilarProductsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListSimilarProductsRequest, crewdb.walmart.v1.ListSimilarProductsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListSimilarProducts"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListSimilarProductsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListSimilarProductsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListSimilarProducts"))
              .build();
        }
      }
    }
    return getListSimilarProductsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListProductCategoriesRequest,
      crewdb.walmart.v1.ListProductCategoriesResponse> getListProductCategoriesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListProductCategories",
      requestType = crewdb.walmart.v1.ListProductCategoriesRequest.class,
      responseType = crewdb.walmart.v1.ListProductCategoriesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListProductCategoriesRequest,
      crewdb.walmart.v1.ListProductCategoriesResponse> getListProductCategoriesMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListProductCategoriesRequest, crewdb.walmart.v1.ListProductCategoriesResponse> getListProductCategoriesMethod;
    if ((getListProductCategoriesMethod = WalmartDbGrpc.getListProductCategoriesMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListProductCategoriesMethod = WalmartDbGrpc.getListProductCategoriesMethod) == null) {
          WalmartDbGrpc.getListProductCategoriesMethod = getListProductCategoriesMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListProductCategoriesRequest, crewdb.walmart.v1.ListProductCategoriesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListProductCategories"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListProductCategoriesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListProductCategoriesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListProductCategories"))
              .build();
        }
      }
    }
    return getListProductCategoriesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateProductStockRequest,
      crewdb.walmart.v1.UpdateProductStockResponse> getUpdateProductStockMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateProductStock",
      requestType = crewdb.walmart.v1.UpdateProductStockRequest.class,
      responseType = crewdb.walmart.v1.UpdateProductStockResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateProductStockRequest,
      crewdb.walmart.v1.UpdateProductStockResponse> getUpdateProductStockMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateProductStockRequest, crewdb.walmart.v1.UpdateProductStockResponse> getUpdateProductStockMethod;
    if ((getUpdateProductStockMethod = WalmartDbGrpc.getUpdateProductStockMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpdateProductStockMethod = WalmartDbGrpc.getUpdateProductStockMethod) == null) {
          WalmartDbGrpc.getUpdateProductStockMethod = getUpdateProductStockMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpdateProductStockRequest, crewdb.walmart.v1.UpdateProductStockResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateProductStock"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateProductStockRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateProductStockResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpdateProductStock"))
              .build();
        }
      }
    }
    return getUpdateProductStockMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteProductRequest,
      crewdb.walmart.v1.DeleteProductResponse> getDeleteProductMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteProduct",
      requestType = crewdb.walmart.v1.DeleteProductRequest.class,
      responseType = crewdb.walmart.v1.DeleteProductResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteProductRequest,
      crewdb.walmart.v1.DeleteProductResponse> getDeleteProductMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteProductRequest, crewdb.walmart.v1.DeleteProductResponse> getDeleteProductMethod;
    if ((getDeleteProductMethod = WalmartDbGrpc.getDeleteProductMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getDeleteProductMethod = WalmartDbGrpc.getDeleteProductMethod) == null) {
          WalmartDbGrpc.getDeleteProductMethod = getDeleteProductMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.DeleteProductRequest, crewdb.walmart.v1.DeleteProductResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteProduct"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.DeleteProductRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.DeleteProductResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("DeleteProduct"))
              .build();
        }
      }
    }
    return getDeleteProductMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchUpdateProductPricesRequest,
      crewdb.walmart.v1.BatchUpdateProductPricesResponse> getBatchUpdateProductPricesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchUpdateProductPrices",
      requestType = crewdb.walmart.v1.BatchUpdateProductPricesRequest.class,
      responseType = crewdb.walmart.v1.BatchUpdateProductPricesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchUpdateProductPricesRequest,
      crewdb.walmart.v1.BatchUpdateProductPricesResponse> getBatchUpdateProductPricesMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchUpdateProductPricesRequest, crewdb.walmart.v1.BatchUpdateProductPricesResponse> getBatchUpdateProductPricesMethod;
    if ((getBatchUpdateProductPricesMethod = WalmartDbGrpc.getBatchUpdateProductPricesMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getBatchUpdateProductPricesMethod = WalmartDbGrpc.getBatchUpdateProductPricesMethod) == null) {
          WalmartDbGrpc.getBatchUpdateProductPricesMethod = getBatchUpdateProductPricesMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.BatchUpdateProductPricesRequest, crewdb.walmart.v1.BatchUpdateProductPricesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchUpdateProductPrices"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchUpdateProductPricesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchUpdateProductPricesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("BatchUpdateProductPrices"))
              .build();
        }
      }
    }
    return getBatchUpdateProductPricesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetLowestPriceRequest,
      crewdb.walmart.v1.GetLowestPriceResponse> getGetLowestPriceMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetLowestPrice",
      requestType = crewdb.walmart.v1.GetLowestPriceRequest.class,
      responseType = crewdb.walmart.v1.GetLowestPriceResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetLowestPriceRequest,
      crewdb.walmart.v1.GetLowestPriceResponse> getGetLowestPriceMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetLowestPriceRequest, crewdb.walmart.v1.GetLowestPriceResponse> getGetLowestPriceMethod;
    if ((getGetLowestPriceMethod = WalmartDbGrpc.getGetLowestPriceMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetLowestPriceMethod = WalmartDbGrpc.getGetLowestPriceMethod) == null) {
          WalmartDbGrpc.getGetLowestPriceMethod = getGetLowestPriceMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetLowestPriceRequest, crewdb.walmart.v1.GetLowestPriceResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetLowestPrice"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetLowestPriceRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetLowestPriceResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetLowestPrice"))
              .build();
        }
      }
    }
    return getGetLowestPriceMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetPriceTrendRequest,
      crewdb.walmart.v1.GetPriceTrendResponse> getGetPriceTrendMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetPriceTrend",
      requestType = crewdb.walmart.v1.GetPriceTrendRequest.class,
      responseType = crewdb.walmart.v1.GetPriceTrendResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetPriceTrendRequest,
      crewdb.walmart.v1.GetPriceTrendResponse> getGetPriceTrendMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetPriceTrendRequest, crewdb.walmart.v1.GetPriceTrendResponse> getGetPriceTrendMethod;
    if ((getGetPriceTrendMethod = WalmartDbGrpc.getGetPriceTrendMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetPriceTrendMethod = WalmartDbGrpc.getGetPriceTrendMethod) == null) {
          WalmartDbGrpc.getGetPriceTrendMethod = getGetPriceTrendMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetPriceTrendRequest, crewdb.walmart.v1.GetPriceTrendResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetPriceTrend"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetPriceTrendRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetPriceTrendResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetPriceTrend"))
              .build();
        }
      }
    }
    return getGetPriceTrendMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.ListGroceryListsRequest,
      crewdb.walmart.v1.ListGroceryListsResponse> getListGroceryListsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListGroceryLists",
      requestType = crewdb.walmart.v1.ListGroceryListsRequest.class,
      responseType = crewdb.walmart.v1.ListGroceryListsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.ListGroceryListsRequest,
      crewdb.walmart.v1.ListGroceryListsResponse> getListGroceryListsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.ListGroceryListsRequest, crewdb.walmart.v1.ListGroceryListsResponse> getListGroceryListsMethod;
    if ((getListGroceryListsMethod = WalmartDbGrpc.getListGroceryListsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getListGroceryListsMethod = WalmartDbGrpc.getListGroceryListsMethod) == null) {
          WalmartDbGrpc.getListGroceryListsMethod = getListGroceryListsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.ListGroceryListsRequest, crewdb.walmart.v1.ListGroceryListsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListGroceryLists"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListGroceryListsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.ListGroceryListsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ListGroceryLists"))
              .build();
        }
      }
    }
    return getListGroceryListsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateGroceryListRequest,
      crewdb.walmart.v1.UpdateGroceryListResponse> getUpdateGroceryListMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "UpdateGroceryList",
      requestType = crewdb.walmart.v1.UpdateGroceryListRequest.class,
      responseType = crewdb.walmart.v1.UpdateGroceryListResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateGroceryListRequest,
      crewdb.walmart.v1.UpdateGroceryListResponse> getUpdateGroceryListMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.UpdateGroceryListRequest, crewdb.walmart.v1.UpdateGroceryListResponse> getUpdateGroceryListMethod;
    if ((getUpdateGroceryListMethod = WalmartDbGrpc.getUpdateGroceryListMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getUpdateGroceryListMethod = WalmartDbGrpc.getUpdateGroceryListMethod) == null) {
          WalmartDbGrpc.getUpdateGroceryListMethod = getUpdateGroceryListMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.UpdateGroceryListRequest, crewdb.walmart.v1.UpdateGroceryListResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "UpdateGroceryList"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateGroceryListRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.UpdateGroceryListResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("UpdateGroceryList"))
              .build();
        }
      }
    }
    return getUpdateGroceryListMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.CompleteGroceryListRequest,
      crewdb.walmart.v1.CompleteGroceryListResponse> getCompleteGroceryListMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "CompleteGroceryList",
      requestType = crewdb.walmart.v1.CompleteGroceryListRequest.class,
      responseType = crewdb.walmart.v1.CompleteGroceryListResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.CompleteGroceryListRequest,
      crewdb.walmart.v1.CompleteGroceryListResponse> getCompleteGroceryListMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.CompleteGroceryListRequest, crewdb.walmart.v1.CompleteGroceryListResponse> getCompleteGroceryListMethod;
    if ((getCompleteGroceryListMethod = WalmartDbGrpc.getCompleteGroceryListMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getCompleteGroceryListMethod = WalmartDbGrpc.getCompleteGroceryListMethod) == null) {
          WalmartDbGrpc.getCompleteGroceryListMethod = getCompleteGroceryListMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.CompleteGroceryListRequest, crewdb.walmart.v1.CompleteGroceryListResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "CompleteGroceryList"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CompleteGroceryListRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.CompleteGroceryListResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("CompleteGroceryList"))
              .build();
        }
      }
    }
    return getCompleteGroceryListMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteGroceryListRequest,
      crewdb.walmart.v1.DeleteGroceryListResponse> getDeleteGroceryListMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "DeleteGroceryList",
      requestType = crewdb.walmart.v1.DeleteGroceryListRequest.class,
      responseType = crewdb.walmart.v1.DeleteGroceryListResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteGroceryListRequest,
      crewdb.walmart.v1.DeleteGroceryListResponse> getDeleteGroceryListMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.DeleteGroceryListRequest, crewdb.walmart.v1.DeleteGroceryListResponse> getDeleteGroceryListMethod;
    if ((getDeleteGroceryListMethod = WalmartDbGrpc.getDeleteGroceryListMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getDeleteGroceryListMethod = WalmartDbGrpc.getDeleteGroceryListMethod) == null) {
          WalmartDbGrpc.getDeleteGroceryListMethod = getDeleteGroceryListMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.DeleteGroceryListRequest, crewdb.walmart.v1.DeleteGroceryListResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "DeleteGroceryList"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.DeleteGroceryListRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.DeleteGroceryListResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("DeleteGroceryList"))
              .build();
        }
      }
    }
    return getDeleteGroceryListMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryListTotalsRequest,
      crewdb.walmart.v1.GetGroceryListTotalsResponse> getGetGroceryListTotalsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetGroceryListTotals",
      requestType = crewdb.walmart.v1.GetGroceryListTotalsRequest.class,
      responseType = crewdb.walmart.v1.GetGroceryListTotalsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryListTotalsRequest,
      crewdb.walmart.v1.GetGroceryListTotalsResponse> getGetGroceryListTotalsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryListTotalsRequest, crewdb.walmart.v1.GetGroceryListTotalsResponse> getGetGroceryListTotalsMethod;
    if ((getGetGroceryListTotalsMethod = WalmartDbGrpc.getGetGroceryListTotalsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetGroceryListTotalsMethod = WalmartDbGrpc.getGetGroceryListTotalsMethod) == null) {
          WalmartDbGrpc.getGetGroceryListTotalsMethod = getGetGroceryListTotalsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetGroceryListTotalsRequest, crewdb.walmart.v1.GetGroceryListTotalsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetGroceryListTotals"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetGroceryListTotalsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetGroceryListTotalsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetGroceryListTotals"))
              .build();
        }
      }
    }
    return getGetGroceryListTotalsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchAddGroceryItemsRequest,
      crewdb.walmart.v1.BatchAddGroceryItemsResponse> getBatchAddGroceryItemsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchAddGroceryItems",
      requestType = crewdb.walmart.v1.BatchAddGroceryItemsRequest.class,
      responseType = crewdb.walmart.v1.BatchAddGroceryItemsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchAddGroceryItemsRequest,
      crewdb.walmart.v1.BatchAddGroceryItemsResponse> getBatchAddGroceryItemsMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.BatchAddGroceryItemsRequest, crewdb.walmart.v1.BatchAddGroceryItemsResponse> getBatchAddGroceryItemsMethod;
    if ((getBatchAddGroceryItemsMethod = WalmartDbGrpc.getBatchAddGroceryItemsMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getBatchAddGroceryItemsMethod = WalmartDbGrpc.getBatchAddGroceryItemsMethod) == null) {
          WalmartDbGrpc.getBatchAddGroceryItemsMethod = getBatchAddGroceryItemsMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.BatchAddGroceryItemsRequest, crewdb.walmart.v1.BatchAddGroceryItemsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchAddGroceryItems"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchAddGroceryItemsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.BatchAddGroceryItemsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("BatchAddGroceryItems"))
              .build();
        }
      }
    }
    return getBatchAddGroceryItemsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryItemRequest,
      crewdb.walmart.v1.GetGroceryItemResponse> getGetGroceryItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetGroceryItem",
      requestType = crewdb.walmart.v1.GetGroceryItemRequest.class,
      responseType = crewdb.walmart.v1.GetGroceryItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryItemRequest,
      crewdb.walmart.v1.GetGroceryItemResponse> getGetGroceryItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.GetGroceryItemRequest, crewdb.walmart.v1.GetGroceryItemResponse> getGetGroceryItemMethod;
    if ((getGetGroceryItemMethod = WalmartDbGrpc.getGetGroceryItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getGetGroceryItemMethod = WalmartDbGrpc.getGetGroceryItemMethod) == null) {
          WalmartDbGrpc.getGetGroceryItemMethod = getGetGroceryItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.GetGroceryItemRequest, crewdb.walmart.v1.GetGroceryItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetGroceryItem"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetGroceryItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.GetGroceryItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("GetGroceryItem"))
              .build();
        }
      }
    }
    return getGetGroceryItemMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.MarkGroceryItemInCartRequest,
      crewdb.walmart.v1.MarkGroceryItemInCartResponse> getMarkGroceryItemInCartMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "MarkGroceryItemInCart",
      requestType = crewdb.walmart.v1.MarkGroceryItemInCartRequest.class,
      responseType = crewdb.walmart.v1.MarkGroceryItemInCartResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.MarkGroceryItemInCartRequest,
      crewdb.walmart.v1.MarkGroceryItemInCartResponse> getMarkGroceryItemInCartMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.MarkGroceryItemInCartRequest, crewdb.walmart.v1.MarkGroceryItemInCartResponse> getMarkGroceryItemInCartMethod;
    if ((getMarkGroceryItemInCartMethod = WalmartDbGrpc.getMarkGroceryItemInCartMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getMarkGroceryItemInCartMethod = WalmartDbGrpc.getMarkGroceryItemInCartMethod) == null) {
          WalmartDbGrpc.getMarkGroceryItemInCartMethod = getMarkGroceryItemInCartMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.MarkGroceryItemInCartRequest, crewdb.walmart.v1.MarkGroceryItemInCartResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "MarkGroceryItemInCart"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.MarkGroceryItemInCartRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.MarkGroceryItemInCartResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("MarkGroceryItemInCart"))
              .build();
        }
      }
    }
    return getMarkGroceryItemInCartMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.MarkGroceryItemPurchasedRequest,
      crewdb.walmart.v1.MarkGroceryItemPurchasedResponse> getMarkGroceryItemPurchasedMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "MarkGroceryItemPurchased",
      requestType = crewdb.walmart.v1.MarkGroceryItemPurchasedRequest.class,
      responseType = crewdb.walmart.v1.MarkGroceryItemPurchasedResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.MarkGroceryItemPurchasedRequest,
      crewdb.walmart.v1.MarkGroceryItemPurchasedResponse> getMarkGroceryItemPurchasedMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.MarkGroceryItemPurchasedRequest, crewdb.walmart.v1.MarkGroceryItemPurchasedResponse> getMarkGroceryItemPurchasedMethod;
    if ((getMarkGroceryItemPurchasedMethod = WalmartDbGrpc.getMarkGroceryItemPurchasedMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getMarkGroceryItemPurchasedMethod = WalmartDbGrpc.getMarkGroceryItemPurchasedMethod) == null) {
          WalmartDbGrpc.getMarkGroceryItemPurchasedMethod = getMarkGroceryItemPurchasedMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.MarkGroceryItemPurchasedRequest, crewdb.walmart.v1.MarkGroceryItemPurchasedResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "MarkGroceryItemPurchased"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.MarkGroceryItemPurchasedRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.MarkGroceryItemPurchasedResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("MarkGroceryItemPurchased"))
              .build();
        }
      }
    }
    return getMarkGroceryItemPurchasedMethod;
  }

  private static volatile io.grpc.MethodDescriptor<crewdb.walmart.v1.SubstituteGroceryItemRequest,
      crewdb.walmart.v1.SubstituteGroceryItemResponse> getSubstituteGroceryItemMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SubstituteGroceryItem",
      requestType = crewdb.walmart.v1.SubstituteGroceryItemRequest.class,
      responseType = crewdb.walmart.v1.SubstituteGroceryItemResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<crewdb.walmart.v1.SubstituteGroceryItemRequest,
      crewdb.walmart.v1.SubstituteGroceryItemResponse> getSubstituteGroceryItemMethod() {
    io.grpc.MethodDescriptor<crewdb.walmart.v1.SubstituteGroceryItemRequest, crewdb.walmart.v1.SubstituteGroceryItemResponse> getSubstituteGroceryItemMethod;
    if ((getSubstituteGroceryItemMethod = WalmartDbGrpc.getSubstituteGroceryItemMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getSubstituteGroceryItemMethod = WalmartDbGrpc.getSubstituteGroceryItemMethod) == null) {
          WalmartDbGrpc.getSubstituteGroceryItemMethod = getSubstituteGroceryItemMethod =
              io.grpc.MethodDescriptor.<crewdb.walmart.v1.SubstituteGroceryItemRequest, crewdb.walmart.v1.SubstituteGroceryItemResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SubstituteGroceryItem"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.SubstituteGroceryItemRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.walmart.v1.SubstituteGroceryItemResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("SubstituteGroceryItem"))
              .build();
        }
      }
    }
    return getSubstituteGroceryItemMethod;
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
    if ((getQueryMethod = WalmartDbGrpc.getQueryMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getQueryMethod = WalmartDbGrpc.getQueryMethod) == null) {
          WalmartDbGrpc.getQueryMethod = getQueryMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.QueryRequest, crewdb.sql.v1.QueryResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Query"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("Query"))
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
    if ((getExecuteMethod = WalmartDbGrpc.getExecuteMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getExecuteMethod = WalmartDbGrpc.getExecuteMethod) == null) {
          WalmartDbGrpc.getExecuteMethod = getExecuteMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.ExecuteRequest, crewdb.sql.v1.ExecuteResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Execute"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("Execute"))
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
    if ((getExecuteBatchMethod = WalmartDbGrpc.getExecuteBatchMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getExecuteBatchMethod = WalmartDbGrpc.getExecuteBatchMethod) == null) {
          WalmartDbGrpc.getExecuteBatchMethod = getExecuteBatchMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.ExecuteBatchRequest, crewdb.sql.v1.ExecuteBatchResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ExecuteBatch"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteBatchRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.ExecuteBatchResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("ExecuteBatch"))
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
    if ((getQueryStreamMethod = WalmartDbGrpc.getQueryStreamMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getQueryStreamMethod = WalmartDbGrpc.getQueryStreamMethod) == null) {
          WalmartDbGrpc.getQueryStreamMethod = getQueryStreamMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.QueryStreamRequest, crewdb.sql.v1.QueryStreamResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "QueryStream"))
              .setSafe(true)
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryStreamRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.QueryStreamResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("QueryStream"))
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
    if ((getTransactMethod = WalmartDbGrpc.getTransactMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getTransactMethod = WalmartDbGrpc.getTransactMethod) == null) {
          WalmartDbGrpc.getTransactMethod = getTransactMethod =
              io.grpc.MethodDescriptor.<crewdb.sql.v1.TransactRequest, crewdb.sql.v1.TransactResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Transact"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.TransactRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.sql.v1.TransactResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("Transact"))
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
    if ((getPipelineMethod = WalmartDbGrpc.getPipelineMethod) == null) {
      synchronized (WalmartDbGrpc.class) {
        if ((getPipelineMethod = WalmartDbGrpc.getPipelineMethod) == null) {
          WalmartDbGrpc.getPipelineMethod = getPipelineMethod =
              io.grpc.MethodDescriptor.<crewdb.pipeline.v1.PipelineRequest, crewdb.pipeline.v1.PipelineResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Pipeline"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.pipeline.v1.PipelineRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  crewdb.pipeline.v1.PipelineResponse.getDefaultInstance()))
              .setSchemaDescriptor(new WalmartDbMethodDescriptorSupplier("Pipeline"))
              .build();
        }
      }
    }
    return getPipelineMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static WalmartDbStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WalmartDbStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WalmartDbStub>() {
        @java.lang.Override
        public WalmartDbStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WalmartDbStub(channel, callOptions);
        }
      };
    return WalmartDbStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports all types of calls on the service
   */
  public static WalmartDbBlockingV2Stub newBlockingV2Stub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WalmartDbBlockingV2Stub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WalmartDbBlockingV2Stub>() {
        @java.lang.Override
        public WalmartDbBlockingV2Stub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WalmartDbBlockingV2Stub(channel, callOptions);
        }
      };
    return WalmartDbBlockingV2Stub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static WalmartDbBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WalmartDbBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WalmartDbBlockingStub>() {
        @java.lang.Override
        public WalmartDbBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WalmartDbBlockingStub(channel, callOptions);
        }
      };
    return WalmartDbBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static WalmartDbFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<WalmartDbFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<WalmartDbFutureStub>() {
        @java.lang.Override
        public WalmartDbFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new WalmartDbFutureStub(channel, callOptions);
        }
      };
    return WalmartDbFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Products and their prices, and the grocery lists of users. Every rpc is one SQL file,
   * `src/databases/walmart/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public interface AsyncService {

    /**
     * <pre>
     * Returns a product. Fails with NOT_FOUND.
     * </pre>
     */
    default void getProduct(crewdb.walmart.v1.GetProductRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetProductResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetProductMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns up to 1000 products whole, in the order of the request; ids without a product are left out. Fails with
     * RESPONSE_TOO_LARGE, which says how many fit, when they are larger than 3.5 MiB together.
     * </pre>
     */
    default void batchGetProducts(crewdb.walmart.v1.BatchGetProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchGetProductsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchGetProductsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the embedding vector of a product, which Product leaves out because it is larger than all the rest. Fails
     * with NOT_FOUND when there is no such product.
     * </pre>
     */
    default void getProductEmbedding(crewdb.walmart.v1.GetProductEmbeddingRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetProductEmbeddingResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetProductEmbeddingMethod(), responseObserver);
    }

    /**
     * <pre>
     * Finds products by a text in the name, the brand, the keywords or the category; one or two characters by the beginning
     * of a word in the name, the brand or the keywords. Names that begin with the text come first, then brands and words of
     * the name that do, then the rest; equal ones by rating, best first. Of a text that more than 2,000 products contain
     * (with the brand and the category, where the text and they have three characters or more), the 2,000 stored last are
     * looked at; price range and stock choose among these. Promised fast (p99 under 10 ms on 100,000 products) for every
     * text and every combination of filters. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void searchProducts(crewdb.walmart.v1.SearchProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.SearchProductsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSearchProductsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a product or changes the one that has its product_id, and says which. Of a product that exists, exactly the
     * fields that update_mask names are changed. Writes no price history: UpdateProductPrice does. Fails with
     * NOT_NULL_VIOLATION (a new product without a name) and CHECK_VIOLATION (no product_id).
     * </pre>
     */
    default void upsertProduct(crewdb.walmart.v1.UpsertProductRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpsertProductResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpsertProductMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sets a product's price and adds it to the price history, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    default void updateProductPrice(crewdb.walmart.v1.UpdateProductPriceRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateProductPriceResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateProductPriceMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the recorded prices of a product, newest first; of an unknown product none. Every page is as fast as the first.
     * Promised fast with and without a range of times; a store_id reads on until the page is full, through the prices of
     * the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listPriceHistory(crewdb.walmart.v1.ListPriceHistoryRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPriceHistoryResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListPriceHistoryMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a grocery list without items. Fails with UNIQUE_VIOLATION when the list_id is taken.
     * </pre>
     */
    default void createGroceryList(crewdb.walmart.v1.CreateGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreateGroceryListResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateGroceryListMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a grocery list with all its items, removed ones included, the most important first and then the first added.
     * Fails with NOT_FOUND, and with RESPONSE_TOO_LARGE when the items are larger than 3.5 MiB: ListGroceryItems has pages.
     * </pre>
     */
    default void getGroceryList(crewdb.walmart.v1.GetGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryListResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetGroceryListMethod(), responseObserver);
    }

    /**
     * <pre>
     * Adds an item to a list and to its totals, in one transaction. What the item does not say of its name, price and
     * category is taken from its product. Fails with NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product),
     * NOT_NULL_VIOLATION (neither item_name nor product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (the
     * list's total would pass 9.2 million million).
     * </pre>
     */
    default void addGroceryItem(crewdb.walmart.v1.AddGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.AddGroceryItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAddGroceryItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, and the totals of the item's list in the same transaction. A new
     * list_id moves the item. Fails with NOT_FOUND, FOREIGN_KEY_VIOLATION (no such list or product) and OUT_OF_RANGE (as
     * AddGroceryItem does).
     * </pre>
     */
    default void updateGroceryItem(crewdb.walmart.v1.UpdateGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateGroceryItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateGroceryItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the items of a list, the most important first and then the first added; of an unknown list none. Promised fast
     * with no filter; a filter reads on until the page is full, through the items of the one list. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listGroceryItems(crewdb.walmart.v1.ListGroceryItemsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListGroceryItemsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListGroceryItemsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes an item and takes it out of its list's totals, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    default void deleteGroceryItem(crewdb.walmart.v1.DeleteGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteGroceryItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteGroceryItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Begins a shopping session. Without an items_total, that is the items_count of its list. Fails with
     * FOREIGN_KEY_VIOLATION (no such list) and UNIQUE_VIOLATION (session_id is taken).
     * </pre>
     */
    default void createShoppingSession(crewdb.walmart.v1.CreateShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreateShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreateShoppingSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a shopping session. Fails with NOT_FOUND.
     * </pre>
     */
    default void getShoppingSession(crewdb.walmart.v1.GetShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetShoppingSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the sessions of a user that are active, or of another status, the last begun first. Promised fast, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listShoppingSessions(crewdb.walmart.v1.ListShoppingSessionsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListShoppingSessionsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListShoppingSessionsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A status other than SESSION_STATUS_ACTIVE sets completed_time,
     * if it is not named. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such list).
     * </pre>
     */
    default void updateShoppingSession(crewdb.walmart.v1.UpdateShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateShoppingSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Adds to the counters of an active session. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    default void advanceShoppingSession(crewdb.walmart.v1.AdvanceShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.AdvanceShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAdvanceShoppingSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Ends an active session with what it came to. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    default void completeShoppingSession(crewdb.walmart.v1.CompleteShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CompleteShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCompleteShoppingSessionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns what a user prefers. Fails with NOT_FOUND when the user has said nothing.
     * </pre>
     */
    default void getUserPreferences(crewdb.walmart.v1.GetUserPreferencesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetUserPreferencesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetUserPreferencesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores what a user prefers or changes it, and says which. Of preferences that exist, exactly the fields that
     * update_mask names are changed.
     * </pre>
     */
    default void upsertUserPreferences(crewdb.walmart.v1.UpsertUserPreferencesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpsertUserPreferencesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpsertUserPreferencesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Records that a product took, or might take, the place of another. Fails with FOREIGN_KEY_VIOLATION (no such
     * product) and UNIQUE_VIOLATION (substitution_id is taken).
     * </pre>
     */
    default void recordSubstitution(crewdb.walmart.v1.RecordSubstitutionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordSubstitutionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordSubstitutionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists what took the place of a product, newest first. Promised fast without a filter; `accepted` reads on until the
     * page is full, through the substitutions of the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listSubstitutions(crewdb.walmart.v1.ListSubstitutionsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSubstitutionsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListSubstitutionsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the substitutions that were for a user, newest first. Promised fast without a filter; `accepted` reads on
     * until the page is full, through the substitutions of the one user. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listUserSubstitutions(crewdb.walmart.v1.ListUserSubstitutionsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListUserSubstitutionsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListUserSubstitutionsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Keeps what a user decided and thought of a substitution. Fails with NOT_FOUND.
     * </pre>
     */
    default void rateSubstitution(crewdb.walmart.v1.RateSubstitutionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RateSubstitutionResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRateSubstitutionMethod(), responseObserver);
    }

    /**
     * <pre>
     * Records a question of a user and what was understood. Fails with UNIQUE_VIOLATION (intent_id is taken).
     * </pre>
     */
    default void recordIntent(crewdb.walmart.v1.RecordIntentRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordIntentResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordIntentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists what a user asked, newest first. Promised fast, every page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listIntents(crewdb.walmart.v1.ListIntentsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListIntentsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListIntentsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Keeps what the user thought of the answer. Fails with NOT_FOUND.
     * </pre>
     */
    default void rateIntent(crewdb.walmart.v1.RateIntentRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RateIntentResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRateIntentMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session, and makes one when there is none. Two callers
     * at once get the same cart. Fails with CHECK_VIOLATION when the request names neither.
     * </pre>
     */
    default void ensureActiveCart(crewdb.walmart.v1.EnsureActiveCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.EnsureActiveCartResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getEnsureActiveCartMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session; of several the last changed. Fails with
     * NOT_FOUND.
     * </pre>
     */
    default void getActiveCart(crewdb.walmart.v1.GetActiveCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetActiveCartResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetActiveCartMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns a cart with its items. Fails with NOT_FOUND.
     * </pre>
     */
    default void getCart(crewdb.walmart.v1.GetCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetCartResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetCartMethod(), responseObserver);
    }

    /**
     * <pre>
     * Adds a product to an active cart, or to its quantity when it lies there already, and to the cart's totals in the
     * same transaction. Fails with NOT_FOUND (no such cart, or not active) and NOT_NULL_VIOLATION (the product is unknown
     * or has no price, and the request does not say them).
     * </pre>
     */
    default void addCartItem(crewdb.walmart.v1.AddCartItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.AddCartItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAddCartItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes a product's quantity or price in an active cart, and the totals in the same transaction. Fails with
     * NOT_FOUND (no such cart or item, or the cart is not active).
     * </pre>
     */
    default void updateCartItem(crewdb.walmart.v1.UpdateCartItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateCartItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateCartItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Takes a product out of an active cart and its totals. Fails with NOT_FOUND (no such cart or item, or the cart is
     * not active).
     * </pre>
     */
    default void removeCartItem(crewdb.walmart.v1.RemoveCartItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RemoveCartItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRemoveCartItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Takes everything out of an active cart. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    default void clearCart(crewdb.walmart.v1.ClearCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ClearCartResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getClearCartMethod(), responseObserver);
    }

    /**
     * <pre>
     * Moves the items of one active cart to another, in one transaction: of a product that lies in both the quantities
     * are added, and the prices of the cart that gets them stay. The other cart is then empty and CART_STATUS_MERGED.
     * Returns the cart that got them. Fails with NOT_FOUND (one of them is unknown or not active, or both are the same).
     * </pre>
     */
    default void mergeCarts(crewdb.walmart.v1.MergeCartsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.MergeCartsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getMergeCartsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Says that an active cart became an order; its items stay. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    default void convertCart(crewdb.walmart.v1.ConvertCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ConvertCartResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getConvertCartMethod(), responseObserver);
    }

    /**
     * <pre>
     * Records up to 1000 purchases, all or none. The products need not be in the store any more. Fails with
     * NOT_NULL_VIOLATION (the product is unknown and product_name is empty) and UNIQUE_VIOLATION (purchase_id is taken).
     * </pre>
     */
    default void recordPurchases(crewdb.walmart.v1.RecordPurchasesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordPurchasesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordPurchasesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists what a user bought, newest first. Promised fast with and without a range of times, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listPurchases(crewdb.walmart.v1.ListPurchasesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPurchasesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListPurchasesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how often a user buys which product. Reads the user's purchases of that time.
     * </pre>
     */
    default void listPurchaseFrequencies(crewdb.walmart.v1.ListPurchaseFrequenciesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPurchaseFrequenciesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListPurchaseFrequenciesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns what a user spent, by category. Reads the user's purchases of that time.
     * </pre>
     */
    default void listSpending(crewdb.walmart.v1.ListSpendingRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSpendingResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListSpendingMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores a price alert. Fails with FOREIGN_KEY_VIOLATION (no such product) and UNIQUE_VIOLATION (alert_id is taken).
     * </pre>
     */
    default void createPriceAlert(crewdb.walmart.v1.CreatePriceAlertRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreatePriceAlertResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCreatePriceAlertMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the alerts of a user that wait, or no longer do, newest first. Promised fast, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listPriceAlerts(crewdb.walmart.v1.ListPriceAlertsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPriceAlertsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListPriceAlertsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Finds the alerts that a price triggers and marks them, so that of two callers one gets each. Only alerts whose
     * target is at or above the price are read. Fails with RESPONSE_TOO_LARGE when they are larger than 3.5 MiB.
     * </pre>
     */
    default void triggerPriceAlerts(crewdb.walmart.v1.TriggerPriceAlertsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.TriggerPriceAlertsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getTriggerPriceAlertsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns an order with its items. Fails with NOT_FOUND.
     * </pre>
     */
    default void getOrder(crewdb.walmart.v1.GetOrderRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetOrderResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetOrderMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists orders, newest first. Promised fast with no filter, by customer, by a range of times, and by both, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listOrders(crewdb.walmart.v1.ListOrdersRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListOrdersResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListOrdersMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns what the orders of a range of times come to. Reads the orders of that time.
     * </pre>
     */
    default void getOrderStatistics(crewdb.walmart.v1.GetOrderStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetOrderStatisticsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetOrderStatisticsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores up to 1000 products or changes those that exist, all or none, and says of each which. Writes no price
     * history: BatchUpdateProductPrices does. A bad element names its number and field.
     * </pre>
     */
    default void batchUpsertProducts(crewdb.walmart.v1.BatchUpsertProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchUpsertProductsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchUpsertProductsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Stores products that arrive as a stream, as BatchUpsertProducts stores them, some hundred in each transaction. The
     * answer comes after the last row and counts what became of them. Idempotent: rows that are sent again change nothing
     * more. The client's deadline is for all of it. A row that can't be stored ends it, or is left out, as mode says; its
     * error names `metadata.row_number`, from 1, and `metadata.stored_rows`. Fails with the reasons of BatchUpsertProducts.
     * </pre>
     */
    default io.grpc.stub.StreamObserver<crewdb.walmart.v1.ImportProductsRequest> importProducts(
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ImportProductsResponse> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getImportProductsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists products by category and name; of an unknown category none. Every page is as fast as the first. Promised fast
     * with and without a category. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listProducts(crewdb.walmart.v1.ListProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListProductsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListProductsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists products of the same category whose prices are nearest to the product's. Promised fast for every product.
     * </pre>
     */
    default void listSimilarProducts(crewdb.walmart.v1.ListSimilarProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSimilarProductsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListSimilarProductsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the categories that products have, without reading the products: the time goes with the number of categories.
     * Fails with RESPONSE_TOO_LARGE when their texts are larger than 3.5 MiB: ask below a parent.
     * </pre>
     */
    default void listProductCategories(crewdb.walmart.v1.ListProductCategoriesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListProductCategoriesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListProductCategoriesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Says how many of a product are in stock and whether it can be bought. Fails with NOT_FOUND.
     * </pre>
     */
    default void updateProductStock(crewdb.walmart.v1.UpdateProductStockRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateProductStockResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateProductStockMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes a product with its price history, alerts, deals and substitutions. Items of grocery lists stay and lose
     * their product_id; carts and purchases keep theirs. Fails with NOT_FOUND, and with FOREIGN_KEY_VIOLATION while an
     * order has the product: orders keep what they were made of; mark it out of stock instead.
     * </pre>
     */
    default void deleteProduct(crewdb.walmart.v1.DeleteProductRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteProductResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteProductMethod(), responseObserver);
    }

    /**
     * <pre>
     * Sets the prices of up to 1000 products and adds them to the price history, all in one transaction. A product that is
     * named twice gets both in that order. Fails with NOT_FOUND when one of them is unknown: then no price is changed.
     * </pre>
     */
    default void batchUpdateProductPrices(crewdb.walmart.v1.BatchUpdateProductPricesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchUpdateProductPricesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchUpdateProductPricesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the lowest price of a product in the last days. Reads the recorded prices of that time. Fails with
     * NOT_FOUND when there is none.
     * </pre>
     */
    default void getLowestPrice(crewdb.walmart.v1.GetLowestPriceRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetLowestPriceResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetLowestPriceMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns how the price of a product went in the last days. Reads the recorded prices of that time.
     * </pre>
     */
    default void getPriceTrend(crewdb.walmart.v1.GetPriceTrendRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetPriceTrendResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetPriceTrendMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the grocery lists of a user, newest first. Promised fast with and without a status, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    default void listGroceryLists(crewdb.walmart.v1.ListGroceryListsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListGroceryListsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListGroceryListsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names; totals and count follow the items alone. A status of
     * LIST_STATUS_COMPLETED sets completed_time, if it is not named. Fails with NOT_FOUND.
     * </pre>
     */
    default void updateGroceryList(crewdb.walmart.v1.UpdateGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateGroceryListResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getUpdateGroceryListMethod(), responseObserver);
    }

    /**
     * <pre>
     * Marks a list completed. A list that is completed already keeps its completed_time. Fails with NOT_FOUND.
     * </pre>
     */
    default void completeGroceryList(crewdb.walmart.v1.CompleteGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CompleteGroceryListResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getCompleteGroceryListMethod(), responseObserver);
    }

    /**
     * <pre>
     * Deletes a list with its items; shopping sessions stay and lose their list_id. Fails with NOT_FOUND.
     * </pre>
     */
    default void deleteGroceryList(crewdb.walmart.v1.DeleteGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteGroceryListResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getDeleteGroceryListMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns what a list comes to, always right with the last change of its items: both are one transaction. Fails with
     * NOT_FOUND.
     * </pre>
     */
    default void getGroceryListTotals(crewdb.walmart.v1.GetGroceryListTotalsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryListTotalsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetGroceryListTotalsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Adds up to 1000 items to their lists and the lists' totals, all or none; each as AddGroceryItem does. Fails with
     * NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product), NOT_NULL_VIOLATION (neither item_name nor
     * product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (a list's total would pass 9.2 million million).
     * </pre>
     */
    default void batchAddGroceryItems(crewdb.walmart.v1.BatchAddGroceryItemsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchAddGroceryItemsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchAddGroceryItemsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns an item. Fails with NOT_FOUND.
     * </pre>
     */
    default void getGroceryItem(crewdb.walmart.v1.GetGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetGroceryItemMethod(), responseObserver);
    }

    /**
     * <pre>
     * Says that an item lies in the cart, and when. Fails with NOT_FOUND.
     * </pre>
     */
    default void markGroceryItemInCart(crewdb.walmart.v1.MarkGroceryItemInCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.MarkGroceryItemInCartResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getMarkGroceryItemInCartMethod(), responseObserver);
    }

    /**
     * <pre>
     * Says that an item was bought, when, and for how much. Fails with NOT_FOUND.
     * </pre>
     */
    default void markGroceryItemPurchased(crewdb.walmart.v1.MarkGroceryItemPurchasedRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.MarkGroceryItemPurchasedResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getMarkGroceryItemPurchasedMethod(), responseObserver);
    }

    /**
     * <pre>
     * Puts another product in the place of an item's: its status becomes ITEM_STATUS_SUBSTITUTED, and its estimated price
     * the other product's where that is known; the list's totals follow in the same transaction. substitution_allowed is
     * for those who propose and is not asked here. Fails with NOT_FOUND (no such item or product).
     * </pre>
     */
    default void substituteGroceryItem(crewdb.walmart.v1.SubstituteGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.SubstituteGroceryItemResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSubstituteGroceryItemMethod(), responseObserver);
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
   * Base class for the server implementation of the service WalmartDb.
   * <pre>
   * Products and their prices, and the grocery lists of users. Every rpc is one SQL file,
   * `src/databases/walmart/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static abstract class WalmartDbImplBase
      implements io.grpc.BindableService, AsyncService {

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return WalmartDbGrpc.bindService(this);
    }
  }

  /**
   * A stub to allow clients to do asynchronous rpc calls to service WalmartDb.
   * <pre>
   * Products and their prices, and the grocery lists of users. Every rpc is one SQL file,
   * `src/databases/walmart/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class WalmartDbStub
      extends io.grpc.stub.AbstractAsyncStub<WalmartDbStub> {
    private WalmartDbStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WalmartDbStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WalmartDbStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a product. Fails with NOT_FOUND.
     * </pre>
     */
    public void getProduct(crewdb.walmart.v1.GetProductRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetProductResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetProductMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns up to 1000 products whole, in the order of the request; ids without a product are left out. Fails with
     * RESPONSE_TOO_LARGE, which says how many fit, when they are larger than 3.5 MiB together.
     * </pre>
     */
    public void batchGetProducts(crewdb.walmart.v1.BatchGetProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchGetProductsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchGetProductsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the embedding vector of a product, which Product leaves out because it is larger than all the rest. Fails
     * with NOT_FOUND when there is no such product.
     * </pre>
     */
    public void getProductEmbedding(crewdb.walmart.v1.GetProductEmbeddingRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetProductEmbeddingResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetProductEmbeddingMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Finds products by a text in the name, the brand, the keywords or the category; one or two characters by the beginning
     * of a word in the name, the brand or the keywords. Names that begin with the text come first, then brands and words of
     * the name that do, then the rest; equal ones by rating, best first. Of a text that more than 2,000 products contain
     * (with the brand and the category, where the text and they have three characters or more), the 2,000 stored last are
     * looked at; price range and stock choose among these. Promised fast (p99 under 10 ms on 100,000 products) for every
     * text and every combination of filters. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void searchProducts(crewdb.walmart.v1.SearchProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.SearchProductsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSearchProductsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a product or changes the one that has its product_id, and says which. Of a product that exists, exactly the
     * fields that update_mask names are changed. Writes no price history: UpdateProductPrice does. Fails with
     * NOT_NULL_VIOLATION (a new product without a name) and CHECK_VIOLATION (no product_id).
     * </pre>
     */
    public void upsertProduct(crewdb.walmart.v1.UpsertProductRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpsertProductResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpsertProductMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sets a product's price and adds it to the price history, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public void updateProductPrice(crewdb.walmart.v1.UpdateProductPriceRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateProductPriceResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateProductPriceMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the recorded prices of a product, newest first; of an unknown product none. Every page is as fast as the first.
     * Promised fast with and without a range of times; a store_id reads on until the page is full, through the prices of
     * the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listPriceHistory(crewdb.walmart.v1.ListPriceHistoryRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPriceHistoryResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListPriceHistoryMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a grocery list without items. Fails with UNIQUE_VIOLATION when the list_id is taken.
     * </pre>
     */
    public void createGroceryList(crewdb.walmart.v1.CreateGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreateGroceryListResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateGroceryListMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a grocery list with all its items, removed ones included, the most important first and then the first added.
     * Fails with NOT_FOUND, and with RESPONSE_TOO_LARGE when the items are larger than 3.5 MiB: ListGroceryItems has pages.
     * </pre>
     */
    public void getGroceryList(crewdb.walmart.v1.GetGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryListResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetGroceryListMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Adds an item to a list and to its totals, in one transaction. What the item does not say of its name, price and
     * category is taken from its product. Fails with NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product),
     * NOT_NULL_VIOLATION (neither item_name nor product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (the
     * list's total would pass 9.2 million million).
     * </pre>
     */
    public void addGroceryItem(crewdb.walmart.v1.AddGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.AddGroceryItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAddGroceryItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, and the totals of the item's list in the same transaction. A new
     * list_id moves the item. Fails with NOT_FOUND, FOREIGN_KEY_VIOLATION (no such list or product) and OUT_OF_RANGE (as
     * AddGroceryItem does).
     * </pre>
     */
    public void updateGroceryItem(crewdb.walmart.v1.UpdateGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateGroceryItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateGroceryItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the items of a list, the most important first and then the first added; of an unknown list none. Promised fast
     * with no filter; a filter reads on until the page is full, through the items of the one list. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listGroceryItems(crewdb.walmart.v1.ListGroceryItemsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListGroceryItemsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListGroceryItemsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes an item and takes it out of its list's totals, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public void deleteGroceryItem(crewdb.walmart.v1.DeleteGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteGroceryItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteGroceryItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Begins a shopping session. Without an items_total, that is the items_count of its list. Fails with
     * FOREIGN_KEY_VIOLATION (no such list) and UNIQUE_VIOLATION (session_id is taken).
     * </pre>
     */
    public void createShoppingSession(crewdb.walmart.v1.CreateShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreateShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreateShoppingSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a shopping session. Fails with NOT_FOUND.
     * </pre>
     */
    public void getShoppingSession(crewdb.walmart.v1.GetShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetShoppingSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the sessions of a user that are active, or of another status, the last begun first. Promised fast, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listShoppingSessions(crewdb.walmart.v1.ListShoppingSessionsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListShoppingSessionsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListShoppingSessionsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A status other than SESSION_STATUS_ACTIVE sets completed_time,
     * if it is not named. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such list).
     * </pre>
     */
    public void updateShoppingSession(crewdb.walmart.v1.UpdateShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateShoppingSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Adds to the counters of an active session. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public void advanceShoppingSession(crewdb.walmart.v1.AdvanceShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.AdvanceShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAdvanceShoppingSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Ends an active session with what it came to. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public void completeShoppingSession(crewdb.walmart.v1.CompleteShoppingSessionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CompleteShoppingSessionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCompleteShoppingSessionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns what a user prefers. Fails with NOT_FOUND when the user has said nothing.
     * </pre>
     */
    public void getUserPreferences(crewdb.walmart.v1.GetUserPreferencesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetUserPreferencesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetUserPreferencesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores what a user prefers or changes it, and says which. Of preferences that exist, exactly the fields that
     * update_mask names are changed.
     * </pre>
     */
    public void upsertUserPreferences(crewdb.walmart.v1.UpsertUserPreferencesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpsertUserPreferencesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpsertUserPreferencesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Records that a product took, or might take, the place of another. Fails with FOREIGN_KEY_VIOLATION (no such
     * product) and UNIQUE_VIOLATION (substitution_id is taken).
     * </pre>
     */
    public void recordSubstitution(crewdb.walmart.v1.RecordSubstitutionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordSubstitutionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordSubstitutionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists what took the place of a product, newest first. Promised fast without a filter; `accepted` reads on until the
     * page is full, through the substitutions of the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listSubstitutions(crewdb.walmart.v1.ListSubstitutionsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSubstitutionsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListSubstitutionsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the substitutions that were for a user, newest first. Promised fast without a filter; `accepted` reads on
     * until the page is full, through the substitutions of the one user. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listUserSubstitutions(crewdb.walmart.v1.ListUserSubstitutionsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListUserSubstitutionsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListUserSubstitutionsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Keeps what a user decided and thought of a substitution. Fails with NOT_FOUND.
     * </pre>
     */
    public void rateSubstitution(crewdb.walmart.v1.RateSubstitutionRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RateSubstitutionResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRateSubstitutionMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Records a question of a user and what was understood. Fails with UNIQUE_VIOLATION (intent_id is taken).
     * </pre>
     */
    public void recordIntent(crewdb.walmart.v1.RecordIntentRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordIntentResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordIntentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists what a user asked, newest first. Promised fast, every page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listIntents(crewdb.walmart.v1.ListIntentsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListIntentsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListIntentsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Keeps what the user thought of the answer. Fails with NOT_FOUND.
     * </pre>
     */
    public void rateIntent(crewdb.walmart.v1.RateIntentRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RateIntentResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRateIntentMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session, and makes one when there is none. Two callers
     * at once get the same cart. Fails with CHECK_VIOLATION when the request names neither.
     * </pre>
     */
    public void ensureActiveCart(crewdb.walmart.v1.EnsureActiveCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.EnsureActiveCartResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getEnsureActiveCartMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session; of several the last changed. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public void getActiveCart(crewdb.walmart.v1.GetActiveCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetActiveCartResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetActiveCartMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns a cart with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public void getCart(crewdb.walmart.v1.GetCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetCartResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetCartMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Adds a product to an active cart, or to its quantity when it lies there already, and to the cart's totals in the
     * same transaction. Fails with NOT_FOUND (no such cart, or not active) and NOT_NULL_VIOLATION (the product is unknown
     * or has no price, and the request does not say them).
     * </pre>
     */
    public void addCartItem(crewdb.walmart.v1.AddCartItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.AddCartItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAddCartItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes a product's quantity or price in an active cart, and the totals in the same transaction. Fails with
     * NOT_FOUND (no such cart or item, or the cart is not active).
     * </pre>
     */
    public void updateCartItem(crewdb.walmart.v1.UpdateCartItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateCartItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateCartItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Takes a product out of an active cart and its totals. Fails with NOT_FOUND (no such cart or item, or the cart is
     * not active).
     * </pre>
     */
    public void removeCartItem(crewdb.walmart.v1.RemoveCartItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RemoveCartItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRemoveCartItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Takes everything out of an active cart. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public void clearCart(crewdb.walmart.v1.ClearCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ClearCartResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getClearCartMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Moves the items of one active cart to another, in one transaction: of a product that lies in both the quantities
     * are added, and the prices of the cart that gets them stay. The other cart is then empty and CART_STATUS_MERGED.
     * Returns the cart that got them. Fails with NOT_FOUND (one of them is unknown or not active, or both are the same).
     * </pre>
     */
    public void mergeCarts(crewdb.walmart.v1.MergeCartsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.MergeCartsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getMergeCartsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Says that an active cart became an order; its items stay. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public void convertCart(crewdb.walmart.v1.ConvertCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ConvertCartResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getConvertCartMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Records up to 1000 purchases, all or none. The products need not be in the store any more. Fails with
     * NOT_NULL_VIOLATION (the product is unknown and product_name is empty) and UNIQUE_VIOLATION (purchase_id is taken).
     * </pre>
     */
    public void recordPurchases(crewdb.walmart.v1.RecordPurchasesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordPurchasesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordPurchasesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists what a user bought, newest first. Promised fast with and without a range of times, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listPurchases(crewdb.walmart.v1.ListPurchasesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPurchasesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListPurchasesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how often a user buys which product. Reads the user's purchases of that time.
     * </pre>
     */
    public void listPurchaseFrequencies(crewdb.walmart.v1.ListPurchaseFrequenciesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPurchaseFrequenciesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListPurchaseFrequenciesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns what a user spent, by category. Reads the user's purchases of that time.
     * </pre>
     */
    public void listSpending(crewdb.walmart.v1.ListSpendingRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSpendingResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListSpendingMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores a price alert. Fails with FOREIGN_KEY_VIOLATION (no such product) and UNIQUE_VIOLATION (alert_id is taken).
     * </pre>
     */
    public void createPriceAlert(crewdb.walmart.v1.CreatePriceAlertRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreatePriceAlertResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCreatePriceAlertMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the alerts of a user that wait, or no longer do, newest first. Promised fast, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listPriceAlerts(crewdb.walmart.v1.ListPriceAlertsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPriceAlertsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListPriceAlertsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Finds the alerts that a price triggers and marks them, so that of two callers one gets each. Only alerts whose
     * target is at or above the price are read. Fails with RESPONSE_TOO_LARGE when they are larger than 3.5 MiB.
     * </pre>
     */
    public void triggerPriceAlerts(crewdb.walmart.v1.TriggerPriceAlertsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.TriggerPriceAlertsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getTriggerPriceAlertsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns an order with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public void getOrder(crewdb.walmart.v1.GetOrderRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetOrderResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetOrderMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists orders, newest first. Promised fast with no filter, by customer, by a range of times, and by both, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listOrders(crewdb.walmart.v1.ListOrdersRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListOrdersResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListOrdersMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns what the orders of a range of times come to. Reads the orders of that time.
     * </pre>
     */
    public void getOrderStatistics(crewdb.walmart.v1.GetOrderStatisticsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetOrderStatisticsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetOrderStatisticsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores up to 1000 products or changes those that exist, all or none, and says of each which. Writes no price
     * history: BatchUpdateProductPrices does. A bad element names its number and field.
     * </pre>
     */
    public void batchUpsertProducts(crewdb.walmart.v1.BatchUpsertProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchUpsertProductsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchUpsertProductsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Stores products that arrive as a stream, as BatchUpsertProducts stores them, some hundred in each transaction. The
     * answer comes after the last row and counts what became of them. Idempotent: rows that are sent again change nothing
     * more. The client's deadline is for all of it. A row that can't be stored ends it, or is left out, as mode says; its
     * error names `metadata.row_number`, from 1, and `metadata.stored_rows`. Fails with the reasons of BatchUpsertProducts.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<crewdb.walmart.v1.ImportProductsRequest> importProducts(
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ImportProductsResponse> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncClientStreamingCall(
          getChannel().newCall(getImportProductsMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Lists products by category and name; of an unknown category none. Every page is as fast as the first. Promised fast
     * with and without a category. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listProducts(crewdb.walmart.v1.ListProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListProductsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListProductsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists products of the same category whose prices are nearest to the product's. Promised fast for every product.
     * </pre>
     */
    public void listSimilarProducts(crewdb.walmart.v1.ListSimilarProductsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSimilarProductsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListSimilarProductsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the categories that products have, without reading the products: the time goes with the number of categories.
     * Fails with RESPONSE_TOO_LARGE when their texts are larger than 3.5 MiB: ask below a parent.
     * </pre>
     */
    public void listProductCategories(crewdb.walmart.v1.ListProductCategoriesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListProductCategoriesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListProductCategoriesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Says how many of a product are in stock and whether it can be bought. Fails with NOT_FOUND.
     * </pre>
     */
    public void updateProductStock(crewdb.walmart.v1.UpdateProductStockRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateProductStockResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateProductStockMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes a product with its price history, alerts, deals and substitutions. Items of grocery lists stay and lose
     * their product_id; carts and purchases keep theirs. Fails with NOT_FOUND, and with FOREIGN_KEY_VIOLATION while an
     * order has the product: orders keep what they were made of; mark it out of stock instead.
     * </pre>
     */
    public void deleteProduct(crewdb.walmart.v1.DeleteProductRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteProductResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteProductMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Sets the prices of up to 1000 products and adds them to the price history, all in one transaction. A product that is
     * named twice gets both in that order. Fails with NOT_FOUND when one of them is unknown: then no price is changed.
     * </pre>
     */
    public void batchUpdateProductPrices(crewdb.walmart.v1.BatchUpdateProductPricesRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchUpdateProductPricesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchUpdateProductPricesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the lowest price of a product in the last days. Reads the recorded prices of that time. Fails with
     * NOT_FOUND when there is none.
     * </pre>
     */
    public void getLowestPrice(crewdb.walmart.v1.GetLowestPriceRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetLowestPriceResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetLowestPriceMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns how the price of a product went in the last days. Reads the recorded prices of that time.
     * </pre>
     */
    public void getPriceTrend(crewdb.walmart.v1.GetPriceTrendRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetPriceTrendResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetPriceTrendMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the grocery lists of a user, newest first. Promised fast with and without a status, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public void listGroceryLists(crewdb.walmart.v1.ListGroceryListsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListGroceryListsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListGroceryListsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names; totals and count follow the items alone. A status of
     * LIST_STATUS_COMPLETED sets completed_time, if it is not named. Fails with NOT_FOUND.
     * </pre>
     */
    public void updateGroceryList(crewdb.walmart.v1.UpdateGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateGroceryListResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getUpdateGroceryListMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Marks a list completed. A list that is completed already keeps its completed_time. Fails with NOT_FOUND.
     * </pre>
     */
    public void completeGroceryList(crewdb.walmart.v1.CompleteGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.CompleteGroceryListResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getCompleteGroceryListMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Deletes a list with its items; shopping sessions stay and lose their list_id. Fails with NOT_FOUND.
     * </pre>
     */
    public void deleteGroceryList(crewdb.walmart.v1.DeleteGroceryListRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteGroceryListResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getDeleteGroceryListMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns what a list comes to, always right with the last change of its items: both are one transaction. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public void getGroceryListTotals(crewdb.walmart.v1.GetGroceryListTotalsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryListTotalsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetGroceryListTotalsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Adds up to 1000 items to their lists and the lists' totals, all or none; each as AddGroceryItem does. Fails with
     * NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product), NOT_NULL_VIOLATION (neither item_name nor
     * product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (a list's total would pass 9.2 million million).
     * </pre>
     */
    public void batchAddGroceryItems(crewdb.walmart.v1.BatchAddGroceryItemsRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchAddGroceryItemsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchAddGroceryItemsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns an item. Fails with NOT_FOUND.
     * </pre>
     */
    public void getGroceryItem(crewdb.walmart.v1.GetGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetGroceryItemMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Says that an item lies in the cart, and when. Fails with NOT_FOUND.
     * </pre>
     */
    public void markGroceryItemInCart(crewdb.walmart.v1.MarkGroceryItemInCartRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.MarkGroceryItemInCartResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getMarkGroceryItemInCartMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Says that an item was bought, when, and for how much. Fails with NOT_FOUND.
     * </pre>
     */
    public void markGroceryItemPurchased(crewdb.walmart.v1.MarkGroceryItemPurchasedRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.MarkGroceryItemPurchasedResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getMarkGroceryItemPurchasedMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Puts another product in the place of an item's: its status becomes ITEM_STATUS_SUBSTITUTED, and its estimated price
     * the other product's where that is known; the list's totals follow in the same transaction. substitution_allowed is
     * for those who propose and is not asked here. Fails with NOT_FOUND (no such item or product).
     * </pre>
     */
    public void substituteGroceryItem(crewdb.walmart.v1.SubstituteGroceryItemRequest request,
        io.grpc.stub.StreamObserver<crewdb.walmart.v1.SubstituteGroceryItemResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSubstituteGroceryItemMethod(), getCallOptions()), request, responseObserver);
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
   * A stub to allow clients to do synchronous rpc calls to service WalmartDb.
   * <pre>
   * Products and their prices, and the grocery lists of users. Every rpc is one SQL file,
   * `src/databases/walmart/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class WalmartDbBlockingV2Stub
      extends io.grpc.stub.AbstractBlockingStub<WalmartDbBlockingV2Stub> {
    private WalmartDbBlockingV2Stub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WalmartDbBlockingV2Stub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WalmartDbBlockingV2Stub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a product. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetProductResponse getProduct(crewdb.walmart.v1.GetProductRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetProductMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns up to 1000 products whole, in the order of the request; ids without a product are left out. Fails with
     * RESPONSE_TOO_LARGE, which says how many fit, when they are larger than 3.5 MiB together.
     * </pre>
     */
    public crewdb.walmart.v1.BatchGetProductsResponse batchGetProducts(crewdb.walmart.v1.BatchGetProductsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBatchGetProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the embedding vector of a product, which Product leaves out because it is larger than all the rest. Fails
     * with NOT_FOUND when there is no such product.
     * </pre>
     */
    public crewdb.walmart.v1.GetProductEmbeddingResponse getProductEmbedding(crewdb.walmart.v1.GetProductEmbeddingRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetProductEmbeddingMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds products by a text in the name, the brand, the keywords or the category; one or two characters by the beginning
     * of a word in the name, the brand or the keywords. Names that begin with the text come first, then brands and words of
     * the name that do, then the rest; equal ones by rating, best first. Of a text that more than 2,000 products contain
     * (with the brand and the category, where the text and they have three characters or more), the 2,000 stored last are
     * looked at; price range and stock choose among these. Promised fast (p99 under 10 ms on 100,000 products) for every
     * text and every combination of filters. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.SearchProductsResponse searchProducts(crewdb.walmart.v1.SearchProductsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSearchProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a product or changes the one that has its product_id, and says which. Of a product that exists, exactly the
     * fields that update_mask names are changed. Writes no price history: UpdateProductPrice does. Fails with
     * NOT_NULL_VIOLATION (a new product without a name) and CHECK_VIOLATION (no product_id).
     * </pre>
     */
    public crewdb.walmart.v1.UpsertProductResponse upsertProduct(crewdb.walmart.v1.UpsertProductRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpsertProductMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets a product's price and adds it to the price history, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.UpdateProductPriceResponse updateProductPrice(crewdb.walmart.v1.UpdateProductPriceRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateProductPriceMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the recorded prices of a product, newest first; of an unknown product none. Every page is as fast as the first.
     * Promised fast with and without a range of times; a store_id reads on until the page is full, through the prices of
     * the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListPriceHistoryResponse listPriceHistory(crewdb.walmart.v1.ListPriceHistoryRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListPriceHistoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a grocery list without items. Fails with UNIQUE_VIOLATION when the list_id is taken.
     * </pre>
     */
    public crewdb.walmart.v1.CreateGroceryListResponse createGroceryList(crewdb.walmart.v1.CreateGroceryListRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a grocery list with all its items, removed ones included, the most important first and then the first added.
     * Fails with NOT_FOUND, and with RESPONSE_TOO_LARGE when the items are larger than 3.5 MiB: ListGroceryItems has pages.
     * </pre>
     */
    public crewdb.walmart.v1.GetGroceryListResponse getGroceryList(crewdb.walmart.v1.GetGroceryListRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds an item to a list and to its totals, in one transaction. What the item does not say of its name, price and
     * category is taken from its product. Fails with NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product),
     * NOT_NULL_VIOLATION (neither item_name nor product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (the
     * list's total would pass 9.2 million million).
     * </pre>
     */
    public crewdb.walmart.v1.AddGroceryItemResponse addGroceryItem(crewdb.walmart.v1.AddGroceryItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAddGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, and the totals of the item's list in the same transaction. A new
     * list_id moves the item. Fails with NOT_FOUND, FOREIGN_KEY_VIOLATION (no such list or product) and OUT_OF_RANGE (as
     * AddGroceryItem does).
     * </pre>
     */
    public crewdb.walmart.v1.UpdateGroceryItemResponse updateGroceryItem(crewdb.walmart.v1.UpdateGroceryItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the items of a list, the most important first and then the first added; of an unknown list none. Promised fast
     * with no filter; a filter reads on until the page is full, through the items of the one list. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListGroceryItemsResponse listGroceryItems(crewdb.walmart.v1.ListGroceryItemsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListGroceryItemsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes an item and takes it out of its list's totals, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.DeleteGroceryItemResponse deleteGroceryItem(crewdb.walmart.v1.DeleteGroceryItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Begins a shopping session. Without an items_total, that is the items_count of its list. Fails with
     * FOREIGN_KEY_VIOLATION (no such list) and UNIQUE_VIOLATION (session_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.CreateShoppingSessionResponse createShoppingSession(crewdb.walmart.v1.CreateShoppingSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreateShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a shopping session. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetShoppingSessionResponse getShoppingSession(crewdb.walmart.v1.GetShoppingSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the sessions of a user that are active, or of another status, the last begun first. Promised fast, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListShoppingSessionsResponse listShoppingSessions(crewdb.walmart.v1.ListShoppingSessionsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListShoppingSessionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A status other than SESSION_STATUS_ACTIVE sets completed_time,
     * if it is not named. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such list).
     * </pre>
     */
    public crewdb.walmart.v1.UpdateShoppingSessionResponse updateShoppingSession(crewdb.walmart.v1.UpdateShoppingSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds to the counters of an active session. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public crewdb.walmart.v1.AdvanceShoppingSessionResponse advanceShoppingSession(crewdb.walmart.v1.AdvanceShoppingSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAdvanceShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends an active session with what it came to. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public crewdb.walmart.v1.CompleteShoppingSessionResponse completeShoppingSession(crewdb.walmart.v1.CompleteShoppingSessionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCompleteShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what a user prefers. Fails with NOT_FOUND when the user has said nothing.
     * </pre>
     */
    public crewdb.walmart.v1.GetUserPreferencesResponse getUserPreferences(crewdb.walmart.v1.GetUserPreferencesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetUserPreferencesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores what a user prefers or changes it, and says which. Of preferences that exist, exactly the fields that
     * update_mask names are changed.
     * </pre>
     */
    public crewdb.walmart.v1.UpsertUserPreferencesResponse upsertUserPreferences(crewdb.walmart.v1.UpsertUserPreferencesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpsertUserPreferencesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records that a product took, or might take, the place of another. Fails with FOREIGN_KEY_VIOLATION (no such
     * product) and UNIQUE_VIOLATION (substitution_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.RecordSubstitutionResponse recordSubstitution(crewdb.walmart.v1.RecordSubstitutionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRecordSubstitutionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists what took the place of a product, newest first. Promised fast without a filter; `accepted` reads on until the
     * page is full, through the substitutions of the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListSubstitutionsResponse listSubstitutions(crewdb.walmart.v1.ListSubstitutionsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListSubstitutionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the substitutions that were for a user, newest first. Promised fast without a filter; `accepted` reads on
     * until the page is full, through the substitutions of the one user. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListUserSubstitutionsResponse listUserSubstitutions(crewdb.walmart.v1.ListUserSubstitutionsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListUserSubstitutionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Keeps what a user decided and thought of a substitution. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.RateSubstitutionResponse rateSubstitution(crewdb.walmart.v1.RateSubstitutionRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRateSubstitutionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records a question of a user and what was understood. Fails with UNIQUE_VIOLATION (intent_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.RecordIntentResponse recordIntent(crewdb.walmart.v1.RecordIntentRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRecordIntentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists what a user asked, newest first. Promised fast, every page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListIntentsResponse listIntents(crewdb.walmart.v1.ListIntentsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListIntentsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Keeps what the user thought of the answer. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.RateIntentResponse rateIntent(crewdb.walmart.v1.RateIntentRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRateIntentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session, and makes one when there is none. Two callers
     * at once get the same cart. Fails with CHECK_VIOLATION when the request names neither.
     * </pre>
     */
    public crewdb.walmart.v1.EnsureActiveCartResponse ensureActiveCart(crewdb.walmart.v1.EnsureActiveCartRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getEnsureActiveCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session; of several the last changed. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetActiveCartResponse getActiveCart(crewdb.walmart.v1.GetActiveCartRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetActiveCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a cart with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetCartResponse getCart(crewdb.walmart.v1.GetCartRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds a product to an active cart, or to its quantity when it lies there already, and to the cart's totals in the
     * same transaction. Fails with NOT_FOUND (no such cart, or not active) and NOT_NULL_VIOLATION (the product is unknown
     * or has no price, and the request does not say them).
     * </pre>
     */
    public crewdb.walmart.v1.AddCartItemResponse addCartItem(crewdb.walmart.v1.AddCartItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getAddCartItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes a product's quantity or price in an active cart, and the totals in the same transaction. Fails with
     * NOT_FOUND (no such cart or item, or the cart is not active).
     * </pre>
     */
    public crewdb.walmart.v1.UpdateCartItemResponse updateCartItem(crewdb.walmart.v1.UpdateCartItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateCartItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes a product out of an active cart and its totals. Fails with NOT_FOUND (no such cart or item, or the cart is
     * not active).
     * </pre>
     */
    public crewdb.walmart.v1.RemoveCartItemResponse removeCartItem(crewdb.walmart.v1.RemoveCartItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRemoveCartItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes everything out of an active cart. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public crewdb.walmart.v1.ClearCartResponse clearCart(crewdb.walmart.v1.ClearCartRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getClearCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves the items of one active cart to another, in one transaction: of a product that lies in both the quantities
     * are added, and the prices of the cart that gets them stay. The other cart is then empty and CART_STATUS_MERGED.
     * Returns the cart that got them. Fails with NOT_FOUND (one of them is unknown or not active, or both are the same).
     * </pre>
     */
    public crewdb.walmart.v1.MergeCartsResponse mergeCarts(crewdb.walmart.v1.MergeCartsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getMergeCartsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says that an active cart became an order; its items stay. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public crewdb.walmart.v1.ConvertCartResponse convertCart(crewdb.walmart.v1.ConvertCartRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getConvertCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records up to 1000 purchases, all or none. The products need not be in the store any more. Fails with
     * NOT_NULL_VIOLATION (the product is unknown and product_name is empty) and UNIQUE_VIOLATION (purchase_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.RecordPurchasesResponse recordPurchases(crewdb.walmart.v1.RecordPurchasesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getRecordPurchasesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists what a user bought, newest first. Promised fast with and without a range of times, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListPurchasesResponse listPurchases(crewdb.walmart.v1.ListPurchasesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListPurchasesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how often a user buys which product. Reads the user's purchases of that time.
     * </pre>
     */
    public crewdb.walmart.v1.ListPurchaseFrequenciesResponse listPurchaseFrequencies(crewdb.walmart.v1.ListPurchaseFrequenciesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListPurchaseFrequenciesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what a user spent, by category. Reads the user's purchases of that time.
     * </pre>
     */
    public crewdb.walmart.v1.ListSpendingResponse listSpending(crewdb.walmart.v1.ListSpendingRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListSpendingMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a price alert. Fails with FOREIGN_KEY_VIOLATION (no such product) and UNIQUE_VIOLATION (alert_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.CreatePriceAlertResponse createPriceAlert(crewdb.walmart.v1.CreatePriceAlertRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCreatePriceAlertMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the alerts of a user that wait, or no longer do, newest first. Promised fast, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListPriceAlertsResponse listPriceAlerts(crewdb.walmart.v1.ListPriceAlertsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListPriceAlertsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds the alerts that a price triggers and marks them, so that of two callers one gets each. Only alerts whose
     * target is at or above the price are read. Fails with RESPONSE_TOO_LARGE when they are larger than 3.5 MiB.
     * </pre>
     */
    public crewdb.walmart.v1.TriggerPriceAlertsResponse triggerPriceAlerts(crewdb.walmart.v1.TriggerPriceAlertsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getTriggerPriceAlertsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an order with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetOrderResponse getOrder(crewdb.walmart.v1.GetOrderRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetOrderMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists orders, newest first. Promised fast with no filter, by customer, by a range of times, and by both, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListOrdersResponse listOrders(crewdb.walmart.v1.ListOrdersRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListOrdersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what the orders of a range of times come to. Reads the orders of that time.
     * </pre>
     */
    public crewdb.walmart.v1.GetOrderStatisticsResponse getOrderStatistics(crewdb.walmart.v1.GetOrderStatisticsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetOrderStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores up to 1000 products or changes those that exist, all or none, and says of each which. Writes no price
     * history: BatchUpdateProductPrices does. A bad element names its number and field.
     * </pre>
     */
    public crewdb.walmart.v1.BatchUpsertProductsResponse batchUpsertProducts(crewdb.walmart.v1.BatchUpsertProductsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBatchUpsertProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores products that arrive as a stream, as BatchUpsertProducts stores them, some hundred in each transaction. The
     * answer comes after the last row and counts what became of them. Idempotent: rows that are sent again change nothing
     * more. The client's deadline is for all of it. A row that can't be stored ends it, or is left out, as mode says; its
     * error names `metadata.row_number`, from 1, and `metadata.stored_rows`. Fails with the reasons of BatchUpsertProducts.
     * </pre>
     */
    @io.grpc.ExperimentalApi("https://github.com/grpc/grpc-java/issues/10918")
    public io.grpc.stub.BlockingClientCall<crewdb.walmart.v1.ImportProductsRequest, crewdb.walmart.v1.ImportProductsResponse>
        importProducts() {
      return io.grpc.stub.ClientCalls.blockingClientStreamingCall(
          getChannel(), getImportProductsMethod(), getCallOptions());
    }

    /**
     * <pre>
     * Lists products by category and name; of an unknown category none. Every page is as fast as the first. Promised fast
     * with and without a category. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListProductsResponse listProducts(crewdb.walmart.v1.ListProductsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists products of the same category whose prices are nearest to the product's. Promised fast for every product.
     * </pre>
     */
    public crewdb.walmart.v1.ListSimilarProductsResponse listSimilarProducts(crewdb.walmart.v1.ListSimilarProductsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListSimilarProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the categories that products have, without reading the products: the time goes with the number of categories.
     * Fails with RESPONSE_TOO_LARGE when their texts are larger than 3.5 MiB: ask below a parent.
     * </pre>
     */
    public crewdb.walmart.v1.ListProductCategoriesResponse listProductCategories(crewdb.walmart.v1.ListProductCategoriesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListProductCategoriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says how many of a product are in stock and whether it can be bought. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.UpdateProductStockResponse updateProductStock(crewdb.walmart.v1.UpdateProductStockRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateProductStockMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a product with its price history, alerts, deals and substitutions. Items of grocery lists stay and lose
     * their product_id; carts and purchases keep theirs. Fails with NOT_FOUND, and with FOREIGN_KEY_VIOLATION while an
     * order has the product: orders keep what they were made of; mark it out of stock instead.
     * </pre>
     */
    public crewdb.walmart.v1.DeleteProductResponse deleteProduct(crewdb.walmart.v1.DeleteProductRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteProductMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets the prices of up to 1000 products and adds them to the price history, all in one transaction. A product that is
     * named twice gets both in that order. Fails with NOT_FOUND when one of them is unknown: then no price is changed.
     * </pre>
     */
    public crewdb.walmart.v1.BatchUpdateProductPricesResponse batchUpdateProductPrices(crewdb.walmart.v1.BatchUpdateProductPricesRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBatchUpdateProductPricesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the lowest price of a product in the last days. Reads the recorded prices of that time. Fails with
     * NOT_FOUND when there is none.
     * </pre>
     */
    public crewdb.walmart.v1.GetLowestPriceResponse getLowestPrice(crewdb.walmart.v1.GetLowestPriceRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetLowestPriceMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how the price of a product went in the last days. Reads the recorded prices of that time.
     * </pre>
     */
    public crewdb.walmart.v1.GetPriceTrendResponse getPriceTrend(crewdb.walmart.v1.GetPriceTrendRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetPriceTrendMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the grocery lists of a user, newest first. Promised fast with and without a status, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListGroceryListsResponse listGroceryLists(crewdb.walmart.v1.ListGroceryListsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getListGroceryListsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names; totals and count follow the items alone. A status of
     * LIST_STATUS_COMPLETED sets completed_time, if it is not named. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.UpdateGroceryListResponse updateGroceryList(crewdb.walmart.v1.UpdateGroceryListRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getUpdateGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Marks a list completed. A list that is completed already keeps its completed_time. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.CompleteGroceryListResponse completeGroceryList(crewdb.walmart.v1.CompleteGroceryListRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getCompleteGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a list with its items; shopping sessions stay and lose their list_id. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.DeleteGroceryListResponse deleteGroceryList(crewdb.walmart.v1.DeleteGroceryListRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getDeleteGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what a list comes to, always right with the last change of its items: both are one transaction. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetGroceryListTotalsResponse getGroceryListTotals(crewdb.walmart.v1.GetGroceryListTotalsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetGroceryListTotalsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds up to 1000 items to their lists and the lists' totals, all or none; each as AddGroceryItem does. Fails with
     * NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product), NOT_NULL_VIOLATION (neither item_name nor
     * product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (a list's total would pass 9.2 million million).
     * </pre>
     */
    public crewdb.walmart.v1.BatchAddGroceryItemsResponse batchAddGroceryItems(crewdb.walmart.v1.BatchAddGroceryItemsRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getBatchAddGroceryItemsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an item. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetGroceryItemResponse getGroceryItem(crewdb.walmart.v1.GetGroceryItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getGetGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says that an item lies in the cart, and when. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.MarkGroceryItemInCartResponse markGroceryItemInCart(crewdb.walmart.v1.MarkGroceryItemInCartRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getMarkGroceryItemInCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says that an item was bought, when, and for how much. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.MarkGroceryItemPurchasedResponse markGroceryItemPurchased(crewdb.walmart.v1.MarkGroceryItemPurchasedRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getMarkGroceryItemPurchasedMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Puts another product in the place of an item's: its status becomes ITEM_STATUS_SUBSTITUTED, and its estimated price
     * the other product's where that is known; the list's totals follow in the same transaction. substitution_allowed is
     * for those who propose and is not asked here. Fails with NOT_FOUND (no such item or product).
     * </pre>
     */
    public crewdb.walmart.v1.SubstituteGroceryItemResponse substituteGroceryItem(crewdb.walmart.v1.SubstituteGroceryItemRequest request) throws io.grpc.StatusException {
      return io.grpc.stub.ClientCalls.blockingV2UnaryCall(
          getChannel(), getSubstituteGroceryItemMethod(), getCallOptions(), request);
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
   * A stub to allow clients to do limited synchronous rpc calls to service WalmartDb.
   * <pre>
   * Products and their prices, and the grocery lists of users. Every rpc is one SQL file,
   * `src/databases/walmart/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class WalmartDbBlockingStub
      extends io.grpc.stub.AbstractBlockingStub<WalmartDbBlockingStub> {
    private WalmartDbBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WalmartDbBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WalmartDbBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a product. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetProductResponse getProduct(crewdb.walmart.v1.GetProductRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetProductMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns up to 1000 products whole, in the order of the request; ids without a product are left out. Fails with
     * RESPONSE_TOO_LARGE, which says how many fit, when they are larger than 3.5 MiB together.
     * </pre>
     */
    public crewdb.walmart.v1.BatchGetProductsResponse batchGetProducts(crewdb.walmart.v1.BatchGetProductsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchGetProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the embedding vector of a product, which Product leaves out because it is larger than all the rest. Fails
     * with NOT_FOUND when there is no such product.
     * </pre>
     */
    public crewdb.walmart.v1.GetProductEmbeddingResponse getProductEmbedding(crewdb.walmart.v1.GetProductEmbeddingRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetProductEmbeddingMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds products by a text in the name, the brand, the keywords or the category; one or two characters by the beginning
     * of a word in the name, the brand or the keywords. Names that begin with the text come first, then brands and words of
     * the name that do, then the rest; equal ones by rating, best first. Of a text that more than 2,000 products contain
     * (with the brand and the category, where the text and they have three characters or more), the 2,000 stored last are
     * looked at; price range and stock choose among these. Promised fast (p99 under 10 ms on 100,000 products) for every
     * text and every combination of filters. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.SearchProductsResponse searchProducts(crewdb.walmart.v1.SearchProductsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSearchProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a product or changes the one that has its product_id, and says which. Of a product that exists, exactly the
     * fields that update_mask names are changed. Writes no price history: UpdateProductPrice does. Fails with
     * NOT_NULL_VIOLATION (a new product without a name) and CHECK_VIOLATION (no product_id).
     * </pre>
     */
    public crewdb.walmart.v1.UpsertProductResponse upsertProduct(crewdb.walmart.v1.UpsertProductRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpsertProductMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets a product's price and adds it to the price history, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.UpdateProductPriceResponse updateProductPrice(crewdb.walmart.v1.UpdateProductPriceRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateProductPriceMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the recorded prices of a product, newest first; of an unknown product none. Every page is as fast as the first.
     * Promised fast with and without a range of times; a store_id reads on until the page is full, through the prices of
     * the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListPriceHistoryResponse listPriceHistory(crewdb.walmart.v1.ListPriceHistoryRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListPriceHistoryMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a grocery list without items. Fails with UNIQUE_VIOLATION when the list_id is taken.
     * </pre>
     */
    public crewdb.walmart.v1.CreateGroceryListResponse createGroceryList(crewdb.walmart.v1.CreateGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a grocery list with all its items, removed ones included, the most important first and then the first added.
     * Fails with NOT_FOUND, and with RESPONSE_TOO_LARGE when the items are larger than 3.5 MiB: ListGroceryItems has pages.
     * </pre>
     */
    public crewdb.walmart.v1.GetGroceryListResponse getGroceryList(crewdb.walmart.v1.GetGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds an item to a list and to its totals, in one transaction. What the item does not say of its name, price and
     * category is taken from its product. Fails with NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product),
     * NOT_NULL_VIOLATION (neither item_name nor product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (the
     * list's total would pass 9.2 million million).
     * </pre>
     */
    public crewdb.walmart.v1.AddGroceryItemResponse addGroceryItem(crewdb.walmart.v1.AddGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAddGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, and the totals of the item's list in the same transaction. A new
     * list_id moves the item. Fails with NOT_FOUND, FOREIGN_KEY_VIOLATION (no such list or product) and OUT_OF_RANGE (as
     * AddGroceryItem does).
     * </pre>
     */
    public crewdb.walmart.v1.UpdateGroceryItemResponse updateGroceryItem(crewdb.walmart.v1.UpdateGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the items of a list, the most important first and then the first added; of an unknown list none. Promised fast
     * with no filter; a filter reads on until the page is full, through the items of the one list. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListGroceryItemsResponse listGroceryItems(crewdb.walmart.v1.ListGroceryItemsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListGroceryItemsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes an item and takes it out of its list's totals, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.DeleteGroceryItemResponse deleteGroceryItem(crewdb.walmart.v1.DeleteGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Begins a shopping session. Without an items_total, that is the items_count of its list. Fails with
     * FOREIGN_KEY_VIOLATION (no such list) and UNIQUE_VIOLATION (session_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.CreateShoppingSessionResponse createShoppingSession(crewdb.walmart.v1.CreateShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreateShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a shopping session. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetShoppingSessionResponse getShoppingSession(crewdb.walmart.v1.GetShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the sessions of a user that are active, or of another status, the last begun first. Promised fast, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListShoppingSessionsResponse listShoppingSessions(crewdb.walmart.v1.ListShoppingSessionsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListShoppingSessionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A status other than SESSION_STATUS_ACTIVE sets completed_time,
     * if it is not named. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such list).
     * </pre>
     */
    public crewdb.walmart.v1.UpdateShoppingSessionResponse updateShoppingSession(crewdb.walmart.v1.UpdateShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds to the counters of an active session. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public crewdb.walmart.v1.AdvanceShoppingSessionResponse advanceShoppingSession(crewdb.walmart.v1.AdvanceShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAdvanceShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends an active session with what it came to. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public crewdb.walmart.v1.CompleteShoppingSessionResponse completeShoppingSession(crewdb.walmart.v1.CompleteShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCompleteShoppingSessionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what a user prefers. Fails with NOT_FOUND when the user has said nothing.
     * </pre>
     */
    public crewdb.walmart.v1.GetUserPreferencesResponse getUserPreferences(crewdb.walmart.v1.GetUserPreferencesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetUserPreferencesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores what a user prefers or changes it, and says which. Of preferences that exist, exactly the fields that
     * update_mask names are changed.
     * </pre>
     */
    public crewdb.walmart.v1.UpsertUserPreferencesResponse upsertUserPreferences(crewdb.walmart.v1.UpsertUserPreferencesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpsertUserPreferencesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records that a product took, or might take, the place of another. Fails with FOREIGN_KEY_VIOLATION (no such
     * product) and UNIQUE_VIOLATION (substitution_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.RecordSubstitutionResponse recordSubstitution(crewdb.walmart.v1.RecordSubstitutionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordSubstitutionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists what took the place of a product, newest first. Promised fast without a filter; `accepted` reads on until the
     * page is full, through the substitutions of the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListSubstitutionsResponse listSubstitutions(crewdb.walmart.v1.ListSubstitutionsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListSubstitutionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the substitutions that were for a user, newest first. Promised fast without a filter; `accepted` reads on
     * until the page is full, through the substitutions of the one user. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListUserSubstitutionsResponse listUserSubstitutions(crewdb.walmart.v1.ListUserSubstitutionsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListUserSubstitutionsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Keeps what a user decided and thought of a substitution. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.RateSubstitutionResponse rateSubstitution(crewdb.walmart.v1.RateSubstitutionRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRateSubstitutionMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records a question of a user and what was understood. Fails with UNIQUE_VIOLATION (intent_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.RecordIntentResponse recordIntent(crewdb.walmart.v1.RecordIntentRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordIntentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists what a user asked, newest first. Promised fast, every page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListIntentsResponse listIntents(crewdb.walmart.v1.ListIntentsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListIntentsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Keeps what the user thought of the answer. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.RateIntentResponse rateIntent(crewdb.walmart.v1.RateIntentRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRateIntentMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session, and makes one when there is none. Two callers
     * at once get the same cart. Fails with CHECK_VIOLATION when the request names neither.
     * </pre>
     */
    public crewdb.walmart.v1.EnsureActiveCartResponse ensureActiveCart(crewdb.walmart.v1.EnsureActiveCartRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getEnsureActiveCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session; of several the last changed. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetActiveCartResponse getActiveCart(crewdb.walmart.v1.GetActiveCartRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetActiveCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns a cart with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetCartResponse getCart(crewdb.walmart.v1.GetCartRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds a product to an active cart, or to its quantity when it lies there already, and to the cart's totals in the
     * same transaction. Fails with NOT_FOUND (no such cart, or not active) and NOT_NULL_VIOLATION (the product is unknown
     * or has no price, and the request does not say them).
     * </pre>
     */
    public crewdb.walmart.v1.AddCartItemResponse addCartItem(crewdb.walmart.v1.AddCartItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAddCartItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes a product's quantity or price in an active cart, and the totals in the same transaction. Fails with
     * NOT_FOUND (no such cart or item, or the cart is not active).
     * </pre>
     */
    public crewdb.walmart.v1.UpdateCartItemResponse updateCartItem(crewdb.walmart.v1.UpdateCartItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateCartItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes a product out of an active cart and its totals. Fails with NOT_FOUND (no such cart or item, or the cart is
     * not active).
     * </pre>
     */
    public crewdb.walmart.v1.RemoveCartItemResponse removeCartItem(crewdb.walmart.v1.RemoveCartItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRemoveCartItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Takes everything out of an active cart. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public crewdb.walmart.v1.ClearCartResponse clearCart(crewdb.walmart.v1.ClearCartRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getClearCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Moves the items of one active cart to another, in one transaction: of a product that lies in both the quantities
     * are added, and the prices of the cart that gets them stay. The other cart is then empty and CART_STATUS_MERGED.
     * Returns the cart that got them. Fails with NOT_FOUND (one of them is unknown or not active, or both are the same).
     * </pre>
     */
    public crewdb.walmart.v1.MergeCartsResponse mergeCarts(crewdb.walmart.v1.MergeCartsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getMergeCartsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says that an active cart became an order; its items stay. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public crewdb.walmart.v1.ConvertCartResponse convertCart(crewdb.walmart.v1.ConvertCartRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getConvertCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records up to 1000 purchases, all or none. The products need not be in the store any more. Fails with
     * NOT_NULL_VIOLATION (the product is unknown and product_name is empty) and UNIQUE_VIOLATION (purchase_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.RecordPurchasesResponse recordPurchases(crewdb.walmart.v1.RecordPurchasesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordPurchasesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists what a user bought, newest first. Promised fast with and without a range of times, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListPurchasesResponse listPurchases(crewdb.walmart.v1.ListPurchasesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListPurchasesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how often a user buys which product. Reads the user's purchases of that time.
     * </pre>
     */
    public crewdb.walmart.v1.ListPurchaseFrequenciesResponse listPurchaseFrequencies(crewdb.walmart.v1.ListPurchaseFrequenciesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListPurchaseFrequenciesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what a user spent, by category. Reads the user's purchases of that time.
     * </pre>
     */
    public crewdb.walmart.v1.ListSpendingResponse listSpending(crewdb.walmart.v1.ListSpendingRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListSpendingMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores a price alert. Fails with FOREIGN_KEY_VIOLATION (no such product) and UNIQUE_VIOLATION (alert_id is taken).
     * </pre>
     */
    public crewdb.walmart.v1.CreatePriceAlertResponse createPriceAlert(crewdb.walmart.v1.CreatePriceAlertRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCreatePriceAlertMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the alerts of a user that wait, or no longer do, newest first. Promised fast, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListPriceAlertsResponse listPriceAlerts(crewdb.walmart.v1.ListPriceAlertsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListPriceAlertsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Finds the alerts that a price triggers and marks them, so that of two callers one gets each. Only alerts whose
     * target is at or above the price are read. Fails with RESPONSE_TOO_LARGE when they are larger than 3.5 MiB.
     * </pre>
     */
    public crewdb.walmart.v1.TriggerPriceAlertsResponse triggerPriceAlerts(crewdb.walmart.v1.TriggerPriceAlertsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getTriggerPriceAlertsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an order with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetOrderResponse getOrder(crewdb.walmart.v1.GetOrderRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetOrderMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists orders, newest first. Promised fast with no filter, by customer, by a range of times, and by both, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListOrdersResponse listOrders(crewdb.walmart.v1.ListOrdersRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListOrdersMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what the orders of a range of times come to. Reads the orders of that time.
     * </pre>
     */
    public crewdb.walmart.v1.GetOrderStatisticsResponse getOrderStatistics(crewdb.walmart.v1.GetOrderStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetOrderStatisticsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Stores up to 1000 products or changes those that exist, all or none, and says of each which. Writes no price
     * history: BatchUpdateProductPrices does. A bad element names its number and field.
     * </pre>
     */
    public crewdb.walmart.v1.BatchUpsertProductsResponse batchUpsertProducts(crewdb.walmart.v1.BatchUpsertProductsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchUpsertProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists products by category and name; of an unknown category none. Every page is as fast as the first. Promised fast
     * with and without a category. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListProductsResponse listProducts(crewdb.walmart.v1.ListProductsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists products of the same category whose prices are nearest to the product's. Promised fast for every product.
     * </pre>
     */
    public crewdb.walmart.v1.ListSimilarProductsResponse listSimilarProducts(crewdb.walmart.v1.ListSimilarProductsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListSimilarProductsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the categories that products have, without reading the products: the time goes with the number of categories.
     * Fails with RESPONSE_TOO_LARGE when their texts are larger than 3.5 MiB: ask below a parent.
     * </pre>
     */
    public crewdb.walmart.v1.ListProductCategoriesResponse listProductCategories(crewdb.walmart.v1.ListProductCategoriesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListProductCategoriesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says how many of a product are in stock and whether it can be bought. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.UpdateProductStockResponse updateProductStock(crewdb.walmart.v1.UpdateProductStockRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateProductStockMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a product with its price history, alerts, deals and substitutions. Items of grocery lists stay and lose
     * their product_id; carts and purchases keep theirs. Fails with NOT_FOUND, and with FOREIGN_KEY_VIOLATION while an
     * order has the product: orders keep what they were made of; mark it out of stock instead.
     * </pre>
     */
    public crewdb.walmart.v1.DeleteProductResponse deleteProduct(crewdb.walmart.v1.DeleteProductRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteProductMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Sets the prices of up to 1000 products and adds them to the price history, all in one transaction. A product that is
     * named twice gets both in that order. Fails with NOT_FOUND when one of them is unknown: then no price is changed.
     * </pre>
     */
    public crewdb.walmart.v1.BatchUpdateProductPricesResponse batchUpdateProductPrices(crewdb.walmart.v1.BatchUpdateProductPricesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchUpdateProductPricesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the lowest price of a product in the last days. Reads the recorded prices of that time. Fails with
     * NOT_FOUND when there is none.
     * </pre>
     */
    public crewdb.walmart.v1.GetLowestPriceResponse getLowestPrice(crewdb.walmart.v1.GetLowestPriceRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetLowestPriceMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns how the price of a product went in the last days. Reads the recorded prices of that time.
     * </pre>
     */
    public crewdb.walmart.v1.GetPriceTrendResponse getPriceTrend(crewdb.walmart.v1.GetPriceTrendRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetPriceTrendMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the grocery lists of a user, newest first. Promised fast with and without a status, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public crewdb.walmart.v1.ListGroceryListsResponse listGroceryLists(crewdb.walmart.v1.ListGroceryListsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListGroceryListsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names; totals and count follow the items alone. A status of
     * LIST_STATUS_COMPLETED sets completed_time, if it is not named. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.UpdateGroceryListResponse updateGroceryList(crewdb.walmart.v1.UpdateGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getUpdateGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Marks a list completed. A list that is completed already keeps its completed_time. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.CompleteGroceryListResponse completeGroceryList(crewdb.walmart.v1.CompleteGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getCompleteGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Deletes a list with its items; shopping sessions stay and lose their list_id. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.DeleteGroceryListResponse deleteGroceryList(crewdb.walmart.v1.DeleteGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getDeleteGroceryListMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns what a list comes to, always right with the last change of its items: both are one transaction. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetGroceryListTotalsResponse getGroceryListTotals(crewdb.walmart.v1.GetGroceryListTotalsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetGroceryListTotalsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Adds up to 1000 items to their lists and the lists' totals, all or none; each as AddGroceryItem does. Fails with
     * NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product), NOT_NULL_VIOLATION (neither item_name nor
     * product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (a list's total would pass 9.2 million million).
     * </pre>
     */
    public crewdb.walmart.v1.BatchAddGroceryItemsResponse batchAddGroceryItems(crewdb.walmart.v1.BatchAddGroceryItemsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchAddGroceryItemsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns an item. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.GetGroceryItemResponse getGroceryItem(crewdb.walmart.v1.GetGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetGroceryItemMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says that an item lies in the cart, and when. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.MarkGroceryItemInCartResponse markGroceryItemInCart(crewdb.walmart.v1.MarkGroceryItemInCartRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getMarkGroceryItemInCartMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Says that an item was bought, when, and for how much. Fails with NOT_FOUND.
     * </pre>
     */
    public crewdb.walmart.v1.MarkGroceryItemPurchasedResponse markGroceryItemPurchased(crewdb.walmart.v1.MarkGroceryItemPurchasedRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getMarkGroceryItemPurchasedMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Puts another product in the place of an item's: its status becomes ITEM_STATUS_SUBSTITUTED, and its estimated price
     * the other product's where that is known; the list's totals follow in the same transaction. substitution_allowed is
     * for those who propose and is not asked here. Fails with NOT_FOUND (no such item or product).
     * </pre>
     */
    public crewdb.walmart.v1.SubstituteGroceryItemResponse substituteGroceryItem(crewdb.walmart.v1.SubstituteGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSubstituteGroceryItemMethod(), getCallOptions(), request);
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
   * A stub to allow clients to do ListenableFuture-style rpc calls to service WalmartDb.
   * <pre>
   * Products and their prices, and the grocery lists of users. Every rpc is one SQL file,
   * `src/databases/walmart/rpcs/&lt;Rpc&gt;.sql`. Reads (NO_SIDE_EFFECTS) see one committed state, with every write that was
   * acknowledged before they began, and may be retried by clients; writes are one transaction, on disk before the answer
   * leaves, and safe to retry with a request_id. Any rpc may fail with the reasons of docs/errors.md that have to do with
   * the request's form, the queue, the deadline or the file; the ones named below are its own.
   * </pre>
   */
  public static final class WalmartDbFutureStub
      extends io.grpc.stub.AbstractFutureStub<WalmartDbFutureStub> {
    private WalmartDbFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected WalmartDbFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new WalmartDbFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns a product. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetProductResponse> getProduct(
        crewdb.walmart.v1.GetProductRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetProductMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns up to 1000 products whole, in the order of the request; ids without a product are left out. Fails with
     * RESPONSE_TOO_LARGE, which says how many fit, when they are larger than 3.5 MiB together.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.BatchGetProductsResponse> batchGetProducts(
        crewdb.walmart.v1.BatchGetProductsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchGetProductsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the embedding vector of a product, which Product leaves out because it is larger than all the rest. Fails
     * with NOT_FOUND when there is no such product.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetProductEmbeddingResponse> getProductEmbedding(
        crewdb.walmart.v1.GetProductEmbeddingRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetProductEmbeddingMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Finds products by a text in the name, the brand, the keywords or the category; one or two characters by the beginning
     * of a word in the name, the brand or the keywords. Names that begin with the text come first, then brands and words of
     * the name that do, then the rest; equal ones by rating, best first. Of a text that more than 2,000 products contain
     * (with the brand and the category, where the text and they have three characters or more), the 2,000 stored last are
     * looked at; price range and stock choose among these. Promised fast (p99 under 10 ms on 100,000 products) for every
     * text and every combination of filters. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.SearchProductsResponse> searchProducts(
        crewdb.walmart.v1.SearchProductsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSearchProductsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a product or changes the one that has its product_id, and says which. Of a product that exists, exactly the
     * fields that update_mask names are changed. Writes no price history: UpdateProductPrice does. Fails with
     * NOT_NULL_VIOLATION (a new product without a name) and CHECK_VIOLATION (no product_id).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpsertProductResponse> upsertProduct(
        crewdb.walmart.v1.UpsertProductRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpsertProductMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sets a product's price and adds it to the price history, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpdateProductPriceResponse> updateProductPrice(
        crewdb.walmart.v1.UpdateProductPriceRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateProductPriceMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the recorded prices of a product, newest first; of an unknown product none. Every page is as fast as the first.
     * Promised fast with and without a range of times; a store_id reads on until the page is full, through the prices of
     * the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListPriceHistoryResponse> listPriceHistory(
        crewdb.walmart.v1.ListPriceHistoryRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListPriceHistoryMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a grocery list without items. Fails with UNIQUE_VIOLATION when the list_id is taken.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.CreateGroceryListResponse> createGroceryList(
        crewdb.walmart.v1.CreateGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateGroceryListMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a grocery list with all its items, removed ones included, the most important first and then the first added.
     * Fails with NOT_FOUND, and with RESPONSE_TOO_LARGE when the items are larger than 3.5 MiB: ListGroceryItems has pages.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetGroceryListResponse> getGroceryList(
        crewdb.walmart.v1.GetGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetGroceryListMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Adds an item to a list and to its totals, in one transaction. What the item does not say of its name, price and
     * category is taken from its product. Fails with NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product),
     * NOT_NULL_VIOLATION (neither item_name nor product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (the
     * list's total would pass 9.2 million million).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.AddGroceryItemResponse> addGroceryItem(
        crewdb.walmart.v1.AddGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAddGroceryItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names, and the totals of the item's list in the same transaction. A new
     * list_id moves the item. Fails with NOT_FOUND, FOREIGN_KEY_VIOLATION (no such list or product) and OUT_OF_RANGE (as
     * AddGroceryItem does).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpdateGroceryItemResponse> updateGroceryItem(
        crewdb.walmart.v1.UpdateGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateGroceryItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the items of a list, the most important first and then the first added; of an unknown list none. Promised fast
     * with no filter; a filter reads on until the page is full, through the items of the one list. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListGroceryItemsResponse> listGroceryItems(
        crewdb.walmart.v1.ListGroceryItemsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListGroceryItemsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes an item and takes it out of its list's totals, in one transaction. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.DeleteGroceryItemResponse> deleteGroceryItem(
        crewdb.walmart.v1.DeleteGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteGroceryItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Begins a shopping session. Without an items_total, that is the items_count of its list. Fails with
     * FOREIGN_KEY_VIOLATION (no such list) and UNIQUE_VIOLATION (session_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.CreateShoppingSessionResponse> createShoppingSession(
        crewdb.walmart.v1.CreateShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreateShoppingSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a shopping session. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetShoppingSessionResponse> getShoppingSession(
        crewdb.walmart.v1.GetShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetShoppingSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the sessions of a user that are active, or of another status, the last begun first. Promised fast, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListShoppingSessionsResponse> listShoppingSessions(
        crewdb.walmart.v1.ListShoppingSessionsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListShoppingSessionsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names. A status other than SESSION_STATUS_ACTIVE sets completed_time,
     * if it is not named. Fails with NOT_FOUND and FOREIGN_KEY_VIOLATION (no such list).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpdateShoppingSessionResponse> updateShoppingSession(
        crewdb.walmart.v1.UpdateShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateShoppingSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Adds to the counters of an active session. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.AdvanceShoppingSessionResponse> advanceShoppingSession(
        crewdb.walmart.v1.AdvanceShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAdvanceShoppingSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Ends an active session with what it came to. Fails with NOT_FOUND when there is no such session or it has ended.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.CompleteShoppingSessionResponse> completeShoppingSession(
        crewdb.walmart.v1.CompleteShoppingSessionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCompleteShoppingSessionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns what a user prefers. Fails with NOT_FOUND when the user has said nothing.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetUserPreferencesResponse> getUserPreferences(
        crewdb.walmart.v1.GetUserPreferencesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetUserPreferencesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores what a user prefers or changes it, and says which. Of preferences that exist, exactly the fields that
     * update_mask names are changed.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpsertUserPreferencesResponse> upsertUserPreferences(
        crewdb.walmart.v1.UpsertUserPreferencesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpsertUserPreferencesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Records that a product took, or might take, the place of another. Fails with FOREIGN_KEY_VIOLATION (no such
     * product) and UNIQUE_VIOLATION (substitution_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.RecordSubstitutionResponse> recordSubstitution(
        crewdb.walmart.v1.RecordSubstitutionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordSubstitutionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists what took the place of a product, newest first. Promised fast without a filter; `accepted` reads on until the
     * page is full, through the substitutions of the one product. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListSubstitutionsResponse> listSubstitutions(
        crewdb.walmart.v1.ListSubstitutionsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListSubstitutionsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the substitutions that were for a user, newest first. Promised fast without a filter; `accepted` reads on
     * until the page is full, through the substitutions of the one user. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListUserSubstitutionsResponse> listUserSubstitutions(
        crewdb.walmart.v1.ListUserSubstitutionsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListUserSubstitutionsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Keeps what a user decided and thought of a substitution. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.RateSubstitutionResponse> rateSubstitution(
        crewdb.walmart.v1.RateSubstitutionRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRateSubstitutionMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Records a question of a user and what was understood. Fails with UNIQUE_VIOLATION (intent_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.RecordIntentResponse> recordIntent(
        crewdb.walmart.v1.RecordIntentRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordIntentMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists what a user asked, newest first. Promised fast, every page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListIntentsResponse> listIntents(
        crewdb.walmart.v1.ListIntentsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListIntentsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Keeps what the user thought of the answer. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.RateIntentResponse> rateIntent(
        crewdb.walmart.v1.RateIntentRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRateIntentMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session, and makes one when there is none. Two callers
     * at once get the same cart. Fails with CHECK_VIOLATION when the request names neither.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.EnsureActiveCartResponse> ensureActiveCart(
        crewdb.walmart.v1.EnsureActiveCartRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getEnsureActiveCartMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the active cart of a user or, without a user, of a session; of several the last changed. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetActiveCartResponse> getActiveCart(
        crewdb.walmart.v1.GetActiveCartRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetActiveCartMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns a cart with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetCartResponse> getCart(
        crewdb.walmart.v1.GetCartRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetCartMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Adds a product to an active cart, or to its quantity when it lies there already, and to the cart's totals in the
     * same transaction. Fails with NOT_FOUND (no such cart, or not active) and NOT_NULL_VIOLATION (the product is unknown
     * or has no price, and the request does not say them).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.AddCartItemResponse> addCartItem(
        crewdb.walmart.v1.AddCartItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAddCartItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes a product's quantity or price in an active cart, and the totals in the same transaction. Fails with
     * NOT_FOUND (no such cart or item, or the cart is not active).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpdateCartItemResponse> updateCartItem(
        crewdb.walmart.v1.UpdateCartItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateCartItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Takes a product out of an active cart and its totals. Fails with NOT_FOUND (no such cart or item, or the cart is
     * not active).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.RemoveCartItemResponse> removeCartItem(
        crewdb.walmart.v1.RemoveCartItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRemoveCartItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Takes everything out of an active cart. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ClearCartResponse> clearCart(
        crewdb.walmart.v1.ClearCartRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getClearCartMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Moves the items of one active cart to another, in one transaction: of a product that lies in both the quantities
     * are added, and the prices of the cart that gets them stay. The other cart is then empty and CART_STATUS_MERGED.
     * Returns the cart that got them. Fails with NOT_FOUND (one of them is unknown or not active, or both are the same).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.MergeCartsResponse> mergeCarts(
        crewdb.walmart.v1.MergeCartsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getMergeCartsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Says that an active cart became an order; its items stay. Fails with NOT_FOUND (no such cart, or not active).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ConvertCartResponse> convertCart(
        crewdb.walmart.v1.ConvertCartRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getConvertCartMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Records up to 1000 purchases, all or none. The products need not be in the store any more. Fails with
     * NOT_NULL_VIOLATION (the product is unknown and product_name is empty) and UNIQUE_VIOLATION (purchase_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.RecordPurchasesResponse> recordPurchases(
        crewdb.walmart.v1.RecordPurchasesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordPurchasesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists what a user bought, newest first. Promised fast with and without a range of times, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListPurchasesResponse> listPurchases(
        crewdb.walmart.v1.ListPurchasesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListPurchasesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how often a user buys which product. Reads the user's purchases of that time.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListPurchaseFrequenciesResponse> listPurchaseFrequencies(
        crewdb.walmart.v1.ListPurchaseFrequenciesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListPurchaseFrequenciesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns what a user spent, by category. Reads the user's purchases of that time.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListSpendingResponse> listSpending(
        crewdb.walmart.v1.ListSpendingRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListSpendingMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores a price alert. Fails with FOREIGN_KEY_VIOLATION (no such product) and UNIQUE_VIOLATION (alert_id is taken).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.CreatePriceAlertResponse> createPriceAlert(
        crewdb.walmart.v1.CreatePriceAlertRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCreatePriceAlertMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the alerts of a user that wait, or no longer do, newest first. Promised fast, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListPriceAlertsResponse> listPriceAlerts(
        crewdb.walmart.v1.ListPriceAlertsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListPriceAlertsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Finds the alerts that a price triggers and marks them, so that of two callers one gets each. Only alerts whose
     * target is at or above the price are read. Fails with RESPONSE_TOO_LARGE when they are larger than 3.5 MiB.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.TriggerPriceAlertsResponse> triggerPriceAlerts(
        crewdb.walmart.v1.TriggerPriceAlertsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getTriggerPriceAlertsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns an order with its items. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetOrderResponse> getOrder(
        crewdb.walmart.v1.GetOrderRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetOrderMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists orders, newest first. Promised fast with no filter, by customer, by a range of times, and by both, every
     * page. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListOrdersResponse> listOrders(
        crewdb.walmart.v1.ListOrdersRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListOrdersMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns what the orders of a range of times come to. Reads the orders of that time.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetOrderStatisticsResponse> getOrderStatistics(
        crewdb.walmart.v1.GetOrderStatisticsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetOrderStatisticsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Stores up to 1000 products or changes those that exist, all or none, and says of each which. Writes no price
     * history: BatchUpdateProductPrices does. A bad element names its number and field.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.BatchUpsertProductsResponse> batchUpsertProducts(
        crewdb.walmart.v1.BatchUpsertProductsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchUpsertProductsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists products by category and name; of an unknown category none. Every page is as fast as the first. Promised fast
     * with and without a category. Fails with INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListProductsResponse> listProducts(
        crewdb.walmart.v1.ListProductsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListProductsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists products of the same category whose prices are nearest to the product's. Promised fast for every product.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListSimilarProductsResponse> listSimilarProducts(
        crewdb.walmart.v1.ListSimilarProductsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListSimilarProductsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the categories that products have, without reading the products: the time goes with the number of categories.
     * Fails with RESPONSE_TOO_LARGE when their texts are larger than 3.5 MiB: ask below a parent.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListProductCategoriesResponse> listProductCategories(
        crewdb.walmart.v1.ListProductCategoriesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListProductCategoriesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Says how many of a product are in stock and whether it can be bought. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpdateProductStockResponse> updateProductStock(
        crewdb.walmart.v1.UpdateProductStockRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateProductStockMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes a product with its price history, alerts, deals and substitutions. Items of grocery lists stay and lose
     * their product_id; carts and purchases keep theirs. Fails with NOT_FOUND, and with FOREIGN_KEY_VIOLATION while an
     * order has the product: orders keep what they were made of; mark it out of stock instead.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.DeleteProductResponse> deleteProduct(
        crewdb.walmart.v1.DeleteProductRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteProductMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Sets the prices of up to 1000 products and adds them to the price history, all in one transaction. A product that is
     * named twice gets both in that order. Fails with NOT_FOUND when one of them is unknown: then no price is changed.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.BatchUpdateProductPricesResponse> batchUpdateProductPrices(
        crewdb.walmart.v1.BatchUpdateProductPricesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchUpdateProductPricesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the lowest price of a product in the last days. Reads the recorded prices of that time. Fails with
     * NOT_FOUND when there is none.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetLowestPriceResponse> getLowestPrice(
        crewdb.walmart.v1.GetLowestPriceRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetLowestPriceMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns how the price of a product went in the last days. Reads the recorded prices of that time.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetPriceTrendResponse> getPriceTrend(
        crewdb.walmart.v1.GetPriceTrendRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetPriceTrendMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the grocery lists of a user, newest first. Promised fast with and without a status, every page. Fails with
     * INVALID_PAGE_TOKEN.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.ListGroceryListsResponse> listGroceryLists(
        crewdb.walmart.v1.ListGroceryListsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListGroceryListsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Changes exactly the fields that update_mask names; totals and count follow the items alone. A status of
     * LIST_STATUS_COMPLETED sets completed_time, if it is not named. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.UpdateGroceryListResponse> updateGroceryList(
        crewdb.walmart.v1.UpdateGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getUpdateGroceryListMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Marks a list completed. A list that is completed already keeps its completed_time. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.CompleteGroceryListResponse> completeGroceryList(
        crewdb.walmart.v1.CompleteGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getCompleteGroceryListMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Deletes a list with its items; shopping sessions stay and lose their list_id. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.DeleteGroceryListResponse> deleteGroceryList(
        crewdb.walmart.v1.DeleteGroceryListRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getDeleteGroceryListMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns what a list comes to, always right with the last change of its items: both are one transaction. Fails with
     * NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetGroceryListTotalsResponse> getGroceryListTotals(
        crewdb.walmart.v1.GetGroceryListTotalsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetGroceryListTotalsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Adds up to 1000 items to their lists and the lists' totals, all or none; each as AddGroceryItem does. Fails with
     * NOT_FOUND (no such list), FOREIGN_KEY_VIOLATION (no such product), NOT_NULL_VIOLATION (neither item_name nor
     * product_id), UNIQUE_VIOLATION (item_id is taken) and OUT_OF_RANGE (a list's total would pass 9.2 million million).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.BatchAddGroceryItemsResponse> batchAddGroceryItems(
        crewdb.walmart.v1.BatchAddGroceryItemsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchAddGroceryItemsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns an item. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.GetGroceryItemResponse> getGroceryItem(
        crewdb.walmart.v1.GetGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetGroceryItemMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Says that an item lies in the cart, and when. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.MarkGroceryItemInCartResponse> markGroceryItemInCart(
        crewdb.walmart.v1.MarkGroceryItemInCartRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getMarkGroceryItemInCartMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Says that an item was bought, when, and for how much. Fails with NOT_FOUND.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.MarkGroceryItemPurchasedResponse> markGroceryItemPurchased(
        crewdb.walmart.v1.MarkGroceryItemPurchasedRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getMarkGroceryItemPurchasedMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Puts another product in the place of an item's: its status becomes ITEM_STATUS_SUBSTITUTED, and its estimated price
     * the other product's where that is known; the list's totals follow in the same transaction. substitution_allowed is
     * for those who propose and is not asked here. Fails with NOT_FOUND (no such item or product).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<crewdb.walmart.v1.SubstituteGroceryItemResponse> substituteGroceryItem(
        crewdb.walmart.v1.SubstituteGroceryItemRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSubstituteGroceryItemMethod(), getCallOptions()), request);
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

  private static final int METHODID_GET_PRODUCT = 0;
  private static final int METHODID_BATCH_GET_PRODUCTS = 1;
  private static final int METHODID_GET_PRODUCT_EMBEDDING = 2;
  private static final int METHODID_SEARCH_PRODUCTS = 3;
  private static final int METHODID_UPSERT_PRODUCT = 4;
  private static final int METHODID_UPDATE_PRODUCT_PRICE = 5;
  private static final int METHODID_LIST_PRICE_HISTORY = 6;
  private static final int METHODID_CREATE_GROCERY_LIST = 7;
  private static final int METHODID_GET_GROCERY_LIST = 8;
  private static final int METHODID_ADD_GROCERY_ITEM = 9;
  private static final int METHODID_UPDATE_GROCERY_ITEM = 10;
  private static final int METHODID_LIST_GROCERY_ITEMS = 11;
  private static final int METHODID_DELETE_GROCERY_ITEM = 12;
  private static final int METHODID_CREATE_SHOPPING_SESSION = 13;
  private static final int METHODID_GET_SHOPPING_SESSION = 14;
  private static final int METHODID_LIST_SHOPPING_SESSIONS = 15;
  private static final int METHODID_UPDATE_SHOPPING_SESSION = 16;
  private static final int METHODID_ADVANCE_SHOPPING_SESSION = 17;
  private static final int METHODID_COMPLETE_SHOPPING_SESSION = 18;
  private static final int METHODID_GET_USER_PREFERENCES = 19;
  private static final int METHODID_UPSERT_USER_PREFERENCES = 20;
  private static final int METHODID_RECORD_SUBSTITUTION = 21;
  private static final int METHODID_LIST_SUBSTITUTIONS = 22;
  private static final int METHODID_LIST_USER_SUBSTITUTIONS = 23;
  private static final int METHODID_RATE_SUBSTITUTION = 24;
  private static final int METHODID_RECORD_INTENT = 25;
  private static final int METHODID_LIST_INTENTS = 26;
  private static final int METHODID_RATE_INTENT = 27;
  private static final int METHODID_ENSURE_ACTIVE_CART = 28;
  private static final int METHODID_GET_ACTIVE_CART = 29;
  private static final int METHODID_GET_CART = 30;
  private static final int METHODID_ADD_CART_ITEM = 31;
  private static final int METHODID_UPDATE_CART_ITEM = 32;
  private static final int METHODID_REMOVE_CART_ITEM = 33;
  private static final int METHODID_CLEAR_CART = 34;
  private static final int METHODID_MERGE_CARTS = 35;
  private static final int METHODID_CONVERT_CART = 36;
  private static final int METHODID_RECORD_PURCHASES = 37;
  private static final int METHODID_LIST_PURCHASES = 38;
  private static final int METHODID_LIST_PURCHASE_FREQUENCIES = 39;
  private static final int METHODID_LIST_SPENDING = 40;
  private static final int METHODID_CREATE_PRICE_ALERT = 41;
  private static final int METHODID_LIST_PRICE_ALERTS = 42;
  private static final int METHODID_TRIGGER_PRICE_ALERTS = 43;
  private static final int METHODID_GET_ORDER = 44;
  private static final int METHODID_LIST_ORDERS = 45;
  private static final int METHODID_GET_ORDER_STATISTICS = 46;
  private static final int METHODID_BATCH_UPSERT_PRODUCTS = 47;
  private static final int METHODID_LIST_PRODUCTS = 48;
  private static final int METHODID_LIST_SIMILAR_PRODUCTS = 49;
  private static final int METHODID_LIST_PRODUCT_CATEGORIES = 50;
  private static final int METHODID_UPDATE_PRODUCT_STOCK = 51;
  private static final int METHODID_DELETE_PRODUCT = 52;
  private static final int METHODID_BATCH_UPDATE_PRODUCT_PRICES = 53;
  private static final int METHODID_GET_LOWEST_PRICE = 54;
  private static final int METHODID_GET_PRICE_TREND = 55;
  private static final int METHODID_LIST_GROCERY_LISTS = 56;
  private static final int METHODID_UPDATE_GROCERY_LIST = 57;
  private static final int METHODID_COMPLETE_GROCERY_LIST = 58;
  private static final int METHODID_DELETE_GROCERY_LIST = 59;
  private static final int METHODID_GET_GROCERY_LIST_TOTALS = 60;
  private static final int METHODID_BATCH_ADD_GROCERY_ITEMS = 61;
  private static final int METHODID_GET_GROCERY_ITEM = 62;
  private static final int METHODID_MARK_GROCERY_ITEM_IN_CART = 63;
  private static final int METHODID_MARK_GROCERY_ITEM_PURCHASED = 64;
  private static final int METHODID_SUBSTITUTE_GROCERY_ITEM = 65;
  private static final int METHODID_QUERY = 66;
  private static final int METHODID_EXECUTE = 67;
  private static final int METHODID_EXECUTE_BATCH = 68;
  private static final int METHODID_QUERY_STREAM = 69;
  private static final int METHODID_IMPORT_PRODUCTS = 70;
  private static final int METHODID_TRANSACT = 71;
  private static final int METHODID_PIPELINE = 72;

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
        case METHODID_GET_PRODUCT:
          serviceImpl.getProduct((crewdb.walmart.v1.GetProductRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetProductResponse>) responseObserver);
          break;
        case METHODID_BATCH_GET_PRODUCTS:
          serviceImpl.batchGetProducts((crewdb.walmart.v1.BatchGetProductsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchGetProductsResponse>) responseObserver);
          break;
        case METHODID_GET_PRODUCT_EMBEDDING:
          serviceImpl.getProductEmbedding((crewdb.walmart.v1.GetProductEmbeddingRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetProductEmbeddingResponse>) responseObserver);
          break;
        case METHODID_SEARCH_PRODUCTS:
          serviceImpl.searchProducts((crewdb.walmart.v1.SearchProductsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.SearchProductsResponse>) responseObserver);
          break;
        case METHODID_UPSERT_PRODUCT:
          serviceImpl.upsertProduct((crewdb.walmart.v1.UpsertProductRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpsertProductResponse>) responseObserver);
          break;
        case METHODID_UPDATE_PRODUCT_PRICE:
          serviceImpl.updateProductPrice((crewdb.walmart.v1.UpdateProductPriceRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateProductPriceResponse>) responseObserver);
          break;
        case METHODID_LIST_PRICE_HISTORY:
          serviceImpl.listPriceHistory((crewdb.walmart.v1.ListPriceHistoryRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPriceHistoryResponse>) responseObserver);
          break;
        case METHODID_CREATE_GROCERY_LIST:
          serviceImpl.createGroceryList((crewdb.walmart.v1.CreateGroceryListRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreateGroceryListResponse>) responseObserver);
          break;
        case METHODID_GET_GROCERY_LIST:
          serviceImpl.getGroceryList((crewdb.walmart.v1.GetGroceryListRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryListResponse>) responseObserver);
          break;
        case METHODID_ADD_GROCERY_ITEM:
          serviceImpl.addGroceryItem((crewdb.walmart.v1.AddGroceryItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.AddGroceryItemResponse>) responseObserver);
          break;
        case METHODID_UPDATE_GROCERY_ITEM:
          serviceImpl.updateGroceryItem((crewdb.walmart.v1.UpdateGroceryItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateGroceryItemResponse>) responseObserver);
          break;
        case METHODID_LIST_GROCERY_ITEMS:
          serviceImpl.listGroceryItems((crewdb.walmart.v1.ListGroceryItemsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListGroceryItemsResponse>) responseObserver);
          break;
        case METHODID_DELETE_GROCERY_ITEM:
          serviceImpl.deleteGroceryItem((crewdb.walmart.v1.DeleteGroceryItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteGroceryItemResponse>) responseObserver);
          break;
        case METHODID_CREATE_SHOPPING_SESSION:
          serviceImpl.createShoppingSession((crewdb.walmart.v1.CreateShoppingSessionRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreateShoppingSessionResponse>) responseObserver);
          break;
        case METHODID_GET_SHOPPING_SESSION:
          serviceImpl.getShoppingSession((crewdb.walmart.v1.GetShoppingSessionRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetShoppingSessionResponse>) responseObserver);
          break;
        case METHODID_LIST_SHOPPING_SESSIONS:
          serviceImpl.listShoppingSessions((crewdb.walmart.v1.ListShoppingSessionsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListShoppingSessionsResponse>) responseObserver);
          break;
        case METHODID_UPDATE_SHOPPING_SESSION:
          serviceImpl.updateShoppingSession((crewdb.walmart.v1.UpdateShoppingSessionRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateShoppingSessionResponse>) responseObserver);
          break;
        case METHODID_ADVANCE_SHOPPING_SESSION:
          serviceImpl.advanceShoppingSession((crewdb.walmart.v1.AdvanceShoppingSessionRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.AdvanceShoppingSessionResponse>) responseObserver);
          break;
        case METHODID_COMPLETE_SHOPPING_SESSION:
          serviceImpl.completeShoppingSession((crewdb.walmart.v1.CompleteShoppingSessionRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.CompleteShoppingSessionResponse>) responseObserver);
          break;
        case METHODID_GET_USER_PREFERENCES:
          serviceImpl.getUserPreferences((crewdb.walmart.v1.GetUserPreferencesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetUserPreferencesResponse>) responseObserver);
          break;
        case METHODID_UPSERT_USER_PREFERENCES:
          serviceImpl.upsertUserPreferences((crewdb.walmart.v1.UpsertUserPreferencesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpsertUserPreferencesResponse>) responseObserver);
          break;
        case METHODID_RECORD_SUBSTITUTION:
          serviceImpl.recordSubstitution((crewdb.walmart.v1.RecordSubstitutionRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordSubstitutionResponse>) responseObserver);
          break;
        case METHODID_LIST_SUBSTITUTIONS:
          serviceImpl.listSubstitutions((crewdb.walmart.v1.ListSubstitutionsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSubstitutionsResponse>) responseObserver);
          break;
        case METHODID_LIST_USER_SUBSTITUTIONS:
          serviceImpl.listUserSubstitutions((crewdb.walmart.v1.ListUserSubstitutionsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListUserSubstitutionsResponse>) responseObserver);
          break;
        case METHODID_RATE_SUBSTITUTION:
          serviceImpl.rateSubstitution((crewdb.walmart.v1.RateSubstitutionRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.RateSubstitutionResponse>) responseObserver);
          break;
        case METHODID_RECORD_INTENT:
          serviceImpl.recordIntent((crewdb.walmart.v1.RecordIntentRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordIntentResponse>) responseObserver);
          break;
        case METHODID_LIST_INTENTS:
          serviceImpl.listIntents((crewdb.walmart.v1.ListIntentsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListIntentsResponse>) responseObserver);
          break;
        case METHODID_RATE_INTENT:
          serviceImpl.rateIntent((crewdb.walmart.v1.RateIntentRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.RateIntentResponse>) responseObserver);
          break;
        case METHODID_ENSURE_ACTIVE_CART:
          serviceImpl.ensureActiveCart((crewdb.walmart.v1.EnsureActiveCartRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.EnsureActiveCartResponse>) responseObserver);
          break;
        case METHODID_GET_ACTIVE_CART:
          serviceImpl.getActiveCart((crewdb.walmart.v1.GetActiveCartRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetActiveCartResponse>) responseObserver);
          break;
        case METHODID_GET_CART:
          serviceImpl.getCart((crewdb.walmart.v1.GetCartRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetCartResponse>) responseObserver);
          break;
        case METHODID_ADD_CART_ITEM:
          serviceImpl.addCartItem((crewdb.walmart.v1.AddCartItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.AddCartItemResponse>) responseObserver);
          break;
        case METHODID_UPDATE_CART_ITEM:
          serviceImpl.updateCartItem((crewdb.walmart.v1.UpdateCartItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateCartItemResponse>) responseObserver);
          break;
        case METHODID_REMOVE_CART_ITEM:
          serviceImpl.removeCartItem((crewdb.walmart.v1.RemoveCartItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.RemoveCartItemResponse>) responseObserver);
          break;
        case METHODID_CLEAR_CART:
          serviceImpl.clearCart((crewdb.walmart.v1.ClearCartRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ClearCartResponse>) responseObserver);
          break;
        case METHODID_MERGE_CARTS:
          serviceImpl.mergeCarts((crewdb.walmart.v1.MergeCartsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.MergeCartsResponse>) responseObserver);
          break;
        case METHODID_CONVERT_CART:
          serviceImpl.convertCart((crewdb.walmart.v1.ConvertCartRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ConvertCartResponse>) responseObserver);
          break;
        case METHODID_RECORD_PURCHASES:
          serviceImpl.recordPurchases((crewdb.walmart.v1.RecordPurchasesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.RecordPurchasesResponse>) responseObserver);
          break;
        case METHODID_LIST_PURCHASES:
          serviceImpl.listPurchases((crewdb.walmart.v1.ListPurchasesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPurchasesResponse>) responseObserver);
          break;
        case METHODID_LIST_PURCHASE_FREQUENCIES:
          serviceImpl.listPurchaseFrequencies((crewdb.walmart.v1.ListPurchaseFrequenciesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPurchaseFrequenciesResponse>) responseObserver);
          break;
        case METHODID_LIST_SPENDING:
          serviceImpl.listSpending((crewdb.walmart.v1.ListSpendingRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSpendingResponse>) responseObserver);
          break;
        case METHODID_CREATE_PRICE_ALERT:
          serviceImpl.createPriceAlert((crewdb.walmart.v1.CreatePriceAlertRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.CreatePriceAlertResponse>) responseObserver);
          break;
        case METHODID_LIST_PRICE_ALERTS:
          serviceImpl.listPriceAlerts((crewdb.walmart.v1.ListPriceAlertsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListPriceAlertsResponse>) responseObserver);
          break;
        case METHODID_TRIGGER_PRICE_ALERTS:
          serviceImpl.triggerPriceAlerts((crewdb.walmart.v1.TriggerPriceAlertsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.TriggerPriceAlertsResponse>) responseObserver);
          break;
        case METHODID_GET_ORDER:
          serviceImpl.getOrder((crewdb.walmart.v1.GetOrderRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetOrderResponse>) responseObserver);
          break;
        case METHODID_LIST_ORDERS:
          serviceImpl.listOrders((crewdb.walmart.v1.ListOrdersRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListOrdersResponse>) responseObserver);
          break;
        case METHODID_GET_ORDER_STATISTICS:
          serviceImpl.getOrderStatistics((crewdb.walmart.v1.GetOrderStatisticsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetOrderStatisticsResponse>) responseObserver);
          break;
        case METHODID_BATCH_UPSERT_PRODUCTS:
          serviceImpl.batchUpsertProducts((crewdb.walmart.v1.BatchUpsertProductsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchUpsertProductsResponse>) responseObserver);
          break;
        case METHODID_LIST_PRODUCTS:
          serviceImpl.listProducts((crewdb.walmart.v1.ListProductsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListProductsResponse>) responseObserver);
          break;
        case METHODID_LIST_SIMILAR_PRODUCTS:
          serviceImpl.listSimilarProducts((crewdb.walmart.v1.ListSimilarProductsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListSimilarProductsResponse>) responseObserver);
          break;
        case METHODID_LIST_PRODUCT_CATEGORIES:
          serviceImpl.listProductCategories((crewdb.walmart.v1.ListProductCategoriesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListProductCategoriesResponse>) responseObserver);
          break;
        case METHODID_UPDATE_PRODUCT_STOCK:
          serviceImpl.updateProductStock((crewdb.walmart.v1.UpdateProductStockRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateProductStockResponse>) responseObserver);
          break;
        case METHODID_DELETE_PRODUCT:
          serviceImpl.deleteProduct((crewdb.walmart.v1.DeleteProductRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteProductResponse>) responseObserver);
          break;
        case METHODID_BATCH_UPDATE_PRODUCT_PRICES:
          serviceImpl.batchUpdateProductPrices((crewdb.walmart.v1.BatchUpdateProductPricesRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchUpdateProductPricesResponse>) responseObserver);
          break;
        case METHODID_GET_LOWEST_PRICE:
          serviceImpl.getLowestPrice((crewdb.walmart.v1.GetLowestPriceRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetLowestPriceResponse>) responseObserver);
          break;
        case METHODID_GET_PRICE_TREND:
          serviceImpl.getPriceTrend((crewdb.walmart.v1.GetPriceTrendRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetPriceTrendResponse>) responseObserver);
          break;
        case METHODID_LIST_GROCERY_LISTS:
          serviceImpl.listGroceryLists((crewdb.walmart.v1.ListGroceryListsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ListGroceryListsResponse>) responseObserver);
          break;
        case METHODID_UPDATE_GROCERY_LIST:
          serviceImpl.updateGroceryList((crewdb.walmart.v1.UpdateGroceryListRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.UpdateGroceryListResponse>) responseObserver);
          break;
        case METHODID_COMPLETE_GROCERY_LIST:
          serviceImpl.completeGroceryList((crewdb.walmart.v1.CompleteGroceryListRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.CompleteGroceryListResponse>) responseObserver);
          break;
        case METHODID_DELETE_GROCERY_LIST:
          serviceImpl.deleteGroceryList((crewdb.walmart.v1.DeleteGroceryListRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.DeleteGroceryListResponse>) responseObserver);
          break;
        case METHODID_GET_GROCERY_LIST_TOTALS:
          serviceImpl.getGroceryListTotals((crewdb.walmart.v1.GetGroceryListTotalsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryListTotalsResponse>) responseObserver);
          break;
        case METHODID_BATCH_ADD_GROCERY_ITEMS:
          serviceImpl.batchAddGroceryItems((crewdb.walmart.v1.BatchAddGroceryItemsRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.BatchAddGroceryItemsResponse>) responseObserver);
          break;
        case METHODID_GET_GROCERY_ITEM:
          serviceImpl.getGroceryItem((crewdb.walmart.v1.GetGroceryItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.GetGroceryItemResponse>) responseObserver);
          break;
        case METHODID_MARK_GROCERY_ITEM_IN_CART:
          serviceImpl.markGroceryItemInCart((crewdb.walmart.v1.MarkGroceryItemInCartRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.MarkGroceryItemInCartResponse>) responseObserver);
          break;
        case METHODID_MARK_GROCERY_ITEM_PURCHASED:
          serviceImpl.markGroceryItemPurchased((crewdb.walmart.v1.MarkGroceryItemPurchasedRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.MarkGroceryItemPurchasedResponse>) responseObserver);
          break;
        case METHODID_SUBSTITUTE_GROCERY_ITEM:
          serviceImpl.substituteGroceryItem((crewdb.walmart.v1.SubstituteGroceryItemRequest) request,
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.SubstituteGroceryItemResponse>) responseObserver);
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
        case METHODID_IMPORT_PRODUCTS:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.importProducts(
              (io.grpc.stub.StreamObserver<crewdb.walmart.v1.ImportProductsResponse>) responseObserver);
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
          getGetProductMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetProductRequest,
              crewdb.walmart.v1.GetProductResponse>(
                service, METHODID_GET_PRODUCT)))
        .addMethod(
          getBatchGetProductsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.BatchGetProductsRequest,
              crewdb.walmart.v1.BatchGetProductsResponse>(
                service, METHODID_BATCH_GET_PRODUCTS)))
        .addMethod(
          getGetProductEmbeddingMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetProductEmbeddingRequest,
              crewdb.walmart.v1.GetProductEmbeddingResponse>(
                service, METHODID_GET_PRODUCT_EMBEDDING)))
        .addMethod(
          getSearchProductsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.SearchProductsRequest,
              crewdb.walmart.v1.SearchProductsResponse>(
                service, METHODID_SEARCH_PRODUCTS)))
        .addMethod(
          getUpsertProductMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpsertProductRequest,
              crewdb.walmart.v1.UpsertProductResponse>(
                service, METHODID_UPSERT_PRODUCT)))
        .addMethod(
          getUpdateProductPriceMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpdateProductPriceRequest,
              crewdb.walmart.v1.UpdateProductPriceResponse>(
                service, METHODID_UPDATE_PRODUCT_PRICE)))
        .addMethod(
          getListPriceHistoryMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListPriceHistoryRequest,
              crewdb.walmart.v1.ListPriceHistoryResponse>(
                service, METHODID_LIST_PRICE_HISTORY)))
        .addMethod(
          getCreateGroceryListMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.CreateGroceryListRequest,
              crewdb.walmart.v1.CreateGroceryListResponse>(
                service, METHODID_CREATE_GROCERY_LIST)))
        .addMethod(
          getGetGroceryListMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetGroceryListRequest,
              crewdb.walmart.v1.GetGroceryListResponse>(
                service, METHODID_GET_GROCERY_LIST)))
        .addMethod(
          getAddGroceryItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.AddGroceryItemRequest,
              crewdb.walmart.v1.AddGroceryItemResponse>(
                service, METHODID_ADD_GROCERY_ITEM)))
        .addMethod(
          getUpdateGroceryItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpdateGroceryItemRequest,
              crewdb.walmart.v1.UpdateGroceryItemResponse>(
                service, METHODID_UPDATE_GROCERY_ITEM)))
        .addMethod(
          getListGroceryItemsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListGroceryItemsRequest,
              crewdb.walmart.v1.ListGroceryItemsResponse>(
                service, METHODID_LIST_GROCERY_ITEMS)))
        .addMethod(
          getDeleteGroceryItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.DeleteGroceryItemRequest,
              crewdb.walmart.v1.DeleteGroceryItemResponse>(
                service, METHODID_DELETE_GROCERY_ITEM)))
        .addMethod(
          getCreateShoppingSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.CreateShoppingSessionRequest,
              crewdb.walmart.v1.CreateShoppingSessionResponse>(
                service, METHODID_CREATE_SHOPPING_SESSION)))
        .addMethod(
          getGetShoppingSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetShoppingSessionRequest,
              crewdb.walmart.v1.GetShoppingSessionResponse>(
                service, METHODID_GET_SHOPPING_SESSION)))
        .addMethod(
          getListShoppingSessionsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListShoppingSessionsRequest,
              crewdb.walmart.v1.ListShoppingSessionsResponse>(
                service, METHODID_LIST_SHOPPING_SESSIONS)))
        .addMethod(
          getUpdateShoppingSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpdateShoppingSessionRequest,
              crewdb.walmart.v1.UpdateShoppingSessionResponse>(
                service, METHODID_UPDATE_SHOPPING_SESSION)))
        .addMethod(
          getAdvanceShoppingSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.AdvanceShoppingSessionRequest,
              crewdb.walmart.v1.AdvanceShoppingSessionResponse>(
                service, METHODID_ADVANCE_SHOPPING_SESSION)))
        .addMethod(
          getCompleteShoppingSessionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.CompleteShoppingSessionRequest,
              crewdb.walmart.v1.CompleteShoppingSessionResponse>(
                service, METHODID_COMPLETE_SHOPPING_SESSION)))
        .addMethod(
          getGetUserPreferencesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetUserPreferencesRequest,
              crewdb.walmart.v1.GetUserPreferencesResponse>(
                service, METHODID_GET_USER_PREFERENCES)))
        .addMethod(
          getUpsertUserPreferencesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpsertUserPreferencesRequest,
              crewdb.walmart.v1.UpsertUserPreferencesResponse>(
                service, METHODID_UPSERT_USER_PREFERENCES)))
        .addMethod(
          getRecordSubstitutionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.RecordSubstitutionRequest,
              crewdb.walmart.v1.RecordSubstitutionResponse>(
                service, METHODID_RECORD_SUBSTITUTION)))
        .addMethod(
          getListSubstitutionsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListSubstitutionsRequest,
              crewdb.walmart.v1.ListSubstitutionsResponse>(
                service, METHODID_LIST_SUBSTITUTIONS)))
        .addMethod(
          getListUserSubstitutionsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListUserSubstitutionsRequest,
              crewdb.walmart.v1.ListUserSubstitutionsResponse>(
                service, METHODID_LIST_USER_SUBSTITUTIONS)))
        .addMethod(
          getRateSubstitutionMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.RateSubstitutionRequest,
              crewdb.walmart.v1.RateSubstitutionResponse>(
                service, METHODID_RATE_SUBSTITUTION)))
        .addMethod(
          getRecordIntentMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.RecordIntentRequest,
              crewdb.walmart.v1.RecordIntentResponse>(
                service, METHODID_RECORD_INTENT)))
        .addMethod(
          getListIntentsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListIntentsRequest,
              crewdb.walmart.v1.ListIntentsResponse>(
                service, METHODID_LIST_INTENTS)))
        .addMethod(
          getRateIntentMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.RateIntentRequest,
              crewdb.walmart.v1.RateIntentResponse>(
                service, METHODID_RATE_INTENT)))
        .addMethod(
          getEnsureActiveCartMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.EnsureActiveCartRequest,
              crewdb.walmart.v1.EnsureActiveCartResponse>(
                service, METHODID_ENSURE_ACTIVE_CART)))
        .addMethod(
          getGetActiveCartMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetActiveCartRequest,
              crewdb.walmart.v1.GetActiveCartResponse>(
                service, METHODID_GET_ACTIVE_CART)))
        .addMethod(
          getGetCartMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetCartRequest,
              crewdb.walmart.v1.GetCartResponse>(
                service, METHODID_GET_CART)))
        .addMethod(
          getAddCartItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.AddCartItemRequest,
              crewdb.walmart.v1.AddCartItemResponse>(
                service, METHODID_ADD_CART_ITEM)))
        .addMethod(
          getUpdateCartItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpdateCartItemRequest,
              crewdb.walmart.v1.UpdateCartItemResponse>(
                service, METHODID_UPDATE_CART_ITEM)))
        .addMethod(
          getRemoveCartItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.RemoveCartItemRequest,
              crewdb.walmart.v1.RemoveCartItemResponse>(
                service, METHODID_REMOVE_CART_ITEM)))
        .addMethod(
          getClearCartMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ClearCartRequest,
              crewdb.walmart.v1.ClearCartResponse>(
                service, METHODID_CLEAR_CART)))
        .addMethod(
          getMergeCartsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.MergeCartsRequest,
              crewdb.walmart.v1.MergeCartsResponse>(
                service, METHODID_MERGE_CARTS)))
        .addMethod(
          getConvertCartMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ConvertCartRequest,
              crewdb.walmart.v1.ConvertCartResponse>(
                service, METHODID_CONVERT_CART)))
        .addMethod(
          getRecordPurchasesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.RecordPurchasesRequest,
              crewdb.walmart.v1.RecordPurchasesResponse>(
                service, METHODID_RECORD_PURCHASES)))
        .addMethod(
          getListPurchasesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListPurchasesRequest,
              crewdb.walmart.v1.ListPurchasesResponse>(
                service, METHODID_LIST_PURCHASES)))
        .addMethod(
          getListPurchaseFrequenciesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListPurchaseFrequenciesRequest,
              crewdb.walmart.v1.ListPurchaseFrequenciesResponse>(
                service, METHODID_LIST_PURCHASE_FREQUENCIES)))
        .addMethod(
          getListSpendingMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListSpendingRequest,
              crewdb.walmart.v1.ListSpendingResponse>(
                service, METHODID_LIST_SPENDING)))
        .addMethod(
          getCreatePriceAlertMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.CreatePriceAlertRequest,
              crewdb.walmart.v1.CreatePriceAlertResponse>(
                service, METHODID_CREATE_PRICE_ALERT)))
        .addMethod(
          getListPriceAlertsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListPriceAlertsRequest,
              crewdb.walmart.v1.ListPriceAlertsResponse>(
                service, METHODID_LIST_PRICE_ALERTS)))
        .addMethod(
          getTriggerPriceAlertsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.TriggerPriceAlertsRequest,
              crewdb.walmart.v1.TriggerPriceAlertsResponse>(
                service, METHODID_TRIGGER_PRICE_ALERTS)))
        .addMethod(
          getGetOrderMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetOrderRequest,
              crewdb.walmart.v1.GetOrderResponse>(
                service, METHODID_GET_ORDER)))
        .addMethod(
          getListOrdersMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListOrdersRequest,
              crewdb.walmart.v1.ListOrdersResponse>(
                service, METHODID_LIST_ORDERS)))
        .addMethod(
          getGetOrderStatisticsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetOrderStatisticsRequest,
              crewdb.walmart.v1.GetOrderStatisticsResponse>(
                service, METHODID_GET_ORDER_STATISTICS)))
        .addMethod(
          getBatchUpsertProductsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.BatchUpsertProductsRequest,
              crewdb.walmart.v1.BatchUpsertProductsResponse>(
                service, METHODID_BATCH_UPSERT_PRODUCTS)))
        .addMethod(
          getImportProductsMethod(),
          io.grpc.stub.ServerCalls.asyncClientStreamingCall(
            new MethodHandlers<
              crewdb.walmart.v1.ImportProductsRequest,
              crewdb.walmart.v1.ImportProductsResponse>(
                service, METHODID_IMPORT_PRODUCTS)))
        .addMethod(
          getListProductsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListProductsRequest,
              crewdb.walmart.v1.ListProductsResponse>(
                service, METHODID_LIST_PRODUCTS)))
        .addMethod(
          getListSimilarProductsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListSimilarProductsRequest,
              crewdb.walmart.v1.ListSimilarProductsResponse>(
                service, METHODID_LIST_SIMILAR_PRODUCTS)))
        .addMethod(
          getListProductCategoriesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListProductCategoriesRequest,
              crewdb.walmart.v1.ListProductCategoriesResponse>(
                service, METHODID_LIST_PRODUCT_CATEGORIES)))
        .addMethod(
          getUpdateProductStockMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpdateProductStockRequest,
              crewdb.walmart.v1.UpdateProductStockResponse>(
                service, METHODID_UPDATE_PRODUCT_STOCK)))
        .addMethod(
          getDeleteProductMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.DeleteProductRequest,
              crewdb.walmart.v1.DeleteProductResponse>(
                service, METHODID_DELETE_PRODUCT)))
        .addMethod(
          getBatchUpdateProductPricesMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.BatchUpdateProductPricesRequest,
              crewdb.walmart.v1.BatchUpdateProductPricesResponse>(
                service, METHODID_BATCH_UPDATE_PRODUCT_PRICES)))
        .addMethod(
          getGetLowestPriceMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetLowestPriceRequest,
              crewdb.walmart.v1.GetLowestPriceResponse>(
                service, METHODID_GET_LOWEST_PRICE)))
        .addMethod(
          getGetPriceTrendMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetPriceTrendRequest,
              crewdb.walmart.v1.GetPriceTrendResponse>(
                service, METHODID_GET_PRICE_TREND)))
        .addMethod(
          getListGroceryListsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.ListGroceryListsRequest,
              crewdb.walmart.v1.ListGroceryListsResponse>(
                service, METHODID_LIST_GROCERY_LISTS)))
        .addMethod(
          getUpdateGroceryListMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.UpdateGroceryListRequest,
              crewdb.walmart.v1.UpdateGroceryListResponse>(
                service, METHODID_UPDATE_GROCERY_LIST)))
        .addMethod(
          getCompleteGroceryListMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.CompleteGroceryListRequest,
              crewdb.walmart.v1.CompleteGroceryListResponse>(
                service, METHODID_COMPLETE_GROCERY_LIST)))
        .addMethod(
          getDeleteGroceryListMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.DeleteGroceryListRequest,
              crewdb.walmart.v1.DeleteGroceryListResponse>(
                service, METHODID_DELETE_GROCERY_LIST)))
        .addMethod(
          getGetGroceryListTotalsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetGroceryListTotalsRequest,
              crewdb.walmart.v1.GetGroceryListTotalsResponse>(
                service, METHODID_GET_GROCERY_LIST_TOTALS)))
        .addMethod(
          getBatchAddGroceryItemsMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.BatchAddGroceryItemsRequest,
              crewdb.walmart.v1.BatchAddGroceryItemsResponse>(
                service, METHODID_BATCH_ADD_GROCERY_ITEMS)))
        .addMethod(
          getGetGroceryItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.GetGroceryItemRequest,
              crewdb.walmart.v1.GetGroceryItemResponse>(
                service, METHODID_GET_GROCERY_ITEM)))
        .addMethod(
          getMarkGroceryItemInCartMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.MarkGroceryItemInCartRequest,
              crewdb.walmart.v1.MarkGroceryItemInCartResponse>(
                service, METHODID_MARK_GROCERY_ITEM_IN_CART)))
        .addMethod(
          getMarkGroceryItemPurchasedMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.MarkGroceryItemPurchasedRequest,
              crewdb.walmart.v1.MarkGroceryItemPurchasedResponse>(
                service, METHODID_MARK_GROCERY_ITEM_PURCHASED)))
        .addMethod(
          getSubstituteGroceryItemMethod(),
          io.grpc.stub.ServerCalls.asyncUnaryCall(
            new MethodHandlers<
              crewdb.walmart.v1.SubstituteGroceryItemRequest,
              crewdb.walmart.v1.SubstituteGroceryItemResponse>(
                service, METHODID_SUBSTITUTE_GROCERY_ITEM)))
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

  private static abstract class WalmartDbBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    WalmartDbBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return crewdb.walmart.v1.WalmartDbProto.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("WalmartDb");
    }
  }

  private static final class WalmartDbFileDescriptorSupplier
      extends WalmartDbBaseDescriptorSupplier {
    WalmartDbFileDescriptorSupplier() {}
  }

  private static final class WalmartDbMethodDescriptorSupplier
      extends WalmartDbBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final java.lang.String methodName;

    WalmartDbMethodDescriptorSupplier(java.lang.String methodName) {
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
      synchronized (WalmartDbGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new WalmartDbFileDescriptorSupplier())
              .addMethod(getGetProductMethod())
              .addMethod(getBatchGetProductsMethod())
              .addMethod(getGetProductEmbeddingMethod())
              .addMethod(getSearchProductsMethod())
              .addMethod(getUpsertProductMethod())
              .addMethod(getUpdateProductPriceMethod())
              .addMethod(getListPriceHistoryMethod())
              .addMethod(getCreateGroceryListMethod())
              .addMethod(getGetGroceryListMethod())
              .addMethod(getAddGroceryItemMethod())
              .addMethod(getUpdateGroceryItemMethod())
              .addMethod(getListGroceryItemsMethod())
              .addMethod(getDeleteGroceryItemMethod())
              .addMethod(getCreateShoppingSessionMethod())
              .addMethod(getGetShoppingSessionMethod())
              .addMethod(getListShoppingSessionsMethod())
              .addMethod(getUpdateShoppingSessionMethod())
              .addMethod(getAdvanceShoppingSessionMethod())
              .addMethod(getCompleteShoppingSessionMethod())
              .addMethod(getGetUserPreferencesMethod())
              .addMethod(getUpsertUserPreferencesMethod())
              .addMethod(getRecordSubstitutionMethod())
              .addMethod(getListSubstitutionsMethod())
              .addMethod(getListUserSubstitutionsMethod())
              .addMethod(getRateSubstitutionMethod())
              .addMethod(getRecordIntentMethod())
              .addMethod(getListIntentsMethod())
              .addMethod(getRateIntentMethod())
              .addMethod(getEnsureActiveCartMethod())
              .addMethod(getGetActiveCartMethod())
              .addMethod(getGetCartMethod())
              .addMethod(getAddCartItemMethod())
              .addMethod(getUpdateCartItemMethod())
              .addMethod(getRemoveCartItemMethod())
              .addMethod(getClearCartMethod())
              .addMethod(getMergeCartsMethod())
              .addMethod(getConvertCartMethod())
              .addMethod(getRecordPurchasesMethod())
              .addMethod(getListPurchasesMethod())
              .addMethod(getListPurchaseFrequenciesMethod())
              .addMethod(getListSpendingMethod())
              .addMethod(getCreatePriceAlertMethod())
              .addMethod(getListPriceAlertsMethod())
              .addMethod(getTriggerPriceAlertsMethod())
              .addMethod(getGetOrderMethod())
              .addMethod(getListOrdersMethod())
              .addMethod(getGetOrderStatisticsMethod())
              .addMethod(getBatchUpsertProductsMethod())
              .addMethod(getImportProductsMethod())
              .addMethod(getListProductsMethod())
              .addMethod(getListSimilarProductsMethod())
              .addMethod(getListProductCategoriesMethod())
              .addMethod(getUpdateProductStockMethod())
              .addMethod(getDeleteProductMethod())
              .addMethod(getBatchUpdateProductPricesMethod())
              .addMethod(getGetLowestPriceMethod())
              .addMethod(getGetPriceTrendMethod())
              .addMethod(getListGroceryListsMethod())
              .addMethod(getUpdateGroceryListMethod())
              .addMethod(getCompleteGroceryListMethod())
              .addMethod(getDeleteGroceryListMethod())
              .addMethod(getGetGroceryListTotalsMethod())
              .addMethod(getBatchAddGroceryItemsMethod())
              .addMethod(getGetGroceryItemMethod())
              .addMethod(getMarkGroceryItemInCartMethod())
              .addMethod(getMarkGroceryItemPurchasedMethod())
              .addMethod(getSubstituteGroceryItemMethod())
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
