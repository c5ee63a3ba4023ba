import assert from "node:assert/strict";
import { seeded } from "../fixtures/seeded.js";
import { type BankRead, judgeBank, type Transfer } from "../long/bank.js";

const OPENING: ReadonlyMap<string, number> = new Map([
  ["a", 100],
  ["b", 100],
  ["c", 100],
]);

interface History {
  readonly transfers: readonly Transfer[];
  readonly reads: readonly BankRead[];
}

/** Two hundred transfers one after the other, each with a read after it; what `plant` does to the balances is the fault. */
function historyOf(plant: (balances: Map<string, number>, transfer: Transfer) => void = () => undefined): History {
  const random = seeded(1);
  const balances = new Map(OPENING);
  const transfers: Transfer[] = [];
  const reads: BankRead[] = [];
  const add = (account: string, amount: number) => void balances.set(account, (balances.get(account) ?? 0) + amount);
  for (let time = 0; transfers.length < 200; time += 10) {
    const [from = "", to = ""] = [...OPENING.keys()].toSorted(() => random() - 0.5);
    const amount = 1 + Math.floor(random() * 9);
    const id = `t${transfers.length}`;
    // What nobody knows of is stored or not.
    const outcome = (["stored", "undone", "unknown"] as const)[Math.floor(random() * 3)] ?? "stored";
    const transfer: Transfer = { id, from, to, amount, call: time, return: time + 1, outcome };
    const isStored = outcome === "stored" || (outcome === "unknown" && random() < 0.5);
    transfers.push(transfer);
    const noted = reads.at(-1)?.transfers ?? [];
    if (isStored) {
      add(from, -amount);
      add(to, amount);
      if (transfers.length === 150) plant(balances, transfer);
    }
    reads.push({
      call: time + 2,
      return: time + 3,
      balances: new Map(balances),
      transfers: isStored ? [...noted, id] : noted,
    });
  }
  return { transfers, reads };
}

const judge = ({ transfers, reads }: History): string => judgeBank(OPENING, transfers, reads).join("\n");

describe("the judge of a bank", () => {
  it("finds nothing in transfers that happened whole, once and in order", () => {
    assert.equal(judge(historyOf()), "");
  });

  it("finds a transfer that was applied twice, and one of which half was", () => {
    const twice = historyOf((balances, { from, to, amount }) => {
      balances.set(from, (balances.get(from) ?? 0) - amount);
      balances.set(to, (balances.get(to) ?? 0) + amount);
    });
    assert.match(judge(twice), /^\w has \d+, and its transfers make \d+$/m);
    assert.doesNotMatch(judge(twice), /total/);
    const half = historyOf((balances, { to, amount }) => void balances.set(to, (balances.get(to) ?? 0) - amount));
    assert.match(judge(half), /^the total is \d+, and was 300$/m);
  });

  /** The history with another read in the place of its middle one. */
  function withRead(change: (read: BankRead, history: History) => Partial<BankRead>): History {
    const history = historyOf();
    const reads = history.reads.map((read, at) => (at === 100 ? { ...read, ...change(read, history) } : read));
    return { ...history, reads };
  }

  it("finds a read that misses what was acknowledged, or that sees an older state", () => {
    const older = withRead((_, { reads }) => ({
      balances: reads[60]?.balances ?? OPENING,
      transfers: reads[60]?.transfers ?? [],
    }));
    assert.match(judge(older), /was acknowledged, and a later read does not see it/);
    assert.match(judge(older), /a read saw less than one that ended before it/);
  });

  it("finds a transfer that is seen though it was undone, or twice in the notes", () => {
    const undone = withRead(({ transfers }, history) => {
      const { id = "" } = history.transfers.find(({ outcome }) => outcome === "undone") ?? {};
      return { transfers: [...transfers, id] };
    });
    assert.match(judge(undone), /is seen, which was undone/);
    const doubled = withRead(({ transfers }) => ({ transfers: [...transfers, ...transfers.slice(-1)] }));
    assert.match(judge(doubled), /a transfer is noted twice/);
  });

  it("finds two reads that saw transfers in different orders", () => {
    const each = { from: "a", to: "b", amount: 1, call: 0, return: 100, outcome: "stored" } as const;
    const transfers = ["x", "y"].map((id) => ({ ...each, id }));
    const balances = new Map([...OPENING, ["a", 99], ["b", 101]] as const);
    const reads = ["x", "y"].map((id) => ({ call: 1, return: 2, balances, transfers: [id] }));
    assert.deepEqual(judgeBank(OPENING, transfers, reads), ["two reads saw transfers in different orders"]);
  });
});
