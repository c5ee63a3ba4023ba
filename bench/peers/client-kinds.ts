import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Client, credentials } from "@grpc/grpc-js";
import type { GetProductRequest, GetProductResponse } from "../../gen/ts/crewdb/walmart/v1/product_pb.js";
import { createWalmartDb } from "../../src/client/index.js";
import { WalmartDb } from "../harness/contract.js";
import { pathOf } from "../harness/rpc-case.js";

/** Makes one call and answers the name, so that the answer has been decoded. */
export type GetProduct = (productId: string) => Promise<string | undefined>;

const TIMEOUT_MS = 30_000;
const { getProduct } = WalmartDb.method;

/** As generated code for grpc-js would: a client, a serialiser, a deserialiser, a deadline. */
function grpcJs(target: string): GetProduct {
  const client = new Client(target, credentials.createInsecure());
  const path = pathOf(getProduct);
  const serialize = (request: GetProductRequest) => Buffer.from(toBinary(getProduct.input, request));
  const deserialize = (bytes: Buffer): GetProductResponse => fromBinary(getProduct.output, bytes);
  return (productId) =>
    new Promise((resolve, reject) => {
      const request = create(getProduct.input, { productId });
      const options = { deadline: Date.now() + TIMEOUT_MS };
      client.makeUnaryRequest(path, serialize, deserialize, request, options, (error, response) => {
        if (error) reject(error);
        else resolve(response?.product?.name);
      });
    });
}

function connectNode(target: string): GetProduct {
  const transport = createGrpcTransport({ baseUrl: `http://${target}`, defaultTimeoutMs: TIMEOUT_MS });
  const client = createClient(WalmartDb, transport);
  return async (productId) => (await client.getProduct({ productId })).product?.name;
}

function own(target: string, pipeline: boolean): GetProduct {
  const client = createWalmartDb(target, { pipeline });
  return async (productId) => (await client.getProduct({ productId })).product?.name;
}

/** The clients that a TypeScript program could use, as the report calls them. */
export type ClientKind = "grpc-js" | "connect-node" | "crewdb's, unary" | "crewdb's, pipelined";

/** Opens a client; its process ends with the load, and closes it. */
export const CLIENTS: Readonly<Record<ClientKind, (target: string) => GetProduct>> = {
  "grpc-js": grpcJs,
  "connect-node": connectNode,
  "crewdb's, unary": (target) => own(target, false),
  "crewdb's, pipelined": (target) => own(target, true),
};
