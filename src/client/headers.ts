import { Metadata } from "@grpc/grpc-js";

/** What Connect accepts as headers. */
export type HeadersInit = ConstructorParameters<typeof Headers>[0];

/**
 * Headers of a write that is to be answered only when a replica has it too: `client.createEmail(request, { headers: REPLICATED })`.
 * Fails with NO_REPLICA where the server keeps none.
 */
export const REPLICATED: Readonly<Record<string, string>> = { "crewdb-durability": "replicated" };

/** Connect's headers as gRPC metadata. Values of `…-bin` names are base64 there and bytes here. */
export function toMetadata(init: HeadersInit | undefined): Metadata {
  const metadata = new Metadata();
  if (init === undefined) return metadata;
  new Headers(init).forEach((value, name) => {
    if (!name.endsWith("-bin")) metadata.add(name, value);
    else for (const part of value.split(",")) metadata.add(name, Buffer.from(part.trim(), "base64"));
  });
  return metadata;
}

/** gRPC metadata as Connect's headers. */
export function toHeaders(metadata: Metadata | undefined): Headers {
  const headers = new Headers();
  if (metadata === undefined) return headers;
  for (const name of Object.keys(metadata.getMap())) {
    for (const value of metadata.get(name)) {
      headers.append(name, typeof value === "string" ? value : value.toString("base64").replace(/=+$/, ""));
    }
  }
  return headers;
}
