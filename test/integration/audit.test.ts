import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { CreateUserRequestSchema } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { TransactRequest_Mode as Mode, type TransactRequestSchema } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { AuditTrail } from "../../src/access/audit.js";
import { AuditVerifier } from "../../src/access/audit-line.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createAdminDb, createMainDb, describeError } from "../../src/client/index.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

type Action = NonNullable<MessageInitShape<typeof TransactRequestSchema>["action"]>;

interface Line {
  readonly [name: string]: unknown;
}

const LOG = { error: () => undefined, info: () => undefined };
const SECRET = "a-value-of-a-row";

function linesOf(file: string): Line[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** What is wrong with the trail, by line; undefined when it is whole. */
function problemIn(...texts: string[]): string | undefined {
  const verifier = new AuditVerifier();
  for (const text of texts)
    for (const [index, line] of text.trimEnd().split("\n").entries()) {
      const problem = verifier.check(line, index === 0);
      if (problem !== undefined) return `line ${index + 1} ${problem}`;
    }
  return undefined;
}

describe("the audit trail of a server", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-audit-"));
    file = join(folder, "audit.jsonl");
    const entry = (name: string, roles: string[]) => ({
      name,
      sha256: createHash("sha256").update(name).digest("hex"),
      roles,
    });
    const entries = [entry("writer", ["read", "write", "sql"]), entry("reader", ["read"]), entry("boss", ["admin"])];
    writeFileSync(join(folder, "tokens.json"), JSON.stringify(entries), { mode: 0o600 });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const start = (settings: Record<string, string> = {}): Promise<TestServer> =>
    startTestServer({
      CREWDB_AUDIT_FILE: file,
      CREWDB_TOKENS_FILE: join(folder, "tokens.json"),
      ...settings,
    });
  const client = (server: TestServer, token: string, pipeline = false) =>
    createMainDb(server.address, { token, pipeline, retry: { maxAttempts: 1 } });
  const user = (userId: string) => ({ userId, email: `${userId}@example.com`, name: SECRET });
  /** The lines without what differs from run to run. */
  const told = (): Line[] =>
    linesOf(file)
      .slice(1)
      .map(({ n, time, hash, from, commit_seq, ...rest }) => ({
        ...rest,
        ...(commit_seq === undefined ? {} : { commit_seq: typeof commit_seq }),
      }));

  it("has a line for each write and each denied call, with who, what and how it ended, and no value", async () => {
    const server = await start();
    using writer = client(server, "writer");
    using piped = client(server, "writer", true);
    using reader = client(server, "reader");
    using stranger = client(server, "nobody");
    using boss = createAdminDb(server.address, { token: "boss", retry: { maxAttempts: 1 } });
    await writer.createUser({ user: user("u1"), requestId: "id-1" });
    await writer.getUser({ userId: "u1" });
    assert.equal(await reasonOf(writer.createUser({ user: user("u1"), requestId: "id-2" })), "UNIQUE_VIOLATION");
    assert.equal(await reasonOf(reader.createUser({ user: user("u2") })), "PERMISSION_DENIED");
    assert.equal(await reasonOf(stranger.getUser({ userId: "u1" })), "UNAUTHENTICATED");
    assert.equal(await reasonOf(writer.query({ sql: `SELECT load_extension('${SECRET}')` })), "STATEMENT_DENIED");
    await writer.execute({ sql: `UPDATE conversations SET title = '${SECRET}'`, requestId: "id-3" });
    await piped.createUser({ user: user("u3"), requestId: "id-4" });
    assert.equal(await reasonOf(piped.getUserCredentials({ email: "u1@example.com" })), "PERMISSION_DENIED");
    const actions = async function* (): AsyncGenerator<{ action: Action }> {
      yield { action: { case: "begin" as const, value: { mode: Mode.READ_WRITE } } };
      yield { action: { case: "execute" as const, value: { sql: "DELETE FROM conversations" } } };
      const request = toBinary(CreateUserRequestSchema, create(CreateUserRequestSchema, { user: user("u5") }));
      yield { action: { case: "call" as const, value: { method: "CreateUser", request } } };
      yield { action: { case: "commit" as const, value: {} } };
    };
    for await (const _ of writer.transact(actions()));
    await boss.optimize({ database: 1 });
    // Its line is written beside its answer.
    await server.stop();
    const rpc = (name: string): string => `crewdb.main.v1.MainDb/${name}`;
    const create1 = { caller: "writer", rpc: rpc("CreateUser"), tables: ["users"] };
    assert.deepEqual(told(), [
      { ...create1, request_id: "id-1", commit_seq: "string", outcome: "ok" },
      { ...create1, request_id: "id-2", outcome: "failed", reason: "UNIQUE_VIOLATION" },
      { caller: "reader", rpc: rpc("CreateUser"), outcome: "denied", reason: "PERMISSION_DENIED" },
      { rpc: rpc("GetUser"), outcome: "denied", reason: "UNAUTHENTICATED" },
      { caller: "writer", rpc: rpc("Query"), outcome: "denied", reason: "STATEMENT_DENIED" },
      {
        caller: "writer",
        rpc: rpc("Execute"),
        request_id: "id-3",
        commit_seq: "string",
        tables: ["conversations"],
        outcome: "ok",
      },
      { ...create1, request_id: "id-4", commit_seq: "string", outcome: "ok" },
      { caller: "writer", rpc: rpc("GetUserCredentials"), outcome: "denied", reason: "PERMISSION_DENIED" },
      {
        caller: "writer",
        rpc: rpc("Transact"),
        tables: ["conversations", "users"],
        outcome: "ok",
        commit_seq: "string",
      },
      { caller: "boss", rpc: "crewdb.admin.v1.AdminDb/Optimize", outcome: "ok" },
    ]);
    const text = readFileSync(file, "utf8");
    assert.equal(problemIn(text), undefined);
    assert.doesNotMatch(text, new RegExp(`${SECRET}|example.com|nobody`));
  });

  it("names the caller of a stream that ends because their token was taken away", async () => {
    const server = await start();
    using boss = createAdminDb(server.address, { token: "boss", retry: { maxAttempts: 1 } });
    const watch = boss.watchStatistics({ interval: { seconds: 3600n } })[Symbol.asyncIterator]();
    assert.equal((await watch.next()).done, false);
    writeFileSync(join(folder, "tokens.json"), "[]", { mode: 0o600 });
    assert.equal(await reasonOf(watch.next()), "CREDENTIAL_ENDED");
    await server.stop();
    assert.deepEqual(told(), [
      {
        caller: "boss",
        rpc: "crewdb.admin.v1.AdminDb/WatchStatistics",
        outcome: "denied",
        reason: "CREDENTIAL_ENDED",
      },
    ]);
  });

  it("has a line of a transaction that was rolled back, and of reads where they are asked for", async () => {
    const server = await start({ CREWDB_AUDIT_READS: "true" });
    using writer = client(server, "writer");
    const actions = async function* (): AsyncGenerator<{ action: Action }> {
      yield { action: { case: "begin" as const, value: { mode: Mode.READ_WRITE } } };
      yield { action: { case: "execute" as const, value: { sql: "DELETE FROM conversations" } } };
      yield { action: { case: "rollback" as const, value: {} } };
    };
    for await (const _ of writer.transact(actions()));
    await writer.listUsers({});
    assert.deepEqual(
      told().map(({ rpc, outcome, reason, tables }) => [rpc, outcome, reason, tables]),
      [
        ["crewdb.main.v1.MainDb/Transact", "failed", "CANCELLED", ["conversations"]],
        ["crewdb.main.v1.MainDb/ListUsers", "ok", undefined, ["users"]],
      ],
    );
    await server.stop();
  });

  it("refuses writes while it can't be written, or goes on, as was chosen; reads are answered", async function () {
    // A disk that is always full.
    if (process.platform !== "linux") this.skip();
    for (const [choice, expected] of [
      ["stop", "AUDIT_UNWRITABLE"],
      ["continue", "OK"],
    ] as const) {
      const server = await start({ CREWDB_AUDIT_FILE: "/dev/full", CREWDB_AUDIT_ON_FAILURE: choice });
      using writer = client(server, "writer");
      const ended = (call: Promise<unknown>) =>
        call.then(
          () => ({ reason: "OK", committed: undefined }),
          (error: unknown) => describeError(error),
        );
      const first = await ended(writer.createUser({ user: user("u1"), requestId: "first" }));
      assert.equal(first.reason, expected);
      const second = await ended(writer.createUser({ user: user("u2"), requestId: "second" }));
      assert.deepEqual([second.reason, second.committed], [expected, choice === "stop" ? "false" : undefined]);
      await writer.listUsers({});
      await server.stop();
    }
  });

  it("is checked by a command", async () => {
    const server = await start();
    using writer = client(server, "writer");
    for (const id of ["a", "b", "c"]) await writer.createUser({ user: user(id) });
    await server.stop();
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(PACKAGE_ROOT, "dist/src/cli/main.js"), "audit", ...args], { encoding: "utf8" });
    const good = run("verify", file);
    const [, hash = ""] = /^4 lines, nothing changed; the last hash is ([0-9a-f]{64})\n$/.exec(good.stdout) ?? [];
    assert.deepEqual([good.status, hash.length], [0, 64], good.stderr);
    assert.equal(run("verify", file, "--hash", hash).status, 0);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.split("\n").slice(0, 3).join("\n"));
    assert.match(run("verify", file, "--hash", hash).stderr, /no line has the hash/);
    writeFileSync(file, text.replace('"outcome":"ok"', '"outcome":"no"'));
    const changed = run("verify", file);
    assert.deepEqual(
      [changed.status, changed.stderr],
      [1, `crewdb: ${file}: line 2 was changed, or the line before it was\n`],
    );
  });
});

describe("an audit trail", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-trail-"));
    file = join(folder, "audit.jsonl");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (maxBytes = 1e9, onFailure: "stop" | "continue" = "stop"): AuditTrail =>
    new AuditTrail({ file, maxBytes, reads: false, onFailure }, LOG);
  const entry = (rpc: string) => ({ caller: "a", from: "127.0.0.1:1", rpc, outcome: "ok" as const });
  const append = (trail: AuditTrail, rpc: string): Promise<boolean> =>
    new Promise((resolve) => trail.append(entry(rpc), resolve));

  it("shows each line that was changed, taken out, put in or moved", async () => {
    const trail = open();
    for (const rpc of ["one", "two", "three", "four"]) assert.equal(await append(trail, rpc), true);
    await trail.close();
    const text = readFileSync(file, "utf8");
    const lines = text.trimEnd().split("\n");
    assert.equal(problemIn(text), undefined);
    const [zero = "", one = "", two = "", three = "", four = ""] = lines;
    for (const changed of [
      [zero, one.replace("one", "eno"), two, three, four],
      [zero, one, three, four],
      [zero, one, one, two, three, four],
      [zero, two, one, three, four],
      [one, two, three, four],
      [zero, one, two, three, four.replace('"n":4', '"n":5')],
    ])
      assert.ok(problemIn(changed.join("\n")) !== undefined);
  });

  it("goes on after a restart, and beside a line that a crash has torn", async () => {
    const first = open();
    await append(first, "one");
    await first.close();
    const second = open();
    await append(second, "two");
    await second.close();
    assert.equal(problemIn(readFileSync(file, "utf8")), undefined);
    appendFileSync(file, '{"n":3,"time":"20');
    const third = open();
    await append(third, "three");
    await third.close();
    const [aside = ""] = readdirSync(folder).filter((name) => name !== "audit.jsonl");
    assert.equal(aside, "audit.jsonl.000000000003");
    const whole = readFileSync(join(folder, aside), "utf8").split("\n").slice(0, -1).join("\n");
    assert.equal(problemIn(whole, readFileSync(file, "utf8")), undefined);
    assert.equal(linesOf(file)[0]?.torn, true);
  });

  it("begins another file when one is full, and the chain goes through all of them", async () => {
    const trail = open(4096);
    for (let i = 0; i < 100; i++) await append(trail, `rpc-${i}`);
    await trail.close();
    const names = readdirSync(folder)
      .filter((name) => name !== "audit.jsonl")
      .sort();
    assert.ok(names.length > 2);
    const texts = [...names, "audit.jsonl"].map((name) => readFileSync(join(folder, name), "utf8"));
    assert.equal(problemIn(...texts), undefined);
    assert.ok(problemIn(texts[0] ?? "", texts[2] ?? "") !== undefined);
    const rpcs = texts.join("").match(/rpc-\d+/g);
    assert.deepEqual(
      rpcs,
      Array.from({ length: 100 }, (_, i) => `rpc-${i}`),
    );
  });

  it("does not go on in a file that is something else", () => {
    writeFileSync(file, "precious\n");
    assert.throws(() => open(), /is not an audit trail; name another file/);
    assert.equal(readFileSync(file, "utf8"), "precious\n");
  });

  it("has a few lines and a number for many calls that are denied alike, and bounds strangers", async () => {
    const trail = open();
    const denied = (from: string) => ({ from, rpc: "r", outcome: "denied" as const, reason: "UNAUTHENTICATED" });
    for (let i = 0; i < 1000; i++) trail.deny(denied(`10.0.0.1:${i}`));
    for (let i = 0; i < 5000; i++) trail.deny(denied(`10.1.${i >> 8}.${i & 255}:1`));
    await trail.close();
    const lines = linesOf(file).slice(1);
    const alike = lines.filter(({ from }) => String(from).startsWith("10.0.0.1:"));
    assert.deepEqual([alike.length, alike.at(-1)?.more], [11, 990]);
    const total = lines.reduce((sum, { more }) => sum + (typeof more === "number" ? more : 1), 0);
    assert.deepEqual([lines.length < 300, total], [true, 6000]);
    assert.equal(problemIn(readFileSync(file, "utf8")), undefined);
  });

  it("writes what it could not when the disk has room again, and tears no line", async () => {
    let room = Number.POSITIVE_INFINITY;
    const write = (fd: number, bytes: Buffer, done: (error: Error | null, written: number) => void): void => {
      const part = bytes.subarray(0, room);
      if (part.length > 0) writeSync(fd, part);
      room -= part.length;
      setImmediate(done, part.length < bytes.length ? new Error("ENOSPC") : null, part.length);
    };
    const trail = new AuditTrail({ file, maxBytes: 1e9, reads: false, onFailure: "stop" }, LOG, write);
    assert.equal(await append(trail, "before"), true);
    room = 50;
    assert.equal(await append(trail, "torn"), false);
    assert.equal(trail.refuseWrite()?.reason, "AUDIT_UNWRITABLE");
    assert.equal(await append(trail, "later"), false);
    room = Number.POSITIVE_INFINITY;
    while (trail.refuseWrite() !== undefined) await pause(50);
    assert.equal(await append(trail, "after"), true);
    await trail.close();
    const rpcs = linesOf(file).flatMap(({ rpc }) => rpc ?? []);
    assert.deepEqual(rpcs, ["before", "torn", "later", "after"]);
    assert.equal(problemIn(readFileSync(file, "utf8")), undefined);
  });
});
