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

Every error is a gRPC status with \`google.rpc.Status\` in \`grpc-status-details-bin\`; over HTTP it is Connect's JSON with the same
details, which \`debug\` shows. Its \`google.rpc.ErrorInfo\` has the
domain \`crewdb\` and one of the reasons below; \`switch\` on the reason, not on the message. The last column lists the
\`google.rpc\` details: \`BadRequest\` has every broken field, \`RetryInfo\` says how long to wait if waiting helps,
\`ResourceInfo\` names what is missing or already exists, \`PreconditionFailure\` a constraint, \`QuotaFailure\` a limit.
Details stay under ${MAX_DETAILS_BYTES} bytes, because clients limit headers; \`metadata.violations_omitted\` counts the
violations that were left out. Messages name fields, limits and sizes, never the content of a value.

## What became of a write

\`metadata.committed\` of a write's error says whether it is stored:

| \`committed\` | meaning |
| --- | --- |
| \`false\` | Nothing is stored, and nothing will be. |
| \`true\` | The write is stored; only its reply could not be sent. |
| \`unknown\` | The write may be stored. Send it again with the same request_id, and it is stored once. Without a request_id, check first. |

If a write is cancelled or reaches its deadline while it runs, the server stops it and waits up to 50 ms to learn the outcome. If it was
stored, the call succeeds. \`unknown\` remains if the COMMIT takes longer, if the thread dies during it, or if the disk can neither make it
durable nor undo it. Reasons about the request itself, such as a broken constraint, INVALID_FIELD or SQL_ERROR, have no \`committed\`:
nothing is stored. An error without ErrorInfo does not come from crewdb, but often from the client's own library at its deadline; for a
write it means \`unknown\`.

\`committed\` covers all attempts of a call if the client reports them, as gRPC's own retries do (the header
\`grpc-previous-rpc-attempts\`). In an import it covers the rows after the first \`stored_rows\`. A failed action of a transaction stores
nothing; the error that ends the transaction says what became of it.

## Reasons

| reason | status | what happened | what to do | details |
| --- | --- | --- | --- | --- |
${rows.join("\n")}

## Errors that do not come from crewdb

These come from the gRPC library or from a proxy, and have no details. The clients in all languages use the name of the status as the
reason: \`DEADLINE_EXCEEDED\` and \`CANCELLED\` as above, and the following. Other names are possible.

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
