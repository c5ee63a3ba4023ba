import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { MainDb, WalmartDb } from "../harness/contract.js";
import { scratchCopy } from "../harness/data.js";
import { encodeRequest, pathOf, withServers } from "../harness/rpc-case.js";
import { callInSequence } from "../harness/sequential.js";
import { toId } from "../seed/rows.js";

const { getEmail, listEmailTable, listEmails, searchEmails, getDashboard } = MainDb.method;
const { batchGetEmails, bulkUpdateEmailStatus, claimEmailBatch } = MainDb.method;
const { searchProducts } = WalmartDb.method;
const thousand = Array.from({ length: 1000 }, (_, index) => toId("email", index * 140));
const pageSize = 50;
const table = (filter: object) => encodeRequest(listEmailTable, { pageSize, ...filter });

/** Every row of the stated goals. */
const GOALS = [
  ["e-mail by id", getEmail, encodeRequest(getEmail, { emailId: toId("email", 71_610) })],
  ["UI list, newest 50", listEmailTable, table({})],
  ["UI list by status", listEmailTable, table({ statuses: [12] })],
  ["UI list by workflow state", listEmailTable, table({ workflowStates: [2] })],
  ["UI list by priority", listEmailTable, table({ priorities: [1] })],
  ["UI list by assignee", listEmailTable, table({ assignedTo: toId("user", 3) })],
  ["UI list in order of priority", listEmailTable, table({ orderBy: 2 })],
  ["UI list in order of completeness", listEmailTable, table({ orderBy: 3 })],
  ["dashboard", getDashboard, encodeRequest(getDashboard, {})],
  ["chain with its e-mails", listEmails, encodeRequest(listEmails, { conversationId: toId("conversation", 20_000) })],
  ["text search, a common word", searchEmails, encodeRequest(searchEmails, { query: "shipment", pageSize })],
  ["text search, o'brien", searchEmails, encodeRequest(searchEmails, { query: "o'brien", pageSize })],
  ["text search, Order #12345", searchEmails, encodeRequest(searchEmails, { query: "Order #12345", pageSize })],
  ["claim a batch of 50", claimEmailBatch, encodeRequest(claimEmailBatch, { maxCount: 50 })],
  ["select 1000 by id", batchGetEmails, encodeRequest(batchGetEmails, { emailIds: thousand })],
  [
    "update 1000 in one transaction",
    bulkUpdateEmailStatus,
    encodeRequest(bulkUpdateEmailStatus, { emailIds: thousand, status: 3 }),
  ],
  ["product search", searchProducts, encodeRequest(searchProducts, { query: "organic carrots", pageSize: 20 })],
] as const;

/** Each of the application's calls alone on the full data; the goal is a p99 under 10 ms. */
export const domain: BenchCase = {
  name: "domain",
  async run({ files, log }) {
    await using copy = await scratchCopy(files);
    return await withServers(["crewdb"], copy, async ([server]) => {
      const rows: BenchRow[] = [];
      for (const [goal, method, request] of GOALS) {
        log(goal);
        const times = await callInSequence(server?.target ?? "", pathOf(method), request, 200);
        rows.push({ case: goal, server: "crewdb", inFlight: 1, ...times });
      }
      return rows;
    });
  },
};
