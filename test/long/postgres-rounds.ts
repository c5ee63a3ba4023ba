import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer, connect as dial, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import {
  createMainDb,
  createWalmartDb,
  describeError,
  inTransaction,
  type Transaction,
  toRows,
} from "../../src/client/index.js";
import { type PostgresServer, startPostgres, startStandby } from "../fixtures/postgres-server.js";
import { seeded } from "../fixtures/seeded.js";
import { until } from "../fixtures/until.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { type BankRead, judgeBank, type Transfer } from "./bank.js";

/** Where the program is that judges the history of the registers. */
export const CHECKER: string = join(PACKAGE_ROOT, "test", "long", "linearizable");

const WORKERS = 6;
const KEYS = 5;
/** Accounts of the bank, as shopping sessions: the balance is a session's number of items. */
const ACCOUNTS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 5 }, (_, number) => [`account-${number}`, 100]),
);
/** Of the login of callers' SQL. */
const CALLERS = { role: "callers", password: "of_callers" };
/** Between two kills, in ms, at most. */
const BETWEEN_KILLS_MS = 1500;
/** How long a write is tried again after a failure, in ms. */
const PATIENCE_MS = 60_000;

export interface ProcessesReport {
  readonly operations: number;
  readonly unknown: number;
  readonly intents: number;
  readonly retried: number;
  readonly verdict: string;
  /** Transfers that were acknowledged, and reads of all accounts. */
  readonly transfers: number;
  readonly reads: number;
}

/** What a client knows of one read or write of a register; times in ns, a return of 0: never answered. */
interface Operation {
  readonly Client: number;
  readonly Key: string;
  readonly Kind: "read" | "write";
  readonly Value: string;
  readonly Call: number;
  readonly Return: number;
}

/** An address that leads to the primary, whichever that is. */
export interface Front {
  readonly port: number;
  leadTo(port: number): void;
  close(): void;
}

export async function openFront(first: number): Promise<Front> {
  let target = first;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(target, "127.0.0.1");
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  return {
    port: address.port,
    leadTo: (port) => {
      target = port;
      cut();
    },
    close: () => {
      server.close();
      cut();
    },
  };
}

/** One of the processes, which is another one after each kill. */
class Node {
  readonly #folder = newFolder();
  readonly #settings: Readonly<Record<string, string>>;
  #service: ServiceProcess | undefined;
  main: ReturnType<typeof createMainDb> | undefined;
  walmart: ReturnType<typeof createWalmartDb> | undefined;

  constructor(settings: Readonly<Record<string, string>>) {
    this.#settings = settings;
  }

  async start(): Promise<void> {
    this.#service = await startProcess(this.#folder, this.#settings);
    const { address } = this.#service;
    this.main = createMainDb(address, { retry: { maxAttempts: 1 } });
    this.walmart = createWalmartDb(address, { retry: { maxAttempts: 1 } });
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    await this.#service?.end(signal);
    this.main?.close();
    this.walmart?.close();
  }

  async restart(): Promise<void> {
    await this.end("SIGKILL");
    // The server may be on its way to another machine.
    for (let left = 20; ; left--) {
      try {
        return await this.start();
      } catch (error) {
        if (left === 0) throw error;
        await pause(500);
      }
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Two processes before one PostgreSQL with a synchronous standby: clients of both read and write the same registers, move amounts between
 * the same accounts in transactions and read all of them in others, and record intents whose request_id is sent again until it is
 * acknowledged, by whichever process. Processes are killed, and in the middle the primary is, and its standby takes over. `checker` is the
 * program that judges the history of the registers.
 */
export async function killProcesses(
  kills: number,
  seed: number,
  checker: readonly string[],
  say: (line: string) => void = () => undefined,
): Promise<ProcessesReport> {
  const random = seeded(seed);
  const servers: PostgresServer[] = [await startPostgres({ settings: { wal_keep_size: "512MB" } })];
  const [primary] = servers;
  assert.ok(primary);
  await createRole(await primary.createDatabase("crewdb"));
  const front = await openFront(primary.port);
  const settings = settingsOf(primary, front);
  const nodes = [new Node(settings), new Node(settings)];
  try {
    const standby = await startStandby(primary);
    servers.push(standby);
    for (const node of nodes) await node.start();
    const work = new Work(nodes, random);
    await work.begin();
    for (let kill = 0; kill < kills; kill++) {
      await pause(random() * BETWEEN_KILLS_MS);
      if (kill === Math.floor(kills / 2)) {
        say("the primary is killed, and its standby takes over");
        await failOver(primary, standby, front);
        servers.shift();
      }
      await nodes[Math.floor(random() * nodes.length)]?.restart();
      say(`${kill + 1} of ${kills} kills, ${work.history.length} operations`);
    }
    await pause(BETWEEN_KILLS_MS);
    await work.end();
    // One fault is in every later read.
    assert.deepEqual(judgeBank(ACCOUNTS, work.transfers, work.reads).slice(0, 10), []);
    return { ...work.numbers(), verdict: judge(checker, work.history), ...(await count(standby, work)) };
  } finally {
    for (const node of nodes) {
      await node.end("SIGTERM");
      node.remove();
    }
    front.close();
    for (const server of servers) await server.stop("SIGQUIT");
  }
}

function settingsOf(primary: PostgresServer, front: Front): Record<string, string> {
  const url = primary.url("crewdb").replace(`:${primary.port}/`, `:${front.port}/`);
  const callers = new URL(url);
  callers.username = CALLERS.role;
  callers.password = CALLERS.password;
  return {
    DB_URL: url,
    WALMART_DB_URL: url,
    WALMART_DB_SQL_URL: callers.href,
    CREWDB_HTTP_PORT: "off",
    CREWDB_LOG_LEVEL: "silent",
  };
}

async function createRole(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE ROLE ${CALLERS.role} LOGIN PASSWORD '${CALLERS.password}'`);
  await client.end();
}

export async function failOver(primary: PostgresServer, standby: PostgresServer, front: Front): Promise<void> {
  await primary.stop("SIGKILL");
  const client = new Client({ connectionString: standby.url("postgres") });
  await client.connect();
  await client.query("SELECT pg_promote()");
  await client.end();
  front.leadTo(standby.port);
}

/** What the clients do, and what they know of it. */
class Work {
  readonly history: Operation[] = [];
  /** Queries of intents that were acknowledged. */
  readonly intents: string[] = [];
  readonly transfers: Transfer[] = [];
  readonly reads: BankRead[] = [];
  readonly #nodes: readonly Node[];
  readonly #random: () => number;
  readonly #users: string[] = [];
  #workers: Promise<void>[] = [];
  #retried = 0;
  #values = 0;
  #isOver = false;

  constructor(nodes: readonly Node[], random: () => number) {
    this.#nodes = nodes;
    this.#random = random;
  }

  async begin(): Promise<void> {
    for (let key = 0; key < KEYS; key++) {
      const { user } = (await this.#nodes[0]?.main?.createUser({
        user: { email: `register-${key}@example.com`, name: "Register" },
      })) ?? { user: undefined };
      this.#users.push(user?.userId ?? "");
    }
    for (const [id, balance] of ACCOUNTS)
      await this.#nodes[0]?.walmart?.execute({
        sql: "INSERT INTO shopping_sessions (id, user_id, items_total) VALUES (?, 'accounts', ?)",
        parameters: [text(id), { kind: { case: "integer", value: BigInt(balance) } }],
      });
    this.#workers = Array.from({ length: WORKERS }, (_, worker) => this.#run(worker));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#workers);
    // All that was acknowledged must be in this one.
    const { length } = this.reads;
    await until(async () => {
      await this.#readAccounts();
      return this.reads.length > length;
    });
  }

  numbers(): Omit<ProcessesReport, "intents" | "verdict"> {
    const unknown = this.history.filter((each) => each.Return === 0).length;
    const stored = this.transfers.filter(({ outcome }) => outcome === "stored").length;
    return {
      operations: this.history.length,
      unknown,
      retried: this.#retried,
      transfers: stored,
      reads: this.reads.length,
    };
  }

  async #run(worker: number): Promise<void> {
    for (let client = worker; !this.#isOver; ) {
      const kind = this.#random();
      if (kind < 0.15) await this.#recordIntent();
      else if (kind < 0.25) await this.#transfer();
      else if (kind < 0.3) await this.#readAccounts();
      // Who does not know what became of a write is a new client from there on.
      else if (!(await this.#useRegister(client, kind < 0.65))) client += WORKERS;
      await pause(5);
    }
  }

  get #node(): Node | undefined {
    return this.#nodes[Math.floor(this.#random() * this.#nodes.length)];
  }

  async #useRegister(client: number, isWrite: boolean): Promise<boolean> {
    const userId = this.#users[Math.floor(this.#random() * KEYS)] ?? "";
    const value = `value ${++this.#values}`;
    const Call = now();
    const base = { Client: client, Key: userId, Call };
    try {
      if (isWrite) {
        const updateMask = { paths: ["department"] };
        await this.#node?.main?.updateUser({ user: { userId, department: value }, updateMask });
        this.history.push({ ...base, Kind: "write", Value: value, Return: now() });
      } else {
        const answer = await this.#node?.main?.getUser({ userId });
        if (answer === undefined) return true;
        this.history.push({ ...base, Kind: "read", Value: answer.user?.department ?? "", Return: now() });
      }
      return true;
    } catch (error) {
      // A read that failed says nothing, and a write that is not stored never was: if it is read, the history is not linearizable.
      if (!isWrite || describeError(error).committed === "false") return true;
      this.history.push({ ...base, Kind: "write", Value: value, Return: 0 });
      return false;
    }
  }

  async #transfer(): Promise<void> {
    const [from = "", to = ""] = [...ACCOUNTS.keys()].toSorted(() => this.#random() - 0.5);
    const base = { id: `transfer ${++this.#values}`, from, to, amount: 1 + Math.floor(this.#random() * 9) };
    const call = now();
    const end = (outcome: Transfer["outcome"]): void =>
      void this.transfers.push({ ...base, call, return: now(), outcome });
    let isSent = false;
    try {
      const db = this.#node?.walmart;
      if (db === undefined) return;
      await inTransaction(db, async (transaction) => {
        const [had, got] = [await balanceOf(transaction, from), await balanceOf(transaction, to)];
        if (had < base.amount) throw new Error("the account has not as much");
        // As the client knows them: who does not hold what it has read would lose another's transfer.
        await setBalance(transaction, from, had - base.amount);
        await setBalance(transaction, to, got + base.amount);
        await transaction.execute({
          sql: "INSERT INTO shopping_sessions (id, user_id) VALUES (?, 'transfers')",
          parameters: [base.id],
        });
        isSent = true;
      });
      end("stored");
    } catch (error) {
      end(isSent && describeError(error).committed !== "false" ? "unknown" : "undone");
    }
  }

  async #readAccounts(): Promise<void> {
    const call = now();
    try {
      const db = this.#node?.walmart;
      if (db === undefined) return;
      const read = await inTransaction(
        db,
        async (transaction) => ({
          accounts: await rowsOf(transaction, "accounts"),
          transfers: await rowsOf(transaction, "transfers"),
        }),
        { mode: "read" },
      );
      this.reads.push({
        call,
        return: now(),
        balances: new Map(read.accounts),
        transfers: read.transfers.map(([id]) => id),
      });
    } catch {
      // A read that failed says nothing.
    }
  }

  async #recordIntent(): Promise<void> {
    const userQuery = `intent ${randomUUID()}`;
    const request = { requestId: randomUUID(), intent: { userQuery, detectedIntent: "buy" } };
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(50)) {
      try {
        const answer = await this.#node?.walmart?.recordIntent(request);
        if (answer !== undefined) this.intents.push(userQuery);
        if (answer !== undefined) return;
      } catch {
        this.#retried++;
      }
    }
    assert.fail("an intent was not acknowledged in a minute");
  }
}

const text = (value: string) => ({ kind: { case: "text" as const, value } });

async function balanceOf(transaction: Transaction, account: string): Promise<number> {
  const sql = "SELECT items_total FROM shopping_sessions WHERE id = ?";
  const [row] = toRows(await transaction.query({ sql, parameters: [account] }));
  return Number(row?.items_total);
}

async function setBalance(transaction: Transaction, account: string, balance: number): Promise<void> {
  const sql = "UPDATE shopping_sessions SET items_total = ? WHERE id = ?";
  await transaction.execute({ sql, parameters: [balance, account] });
}

async function rowsOf(transaction: Transaction, kind: string): Promise<[string, number][]> {
  const sql = "SELECT id, items_total FROM shopping_sessions WHERE user_id = ?";
  const rows = toRows(await transaction.query({ sql, parameters: [kind] }));
  return rows.map((row) => [String(row.id), Number(row.items_total)]);
}

/** Each acknowledged intent is there, and each that is there is there once. */
async function count(server: PostgresServer, { intents }: Work): Promise<{ intents: number }> {
  const client = new Client({ connectionString: server.url("crewdb") });
  await client.connect();
  const { rows } = await client.query<{ user_query: string; times: string }>(
    "SELECT user_query, count(*) AS times FROM walmart.nlp_intents GROUP BY 1",
  );
  await client.end();
  const times = new Map(rows.map((row) => [row.user_query, Number(row.times)]));
  const lost = intents.filter((each) => !times.has(each));
  const twice = [...times].filter(([, each]) => each > 1);
  assert.deepEqual({ lost, twice }, { lost: [], twice: [] });
  return { intents: intents.length };
}

/** Ok, Illegal, or Unknown when it took too long. */
function judge([program = "", ...args]: readonly string[], history: readonly Operation[]): string {
  const input = history.map((each) => `${JSON.stringify(each)}\n`).join("");
  return spawnSync(program, args, { input, encoding: "utf8" }).stdout.split(" ")[0] ?? "";
}

function now(): number {
  return Math.round(performance.now() * 1e6);
}
