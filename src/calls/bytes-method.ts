import type { MethodDefinition } from "@grpc/grpc-js";

const same = (value: Buffer): Buffer => value;

/** A method whose messages stay bytes. `method` is like `crewdb.main.v1.MainDb/GetEmail`. */
export function bytesMethod(
  method: string,
  streams: { readonly requestStream?: true; readonly responseStream?: true } = {},
): MethodDefinition<Buffer, Buffer> {
  return {
    path: `/${method}`,
    requestStream: streams.requestStream === true,
    responseStream: streams.responseStream === true,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
}
