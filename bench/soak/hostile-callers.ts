/**
 * The callers of `npm run soak -- hostile`, in a process of their own: what they decode must not slow the measuring client. Each takes
 * one bomb after another from the grammar and sends it by an rpc that it draws.
 */
import { type ClientHttp2Session, connect } from "node:http2";
import { setTimeout as pause } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { ExecuteRequestSchema, QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { QueryStreamRequestSchema } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { createMainDb, describeError } from "../../src/client/index.js";
import {
  type Bomb,
  compileBombs,
  functionBombs,
  memoryBombs,
  operatorBombs,
  searchBombs,
} from "../../test/fixtures/bombs.js";
import { seeded } from "./seeded.js";

export interface HostileOrder {
  readonly address: string;
  readonly callers: number;
  readonly seed: number;
}

/** How often each end came, by reason; empty: it ran. `MiB streamed` is what streams brought. */
export type Ends = Readonly<Record<string, number>>;

/** Longest deadline of a bomb for a reader, in ms. */
const READ_MS = 2000;
/** The writer is everybody's: who holds it longer is a slow writer, not a bomb. In ms. */
const WRITE_MS = 20;
/** How long a client that does not read keeps its calls open, in ms. */
const UNREAD_MS = 1000;
const UNREAD_CALLS = 20;

const ANSWER = "hex(zeroblob(1700000))";
const ENDLESS_ROWS = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ${ANSWER} || i FROM n`;
/** Fill the disk or the old pages of a transaction; each is undone at its deadline. */
const WRITES: readonly string[] = [
  `INSERT INTO conversations (id, title) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'bomb' || i, hex(randomblob(100000)) FROM n`,
  `INSERT INTO conversations (id, title) SELECT 'bomb', ${ANSWER} RETURNING *, title AS again`,
  "UPDATE conversations SET title = title || hex(randomblob(1000)) WHERE id IN (SELECT id FROM conversations)",
];

const { address, callers, seed } = JSON.parse(process.argv[2] ?? "") as HostileOrder;
const ends: Record<string, number> = {};
let streamedBytes = 0;
let stopping = false;

function count(reason: string): void {
  ends[reason] = (ends[reason] ?? 0) + 1;
}

async function counted(call: Promise<unknown>): Promise<void> {
  count(
    await call.then(
      () => "",
      (error: unknown) => describeError(error).reason || describeError(error).codeName,
    ),
  );
}

type Client = ReturnType<typeof createMainDb>;

async function readStream(client: Client, sql: string, timeoutMs: number): Promise<void> {
  for await (const message of client.queryStream({ sql }, { timeoutMs })) {
    for (const row of message.rows)
      for (const { kind } of row.values) if (kind.case === "text") streamedBytes += kind.value.length;
    if (stopping) return;
  }
}

function frame(message: Uint8Array): Buffer {
  const bytes = Buffer.alloc(5 + message.length);
  bytes.writeUint32BE(message.length, 1);
  bytes.set(message, 5);
  return bytes;
}

/** Calls whose answers nobody reads: their connection takes the first 64 KiB, and no more. */
async function readNothing(rpc: string, message: Uint8Array): Promise<void> {
  const session: ClientHttp2Session = connect(`http://${address}`);
  session.on("error", () => undefined);
  for (let i = 0; i < UNREAD_CALLS; i++) {
    const stream = session.request({
      ":method": "POST",
      ":path": `/crewdb.main.v1.MainDb/${rpc}`,
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.on("error", () => undefined);
    stream.end(frame(message));
  }
  await pause(UNREAD_MS);
  session.destroy();
  count("unread");
}

async function call(number: number, bombs: readonly Bomb[]): Promise<void> {
  const random = seeded(seed + number);
  const below = (limit: number): number => Math.floor(random() * limit);
  const client = createMainDb(address, { retry: { maxAttempts: 1 } });
  while (!stopping) {
    const { sql, parameters } = bombs[below(bombs.length)] ?? { sql: "SELECT 1", parameters: [] };
    const request = { sql, parameters: parameters.map((value) => ({ kind: { case: "text" as const, value } })) };
    const timeoutMs = 50 + below(READ_MS);
    const kind = below(20);
    if (kind < 11) await counted(client.query(request, { timeoutMs }));
    else if (kind < 14) await counted(client.execute(request, { timeoutMs: WRITE_MS }));
    else if (kind < 15)
      await counted(client.execute({ sql: WRITES[below(WRITES.length)] ?? "" }, { timeoutMs: WRITE_MS }));
    else if (kind < 16) await counted(readStream(client, ENDLESS_ROWS, timeoutMs));
    else if (kind < 18) await counted(readStream(client, sql, timeoutMs));
    else if (kind < 19)
      await readNothing(
        "QueryStream",
        toBinary(QueryStreamRequestSchema, create(QueryStreamRequestSchema, { sql: ENDLESS_ROWS })),
      );
    else if (below(2) === 0)
      await readNothing("Query", toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql: `SELECT ${ANSWER}` })));
    else
      await readNothing(
        "Execute",
        toBinary(ExecuteRequestSchema, create(ExecuteRequestSchema, { sql: `SELECT ${ANSWER}` })),
      );
  }
  client.close();
}

process.once("message", () => {
  stopping = true;
});
// Nobody is left who could stop them.
process.once("disconnect", () => process.exit());
const bombs = [...functionBombs(), ...operatorBombs()];
// As often as the many of functions and operators: each of these is a kind of its own.
for (let i = 0; i < 20; i++) bombs.push(...searchBombs(), ...memoryBombs(), ...compileBombs());
await Promise.all(Array.from({ length: callers }, (_, number) => call(number, bombs)));
process.send?.({ ...ends, "MiB streamed": Math.round(streamedBytes / 1024 / 1024) } satisfies Ends);
process.disconnect();
