import { type ChannelCredentials, Metadata, status } from "@grpc/grpc-js";
import { connect, detailsOf, type Edge, ok } from "../unit/grpc-fixture.js";

/** How a call ended, and whom the pool saw. */
export interface EndedOnce {
  readonly code: number;
  readonly caller: string | undefined;
  readonly party: string | undefined;
  readonly reason: string | undefined;
  readonly role: string | undefined;
  readonly details: string | undefined;
}

/** Calls once on a connection of its own: the caller that the pool saw, or the reason of the refusal. */
export async function callOnce(
  edge: Edge,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  channel?: ChannelCredentials,
): Promise<EndedOnce> {
  const client = connect(edge.server, channel);
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  edge.pool.calls.length = 0;
  edge.pool.answer = () => ok("x");
  const { error } = await client.unary(path, undefined, { metadata });
  client.close();
  const details = detailsOf(error);
  return {
    code: error?.code ?? status.OK,
    caller: edge.pool.calls[0]?.caller,
    party: edge.pool.calls[0]?.party,
    reason: details.info?.reason,
    role: details.info?.metadata.role,
    details: error?.details,
  };
}
