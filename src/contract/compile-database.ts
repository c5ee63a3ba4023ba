import { createHash } from "node:crypto";
import type { DescMethod, DescService } from "@bufbuild/protobuf";
import { nearestName } from "../base/near-miss.js";
import { PACKAGE_ROOT } from "../base/package-root.js";
import type { DatabaseName, DatabasePlan, Dialect } from "../engine/plan.js";
import { type Diagnostic, Mistakes } from "./diagnostics.js";
import { type Image, protoPath, servicesIn } from "./image.js";
import { compileImports, isImport } from "./imports.js";
import { filesForPostgres, rpcNameOf } from "./postgres-files.js";
import { ProtoLines } from "./proto-lines.js";
import { type CompileContext, type CompiledRpc, compileRpc } from "./rpc-compiler.js";
import type { SqlFile } from "./sql-statements.js";
import { TypeTable } from "./type-table.js";

export interface CompileOptions {
  /** Package with the database's one service. Default `crewdb.<database>.v1`. */
  readonly packageName?: string;
  /** The SQL of the plan's statements. Default `sqlite`. */
  readonly dialect?: Dialect;
  /** Folder that has `proto/`, to name lines of it in mistakes. Default: the package's root. */
  readonly root?: string;
}

export interface Compiled {
  /** Without rpcs that have no file. Run it only if there are no diagnostics. */
  readonly plan: DatabasePlan;
  readonly rpcs: readonly CompiledRpc[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a database's service and its .sql files to a plan, and collects every mistake that can be seen without a schema.
 * Rpcs whose messages are of `crewdb.sql.v1` run SQL of the caller's and have no file.
 */
export function compileDatabase(
  image: Image,
  database: DatabaseName,
  all: readonly SqlFile[],
  options: CompileOptions = {},
): Compiled {
  const mistakes = new Mistakes();
  const lines = new ProtoLines(options.root ?? PACKAGE_ROOT);
  const packageName = options.packageName ?? `crewdb.${database}.v1`;
  const dialect = options.dialect ?? "sqlite";
  const context: CompileContext = { types: new TypeTable(mistakes, lines), mistakes, lines, dialect };
  const files = dialect === "postgres" ? filesForPostgres(all, mistakes) : all;
  const service = oneService(image, packageName, context);
  const own = service?.methods.filter((method) => !isServedOtherwise(method)) ?? [];
  const methods = own.filter((method) => !isImport(method));
  checkFilesHaveRpcs(methods, files, service, mistakes);
  const rpcs: CompiledRpc[] = [];
  for (const method of methods) {
    if (!isUnary(method, context)) continue;
    const file = fileOf(method, files, database, context);
    if (file !== undefined) rpcs.push(compileRpc(context, method, file, rpcs.length));
  }
  const { messages, enums } = context.types;
  const plan: DatabasePlan = {
    database,
    service: service?.typeName ?? packageName,
    hash: hashOf(image, database, dialect, files),
    messages,
    enums,
    rpcs: rpcs.map((rpc) => rpc.plan),
    imports: compileImports(context, own.filter(isImport), methods, rpcs),
  };
  return { plan, rpcs, diagnostics: mistakes.list() };
}

function oneService(image: Image, packageName: string, { mistakes, lines }: CompileContext): DescService | undefined {
  const [first, second] = servicesIn(image, packageName);
  if (first === undefined) {
    const folder = `proto/${packageName.replaceAll(".", "/")}`;
    mistakes.add(
      folder,
      0,
      undefined,
      `no service of package ${packageName} is in gen/image.binpb; run \`npm run generate\``,
    );
  }
  if (second !== undefined) {
    const message = "a database has one service; move its rpcs to the other or to a package of their own";
    mistakes.add(protoPath(second), lines.ofService(second), second.name, message);
  }
  return first;
}

/** Runs SQL of the caller's, or carries other calls. */
function isServedOtherwise(method: DescMethod): boolean {
  return ["crewdb.sql.v1", "crewdb.pipeline.v1"].includes(method.input.file.proto.package);
}

function isUnary(method: DescMethod, { mistakes, lines }: CompileContext): boolean {
  if (method.methodKind === "unary") return true;
  const message = "an rpc with a .sql file is unary: no stream, but pages";
  mistakes.add(protoPath(method.parent), lines.ofMethod(method), method.name, message);
  return false;
}

function fileOf(
  method: DescMethod,
  files: readonly SqlFile[],
  database: DatabaseName,
  { mistakes, lines }: CompileContext,
): SqlFile | undefined {
  const file = files.find((each) => rpcNameOf(each) === method.name);
  if (file === undefined) {
    const path = `src/databases/${database}/rpcs/${method.name}.sql`;
    mistakes.add(protoPath(method.parent), lines.ofMethod(method), method.name, `has no file; write ${path}`);
  }
  return file;
}

function checkFilesHaveRpcs(
  methods: readonly DescMethod[],
  files: readonly SqlFile[],
  service: DescService | undefined,
  mistakes: Mistakes,
): void {
  if (service === undefined) return;
  const names = methods.map((method) => method.name);
  for (const file of files) {
    const name = rpcNameOf(file);
    if (names.includes(name)) continue;
    const nearest = nearestName(name, names);
    const hint = nearest === undefined ? "declare it in the proto, or remove the file" : `did you mean ${nearest}.sql?`;
    mistakes.add(file.path, 0, undefined, `${service.typeName} has no rpc ${name}; ${hint}`);
  }
}

function hashOf(image: Image, database: DatabaseName, dialect: Dialect, files: readonly SqlFile[]): string {
  const of = dialect === "sqlite" ? database : `${database} ${dialect}`;
  const hash = createHash("sha256").update(`${image.hash} ${of}\n`);
  for (const { path, text } of files) hash.update(`${path} ${text.length}\n`).update(text);
  return hash.digest("hex");
}
