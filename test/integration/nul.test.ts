import assert from "node:assert/strict";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import type { DatabasePlan, FieldPlan } from "../../src/engine/plan.js";
import type { GrpcServer } from "../../src/grpc/grpc-server.js";
import { type BytesClient, connect, detailsOf } from "../unit/grpc-fixture.js";
import { refusalOf } from "./reason-of.js";
import { sampleRequest } from "./sample-request.js";
import { toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

const plans = loadPlans();
const NUL = Buffer.from("ab\0c");
/** Recursive messages end somewhere. */
const MAX_DEPTH = 3;

interface Place {
  /** As a violation names it. */
  readonly path: string;
  /** Fields to append to the request, so that the text is there. */
  readonly bytes: Uint8Array;
}

/** Every place of a message where a text can stand. */
function placesOf(plan: DatabasePlan, message: number, depth = 0): Place[] {
  return (plan.messages[message]?.fields ?? []).flatMap((field) => {
    const path = field.repeated ? `${field.name}[0]` : field.name;
    if (field.kind === "string") return [{ path, bytes: delimited(field, NUL) }];
    if (field.kind !== "message" || depth >= MAX_DEPTH) return [];
    return placesOf(plan, field.type ?? -1, depth + 1).map((inner) => ({
      path: `${path}.${inner.path}`,
      bytes: delimited(field, inner.bytes),
    }));
  });
}

function delimited({ number }: Pick<FieldPlan, "number">, bytes: Uint8Array): Uint8Array {
  return new BinaryWriter().tag(number, WireType.LengthDelimited).bytes(bytes).finish();
}

/** The sample without the field that is put in its place. */
function requestWith(plan: DatabasePlan, message: number, { path, bytes }: Place): Buffer {
  const [top = ""] = path.split(/[.[]/);
  const fields = plan.messages[message]?.fields.map((field) =>
    field.name === top ? { ...field, rules: {}, name: "" } : field,
  );
  const messages = plan.messages.map((each, index) => (index === message ? { ...each, fields: fields ?? [] } : each));
  return Buffer.concat([sampleRequest({ ...plan, messages }, message), bytes]);
}

for (const executor of ["native", "portable"]) {
  describe(`a NUL in a text, with CREWDB_EXECUTOR=${executor}`, () => {
    let server: TestServer;
    let client: BytesClient;
    before(async () => {
      server = await startTestServer({ CREWDB_EXECUTOR: executor });
      client = connect({ address: server.address } as GrpcServer);
    });
    after(async () => {
      client.close();
      await server.stop();
    });

    for (const plan of Object.values(plans)) {
      it(`is INVALID_FIELD in every text field of every rpc of ${plan.database}, and names it`, async () => {
        const others: Record<string, string> = {};
        let count = 0;
        for (const rpc of plan.rpcs)
          for (const place of placesOf(plan, rpc.request)) {
            count++;
            const { error } = await client.unary(`/${rpc.method}`, requestWith(plan, rpc.request, place));
            const { info, badRequest } = detailsOf(error);
            const violations = badRequest?.fieldViolations ?? [];
            const isNamed = violations.some(
              ({ field, description }) => field === place.path && description === "must not contain NUL",
            );
            if (info?.reason !== "INVALID_FIELD" || !isNamed)
              others[`${rpc.name} ${place.path}`] = `${info?.reason} ${violations.map(({ field }) => field)}`;
          }
        assert.deepEqual(others, {});
        assert.ok(count > 200, String(count));
      });
    }

    it("is INVALID_FIELD in the SQL rpcs' own texts, and in Explain", async () => {
      const { main, admin } = server;
      const stream = async (request: Parameters<typeof main.queryStream>[0]): Promise<void> => {
        for await (const _ of main.queryStream(request));
      };
      const sql = "SELECT 1";
      const statement = { sql: "SELECT \0 1" };
      const named = { sql: "SELECT :a", namedParameters: { a: toValue("a"), "b\0": toValue("a") } };
      const refusals: readonly (readonly [() => Promise<unknown>, string])[] = [
        [() => main.query(statement), "sql"],
        [() => main.query(named), "named_parameters"],
        [() => main.query({ sql, atLeastAsFresh: "\0" }), "at_least_as_fresh"],
        [() => stream(statement), "sql"],
        [() => stream({ sql, resumeToken: "\0" }), "resume_token"],
        [() => main.execute(statement), "sql"],
        [() => main.execute({ sql, requestId: "r\0" }), "request_id"],
        [() => main.executeBatch({ steps: [{ statement: { sql } }, { statement }] }), "steps[1].statement.sql"],
        [() => main.executeBatch({ steps: [{ statement: { sql } }], requestId: "r\0" }), "request_id"],
        [() => admin.explain({ database: Database.MAIN, ...statement }), "sql"],
      ];
      for (const [call, field] of refusals) assert.equal(await refusalOf(call()), `INVALID_FIELD ${field}`);
    });
  });
}
