import { toId } from "../seed/rows.js";
import type { Manager } from "./old-manager.js";

/** E-mails and products that are asked for in turn: spread over the whole files. */
const EMAILS = 143_221;
const PRODUCTS = 100_000;
/** Steps through all numbers below a table's size without ever being the same twice in a row. */
const STRIDE = 7919;

/** One call of the old application, with a look at its result. Throws when that is wrong. */
export type Call = (manager: Manager, turn: number) => Promise<void>;

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`${what} was answered wrongly`);
}

type Row = Record<string, unknown>;

export const emailById: Call = async (manager, turn) => {
  const id = toId("email", 1 + ((turn * STRIDE) % (EMAILS - 1)));
  const row = await manager.main((db) => db.prepare("SELECT * FROM emails_enhanced WHERE id = ?").get(id));
  must((row as Row | undefined)?.id === id, "an e-mail by id");
};

const productById: Call = async (manager, turn) => {
  const id = toId("product", 1 + ((turn * STRIDE) % (PRODUCTS - 1)));
  const row = await manager.walmart((db) => db.prepare("SELECT * FROM walmart_products WHERE id = ?").get(id));
  must((row as Row | undefined)?.id === id, "a product by id");
};

const NEWEST = `SELECT id, subject, sender_email, received_date_time, status, priority, is_read, has_attachments
FROM emails_enhanced WHERE status = ? ORDER BY received_date_time DESC LIMIT 50`;

const newestEmails: Call = async (manager) => {
  const rows = (await manager.main((db) => db.prepare(NEWEST).all("pending"))) as Row[];
  must(rows.length === 50 && rows.every(({ status }) => status === "pending"), "the newest e-mails");
};

const SEARCH = "SELECT id, name, current_price FROM walmart_products WHERE name LIKE ? LIMIT 20";

/** The guide's own product search. */
const searchProducts: Call = async (manager) => {
  const rows = (await manager.walmart((db) => db.prepare(SEARCH).all("%organic%"))) as Row[];
  must(rows.length === 20 && rows.every(({ name }) => /organic/i.test(String(name))), "a product search");
};

/** The guide's own load test. */
export const countEmails: Call = async (manager) => {
  const row = (await manager.main((db) => db.prepare("SELECT COUNT(*) AS n FROM emails").get())) as Row;
  must(Number(row.n) >= EMAILS, "the count of e-mails");
};

const markRead: Call = async (manager, turn) => {
  const id = toId("email", 1 + ((turn * STRIDE) % (EMAILS - 1)));
  const sql = "UPDATE emails_enhanced SET is_read = 1 - is_read WHERE id = ?";
  const result = (await manager.main((db) => db.prepare(sql).run(id))) as { readonly changes: number };
  must(result.changes === 1, "an update");
};

const REPORT = `SELECT sender_email, COUNT(*) AS n FROM emails_enhanced WHERE received_date_time >= ?
GROUP BY sender_email ORDER BY n DESC LIMIT 10`;

/** A page of a report: heavier than the rest. */
const busiestSenders: Call = async (manager) => {
  const rows = (await manager.main((db) => db.prepare(REPORT).all("2026-09-01T00:00:00.000Z"))) as Row[];
  must(rows.length === 10, "the busiest senders");
};

/** Of 20 calls of the application: 9 by id, 6 lists, 2 searches, 2 writes, 1 report. */
const MIX: readonly Call[] = [
  ...[emailById, newestEmails, productById, emailById, markRead, newestEmails, searchProducts, emailById, newestEmails],
  ...[productById, emailById, newestEmails, busiestSenders, emailById, markRead, newestEmails, productById],
  ...[searchProducts, emailById, newestEmails],
];

/** Each kind by itself, to tell which one a promise is lost or won by. */
export const KINDS: Readonly<Record<string, Call>> = {
  "e-mail by id": emailById,
  "product by id": productById,
  "newest 50 e-mails": newestEmails,
  "product search": searchProducts,
  "update of one row": markRead,
  "report over two months": busiestSenders,
  "count of all e-mails": countEmails,
};

export const mix: Call = (manager, turn) => (MIX[turn % MIX.length] ?? emailById)(manager, turn);
