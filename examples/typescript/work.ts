// biome-ignore-all lint/suspicious/noConsole: an example prints what it did
/** Claims e-mails, updates them in a transaction, streams products, watches health. Usage: npx node examples/typescript/work.ts [host:port] */
import { createMainDb, createWalmartDb, inTransaction, ServingStatus, waitUntilServing, watchHealth } from "crewdb";
import { MainDb } from "crewdb/gen/crewdb/main/v1/main_db_pb";

const target = process.argv[2] ?? "127.0.0.1:50051";
await waitUntilServing(target, "", { signal: AbortSignal.timeout(10_000) });
using main = createMainDb(target);
using walmart = createWalmartDb(target);

const { emails } = await main.claimEmailBatch({ maxCount: 3 });
console.log("claimed:", emails.length);

await inTransaction(main, async (transaction) => {
  const inside = transaction.client(MainDb);
  for (const { emailId } of emails) {
    await inside.updateEmail({
      email: { emailId, businessSummary: "done" },
      updateMask: { paths: ["business_summary"] },
    });
  }
});
console.log("updated in one transaction:", emails.length);

let products = 0;
for await (const { rows } of walmart.queryStream({ sql: "SELECT product_id, name FROM walmart_products" })) {
  products += rows.length;
}
console.log("streamed products:", products);

for await (const status of watchHealth(target, "crewdb.main.v1.MainDb")) {
  console.log("main serves:", status === ServingStatus.SERVING);
  break;
}
