import { parseArgs } from "node:util";

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

export const SEED_USAGE = `npm run seed -- [options]

Fills both databases with synthetic data, the same for the same numbers.

  --emails N      e-mails in the main database       (143221, as in production)
  --products N    products in the walmart database   (100000)
  --small         2000 e-mails and 1000 products, for tests
  --seed N        another number, other data         (1)
  --force         delete the rows that are there; without it a database that has rows is refused
  --main FILE     the main database                  (DB_PATH)
  --walmart FILE  the walmart database               (WALMART_DB_PATH)
`;

function toCount(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new TypeError(`--${name} must be a whole number from 0, got "${text}"`);
}

/**
 * Reads the command line; undefined when it asks for help.
 *
 * @throws TypeError with one clear sentence.
 */
export function parseSeedOptions(args: readonly string[]): SeedOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      emails: { type: "string" },
      products: { type: "string" },
      seed: { type: "string" },
      small: { type: "boolean", default: false },
      force: { type: "boolean", default: false },
      main: { type: "string" },
      walmart: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return undefined;
  return {
    emails: toCount("emails", values.emails, values.small ? 2000 : 143_221),
    products: toCount("products", values.products, values.small ? 1000 : 100_000),
    seed: toCount("seed", values.seed, 1),
    force: values.force,
    main: values.main,
    walmart: values.walmart,
  };
}
