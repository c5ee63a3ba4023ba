import { UsageError, type Values } from "../../src/cli/command.js";

export interface SeedOptions {
  readonly emails: number;
  readonly products: number;
  readonly seed: number;
  /** Delete the rows that are there. */
  readonly force: boolean;
  /** Absent: where the server's settings say. */
  readonly main: string | undefined;
  readonly walmart: string | undefined;
}

/** What `npm run seed` takes. */
export const SEED_OPTIONS = {
  emails: { type: "string", value: "N", meaning: "e-mails in the main database; default: 143221, as in production" },
  products: { type: "string", value: "N", meaning: "products in the walmart database; default: 100000" },
  small: { type: "boolean", meaning: "2000 e-mails and 1000 products, for tests" },
  seed: { type: "string", value: "N", meaning: "another number, other data; default: 1" },
  force: { type: "boolean", meaning: "delete the rows that are there; without it a database that has rows is refused" },
  main: { type: "string", value: "FILE", meaning: "the main database; default: DB_PATH" },
  walmart: { type: "string", value: "FILE", meaning: "the walmart database; default: WALMART_DB_PATH" },
} as const;

function toCount(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new UsageError(`--${name} must be a whole number from 0, got "${text}"`);
}

/** Turns the command line into numbers. Throws UsageError with one clear sentence. */
export function toSeedOptions(values: Values<typeof SEED_OPTIONS>): SeedOptions {
  const small = values.small === true;
  return {
    emails: toCount("emails", values.emails, small ? 2000 : 143_221),
    products: toCount("products", values.products, small ? 1000 : 100_000),
    seed: toCount("seed", values.seed, 1),
    force: values.force === true,
    main: values.main,
    walmart: values.walmart,
  };
}
