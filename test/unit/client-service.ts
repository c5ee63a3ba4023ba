import { create, createFileRegistry, toBinary } from "@bufbuild/protobuf";
import type { GenService } from "@bufbuild/protobuf/codegenv2";
import {
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  MethodOptions_IdempotencyLevel,
} from "@bufbuild/protobuf/wkt";
import * as grpc from "@grpc/grpc-js";
import { file_google_rpc_error_details, type RequestInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";

type Rpc<Kind> = { methodKind: Kind; input: typeof RequestInfoSchema; output: typeof RequestInfoSchema };

/** A service for tests. Its messages are google.rpc.RequestInfo, which has a `request_id` as our writes do. */
export type ProbeService = GenService<{
  read: Rpc<"unary">;
  write: Rpc<"unary">;
  watch: Rpc<"server_streaming">;
  collect: Rpc<"client_streaming">;
  chat: Rpc<"bidi_streaming">;
}>;

const TYPE = ".google.rpc.RequestInfo";
const file = create(FileDescriptorProtoSchema, {
  name: "crewdb/test/v1/probe.proto",
  package: "crewdb.test.v1",
  syntax: "proto3",
  dependency: ["google/rpc/error_details.proto"],
  service: [
    {
      name: "Probe",
      method: [
        {
          name: "Read",
          inputType: TYPE,
          outputType: TYPE,
          options: { idempotencyLevel: MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS },
        },
        { name: "Write", inputType: TYPE, outputType: TYPE },
        { name: "Watch", inputType: TYPE, outputType: TYPE, serverStreaming: true },
        { name: "Collect", inputType: TYPE, outputType: TYPE, clientStreaming: true },
        { name: "Chat", inputType: TYPE, outputType: TYPE, clientStreaming: true, serverStreaming: true },
      ],
    },
  ],
});

function loadService(): ProbeService {
  const files = [...file_google_rpc_error_details.dependencies, file_google_rpc_error_details].map(
    ({ proto }) => proto,
  );
  const registry = createFileRegistry(create(FileDescriptorSetSchema, { file: [...files, file] }));
  const service = registry.getService("crewdb.test.v1.Probe");
  if (!service) throw new Error("the test service did not load");
  return service as unknown as ProbeService;
}

export const Probe: ProbeService = loadService();

const identity = (bytes: Buffer) => bytes;

function methods(): grpc.ServiceDefinition {
  const entries = Probe.methods.map(({ name, methodKind }) => [
    name,
    {
      path: `/crewdb.test.v1.Probe/${name}`,
      requestStream: methodKind === "client_streaming" || methodKind === "bidi_streaming",
      responseStream: methodKind === "server_streaming" || methodKind === "bidi_streaming",
      requestSerialize: identity,
      requestDeserialize: identity,
      responseSerialize: identity,
      responseDeserialize: identity,
    },
  ]);
  return Object.fromEntries(entries);
}

export interface RunningServer {
  readonly target: string;
  stop(): void;
}

const running = new Set<grpc.Server>();

/** Stops what a failed test left running: a listening server would keep the test process alive. */
export function stopServers(): void {
  for (const server of running) server.forceShutdown();
  running.clear();
}

/** Starts a bare grpc-js server; handlers get and give bytes. */
export async function startProbe(
  handlers: Record<string, (...call: never[]) => void>,
  address = "127.0.0.1:0",
  credentials: grpc.ServerCredentials = grpc.ServerCredentials.createInsecure(),
): Promise<RunningServer> {
  const server = new grpc.Server();
  running.add(server);
  server.addService(methods(), handlers as unknown as grpc.UntypedServiceImplementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  const target = address.startsWith("unix:") ? address : address.replace(/:\d+$/, `:${port}`);
  return { target, stop: () => server.forceShutdown() };
}

export type Unary = grpc.ServerUnaryCall<Buffer, Buffer>;
export type Reply = grpc.sendUnaryData<Buffer>;
export type Duplex = grpc.ServerDuplexStream<Buffer, Buffer>;

/** An error status with details, as the service sends it. */
export function failWith(
  code: number,
  message: string,
  details: { typeUrl: string; value: Uint8Array }[] = [],
): grpc.StatusObject {
  const metadata = new grpc.Metadata();
  const status = toBinary(StatusSchema, create(StatusSchema, { code, message, details }));
  metadata.set("grpc-status-details-bin", Buffer.from(status));
  return { code, details: message, metadata };
}
