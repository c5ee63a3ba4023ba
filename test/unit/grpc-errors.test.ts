import assert from "node:assert/strict";
import { detailTypes, MAX_DETAILS_BYTES } from "../../src/calls/error-details.js";
import type { CallError } from "../../src/engine/call-error.js";
import { REASONS, type Reason, Status } from "../../src/engine/reasons.js";
import { type BytesClient, connect, detailsOf, type Edge, READ, startEdge } from "./grpc-fixture.js";

/** Reasons whose errors always name fields of the request. */
const NAMES_FIELDS: ReadonlySet<string> = new Set(["INVALID_FIELD", "INVALID_PAGE_TOKEN"]);

describe("errors on the wire", () => {
  let edge: Edge;
  let client: BytesClient;
  before(async () => {
    edge = await startEdge();
    client = connect(edge.server);
  });
  after(async () => {
    client.close();
    await edge.server.close(0);
  });

  const errorOf = async (error: CallError) => {
    edge.pool.answer = () => ({ ok: false, error });
    const ended = await client.unary(READ);
    assert.ok(ended.error);
    return ended.error;
  };
  const violations = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => ({ field: `items[${index}].name`, description: "x".repeat(length) }));

  for (const [reason, { status }] of Object.entries(REASONS)) {
    it(`${reason} is ${status}, with the details that the documentation names`, async () => {
      const error = await errorOf({
        reason: reason as Reason,
        message: "what happened",
        ...(NAMES_FIELDS.has(reason) ? { violations: violations(2, 10) } : {}),
      });
      const details = detailsOf(error);
      assert.equal(error.code, Status[status]);
      assert.equal(details.info?.reason, reason);
      assert.equal(details.info?.domain, "crewdb");
      assert.deepEqual(details.types.toSorted(), detailTypes(reason as Reason).toSorted());
      if (reason !== "INTERNAL") assert.equal(error.details, "what happened");
    });
  }

  it("carry metadata, and every violation that fits", async () => {
    const error = await errorOf({
      reason: "INVALID_FIELD",
      message: "2 fields",
      metadata: { table: "emails" },
      violations: violations(2, 10),
    });
    const { info, badRequest } = detailsOf(error);
    assert.deepEqual(info?.metadata, { table: "emails" });
    assert.deepEqual(
      badRequest?.fieldViolations.map(({ field, description }) => ({ field, description })),
      violations(2, 10),
    );
  });

  for (const [count, length] of [
    [1000, 20],
    [100, 200],
    [5, 100_000],
    [20, 290],
  ] as const) {
    it(`stay under ${MAX_DETAILS_BYTES} bytes with ${count} violations of ${length} characters, and count what is left out`, async () => {
      const error = await errorOf({
        reason: "INVALID_FIELD",
        message: "many",
        violations: violations(count, length),
        violationsOmitted: 7,
      });
      const { bytes, info, badRequest } = detailsOf(error);
      assert.ok(bytes <= MAX_DETAILS_BYTES, `${bytes} bytes`);
      const listed = badRequest?.fieldViolations.length ?? 0;
      assert.ok(listed > 0);
      assert.equal(Number(info?.metadata.violations_omitted), count + 7 - listed);
      if (listed < count) assert.ok(bytes > MAX_DETAILS_BYTES - 700, `${bytes} bytes leave room for more`);
    });
  }

  it("bring emoji, percent signs and line ends through, and survive half a surrogate pair", async () => {
    const message = "100 % of \u{1F600}\nnext line\ttab, o'brien, Zürich";
    assert.equal((await errorOf({ reason: "NOT_FOUND", message })).details, message);
    assert.equal((await errorOf({ reason: "NOT_FOUND", message: "half \ud83d pair" })).details, "half \ufffd pair");
  });

  it("cut messages and metadata that are too long for headers", async () => {
    const long = "é".repeat(100_000);
    const error = await errorOf({ reason: "NOT_FOUND", message: long, metadata: { column: long } });
    assert.ok(error.details.length < 300 && error.details.endsWith("…"));
    assert.ok(detailsOf(error).bytes < MAX_DETAILS_BYTES);
  });

  it("INTERNAL says an id and nothing else, and the log has the rest under that id, once", async () => {
    edge.logged.length = 0;
    const error = await errorOf({ reason: "INTERNAL", message: "secret row", internal: "stack of secret row" });
    const id = detailsOf(error).info?.metadata.error_id ?? "none";
    assert.ok(error.details.includes(id));
    assert.doesNotMatch(error.details + JSON.stringify(detailsOf(error).info?.metadata), /secret/);
    assert.deepEqual(edge.logged, [{ errorId: id, problem: "stack of secret row" }]);
  });

  it("what the pool knows about a lost thread is for the log alone", async () => {
    const warnings: object[] = [];
    const { server, pool } = await startEdge({
      log: { error: () => assert.fail("no fault of the service"), warn: (fields) => warnings.push(fields) },
    });
    pool.answer = () => ({
      ok: false,
      error: { reason: "WORKER_LOST", message: "the thread died", internal: "exit 134" },
    });
    const other = connect(server);
    const { error } = await other.unary(READ);
    assert.equal(error?.details, "the thread died");
    assert.ok(!JSON.stringify(detailsOf(error).info?.metadata).includes("134"));
    assert.deepEqual(warnings, [{ reason: "WORKER_LOST", problem: "exit 134" }]);
    other.close();
    await server.close(0);
  });

  it("a reason that is not in the table is INTERNAL", async () => {
    const error = await errorOf({ reason: "NEVER_HEARD_OF" as Reason, message: "x" });
    assert.equal(error.code, Status.INTERNAL);
  });
});
