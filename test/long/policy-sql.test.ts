import { testSqlWithinPolicy } from "../integration/policy-sql.js";

describe("callers' SQL within a policy, by every rpc", () => {
  testSqlWithinPolicy(Number.POSITIVE_INFINITY);
});
