/** Checks a policy file, and says what it allows. */
import "../base/needs-service-node.js";
import { readFileSync } from "node:fs";
import type { Access, AskedRpc } from "../access/access.js";
import { type Identity, jwtName } from "../access/identity.js";
import type { Policy } from "../access/policy.js";
import { PolicyError, parsePolicy } from "../access/policy-file.js";
import { askedRpcs, servedRpcs } from "../calls/asked-rpcs.js";
import { loadPlans, readMigrations } from "../contract/load-plans.js";
import { DATABASE_NAMES, type DatabaseName } from "../databases/index.js";
import type { TableScope } from "../engine/sql-scope.js";
import { readEnvironment } from "../settings/config.js";
import { openProbe, type Probe } from "../sqlite/file/probe.js";
import { judgeInScope } from "../sqlite/sql/explain-scope.js";
import { CommandError, runCommand, UsageError } from "./command.js";

const FAILED = 1;
const RPC = /^[\w.]+\/\w+$/;

await runCommand({
  name: "crewdb policy",
  about: `\`check FILE\` says everything that is wrong with a policy file: its form, rpcs, tables and columns that there are not, and
conditions that do not compile. \`explain NAME RPC\` says whether a caller may call an rpc, and \`explain NAME SQL\` whether a
statement is allowed. NAME is a token's name; certificate:NAME, jwt:SUBJECT and local are the other callers.`,
  options: {
    file: { type: "string", value: "FILE", meaning: "the policy to explain; default: CREWDB_POLICY_FILE" },
    database: { type: "string", value: "NAME", meaning: "where the SQL runs; default: main" },
    roles: {
      type: "string",
      value: "A,B",
      meaning: "the roles in the tokens file or JWT, where the policy does not name the caller",
    },
  },
  operands: "check|explain FILE|NAME [RPC|SQL]",
  notes: "Exit codes: 0 right or allowed, 1 wrong or refused, 2 the command line is wrong.",
  run({ file, database, roles }, [verb, first = "", what]) {
    if (verb === "check" && what === undefined) return check(first);
    if (verb !== "explain") throw new UsageError("say check FILE, or explain NAME RPC|SQL");
    if (what === undefined) throw new UsageError("name an rpc, SERVICE/RPC, or a statement of SQL");
    const policy = readPolicyFile(file ?? readEnvironment().CREWDB_POLICY_FILE ?? "");
    const identity = toIdentity(first, roles);
    return RPC.test(what)
      ? explainRpc(policy, identity, what)
      : explainSql(policy, identity, what, toDatabase(database));
  },
});

function check(file: string): number {
  const probes = new Map(DATABASE_NAMES.map((name) => [name, openProbe({ migrations: readMigrations(name) })]));
  try {
    const policy = readPolicyFile(file, probes);
    const problems = conditionProblems(policy, probes);
    for (const problem of problems) print(problem);
    if (problems.length > 0) return FAILED;
    print(`${file} is right: ${policy.ownRoles.size} roles, ${policy.identityCount} identities`);
    return 0;
  } finally {
    for (const probe of probes.values()) probe.close();
  }
}

function readPolicyFile(file: string, probes?: ReadonlyMap<DatabaseName, Probe>): Policy {
  if (file === "") throw new UsageError("name a policy with --file, or set CREWDB_POLICY_FILE");
  const methods = servedRpcs(Object.values(loadPlans()));
  const tables = probes && new Map([...probes].map(([name, probe]) => [name, lowerCase(probe.tables())]));
  try {
    return parsePolicy(readFileSync(file, "utf8"), { methods, ...(tables && { tables }) });
  } catch (error) {
    if (error instanceof PolicyError)
      throw new CommandError(error.problems.map((each) => `${file}: ${each}`).join("\n"));
    throw error;
  }
}

function lowerCase(tables: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  return new Map([...tables].map(([name, columns]) => [name.toLowerCase(), columns.map((each) => each.toLowerCase())]));
}

/** Conditions that do not compile, on the tables that they stand at. */
function conditionProblems(policy: Policy, probes: ReadonlyMap<DatabaseName, Probe>): string[] {
  return [...policy.ownRoles].flatMap(([role, { tables = {} }]) =>
    [...probes].flatMap(([database, probe]) =>
      Object.entries(tables[database] ?? {}).flatMap(([name, { rows }]) => {
        const problem =
          rows === undefined ? undefined : probe.problem(`SELECT 1 FROM main."${name}" WHERE (${rows}\n)`);
        return problem === undefined ? [] : [`roles.${role}.sql.${database}.${name}.rows: ${problem}`];
      }),
    ),
  );
}

function explainRpc(policy: Policy, identity: Identity, name: string): number {
  const access = describeCaller(policy, identity);
  const asked = rpcs().filter(({ method }) => method === name || method.endsWith(`.${name}`));
  if (asked.length === 0) throw new CommandError(`there is no rpc ${name}`);
  const ends = asked.map((rpc) => ({ rpc, refused: access.refuse(rpc) }));
  for (const { rpc, refused } of ends) print(`${describeRpc(rpc)}: ${refused?.message ?? "allowed"}`);
  return ends.some(({ refused }) => refused === undefined) ? 0 : FAILED;
}

function explainSql(policy: Policy, identity: Identity, sql: string, database: DatabaseName): number {
  const access = describeCaller(policy, identity);
  const tables = access.tables?.[database] ?? (access.tables === undefined ? undefined : {});
  for (const [name, table] of Object.entries(tables ?? {})) print(`  ${name}: ${describeTable(table)}`);
  const judged = judgeInScope(readMigrations(database), access.scopeOf(database), sql);
  if ("refused" in judged) {
    print(judged.refused);
    return FAILED;
  }
  const rpc = judged.writes ? "Execute" : "Query";
  const asked = rpcs().find(({ method }) => method.endsWith(`/${rpc}`) && method.includes(`.${database}.`));
  const refused = asked && access.refuse(asked);
  print(
    refused === undefined
      ? `allowed, by ${rpc}`
      : `its tables and columns are allowed, but not ${rpc}: ${refused.message}`,
  );
  return refused === undefined ? 0 : FAILED;
}

function describeCaller(policy: Policy, identity: Identity): Access {
  const access = policy.accessFor(identity);
  const who = identity.kind === "jwt" ? identity.name : `${identity.kind} ${identity.name}`;
  print(`${who}: ${access.roles.length === 0 ? "no role" : access.roles.join(", ")}`);
  return access;
}

function describeRpc({ method, lane }: AskedRpc): string {
  return method.endsWith("/Transact") ? `${method} (${lane === "read" ? "read-only" : "read-write"})` : method;
}

function describeTable({ columns, others, rows, insert, update, delete: deletes }: TableScope): string {
  const names = (list: readonly string[] | "*"): string => (list === "*" ? "every column" : list.join(", "));
  return [
    `reads ${columns.length === 0 ? "nothing" : names(columns)}`,
    ...(others === "null" ? ["others as NULL"] : []),
    ...(rows === undefined ? [] : [`where ${rows}`]),
    ...(insert ? ["inserts"] : []),
    ...(update.length === 0 ? [] : [`updates ${names(update)}`]),
    ...(deletes ? ["deletes"] : []),
  ].join("; ");
}

function toIdentity(name: string, roles: string | undefined): Identity {
  const [, kind = "token", rest = name] = /^(token|certificate|jwt):(.*)$/.exec(name) ?? [];
  const own = roles === undefined ? {} : { roles: roles.split(",") };
  if (name === "local") return { kind: "local", name };
  if (kind === "jwt") return { kind, name: jwtName(rest), ...own };
  return { kind: kind as Identity["kind"], name: rest, ...own };
}

function toDatabase(name: string = "main"): DatabaseName {
  const database = DATABASE_NAMES.find((each) => each === name);
  if (database === undefined) throw new UsageError(`--database must be ${DATABASE_NAMES.join(" or ")}`);
  return database;
}

function rpcs(): AskedRpc[] {
  return askedRpcs(Object.values(loadPlans()));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
