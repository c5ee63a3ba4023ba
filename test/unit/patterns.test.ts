import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import { Executed } from "../../src/engine/layout.js";
import { longestMatch, PatternError, parsePattern } from "../../src/engine/pattern.js";
import type { DatabasePlan, FieldRules } from "../../src/engine/plan.js";
import { closeDatabaseFile, openDatabaseFile } from "../../src/sqlite/file/open-file.js";
import { NativeWatch, plans, Side, setupOf, toSent } from "../fixtures/executor-sides.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { newFolder } from "../integration/service-process.js";

const REFUSED: Readonly<Record<string, RegExp>> = {
  "": /has not 1 to 32 parts/,
  "a*": /can't be read at \*/,
  "a+": /can't be read at \+/,
  "(a)": /can't be read at \(a\)/,
  "a|b": /can't be read at \|b/,
  "^a$": /can't be read at \^a\$/,
  ".": /can't be read at \./,
  "\\d": /can't be read at \\d/,
  "a{2}{3}": /can't be read at \{3\}/,
  "a{2,}": /can't be read at \{2,\}/,
  "[]": /can't be read at \[\]/,
  "[[:alpha:]]": /can't be read/,
  "[^a]": /negates a class/,
  "[z-a]": /a range from z to a/,
  é: /not printable ASCII/,
  "[a-\u{1f600}]": /not printable ASCII/u,
  "a{0}": /repeats a part \{0\}/,
  "a{3,2}": /repeats a part \{3,2\}/,
  "a{1001}": /repeats a part \{1001\}/,
  "a?a": /leaves open where part 1 ends/,
  "[0-9]{1,3}[a-z]?7": /leaves open where part 1 ends/,
};

const RULES: FieldRules = { required: true, pattern: "[0-9]{8}", patternWords: "eight decimal digits" };
const MESSAGE = "crewdb.main.v1.GetDealRequest";

/** The plan of main, whose GetDeal takes ids of another pattern. */
function withPattern(pattern: string, words?: string): DatabasePlan {
  const rules = { required: true, pattern, ...(words === undefined ? {} : { patternWords: words }) };
  const messages = plans.main.messages.map((message) =>
    message.name === MESSAGE ? { ...message, fields: message.fields.map((field) => ({ ...field, rules })) } : message,
  );
  return { ...plans.main, messages };
}

const part = fc
  .tuple(
    fc.constantFrom("[0-9]", "[a-cX]", "[A-Z_]", "[-+]", "[!-~]", "[\\]\\\\^-]", "x", "-", " ", "\\.", "\\{"),
    fc.constantFrom("", "?", "{2}", "{0,3}", "{1,2}", "{7}"),
  )
  .map((both) => both.join(""));

function isPattern(text: string): boolean {
  try {
    return parsePattern(text).length > 0;
  } catch (error) {
    if (error instanceof PatternError) return false;
    throw error;
  }
}
const pattern = fc
  .array(part, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(""))
  .filter(isPattern);

/** Texts that match, and what is nearly one. */
function textsOf(text: string): fc.Arbitrary<string> {
  const good = fc.stringMatching(new RegExp(`^${text}$`));
  const others = fc.constantFrom("", "0", "x", "-", "\n", "é", "１", "😀");
  return fc.oneof(
    good,
    fc.tuple(good, others).map((both) => both.join("")),
    fc.tuple(others, good).map((both) => both.join("")),
    good.map((each) => each.slice(1)),
    fc.string({ unit: "grapheme-ascii", maxLength: 12 }),
  );
}

describe("a pattern of the contract", () => {
  for (const [text, why] of Object.entries(REFUSED))
    it(`is not ${text}`, () => assert.throws(() => parsePattern(text), why));

  it("says how long a text is that matches", () => {
    assert.equal(longestMatch("[A-Z]{2,3}-?[0-9]{8}"), 12);
  });

  it("is what the plan of a deal's key has", () => {
    const message = plans.main.messages.find(({ name }) => name === MESSAGE);
    assert.deepEqual(
      message?.fields.map(({ rules }) => rules),
      [RULES],
    );
  });

  it("is read alike by both executors, and as a regular expression is", function () {
    const guardFile = guardFileOrSkip(this);
    const file = join(newFolder(), "main.db");
    closeDatabaseFile(openDatabaseFile(setupOf("main", "write", file, guardFile, "portable")).db);
    const watch = new NativeWatch();
    try {
      fc.assert(
        fc.property(
          pattern.chain((text) => fc.tuple(fc.constant(text), fc.array(textsOf(text), { minLength: 20 }))),
          ([text, ids]) => {
            const sides = (["native", "portable"] as const).map(
              (name) => new Side("main", "read", file, guardFile, name, withPattern(text)),
            );
            const sent = ids.map((dealId) => toSent("main", "GetDeal", { dealId }));
            const [native = [], portable = []] = sides.map((side) => side.run(sent, -1));
            for (const side of sides) side.close();
            assert.ok(native.every(({ executed }) => executed === Executed.worded));
            assert.deepEqual(
              native.map(({ error }) => error),
              portable.map(({ error }) => error),
            );
            const expression = new RegExp(`^(?:${text})$`);
            assert.deepEqual(
              native.map(({ error }) => error?.reason),
              ids.map((id) => (id !== "" && expression.test(id) ? "NOT_FOUND" : "INVALID_FIELD")),
            );
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      watch.restore();
    }
  });

  it("that a text breaks is named by its words, or by itself where it has none", function () {
    const guardFile = guardFileOrSkip(this);
    const file = join(newFolder(), "main.db");
    closeDatabaseFile(openDatabaseFile(setupOf("main", "write", file, guardFile, "portable")).db);
    const said = (words?: string): unknown => {
      const side = new Side("main", "read", file, guardFile, "native", withPattern("[0-9]{8}", words));
      const [reply] = side.run([toSent("main", "GetDeal", { dealId: "1234567" })], -1);
      side.close();
      return reply?.error?.violations;
    };
    assert.deepEqual(said(), [{ field: "deal_id", description: "must match [0-9]{8}" }]);
    assert.deepEqual(said("eight digits"), [{ field: "deal_id", description: "must be eight digits" }]);
  });
});
