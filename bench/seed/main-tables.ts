import type { TableRows } from "../../src/sqlite/file/bulk-load.js";
import { createConversationBook } from "./conversation-book.js";
import { analyses, attachments, chains, entities, recipients } from "./main-details.js";
import { emails } from "./main-emails.js";
import { conversations, dealItems, deals, tasks, users } from "./main-work.js";

/** Everything of the main database, sized by its number of e-mails. */
export function* mainTables(seed: number, count: number): Generator<TableRows> {
  const userCount = Math.min(200, Math.max(5, Math.ceil(count / 100)));
  const dealCount = Math.ceil(count / 100);
  const book = createConversationBook(seed);
  yield users(seed, userCount);
  yield emails(seed, count, userCount, book);
  yield recipients(seed, count);
  yield attachments(seed, count);
  yield entities(seed, count);
  yield chains(book);
  yield analyses(seed, count);
  yield tasks(seed, count);
  yield deals(seed, dealCount);
  yield dealItems(seed, dealCount);
  yield* conversations(seed, Math.ceil(count / 200), userCount);
}
