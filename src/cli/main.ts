#!/usr/bin/env node
/** `crewdb COMMAND`: the commands of an installed package, of the image and of a checkout. */
import "../base/needs-service-node.js";
import { didYouMean } from "../base/near-miss.js";
import { VERSION } from "../base/version.js";
import { fail, whenNobodyReads } from "./command.js";

interface Entry {
  readonly file: string;
  readonly about: string;
}

/** Each command is its own program, loaded when it is called. In the groups of the help. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  "Serve, and talk to a running server": {
    start: { file: "../main.js", about: "serve the databases; what crewdb does without a command" },
    call: { file: "./call-cli.js", about: "call an rpc with JSON" },
    sql: { file: "./sql-cli.js", about: "run SQL, or type it at a prompt" },
    mcp: { file: "../mcp/mcp-cli.js", about: "offer a running server to agents, as tools" },
    top: { file: "./top-cli.js", about: "show what a running server does" },
  },
  "Keep the data": {
    backup: { file: "./backup-cli.js", about: "copy a running server's database to a file" },
    restore: { file: "./restore-cli.js", about: "replace a database with a backup or a replica" },
    drill: { file: "./drill-cli.js", about: "prove that a replica can be restored" },
    copy: { file: "./copy-cli.js", about: "move a database between SQLite and PostgreSQL" },
    migrate: { file: "./migrate-cli.js", about: "bring database files up to date without serving them" },
    seed: { file: "../../bench/seed/seed.js", about: "fill both databases with synthetic data" },
  },
  Check: {
    policy: { file: "./policy-cli.js", about: "check a policy file, or say what it allows" },
    audit: { file: "./audit-cli.js", about: "check that an audit trail is whole" },
    check: { file: "./check-cli.js", about: "check the contracts against the schema" },
  },
};
const COMMANDS: Readonly<Record<string, Entry>> = Object.assign({}, ...Object.values(GROUPS));

function helpText(): string {
  const groups = Object.entries(GROUPS).map(([title, commands]) => {
    const lines = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`);
    return `${title}:\n${lines.join("\n")}`;
  });
  return `usage: crewdb [COMMAND] [options]

${groups.join("\n\n")}

\`crewdb COMMAND --help\` lists a command's options; \`crewdb --version\` shows the version. In a checkout each is also
\`npm run COMMAND -- [options]\`. \`npx crewdb-migrate\` moves code of the old database managers.

Exit codes: 0 done, 1 failed, 2 the command line or a setting is wrong, 3 a database can't be opened, 4 the address can't be
listened on.`;
}

const [name = "start"] = process.argv.splice(2, 1);
const command = COMMANDS[name];
if (command === undefined) whenNobodyReads();
if (command !== undefined) await import(command.file);
else if (name === "--help" || name === "-h") process.stdout.write(`${helpText()}\n`);
else if (name === "--version" || name === "-v") process.stdout.write(`${VERSION}\n`);
else
  fail(
    `unknown ${name.startsWith("-") ? "option" : "command"} ${name}${didYouMean(name, Object.keys(COMMANDS))}; see --help`,
    2,
  );
