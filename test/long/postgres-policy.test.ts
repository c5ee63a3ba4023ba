import { testPolicyOnPostgres } from "../integration/postgres-policy.js";

describe("callers' SQL within a policy on PostgreSQL, by every rpc", function () {
  this.timeout(120_000);
  testPolicyOnPostgres(Number.POSITIVE_INFINITY, 1);
});
