import { testPolicyOnPostgres } from "./postgres-policy.js";

describe("callers' SQL within a policy on PostgreSQL", function () {
  this.timeout(120_000);
  testPolicyOnPostgres(1, 8);
});
