/** A plan of a few rpcs over two tables, made by hand: what the worker's own tests run without the contract. */
import Database from "better-sqlite3";
import type { DatabasePlan, FieldPlan, RpcPlan, StatementPlan } from "../../src/engine/plan.js";
import { REGISTERS } from "../../src/sqlite/file/service-tables.js";

const field = (number: number, name: string, kind: FieldPlan["kind"], more: Partial<FieldPlan> = {}): FieldPlan => ({
  number,
  name,
  kind,
  repeated: false,
  presence: false,
  ...more,
});

const statement = (text: string, parameters: number[], more: Partial<StatementPlan> = {}): StatementPlan => ({
  line: 1,
  parts: [{ text, parameters }],
  pages: [],
  returnsRows: true,
  ...more,
});

const rpc = (
  id: number,
  name: string,
  more: Pick<RpcPlan, "lane" | "parameters" | "statements" | "answer"> & Partial<RpcPlan>,
): RpcPlan => ({
  id,
  name,
  method: `test.v1.TestDb/${name}`,
  role: more.lane,
  file: `${name}.sql`,
  request: 0,
  response: 1,
  conditions: [],
  ...more,
});

const REQUEST_FIELDS = [
  { from: "request", field: 0 },
  { from: "request", field: 1 },
  { from: "request", field: 2 },
] as const;
const WRITE = { lane: "write", parameters: REQUEST_FIELDS, requestId: 3 } as const;
const ROW = { shape: "row", field: 0, commitSeq: 1 } as const;
const RETURNING = "RETURNING id, text, amount, created_at";

/** Indexes of the plan's rpcs. */
export const Rpc = { GET: 0, PUT: 1, END_TRANSACTION: 2, DEFER: 3, LIST: 4, SLOW: 5, PUT_TWICE: 6 } as const;

/** Request `{ id = 1, text = 2, amount = 3, request_id = 4 }`, response `{ note = 1, commit_seq = 2 }`, pages by id. */
export const SMALL_PLAN: DatabasePlan = {
  database: "main",
  service: "test.v1.TestDb",
  hash: "",
  enums: [],
  imports: [],
  messages: [
    {
      name: "test.v1.Request",
      fields: [
        field(1, "id", "string", { rules: { required: true, maxLength: 100 } }),
        field(2, "text", "string", { presence: true }),
        field(3, "amount", "int64", { presence: true }),
        field(4, "request_id", "string"),
      ],
    },
    {
      name: "test.v1.Response",
      fields: [field(1, "note", "message", { presence: true, type: 2 }), field(2, "commit_seq", "string")],
    },
    {
      name: "test.v1.Note",
      fields: [
        field(1, "id", "string"),
        field(2, "text", "string", { presence: true }),
        field(3, "amount", "int64", { presence: true }),
        field(4, "created_at", "timestamp", { presence: true }),
      ],
    },
    {
      name: "test.v1.ListRequest",
      fields: [field(1, "page_size", "int32"), field(2, "page_token", "string"), field(3, "text", "string")],
    },
    {
      name: "test.v1.ListResponse",
      fields: [field(1, "notes", "message", { repeated: true, type: 2 }), field(2, "next_page_token", "string")],
    },
  ],
  rpcs: [
    rpc(Rpc.GET, "GetNote", {
      lane: "read",
      parameters: REQUEST_FIELDS,
      statements: [statement("SELECT id, text, amount, created_at FROM note WHERE id = ?", [0])],
      answer: { shape: "row", field: 0 },
    }),
    rpc(Rpc.PUT, "PutNote", {
      ...WRITE,
      statements: [statement(`INSERT INTO note (id, text, amount) VALUES (?, ?, ?) ${RETURNING}`, [0, 1, 2])],
      answer: ROW,
    }),
    rpc(Rpc.END_TRANSACTION, "EndTransaction", {
      ...WRITE,
      statements: [
        statement(`INSERT OR ROLLBACK INTO note (id, text, amount) VALUES (?, ?, ?) ${RETURNING}`, [0, 1, 2]),
      ],
      answer: ROW,
    }),
    rpc(Rpc.DEFER, "Defer", {
      ...WRITE,
      statements: [
        statement("INSERT INTO remark (note_id) VALUES (?)", [0], { returnsRows: false }),
        statement("SELECT ? AS id", [0]),
      ],
      answer: ROW,
    }),
    rpc(Rpc.LIST, "ListNotes", {
      lane: "read",
      request: 3,
      response: 4,
      pageSize: 0,
      pageToken: 1,
      parameters: [{ from: "request", field: 2 }],
      conditions: [{ scope: "request", field: 2 }],
      statements: [
        {
          line: 1,
          returnsRows: true,
          parts: [
            { text: "SELECT id, text, amount, created_at FROM note WHERE true", parameters: [] },
            { text: " AND text = ?", parameters: [0], when: 0 },
          ],
          pages: [{ keys: ["id"], descending: false }],
        },
      ],
      answer: { shape: "rows", field: 0, nextPageToken: 1 },
    }),
    rpc(Rpc.SLOW, "CountForEver", {
      lane: "read",
      parameters: REQUEST_FIELDS,
      statements: [
        statement(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT CAST(max(i) AS TEXT) AS id FROM n",
          [],
        ),
      ],
      answer: { shape: "row", field: 0 },
    }),
    rpc(Rpc.PUT_TWICE, "PutNoteAndAnother", {
      ...WRITE,
      statements: [
        statement("INSERT INTO note (id) VALUES (?)", [0], { returnsRows: false }),
        statement(`INSERT INTO note (id) VALUES (?) ${RETURNING}`, [1]),
      ],
      answer: ROW,
    }),
  ],
};

/** A file with the tables of the plan and those of the service. */
export function openSmallDatabase(file: string): Database.Database {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("foreign_keys = ON");
  db.exec(`
    CREATE TABLE IF NOT EXISTS note (id TEXT PRIMARY KEY, text TEXT, amount INTEGER, created_at TEXT DEFAULT '2026-01-02T03:04:05.678Z');
    CREATE TABLE IF NOT EXISTS remark (note_id TEXT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TABLE IF NOT EXISTS crewdb_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    INSERT OR IGNORE INTO crewdb_meta VALUES ('epoch', 'e'), ('commit_number', '0');
    CREATE TABLE IF NOT EXISTS crewdb_requests (caller TEXT, method TEXT, request_id TEXT, body_hash BLOB, reply BLOB, created_ms INTEGER,
      PRIMARY KEY (caller, method, request_id)) WITHOUT ROWID;
    ${REGISTERS}`);
  return db;
}
