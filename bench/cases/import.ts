import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Email } from "../../gen/ts/crewdb/main/v1/email_pb.js";
import { createMainDb } from "../../src/client/index.js";
import type { BenchCase, BenchContext } from "../harness/bench-case.js";
import { median } from "../harness/load.js";
import { withServers } from "../harness/rpc-case.js";
import { toId } from "../seed/rows.js";

const ROWS = 20_000;
/** Rows of a message, as BatchGetEmails answers them below its cap. */
const MESSAGE_ROWS = 200;

/** Whole e-mails of the full data, without what belongs to rows that the empty database lacks. */
async function readEmails({ files }: BenchContext): Promise<Email[][]> {
  return await withServers(["crewdb"], files, async ([server]) => {
    using main = createMainDb(server?.target ?? "");
    const messages: Email[][] = [];
    for (let from = 0; from < ROWS; from += MESSAGE_ROWS) {
      const emailIds = Array.from({ length: MESSAGE_ROWS }, (_, index) => toId("email", from + index));
      const { emails } = await main.batchGetEmails({ emailIds });
      messages.push(emails.map(({ assignedTo: _, ...email }) => email));
    }
    return messages;
  });
}

/** ImportEmails into an empty database, with search, counters and fsync; then the same rows again, which changes them. */
export const importRows: BenchCase = {
  name: "import",
  async run(context) {
    const messages = await readEmails(context);
    const fresh: { perSecond: number }[] = [];
    const again: { perSecond: number }[] = [];
    for (let round = 0; round < context.rounds; round++) {
      const folder = await mkdtemp(join(tmpdir(), "crewdb-import-"));
      const files = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
      const rates = await withServers(["crewdb"], files, async ([server]) => {
        using main = createMainDb(server?.target ?? "");
        const store = async (): Promise<number> => {
          const startMs = performance.now();
          const { summary } = await main.importEmails(
            (async function* () {
              for (const emails of messages) yield { emails };
            })(),
            { timeoutMs: 120_000 },
          );
          if (summary?.rowsCount !== BigInt(ROWS)) throw new Error(`${summary?.rowsCount} rows of ${ROWS} arrived`);
          return ROWS / ((performance.now() - startMs) / 1000);
        };
        return [await store(), await store()] as const;
      });
      await rm(folder, { recursive: true });
      context.log(`import: ${rates.map(Math.round).join(" and ")} rows/s`);
      fresh.push({ perSecond: rates[0] });
      again.push({ perSecond: rates[1] });
    }
    return [
      { case: "import of e-mails", server: "crewdb", ...median(fresh) },
      { case: "import of e-mails that are there", server: "crewdb", ...median(again) },
    ];
  },
};
