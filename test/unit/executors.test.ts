import { env } from "node:process";
import { compareExecutors } from "../fixtures/compare-executors.js";
import { chooseSeed } from "../fixtures/executor-cases.js";

describe("the native and the portable executor", () => {
  compareExecutors({
    seed: chooseSeed(env.EXECUTORS_SEED),
    cases: 30,
    batches: 40,
    again: "npm test -- --testPathPattern=executors.test.ts",
  });
});
