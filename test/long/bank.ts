/** What clients of a bank know of its transfers, and whether any order of them explains what was read. */

/** Moves an amount from one account to another, in one transaction that also notes the transfer's id. */
export interface Transfer {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  /** When it began and ended, in ns. */
  readonly call: number;
  readonly return: number;
  /** `unknown`: its COMMIT was sent, and nobody answered it. */
  readonly outcome: "stored" | "undone" | "unknown";
}

/** All that one read transaction saw. */
export interface BankRead {
  readonly call: number;
  readonly return: number;
  readonly balances: ReadonlyMap<string, number>;
  /** Ids of the transfers that are noted. */
  readonly transfers: readonly string[];
}

/**
 * What breaks strict serializability, in words; empty: nothing does. Each read must see whole transfers, each of them once: all that
 * were acknowledged before it began, none that was undone or had not begun, and no fewer than a read before it.
 */
export function judgeBank(
  opening: ReadonlyMap<string, number>,
  transfers: readonly Transfer[],
  reads: readonly BankRead[],
): string[] {
  const byId = new Map(transfers.map((each) => [each.id, each]));
  return [...reads.flatMap((read) => judgeRead(opening, byId, read)), ...judgeOrder(reads)];
}

function judgeRead(
  opening: ReadonlyMap<string, number>,
  byId: ReadonlyMap<string, Transfer>,
  read: BankRead,
): string[] {
  const problems: string[] = [];
  const expected = new Map(opening);
  const seen = new Set(read.transfers);
  if (seen.size < read.transfers.length) problems.push("a transfer is noted twice");
  for (const id of seen) {
    const transfer = byId.get(id);
    if (transfer === undefined || transfer.outcome === "undone" || transfer.call > read.return)
      problems.push(`transfer ${id} is seen, which ${whyNot(transfer)}`);
    if (transfer === undefined) continue;
    expected.set(transfer.from, (expected.get(transfer.from) ?? 0) - transfer.amount);
    expected.set(transfer.to, (expected.get(transfer.to) ?? 0) + transfer.amount);
  }
  for (const { id, outcome, return: ended } of byId.values())
    if (outcome === "stored" && ended < read.call && !seen.has(id))
      problems.push(`transfer ${id} was acknowledged, and a later read does not see it`);
  const [was, is] = [totalOf(opening), totalOf(read.balances)];
  if (was !== is) problems.push(`the total is ${is}, and was ${was}`);
  for (const [account, balance] of expected)
    if (read.balances.get(account) !== balance)
      problems.push(`${account} has ${read.balances.get(account)}, and its transfers make ${balance}`);
  return problems;
}

function whyNot(transfer: Transfer | undefined): string {
  if (transfer === undefined) return "nobody asked for";
  return transfer.outcome === "undone" ? "was undone" : "had not begun";
}

/** Of two reads one must have seen all that the other has, and the later one no less. */
function judgeOrder(reads: readonly BankRead[]): string[] {
  const problems: string[] = [];
  const bySize = reads.toSorted((a, b) => a.transfers.length - b.transfers.length);
  let last = new Set<string>();
  for (const read of bySize) {
    const seen = new Set(read.transfers);
    if ([...last].some((id) => !seen.has(id))) problems.push("two reads saw transfers in different orders");
    last = seen;
  }
  let most = 0;
  const ended = reads.toSorted((a, b) => a.return - b.return);
  let at = 0;
  for (const read of reads.toSorted((a, b) => a.call - b.call)) {
    for (; (ended[at]?.return ?? Infinity) < read.call; at++) most = Math.max(most, ended[at]?.transfers.length ?? 0);
    if (read.transfers.length < most) problems.push("a read saw less than one that ended before it");
  }
  return problems;
}

function totalOf(balances: ReadonlyMap<string, number>): number {
  return [...balances.values()].reduce((sum, balance) => sum + balance, 0);
}
