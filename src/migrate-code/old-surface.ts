/**
 * What the old managers looked like, as declarations. The compiler sees these in place of the old modules and of better-sqlite3,
 * whether those are there or not: so it can say of any expression whether it is a manager, a connection or a result.
 */

export type Side = "Main" | "Walmart";

/** What an expression of the old surface is. `Some` is a handle that better-sqlite3's own types name: of which file, its source says. */
export interface OldKind {
  readonly what: "Manager" | "Pool" | "Connection" | "Handle" | "Statement" | "Unified";
  readonly side: Side | "Some";
}

export type OldModule = "DatabaseManager" | "WalmartDatabaseManager" | "UnifiedConnectionManager";

/** No real folder has this name. */
const FOLDER = "/crewdb-migrate:old";
export const SQLITE_FILE: string = `${FOLDER}/better-sqlite3.d.ts`;

export function oldModuleFile(module: OldModule): string {
  return `${FOLDER}/${module}.d.ts`;
}

/** The old modules' exports, and what each is called now. */
export const NEW_NAMES: Readonly<Record<string, string>> = {
  getDatabaseManager: "getUnifiedConnectionManager",
  getWalmartDatabaseManager: "getUnifiedConnectionManager",
  DatabaseManager: "UnifiedConnectionManager",
  WalmartDatabaseManager: "UnifiedConnectionManager",
};

export const NEW_MODULE = "crewdb/database/UnifiedConnectionManager.js";

/** Which old module a specifier means: `../database/DatabaseManager.js`, `@/database/…`, `./…`, `crewdb/database/…`. */
export function oldModuleOf(specifier: string): OldModule | undefined {
  const match = /^(.*\/)(DatabaseManager|WalmartDatabaseManager|UnifiedConnectionManager)(?:\.[cm]?[jt]s)?$/.exec(
    specifier,
  );
  if (match === null) return undefined;
  const [, folder = "", module] = match;
  const isOurs = folder === "./" || folder === "../" || folder.endsWith("database/");
  return isOurs ? (module as OldModule) : undefined;
}

/** The old manager itself, which the code base may still have: nothing in it moves. */
export function isOldManagerFile(path: string): boolean {
  return /\/(?:Walmart)?DatabaseManager\.[cm]?[jt]sx?$|\/UnifiedConnectionManager\.[cm]?[jt]sx?$/.test(path);
}

const SIDES = ["Main", "Walmart", "Some"] as const;

function handleOf(side: (typeof SIDES)[number]): string {
  return `
  interface ${side}Statement<Row = any> {
    run(...values: any[]): { changes: number; lastInsertRowid: number | bigint };
    get(...values: any[]): Row | undefined;
    all(...values: any[]): Row[];
    iterate(...values: any[]): IterableIterator<Row>;
    pluck(toggle?: boolean): this;
    raw(toggle?: boolean): this;
    expand(toggle?: boolean): this;
    safeIntegers(toggle?: boolean): this;
    bind(...values: any[]): this;
    columns(): any[];
    readonly source: string;
  }
  interface ${side}Handle {
    prepare<Parameters = any, Row = any>(sql: string): ${side}Statement<Row>;
    transaction<F extends (...values: any[]) => any>(work: F): F & { immediate: F; deferred: F; exclusive: F };
    exec(sql: string): this;
    pragma(sql: string, options?: any): any;
    close(): this;
    readonly open: boolean;
    readonly inTransaction: boolean;
  }`;
}

const SQLITE = `
declare class Database { constructor(path?: string, options?: any); }
interface Database extends Database.SomeHandle {}
declare namespace Database {
  ${SIDES.map(handleOf).join("")}
  interface MainConnection { getDatabase(): MainHandle; release(): void; close(): void; }
  interface MainPool { getConnection(): MainConnection; releaseConnection(connection: MainConnection): void; close(): Promise<void>; }
  type Database = SomeHandle;
  type Statement<Parameters = any, Row = any> = SomeStatement<Row>;
  interface RunResult { changes: number; lastInsertRowid: number | bigint; }
  type Transaction<F extends (...values: any[]) => any> = F & { immediate: F; deferred: F; exclusive: F };
  class SqliteError extends Error { code: string; }
  type Options = any;
}
export = Database;
`;

const MEMBERS = `
  initialize(): Promise<void>;
  close(): Promise<void>;
  [member: string]: any;`;

/** Path and text of each declaration file. */
export const DECLARATIONS: ReadonlyMap<string, string> = new Map([
  [SQLITE_FILE, SQLITE],
  [
    oldModuleFile("DatabaseManager"),
    `import type Database from "better-sqlite3";
export interface DatabaseManager { getConnectionPool(): Database.MainPool; ${MEMBERS} }
export declare function getDatabaseManager(...config: any[]): DatabaseManager;`,
  ],
  [
    oldModuleFile("WalmartDatabaseManager"),
    `import type Database from "better-sqlite3";
export interface WalmartDatabaseManager { getDatabase(): Database.WalmartHandle; ${MEMBERS} }
export declare function getWalmartDatabaseManager(...config: any[]): WalmartDatabaseManager;`,
  ],
  [
    oldModuleFile("UnifiedConnectionManager"),
    `export declare class UnifiedConnectionManager { initialize(): Promise<void>; [member: string]: any }
export declare function getUnifiedConnectionManager(...config: any[]): UnifiedConnectionManager;
export type Db = any; export type CrewdbError = any; export type UnifiedConfig = any; export type Metrics = any; export type Health = any;`,
  ],
]);

const KINDS: ReadonlyMap<string, OldKind> = new Map<string, OldKind>([
  ["DatabaseManager", { what: "Manager", side: "Main" }],
  ["WalmartDatabaseManager", { what: "Manager", side: "Walmart" }],
  ["UnifiedConnectionManager", { what: "Unified", side: "Some" }],
  ["MainPool", { what: "Pool", side: "Main" }],
  ["MainConnection", { what: "Connection", side: "Main" }],
  ["Database", { what: "Handle", side: "Some" }],
  ...SIDES.flatMap((side): [string, OldKind][] => [
    [`${side}Handle`, { what: "Handle", side }],
    [`${side}Statement`, { what: "Statement", side }],
  ]),
]);

/** The kind that a type of the declarations above means. */
export function oldKindOf(typeName: string): OldKind | undefined {
  return KINDS.get(typeName);
}

export function isDeclarationFile(path: string): boolean {
  return path.startsWith(FOLDER);
}
