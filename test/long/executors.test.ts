import { env } from "node:process";
import { compareExecutors } from "../fixtures/compare-executors.js";
import { chooseSeed } from "../fixtures/executor-cases.js";

describe("the native and the portable executor, for long", () => {
  compareExecutors({
    seed: chooseSeed(env.EXECUTORS_SEED),
    cases: 1000,
    batches: 60,
    again: "npm run test:long -- --testPathPattern=executors.test.ts",
  });
});
