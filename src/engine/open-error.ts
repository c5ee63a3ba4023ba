import { Exit } from "../base/exit-codes.js";

/** A database file that can't be opened: one line that says what is wrong, where, and what would be right. */
export class OpenError extends Error {
  readonly exitCode: number = Exit.DATABASE;
}
