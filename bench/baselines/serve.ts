import * as grpc from "@grpc/grpc-js";

/** An answer, now or later; an error becomes INTERNAL. */
export type Handler = (request: Buffer) => Buffer | Promise<Buffer>;

const identity = (bytes: Buffer) => bytes;
const method = { requestStream: false, responseStream: false } as const;
const codec = {
  requestSerialize: identity,
  requestDeserialize: identity,
  responseSerialize: identity,
  responseDeserialize: identity,
};

function toGrpcHandler(handler: Handler): grpc.handleUnaryCall<Buffer, Buffer> {
  return async (call, reply) => {
    try {
      reply(null, await handler(call.request));
    } catch (error) {
      reply({ code: grpc.status.INTERNAL, details: String(error) });
    }
  };
}

/** Serves handlers by path at CREWDB_PORT until SIGTERM; health says SERVING. For benchmarks only. */
export function serve(handlers: Readonly<Record<string, Handler>>): void {
  const server = new grpc.Server({ "grpc.enable_channelz": 0 });
  const all = { ...handlers, "/grpc.health.v1.Health/Check": () => Buffer.from([8, 1]) };
  for (const [path, handler] of Object.entries(all)) {
    server.addService({ call: { path, ...method, ...codec } }, { call: toGrpcHandler(handler) });
  }
  server.bindAsync(`127.0.0.1:${process.env.CREWDB_PORT ?? 0}`, grpc.ServerCredentials.createInsecure(), (error) => {
    if (error) throw error;
  });
  process.once("SIGTERM", () => process.exit(0));
}
