import {
  create,
  type DescMessage,
  type DescMethod,
  type DescMethodUnary,
  type MessageInitShape,
  toBinary,
} from "@bufbuild/protobuf";
import type { BenchCase, BenchContext, BenchRow } from "./bench-case.js";
import { type DataFiles, scratchCopy } from "./data.js";
import { compare } from "./measure.js";
import { type RunningServer, type ServerName, startServer } from "./server.js";

/** As many callers as one user, a busy service, a crowd. */
const IN_FLIGHT = [1, 16, 100] as const;

export interface RpcCase<I extends DescMessage> {
  readonly name: string;
  readonly method: DescMethodUnary<I, DescMessage>;
  readonly request: MessageInitShape<I>;
  readonly servers: readonly ServerName[];
  /** The call changes rows: measure on a copy of the data. */
  readonly writes?: boolean;
  /** Calls in flight, each measured by itself. Default: 1, 16 and 100. */
  readonly inFlight?: readonly number[];
}

export function encodeRequest<I extends DescMessage>(
  method: { readonly input: I },
  request: MessageInitShape<I>,
): Uint8Array {
  return toBinary(method.input, create(method.input, request));
}

export function pathOf(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}

/** Starts servers one after the other, runs, and stops them whatever happens. */
export async function withServers<T>(
  names: readonly ServerName[],
  files: DataFiles,
  run: (servers: readonly RunningServer[]) => Promise<T>,
): Promise<T> {
  const servers: RunningServer[] = [];
  try {
    for (const name of names) servers.push(await startServer(name, files));
    return await run(servers);
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** A case that makes the same call over and over. */
export function rpcCase<I extends DescMessage>(definition: RpcCase<I>): BenchCase {
  const { name, method, servers } = definition;
  const request = encodeRequest(method, definition.request);
  const measureAll = (context: BenchContext, files: DataFiles) =>
    withServers(servers, files, async (running) => {
      const rows: BenchRow[] = [];
      for (const inFlight of definition.inFlight ?? IN_FLIGHT) {
        context.log(`${name}, ${inFlight} in flight`);
        rows.push(...(await compare(context, running, { name, path: pathOf(method), request, inFlight })));
      }
      return rows;
    });
  return {
    name,
    async run(context) {
      if (!definition.writes) return measureAll(context, context.files);
      await using copy = await scratchCopy(context.files);
      // Awaited here: the copy is deleted when this function ends.
      return await measureAll(context, copy);
    },
  };
}
