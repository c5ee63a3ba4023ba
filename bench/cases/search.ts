import { create, toBinary } from "@bufbuild/protobuf";
import { QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { createMainDb } from "../../src/client/index.js";
import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { encodeRequest, pathOf, withServers } from "../harness/rpc-case.js";
import { callInSequence } from "../harness/sequential.js";

/** Texts of the synthetic e-mails by how many rows contain them; the case says how many it really were. */
const WORDS = ["SKU 22061", "Jankowski", "Backorder", "shipment"] as const;
const CALLS = 50;

/** What the application did: three columns, newest 50. */
const LIKE = `SELECT id, subject, sender_email, received_date_time FROM emails_enhanced
  WHERE subject LIKE :text OR sender_email LIKE :text OR body_preview LIKE :text
  ORDER BY received_date_time DESC LIMIT 50`;
const COUNT =
  "SELECT count(*) FROM emails_enhanced WHERE subject LIKE :text OR sender_email LIKE :text OR body_preview LIKE :text";

/** SearchEmails beside the LIKE that it replaces, in turn, for a rare word, one in between and a common one. */
export const search: BenchCase = {
  name: "search",
  async run({ files, log }) {
    return await withServers(["crewdb"], files, async ([server]) => {
      const target = server?.target ?? "";
      using main = createMainDb(target);
      const rows: BenchRow[] = [];
      for (const word of WORDS) {
        const namedParameters = { text: { kind: { case: "text" as const, value: `%${word}%` } } };
        const { rows: counted } = await main.query({ sql: COUNT, namedParameters });
        const found = counted[0]?.values[0]?.kind.value ?? 0n;
        log(`search: ${word}, ${found} rows`);
        const like = toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql: LIKE, namedParameters }));
        const ours = encodeRequest(MainDb.method.searchEmails, { query: word, pageSize: 50 });
        const fast = await callInSequence(target, pathOf(MainDb.method.searchEmails), ours, CALLS);
        const slow = await callInSequence(target, pathOf(MainDb.method.query), like, CALLS, 2);
        rows.push({ case: `search for a text in ${found} e-mails`, server: "crewdb", inFlight: 1, ...fast });
        rows.push({
          case: `the same with LIKE`,
          server: "crewdb",
          inFlight: 1,
          ...slow,
          value: `${(slow.p50Ms / fast.p50Ms).toFixed(1)} times as long`,
        });
      }
      return rows;
    });
  },
};
