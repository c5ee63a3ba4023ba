import assert from "node:assert/strict";
import { FairQueue } from "../../src/queue/fair-queue.js";

const item = (name: string) => ({ party: "p", source: name.slice(0, 1), name });

function queueOf(...names: string[]): FairQueue<ReturnType<typeof item>> {
  const queue = new FairQueue<ReturnType<typeof item>>();
  for (const name of names) queue.push(item(name));
  return queue;
}

function drain(queue: FairQueue<ReturnType<typeof item>>): string {
  const names: string[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) names.push(next.name);
  assert.equal(queue.size, 0);
  assert.equal(queue.peek(), undefined);
  return names.join(" ");
}

describe("the fair queue", () => {
  it("serves one source in its order, and several in turn", () => {
    assert.equal(drain(queueOf("a1", "a2", "a3")), "a1 a2 a3");
    assert.equal(drain(queueOf("a1", "a2", "a3", "b1", "c1", "c2")), "a1 b1 c1 a2 c2 a3");
  });

  it("serves parties in turn, however many sources each has, and the sources of a party in turn", () => {
    const queue = new FairQueue<{ party: string; source: string; name: string }>();
    for (const name of ["xa1", "xa2", "xb1", "xc1", "ya1", "ya2", "xa3"])
      queue.push({ party: name.slice(0, 1), source: name.slice(1, 2), name });
    const names = Array.from({ length: 7 }, () => queue.shift()?.name);
    assert.deepEqual(names, ["xa1", "ya1", "xb1", "ya2", "xc1", "xa2", "xa3"]);
  });

  it("shows what it would give next", () => {
    const queue = queueOf("a1", "b1");
    assert.equal(queue.peek()?.name, "a1");
    assert.equal(queue.shift()?.name, "a1");
    assert.equal(queue.peek()?.name, "b1");
  });

  it("gives what was put back first, in the order of before when the last was put back first", () => {
    const queue = queueOf("a1", "b1", "a2", "b2", "a3");
    const taken = [queue.shift(), queue.shift(), queue.shift()];
    for (const each of taken.reverse()) queue.putBack(each ?? assert.fail());
    assert.equal(queue.size, 5);
    assert.equal(drain(queue), "a1 b1 a2 b2 a3");
  });

  it("takes out what need not wait any more, and nothing twice", () => {
    const queue = new FairQueue<ReturnType<typeof item>>();
    const items = ["a1", "a2", "b1", "c1"].map(item);
    for (const each of items) queue.push(each);
    const [first, second, third] = items;
    assert.ok(first && second && third);
    assert.equal(queue.remove(third), true);
    assert.equal(queue.remove(third), false);
    assert.equal(queue.remove(first), true);
    assert.equal(queue.size, 2);
    assert.equal(drain(queue), "a2 c1");
  });
});
