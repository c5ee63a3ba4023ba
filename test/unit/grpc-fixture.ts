/** A real server of the protocol on a free port, with a pool of the test's own behind it, and clients that send bytes. */
import { fromBinary } from "@bufbuild/protobuf";
import { anyUnpack } from "@bufbuild/protobuf/wkt";
import {
  type CallOptions,
  type ChannelCredentials,
  Client,
  type ClientUnaryCall,
  credentials,
  Metadata,
  type ServiceError,
} from "@grpc/grpc-js";
import {
  type BadRequest,
  type ErrorInfo,
  file_google_rpc_error_details,
} from "../../gen/ts/google/rpc/error_details_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import { Authenticator } from "../../src/access/authenticate.js";
import { ServerCertificates } from "../../src/access/certificates.js";
import type { TlsFiles } from "../../src/access/listen-address.js";
import type { TokenTable } from "../../src/access/tokens.js";
import { type Door, doorOf } from "../../src/calls/door.js";
import { createHandlers, type HandlerOptions } from "../../src/calls/handlers.js";
import { readImage } from "../../src/contract/image.js";
import type { Call, Outcome, Timings } from "../../src/engine/call.js";
import type { DatabasePlan, RpcPlan } from "../../src/engine/plan.js";
import { type GrpcServer, type GrpcServerOptions, startGrpcServer } from "../../src/grpc/grpc-server.js";

export const SERVICE = "crewdb.main.v1.MainDb";
export const READ: string = `/${SERVICE}/GetEmail`;
export const WRITE: string = `/${SERVICE}/CreateEmail`;

export const TIMINGS: Timings = {
  queueUs: 0,
  acquireUs: 0,
  prepareUs: 0,
  stepUs: 0,
  encodeUs: 0,
  commitUs: 0,
  rows: 1,
  cacheHit: true,
  batchSize: 1,
  groupUs: 0,
  returnUs: 0,
  batch: {},
  queueLength: 0,
  executed: 0,
};

export const ok = (text: string | Buffer): Outcome => ({ ok: true, reply: Buffer.from(text), timings: TIMINGS });

/** A pool that keeps what it is given. `answer` is called for each call; undefined leaves it open. */
export class FakePool {
  readonly calls: Call[] = [];
  readonly cancels: { readonly call: Call; readonly reason: string }[] = [];
  answer: (call: Call) => Outcome | undefined = () => undefined;
  /** Called after each cancel and each submit. */
  changed: () => void = () => undefined;

  submit(call: Call): void {
    this.calls.push(call);
    const outcome = this.answer(call);
    if (outcome !== undefined) setImmediate(() => call.finish(outcome));
    this.changed();
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    this.cancels.push({ call, reason });
    this.changed();
  }

  /** Resolves once `test` holds; it is looked at after each submit and cancel. */
  until(test: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.changed = () => {
        if (test()) resolve();
      };
      this.changed();
    });
  }
}

const rpc = (id: number, name: string, lane: "read" | "write"): RpcPlan => ({
  id,
  name,
  method: `${SERVICE}/${name}`,
  lane,
  role: lane,
  file: `${name}.sql`,
  request: 0,
  response: 0,
  conditions: [],
  parameters: [],
  statements: [],
  answer: { shape: "empty" },
});

export const PLAN: DatabasePlan = {
  database: "main",
  service: SERVICE,
  hash: "",
  imports: [],
  messages: [],
  enums: [],
  rpcs: [rpc(0, "GetEmail", "read"), rpc(1, "CreateEmail", "write")],
};

export interface Edge {
  readonly server: Door & GrpcServer;
  readonly pool: FakePool;
  /** What was logged as an error. */
  readonly logged: object[];
  readonly authenticator: Authenticator;
}

interface EdgeOptions extends Partial<HandlerOptions & Omit<GrpcServerOptions, "tls">> {
  readonly tls?: TlsFiles | ServerCertificates;
  readonly tokens?: TokenTable;
}

/** Starts a server; `options` differ from those of a plain one on loopback. */
export async function startEdge({ tokens, tls, ...options }: EdgeOptions = {}): Promise<Edge> {
  const files = tls instanceof ServerCertificates ? tls.files : tls;
  const certificates = files?.clientCa !== undefined;
  const authenticator = new Authenticator({ certificates, ...(tokens && { tokens }) });
  const pool = new FakePool();
  const logged: object[] = [];
  const all = {
    admin: [],
    services: [{ plan: PLAN, target: pool }],
    image: readImage().bytes,
    listen: { host: "127.0.0.1", port: 0 },
    maxCallMs: 30_000,
    log: { error: (fields: object) => logged.push(fields), warn: () => undefined },
    authenticator,
    ...(tls && { tls: tls instanceof ServerCertificates ? tls : new ServerCertificates(tls) }),
    ...options,
  };
  const handlers = createHandlers(all);
  const server = await startGrpcServer({ ...all, rpcs: handlers.rpcs });
  const door = Object.assign(doorOf(handlers, [server]), server);
  return { server: door, pool, logged, authenticator };
}

/** What a unary call ended with. */
export interface Ended {
  readonly reply?: Buffer;
  readonly error?: ServiceError;
}

export interface BytesClient extends Client {
  unary(path: string, request?: Buffer, options?: CallOptions & { metadata?: Metadata }): Promise<Ended>;
  /** The call itself, for cancelling. */
  begin(path: string, onEnd?: (ended: Ended) => void): ClientUnaryCall;
}

const same = (bytes: Buffer): Buffer => bytes;
const EMPTY = Buffer.alloc(0);

/** A client on a connection of its own. */
export function connect(server: GrpcServer, channel: ChannelCredentials = credentials.createInsecure()): BytesClient {
  const client = new Client(server.address, channel, {
    "grpc.use_local_subchannel_pool": 1,
    "grpc.max_receive_message_length": -1,
    "grpc.ssl_target_name_override": "localhost",
  });
  return Object.assign(client, {
    unary: (path: string, request: Buffer = EMPTY, options: CallOptions & { metadata?: Metadata } = {}) => {
      const { metadata = new Metadata(), ...rest } = options;
      return new Promise<Ended>((resolve) => {
        client.makeUnaryRequest(path, same, same, request, metadata, rest, (error, reply) =>
          resolve({ ...(error === null ? {} : { error }), ...(reply === undefined ? {} : { reply }) }),
        );
      });
    },
    begin: (path: string, onEnd: (ended: Ended) => void = () => undefined) =>
      client.makeUnaryRequest(path, same, same, EMPTY, (error, reply) =>
        onEnd({ ...(error === null ? {} : { error }), ...(reply === undefined ? {} : { reply }) }),
      ),
  });
}

/** The details of an error by their type's short name. */
export function detailsOf(error: { metadata: Metadata } | undefined): {
  readonly types: readonly string[];
  readonly bytes: number;
  readonly info?: ErrorInfo;
  readonly badRequest?: BadRequest;
} {
  const [bytes] = error?.metadata.get("grpc-status-details-bin") ?? [];
  if (!Buffer.isBuffer(bytes)) return { types: [], bytes: 0 };
  const details = fromBinary(StatusSchema, bytes).details;
  const typed = new Map(
    details.map((any) => {
      const name = any.typeUrl.slice(any.typeUrl.lastIndexOf(".") + 1);
      const schema = file_google_rpc_error_details.messages.find((each) => each.name === name);
      return [name, schema && anyUnpack(any, schema)] as const;
    }),
  );
  return {
    types: [...typed.keys()],
    bytes: bytes.length,
    info: typed.get("ErrorInfo") as ErrorInfo,
    badRequest: typed.get("BadRequest") as BadRequest,
  };
}
