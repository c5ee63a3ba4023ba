import type { StatementVariant } from "../../typed/statement-variant.js";
import type { Bindable as Value } from "../../typed/values.js";
import { keysText, type PostgresText, postgresText } from "../statement-text.js";
import type { Bindable } from "./column-values.js";
import type { TripStatement } from "./trip.js";

/** Texts of variants kept; more than real use has. */
const KEPT = 1000;

/** The texts of variants that were used, and which of them are prepared. */
export class StatementCache {
  readonly #texts = new Map<number, PostgresText & { readonly name: string | undefined }>();

  /**
   * A statement as it travels. Those of one row or of changes are prepared once a connection, and
   * planned for any value after a while; so are lists of one index. Others are planned each time
   * with their values: a plan for any value read a whole table to find a page of it
   * (docs/decisions).
   */
  statement(variant: StatementVariant, values: readonly Value[]): TripStatement {
    const { sql, name, places } = this.#text(variant);
    const bound = places.map((place) => bind(values[place] ?? null));
    return name === undefined ? { sql, values: bound } : { sql, name, values: bound };
  }

  /** The one that gives the keys of one row of a page. */
  keys(variant: StatementVariant, values: readonly Value[]): TripStatement {
    const { sql, places } = keysText(variant.plan, variant.variant);
    return { sql, values: places.map((place) => bind(values[place] ?? null)) };
  }

  #text(variant: StatementVariant): PostgresText & { readonly name: string | undefined } {
    const known = this.#texts.get(variant.key);
    if (known !== undefined) return known;
    const { rpc, plan } = variant;
    const gives = plan === rpc.statements.at(-1) && plan.returnsRows;
    const isList = gives && (variant.variant.order !== undefined || rpc.answer.shape === "rows");
    const isPrepared = !isList || plan.onePlan === true;
    const made = {
      ...postgresText(plan, variant.variant),
      name: isPrepared ? `crewdb_${variant.key}` : undefined,
    };
    if (this.#texts.size >= KEPT) this.#texts.clear();
    this.#texts.set(variant.key, made);
    return made;
  }
}

function bind(value: Value): Bindable {
  return value === null || typeof value === "string" || Buffer.isBuffer(value)
    ? value
    : String(value);
}
