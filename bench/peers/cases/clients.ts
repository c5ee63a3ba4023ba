import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BenchContext } from "../../harness/bench-case.js";
import { median } from "../../harness/load.js";
import type { RunningServer } from "../../harness/server.js";
import { CLIENTS, type ClientKind } from "../client-kinds.js";
import type { ClientPlan, ClientSetup } from "../client-process.js";
import { copyForPeers, startPeer } from "../files.js";
import type { Load } from "../load.js";
import type { PeerRow } from "../result.js";

const IN_FLIGHT = [1, 64, 256] as const;
const WRITES_IN_FLIGHT = 64;
const WARM_UP_MS = 150;
/** Before the first load, so that V8 has compiled what it will compile. */
const FIRST = { inFlight: 64, warmUpMs: 0, durationMs: 1500 } as const;

/** A client's process, which stays for all of its loads. */
class ClientProcess implements Disposable {
  readonly kind: ClientKind;
  readonly requestId: boolean;
  readonly #child: ChildProcess;

  constructor(kind: ClientKind, requestId: boolean, server: RunningServer) {
    this.kind = kind;
    this.requestId = requestId;
    this.#child = fork(join(import.meta.dirname, "..", "client-process.js"));
    const setup: ClientSetup = { kind, requestId, target: server.target, serverPid: server.pid };
    this.#child.send(setup);
  }

  async load(plan: ClientPlan): Promise<Load> {
    const answered = new AbortController();
    const ended = once(this.#child, "exit", { signal: answered.signal }).then(([code]) => {
      throw new Error(`the client ${this.kind} ended with exit code ${code}`);
    });
    this.#child.send(plan);
    const [load] = (await Promise.race([once(this.#child, "message"), ended])) as [Load];
    ended.catch(() => undefined);
    answered.abort();
    return load;
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}

async function measureLevel(
  context: BenchContext,
  clients: readonly ClientProcess[],
  call: ClientPlan["call"],
  inFlight: number,
): Promise<PeerRow[]> {
  context.log(`TypeScript clients, ${call}, ${inFlight} in flight`);
  const loads = clients.map((): Load[] => []);
  for (let round = 0; round < context.rounds; round++) {
    for (const [index, client] of clients.entries())
      loads[index]?.push(await client.load({ call, inFlight, warmUpMs: WARM_UP_MS, durationMs: context.roundMs }));
  }
  return clients.map((client, index) => toRow(client, call, inFlight, median(loads[index] ?? [])));
}

/** GetProduct and a write by the clients of a TypeScript program, each in a process of its own, against crewdb. */
export async function measureClients(context: BenchContext): Promise<PeerRow[]> {
  await using files = await copyForPeers(context, "walmart", ["crewdb"]);
  await using server = await startPeer("crewdb", files);
  using stack = new DisposableStack();
  const open = (requestId: boolean) =>
    (Object.keys(CLIENTS) as ClientKind[]).map((kind) => stack.use(new ClientProcess(kind, requestId, server)));
  const usual = open(true);
  for (const client of usual) await client.load({ call: "getProduct", ...FIRST });
  const rows: PeerRow[] = [];
  for (const inFlight of IN_FLIGHT) rows.push(...(await measureLevel(context, usual, "getProduct", inFlight)));
  const writers = [...usual, ...open(false)];
  for (const client of writers) await client.load({ call: "recordIntent", ...FIRST });
  rows.push(...(await measureLevel(context, writers, "recordIntent", WRITES_IN_FLIGHT)));
  return rows;
}

function toRow({ kind, requestId }: ClientProcess, call: ClientPlan["call"], inFlight: number, load: Load): PeerRow {
  const mode = kind.endsWith("pipelined") ? "pipelined" : "unary";
  if (call === "getProduct") return { work: "GetProduct from TypeScript", peer: kind, mode, inFlight, ...load };
  return { work: "insert into nlp_intents from TypeScript", peer: kind, mode, requestId, inFlight, ...load };
}
