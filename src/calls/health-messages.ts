import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";

/** grpc.health.v1.HealthCheckResponse.ServingStatus */
export const Serving = { SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 } as const;
export type ServingStatus = (typeof Serving)[keyof typeof Serving];

/** `HealthCheckRequest { string service = 1; }`. Throws when the bytes are no protobuf message. */
export function readService(request: Uint8Array): string {
  const reader = new BinaryReader(request);
  let service = "";
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1) service = reader.string();
    else reader.skip(type);
  }
  return service;
}

/** `HealthCheckResponse { ServingStatus status = 1; }` */
export function toHealthResponse(status: ServingStatus): Buffer {
  return Buffer.from([0x08, status]);
}

/** `HealthListResponse { map<string, HealthCheckResponse> statuses = 1; }` */
export function toHealthList(states: ReadonlyMap<string, ServingStatus>): Buffer {
  const writer = new BinaryWriter();
  for (const [service, state] of states) {
    writer.tag(1, 2).fork().tag(1, 2).string(service).tag(2, 2).bytes(toHealthResponse(state)).join();
  }
  return Buffer.from(writer.finish());
}
