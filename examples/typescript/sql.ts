// biome-ignore-all lint/suspicious/noConsole: an example prints what it got
/** Every SQL rpc once: try, write, read, explain, batch, stream, transaction. Usage: npx node examples/typescript/sql.ts [host:port] */
import { createAdminDb, createWalmartDb, describeError, toRows, toValue, toValues } from "crewdb";
import { Database } from "crewdb/gen/crewdb/admin/v1/database_pb";
import { StepCondition_Test } from "crewdb/gen/crewdb/sql/v1/sql_pb";
import { TransactRequest_Mode } from "crewdb/gen/crewdb/sql/v1/stream_pb";

const target = process.argv[2] ?? "127.0.0.1:50051";
using walmart = createWalmartDb(target);
using admin = createAdminDb(target);
const insert = "INSERT INTO nlp_intents (id, user_query, detected_intent) VALUES (?, ?, ?)";
const run = Date.now();

const tried = await walmart.execute({
  sql: insert,
  parameters: toValues(`a${run}`, "milk", "search"),
  validateOnly: true,
});
console.log("would insert:", tried.changes);

const { changes, commitSeq } = await walmart.execute({
  sql: insert,
  parameters: toValues(`a${run}`, "milk", "search"),
});
console.log("inserted:", changes);

const found = await walmart.query({
  sql: "SELECT user_query, length(user_query) AS letters FROM nlp_intents WHERE id = :id",
  namedParameters: { id: toValue(`a${run}`) },
  atLeastAsFresh: commitSeq,
});
const [row = {}] = toRows(found);
console.log(Object.keys(row).join(", "), "=", Object.values(row).join(", "));

const byUser = "SELECT id FROM nlp_intents WHERE user_id = ? ORDER BY created_at";
const plan = await admin.explain({ database: Database.WALMART, sql: byUser });
console.log("reads:", plan.tables.join(", "), plan.scans ? "row by row" : "by index");

const { results } = await walmart.executeBatch({
  steps: [
    {
      statement: {
        sql: "UPDATE nlp_intents SET detected_intent = 'buy' WHERE id = ?",
        parameters: toValues(`b${run}`),
      },
    },
    {
      statement: { sql: insert, parameters: toValues(`b${run}`, "bread", "buy") },
      condition: { step: 0, test: StepCondition_Test.UNCHANGED },
    },
  ],
});
console.log("the second step ran:", results[1]?.executed);

let streamed = 0;
const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT i FROM n";
for await (const message of walmart.queryStream({ sql: numbers })) streamed += message.rows.length;
console.log("streamed rows:", streamed);

async function* actions() {
  yield { action: { case: "begin" as const, value: { mode: TransactRequest_Mode.READ_WRITE } } };
  yield {
    action: { case: "execute" as const, value: { sql: `DELETE FROM nlp_intents WHERE id IN ('a${run}', 'b${run}')` } },
  };
  yield { action: { case: "commit" as const, value: {} } };
}
for await (const { result } of walmart.transact(actions())) {
  if (result.case === "execute") console.log("deleted in a transaction:", result.value.changes);
}

try {
  await walmart.query({ sql: "SELECT * FROM crewdb_requests" });
} catch (error) {
  console.log(describeError(error).reason);
}
