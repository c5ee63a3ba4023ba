import type { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { createMainDb, type DbClient } from "../../src/client/index.js";
import type { ServiceProcess } from "./service-process.js";
import { ENDLESS, toValue } from "./sql-values.js";

/** Callers of each kind of connection; every tenth call of each is a write. */
const CALLERS = 10;
const CALLS_PER_WRITE = 10;
const SCANS = 4;
/** A scan is stopped and begun anew after so long, in ms. */
const SCAN_MS = 500;

type Client = DbClient<typeof MainDb>;

/** A write that leaves exactly one row with its tag, each time that it is applied. */
export interface TaggedWrite {
  readonly tag: string;
  readonly kind: "email" | "sql";
  /** It names its request_id, so that it may be sent again. */
  readonly repeatable: boolean;
}

/** What a client knows of the writes that it sent. */
export interface Sent {
  readonly acknowledged: TaggedWrite[];
  readonly failed: { readonly write: TaggedWrite; readonly error: unknown }[];
  reads: number;
}

/** What all callers of a round share. */
interface Work {
  readonly userId: string;
  readonly name: string;
  readonly sent: Sent;
  note(write: TaggedWrite): void;
}

/** The ids are random, so that a write that is applied twice leaves two rows. */
export async function send(client: Client, { tag, kind, repeatable }: TaggedWrite): Promise<void> {
  const requestId = repeatable ? tag : "";
  const options = { timeoutMs: 20_000 };
  if (kind === "email") {
    const email = { subject: `about ${tag}`, senderEmail: "a@example.com", importBatch: tag };
    await client.createEmail({ email: { ...email, receivedTime: { seconds: 1_700_000_000n } }, requestId }, options);
  } else {
    const sql = "INSERT INTO conversations (id, title) VALUES (lower(hex(randomblob(16))), ?)";
    await client.execute({ sql, parameters: [toValue(tag)], requestId }, options);
  }
}

/**
 * Nine reads for each write, one by one and pipelined, with and without a request_id, beside scans that never end: until the
 * server is gone. `onFirst` runs once, when `enough` writes are acknowledged.
 */
export async function loadUntilGone(
  service: ServiceProcess,
  round: string,
  enough: number,
  onFirst: () => void,
): Promise<Sent> {
  using unary = service.client();
  using pipelined = createMainDb(service.address, { retry: { maxAttempts: 1 }, pipeline: true });
  const { user } = await unary.createUser({ user: { email: `${round}@example.com`, name: "N" } });
  const sent: Sent = { acknowledged: [], failed: [], reads: 0 };
  const userId = user?.userId ?? "";
  const note = (write: TaggedWrite): void => {
    sent.acknowledged.push(write);
    if (sent.acknowledged.length === enough) onFirst();
  };
  const callers = Array.from({ length: CALLERS }, (_, number) => [
    callUntilGone(unary, number, { userId, name: `${round}-unary`, sent, note }),
    callUntilGone(pipelined, number, { userId, name: `${round}-pipelined`, sent, note }),
  ]).flat();
  let gone = false;
  const scans = Array.from({ length: SCANS }, async () => {
    while (!gone) await unary.query({ sql: ENDLESS }, { timeoutMs: SCAN_MS }).catch(() => undefined);
  });
  await Promise.all(callers);
  gone = true;
  await Promise.all(scans);
  return sent;
}

/** `number` says how far into its first reads a caller begins, so that their writes do not come all at once. */
async function callUntilGone(client: Client, number: number, { userId, name, sent, note }: Work): Promise<void> {
  for (let call = number; ; call++) {
    if (call % CALLS_PER_WRITE > 0) {
      const found = await client.getUser({ userId }, { timeoutMs: 20_000 }).catch(() => undefined);
      if (found === undefined) return;
      sent.reads++;
      continue;
    }
    const count = call / CALLS_PER_WRITE;
    const kind = count % 2 === 0 ? "sql" : "email";
    const write: TaggedWrite = { tag: `${name}-${number}-${count}`, kind, repeatable: (count + number) % 4 < 2 };
    try {
      await send(client, write);
      note(write);
    } catch (error) {
      sent.failed.push({ write, error });
      return;
    }
  }
}
