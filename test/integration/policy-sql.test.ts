import { testSqlWithinPolicy } from "./policy-sql.js";

describe("callers' SQL within a policy", () => {
  testSqlWithinPolicy(1);
});
