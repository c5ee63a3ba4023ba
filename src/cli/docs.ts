import { detailTypes, MAX_DETAILS_BYTES } from "../calls/error-details.js";
import { CLIENT_REASONS, REASONS, type Reason, reasonEntry, Status } from "../engine/reasons.js";
import { settingsTable } from "../settings/help.js";
import { SETTING_GROUPS } from "../settings/settings.js";

/** docs/errors.md, made from the table of reasons. */
export function errorsPage(): string {
  const rows = (Object.keys(REASONS) as Reason[]).toSorted().map((reason) => {
    const { status, meaning, remedy } = reasonEntry(reason);
    return `| \`${reason}\` | ${status} (${Status[status]}) | ${meaning} | ${remedy} | ${detailTypes(reason).join(", ")} |`;
  });
  const clientRows = Object.entries(CLIENT_REASONS).map(
    ([reason, { status, meaning, remedy }]) =>
      `| \`${reason}\` | ${status} (${Status[status]}) | ${meaning} | ${remedy} |`,
  );
  return `# Errors

Made from \`src/engine/reasons.ts\` by \`npm run generate\`.

Every error is a gRPC status with \`google.rpc.Status\` in \`grpc-status-details-bin\`. Its \`google.rpc.ErrorInfo\` has the
domain \`crewdb\` and one of the reasons below; \`switch\` on the reason, not on the message. The last column names the
\`google.rpc\` types that come with it: \`BadRequest\` lists every broken field, \`RetryInfo\` comes where waiting helps,
\`ResourceInfo\` for what is missing or there already, \`PreconditionFailure\` for constraints, \`QuotaFailure\` for limits.
Details stay under ${MAX_DETAILS_BYTES} bytes, because clients limit headers; \`metadata.violations_omitted\` says how many
violations were left out. Messages name fields, limits and sizes, never the content of a value.

## What became of a write

\`metadata.committed\` of a write's error says whether it is stored:

| \`committed\` | meaning |
| --- | --- |
| \`false\` | Nothing of it is stored, and nothing of it will be. |
| \`true\` | It is stored; only its answer could not be sent. |
| \`unknown\` | It may be stored. Send it again with the same request_id: then it is stored once. Without a request_id, look first. |

A write whose deadline passes, or that is cancelled, while it runs is stopped, and its answer waits up to 50 ms for the truth: if it was
stored, that is the answer. \`unknown\` remains where a COMMIT takes longer, where the thread dies in it, and where the disk fails to make
it durable and to undo it. Reasons that judge the request itself (a broken constraint, INVALID_FIELD, SQL_ERROR and their like) carry no
\`committed\`; nothing is stored then. An error without ErrorInfo does not come from crewdb
but often from the client's own library at its deadline: of a write it means \`unknown\`.

\`committed\` speaks of all attempts of a call whose client tells the server of them (the header \`grpc-previous-rpc-attempts\`, which
gRPC's own retries send). In an import it speaks of the rows after the first \`stored_rows\`. An action of a transaction that fails stores
nothing; what became of the transaction is said by the error that ends it.

## Reasons

| reason | status | what happened | what to do | details |
| --- | --- | --- | --- | --- |
${rows.join("\n")}

## Where no server of crewdb answered

Such errors come from the library of gRPC or from what stands between, and have no details. The clients of all languages give the
status's own name as their reason: \`DEADLINE_EXCEEDED\` and \`CANCELLED\` as above, and these. Any other name is possible, too.

| reason | status | what happened | what to do |
| --- | --- | --- | --- |
${clientRows.join("\n")}
`;
}

/** docs/settings.md, made from the table of settings. */
export function settingsPage(): string {
  const groups = SETTING_GROUPS.map((group) => `## ${group.title}\n\n${group.about}\n\n${settingsTable(group)}`);
  return `# Settings

Made from \`src/settings/settings.ts\` by \`npm run generate\`.

All are environment variables. The service also reads \`.env\` in its working folder; the environment wins. Every default
works: set only what you need. \`npm start -- --help\` prints this list too. A wrong value stops the start, and all
problems are reported at once, misspelt names among them. OpenTelemetry's own variables are in [tracing.md](tracing.md).

${groups.join("\n\n")}
`;
}

const START = "<!-- settings -->";
const END = "<!-- /settings -->";

/** README.md with its table of the first group made again. Throws when the markers are missing. */
export function withSettingsTable(readme: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start === -1 || end < start) throw new Error(`README.md needs the lines ${START} and ${END}`);
  const tables = SETTING_GROUPS.slice(0, 1).map(settingsTable).join("\n\n");
  return `${readme.slice(0, start + START.length)}\n${tables}\n${readme.slice(end)}`;
}
