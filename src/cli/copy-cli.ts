/** Moves a database from SQLite to PostgreSQL, or back. */
import "../base/needs-service-node.js";
import { hostUrls } from "../base/server-url.js";
import { type Copied, copyToPostgres, copyToSqlite, type Report } from "../copy/copy.js";
import { anyOf, DATABASE_NAMES } from "../databases/index.js";
import { OpenError } from "../engine/open-error.js";
import { CommandError, runCommand, UsageError } from "./command.js";

const FORMS = "sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME";

/** What is said of a copy that was not the first, by what it began with. */
const BEGAN: Readonly<Record<Copied["began"], string>> = {
  empty: "",
  on: "crewdb: went on with the rows that a copy before had left\n",
  anew: "crewdb: the source has changed since the earlier copy, so all of it was copied again\n",
};

await runCommand({
  name: "crewdb copy",
  about: `Copies all rows of a database from a file to a PostgreSQL server, or back: one snapshot, into an empty target.
Until the rows of each table were compared, no service starts on the target, and one that runs on it already is not
ready. If the copy is killed or fails, the same command goes on where it ended.
No service need run; stop the one that writes the source, because what it writes after the snapshot is not copied.`,
  options: {
    database: { type: "string", value: "NAME", meaning: anyOf() },
    from: { type: "string", value: "PLACE", meaning: FORMS },
    to: {
      type: "string",
      value: "PLACE",
      meaning: "the other of them; a file is made, and so is a schema",
    },
  },
  notes: "Replies that are kept by request_id stay behind: let retries end before you copy.",
  async run({ database: name, from, to }) {
    const database = DATABASE_NAMES.find((each) => each === name);
    if (database === undefined) throw new UsageError(`--database must be ${anyOf()}`);
    const [source, target] = [placeOf("--from", from), placeOf("--to", to)];
    const report = process.stderr.isTTY ? show : () => undefined;
    try {
      if ("file" in source && "url" in target) say(await copyToPostgres(database, source.file, target.url, report));
      else if ("url" in source && "file" in target) say(await copyToSqlite(database, source.url, target.file, report));
      else throw new UsageError("one of --from and --to must be sqlite:, the other postgres://");
    } catch (error) {
      if (!(error instanceof OpenError)) throw error;
      if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
      throw new CommandError(error.message);
    }
    return undefined;
  },
});

function placeOf(option: string, place: string | undefined): { file: string } | { url: string } {
  if (place === undefined) throw new UsageError(`name ${option}, ${FORMS}`);
  const [, file] = /^sqlite:(.+)$/s.exec(place) ?? [];
  if (file !== undefined) return { file };
  // It may hold a password, so it is not repeated.
  const isOne = URL.canParse(place) && hostUrls(place).length === 1;
  if (!/^postgres(?:ql)?:\/\//.test(place) || !isOne) throw new UsageError(`${option} must be ${FORMS}`);
  return { url: place };
}

const show: Report = (step, rows) => {
  process.stderr.write(`\r\x1b[K${step}${rows === 0 ? "" : `: ${rows} rows`}`);
};

function say({ tables, left, began }: Copied): void {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  process.stderr.write(BEGAN[began]);
  const width = Math.max(...tables.map(({ table }) => table.length));
  for (const { table, rows, digest } of tables)
    process.stdout.write(`${table.padEnd(width)} ${String(rows).padStart(10)}  ${digest}\n`);
  if (left.length > 0) process.stderr.write(`crewdb: not of the schema, and not copied: ${left.join(", ")}\n`);
}
