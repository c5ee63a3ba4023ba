import assert from "node:assert/strict";
import { mock } from "node:test";
import type { JsonObject } from "@bufbuild/protobuf";
import { Executed, FILTERS_HASH_BYTES, HandedOver } from "../../src/engine/layout.js";
import { tokenOf } from "../fixtures/executor-cases.js";
import { assertSameRows, Pair, plans, type Side, toSent } from "../fixtures/executor-sides.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const MEBIBYTE = 1024 * 1024;
/** Where the first key of a page token begins. */
const KEYS_AT = 1 + FILTERS_HASH_BYTES;

/** What crewdb 0.1 kept for requests: the SHA-256 of each. */
const EARLIER: readonly {
  readonly rpc: string;
  readonly request: JsonObject;
  readonly other: JsonObject;
  readonly hash: string;
}[] = [
  {
    rpc: "CreateUser",
    request: { user: { user_id: "u1", email: "zoe@example.com", name: "Zoë", permissions: ["a", "b"] } },
    other: { user: { user_id: "u1", email: "zoe@example.com", name: "Zoë", permissions: ["b", "a"] } },
    hash: "e952a8df3aba9775c1abc328bc703570d20b1c409ab4caa3a173b5cb38ee51f0",
  },
  {
    rpc: "UpdateUser",
    request: {
      user: { user_id: "u1", name: "Zoe", create_time: "2024-02-29T12:00:00Z" },
      update_mask: "name,department",
    },
    other: { user: { user_id: "u1", name: "Zoe", create_time: "2024-02-29T12:00:00Z" }, update_mask: "name" },
    hash: "445e7260cece4ed0a07f2151eea8dc5d28568a7b2b2acd28661863c18c5ba570",
  },
  {
    rpc: "MarkEmailsRead",
    request: { email_ids: ["a", "b"], is_read: false },
    other: { email_ids: ["a", "b"] },
    hash: "cf00417ff76f8d28d607a07ef07bbfed0f1ed6d043a027a6a13f7362df624a20",
  },
];

describe("both executors", () => {
  let pair: Pair | undefined;
  before(() => mock.timers.enable({ apis: ["Date"], now: Date.now() }));
  after(() => mock.timers.reset());
  afterEach(() => {
    pair?.close();
    pair = undefined;
  });

  it("hash a request's numbers alike: every power of two, its neighbours, and tenths", function () {
    const opened = new Pair("walmart", "write", guardFileOrSkip(this));
    pair = opened;
    const powers = Array.from({ length: 1074 + 50 }, (_, index) => 2 ** (index - 1074));
    const numbers = powers.flatMap((power) => [
      power,
      power * (1 + 2 ** -52),
      power * (1 - 2 ** -53),
      power / 10,
      power * 3,
    ]);
    for (let from = 0; from < numbers.length; from += 100) {
      const purchases = numbers.slice(from, from + 100).map((unit_price) => ({
        user_id: "u",
        product_id: "p",
        product_name: "p",
        unit_price: Math.min(unit_price, 1e15),
      }));
      const reply = opened.call("RecordPurchases", { purchases, request_id: `from ${from}` });
      assert.equal(reply.state, "ok", JSON.stringify(reply.error));
    }
    assertSameRows(opened.native.db, opened.portable.db);
  });

  it("answer a retry with the reply that crewdb 0.1 kept, and refuse another request with its id", function () {
    // A field that no reply has.
    const kept = Buffer.from("ba3e024142", "hex");
    const keep = ({ db }: Side): void => {
      const insert = db.prepare("INSERT INTO crewdb_requests VALUES ('ann', ?, 'job', ?, ?, 1)");
      for (const { rpc, hash } of EARLIER) insert.run(`crewdb.main.v1.MainDb/${rpc}`, Buffer.from(hash, "hex"), kept);
    };
    const opened = new Pair("main", "write", guardFileOrSkip(this), keep);
    pair = opened;
    for (const { rpc, request, other } of EARLIER) {
      for (const side of [opened.native, opened.portable]) {
        const again = answerOf(side, rpc, { ...request, request_id: "job" });
        assert.equal(again.reply?.toString("hex"), kept.toString("hex"), rpc);
        const changed = answerOf(side, rpc, { ...other, request_id: "job" });
        assert.equal(changed.error?.reason, "REQUEST_ID_REUSED", rpc);
        const expected = side === opened.native ? Executed.handedOver + HandedOver.oldReply : Executed.portable;
        assert.deepEqual([again.executed, changed.executed], [expected, expected]);
      }
    }
    assertSameRows(opened.native.db, opened.portable.db);
  });

  it("read numbers in a page token alike, however many bytes they take", function () {
    const opened = new Pair("main", "read", guardFileOrSkip(this), (writer) => {
      for (const name of ["a", "b", "c"]) {
        const user = { user_id: name, email: `${name}@example.com`, name };
        assert.equal(answerOf(writer, "CreateUser", { user }).state, "ok");
      }
    });
    pair = opened;
    const first = opened.call("ListUsers", { page_size: 1 });
    const token = Buffer.from(tokenOf(plans.main, toSent("main", "ListUsers", {}).rpc, first), "base64url");
    const [header, type, rest] = [token.subarray(0, KEYS_AT), token[KEYS_AT] ?? 0, token.subarray(KEYS_AT + 1)];
    const next = (bytes: readonly number[]): string => {
      const page_token = Buffer.concat([header, Buffer.from(bytes), rest]).toString("base64url");
      return opened.call("ListUsers", { page_size: 1, page_token }).state;
    };
    assert.equal(next([type]), "ok");
    assert.equal(next([type | 128, 0]), "ok");
    const long = [type | 128, ...new Array<number>(8).fill(128)];
    assert.equal(next([...long, 0]), "ok");
    // The tenth byte has room for one bit.
    assert.equal(next([...long, 2]), "error");
  });

  it("end a page where no more rows fit, and say how many of a list do", function () {
    const opened = new Pair("main", "read", guardFileOrSkip(this), (writer) => {
      const write = (name: string, request: JsonObject): void =>
        assert.equal(answerOf(writer, name, request).error?.message, undefined);
      write("CreateConversation", { conversation: { conversation_id: "c", title: "c" } });
      for (let index = 0; index < 5; index++) {
        const content = "ä".repeat((0.6 + index / 10) * MEBIBYTE * 0.5);
        const role = "MESSAGE_ROLE_USER";
        write("AppendMessage", { message: { message_id: `m${index}`, conversation_id: "c", role, content } });
        const email = { email_id: `e${index}`, sender_email: "a@b", received_time: "2026-11-28T23:00:00Z" };
        write("CreateEmail", { email: { ...email, body_content: content } });
      }
    });
    pair = opened;
    const first = opened.call("ListMessages", { conversation_id: "c", page_size: 5 });
    assert.ok(first.rows > 1 && first.rows < 5, String(first.rows));
    const list = opened.call("BatchGetEmails", { email_ids: ["e0", "e1", "e2", "e3", "e4"], view: "EMAIL_VIEW_FULL" });
    assert.equal(list.error?.reason, "RESPONSE_TOO_LARGE");
  });
});

function answerOf(side: Side, name: string, request: JsonObject): ReturnType<Side["run"]>[number] {
  const [answer] = side.run([toSent("main", name, request)], -1);
  assert.ok(answer);
  return answer;
}
