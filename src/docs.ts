import { settingsTable } from "./help.js";
import { REASONS, type Reason, reasonEntry, Status } from "./reasons.js";

/** docs/errors.md, made from the table of reasons. */
export function errorsPage(): string {
  const rows = (Object.keys(REASONS) as Reason[]).toSorted().map((reason) => {
    const { status, meaning, remedy } = reasonEntry(reason);
    return `| \`${reason}\` | ${status} (${Status[status]}) | ${meaning} | ${remedy} |`;
  });
  return `# Errors

Made from \`src/reasons.ts\` by \`npm run generate\`.

Every error is a gRPC status with \`google.rpc.Status\` in \`grpc-status-details-bin\`. Its \`google.rpc.ErrorInfo\` has the
domain \`crewdb\` and one of the reasons below; \`switch\` on the reason, not on the message. Beside it come
\`google.rpc.BadRequest\` with every broken field, \`google.rpc.RetryInfo\` where waiting helps, \`google.rpc.ResourceInfo\` for
what is missing or there already, and \`google.rpc.PreconditionFailure\` for constraints. Details stay under 6 KiB;
\`metadata.violations_omitted\` says how many violations were left out. Messages name fields, limits and sizes, never the
content of a value.

| reason | status | what happened | what to do |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}

const START = "<!-- settings -->";
const END = "<!-- /settings -->";

/** README.md with its settings table made anew. Throws when the markers are missing. */
export function withSettingsTable(readme: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start === -1 || end < start) throw new Error(`README.md needs the lines ${START} and ${END}`);
  return `${readme.slice(0, start + START.length)}\n${settingsTable()}\n${readme.slice(end)}`;
}
