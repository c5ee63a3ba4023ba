import {
  create,
  type DescMessage,
  type DescMethodUnary,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Client, credentials } from "@grpc/grpc-js";
import { createWalmartDb } from "../../src/client/index.js";
import { newRequestId } from "../../src/client/request-id.js";
import { WalmartDb } from "../harness/contract.js";
import { pathOf } from "../harness/rpc-case.js";
import { INTENT } from "./requests.js";

/** Calls that answer a text of their response, so that it has been decoded. */
export interface ClientCalls {
  getProduct(productId: string): Promise<string | undefined>;
  recordIntent(): Promise<string | undefined>;
}

const TIMEOUT_MS = 30_000;
const { getProduct, recordIntent } = WalmartDb.method;

/** As an application would fill it in whose client does not. */
const ownId = (requestId: boolean) => (requestId ? { requestId: newRequestId() } : {});

/** As generated code for grpc-js would: a client, a serialiser, a deserialiser, a deadline. */
function grpcJs(target: string, requestId: boolean): ClientCalls {
  const client = new Client(target, credentials.createInsecure());
  const caller = <I extends DescMessage, O extends DescMessage>(method: DescMethodUnary<I, O>) => {
    const path = pathOf(method);
    const serialize = (request: MessageShape<I>) => Buffer.from(toBinary(method.input, request));
    const deserialize = (bytes: Buffer): MessageShape<O> => fromBinary(method.output, bytes);
    return (init: MessageInitShape<I>) =>
      new Promise<MessageShape<O> | undefined>((resolve, reject) => {
        const request = create(method.input, init);
        const options = { deadline: Date.now() + TIMEOUT_MS };
        client.makeUnaryRequest(path, serialize, deserialize, request, options, (error, response) => {
          if (error) reject(error);
          else resolve(response);
        });
      });
  };
  const [get, record] = [caller(getProduct), caller(recordIntent)];
  return {
    getProduct: async (productId) => (await get({ productId }))?.product?.name,
    recordIntent: async () => (await record({ intent: INTENT, ...ownId(requestId) }))?.intent?.intentId,
  };
}

function connectNode(target: string, requestId: boolean): ClientCalls {
  const transport = createGrpcTransport({ baseUrl: `http://${target}`, defaultTimeoutMs: TIMEOUT_MS });
  const client = createClient(WalmartDb, transport);
  return {
    getProduct: async (productId) => (await client.getProduct({ productId })).product?.name,
    recordIntent: async () => (await client.recordIntent({ intent: INTENT, ...ownId(requestId) })).intent?.intentId,
  };
}

/** Fills in a request_id by itself, unless retries are off. */
function own(target: string, requestId: boolean, pipeline: boolean): ClientCalls {
  const client = createWalmartDb(target, { pipeline, ...(requestId ? {} : { retry: { maxAttempts: 1 } }) });
  return {
    getProduct: async (productId) => (await client.getProduct({ productId })).product?.name,
    recordIntent: async () => (await client.recordIntent({ intent: INTENT })).intent?.intentId,
  };
}

/** The clients that a TypeScript program could use, as the report calls them. */
export type ClientKind = "grpc-js" | "connect-node" | "crewdb's, unary" | "crewdb's, pipelined";

/** Opens a client; its process ends with the load, and closes it. `requestId`: its writes have one. */
export const CLIENTS: Readonly<Record<ClientKind, (target: string, requestId: boolean) => ClientCalls>> = {
  "grpc-js": grpcJs,
  "connect-node": connectNode,
  "crewdb's, unary": (target, requestId) => own(target, requestId, false),
  "crewdb's, pipelined": (target, requestId) => own(target, requestId, true),
};
