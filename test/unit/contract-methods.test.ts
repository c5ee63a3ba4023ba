import assert from "node:assert/strict";
import { ContractFixture, type SmallContract, texts } from "./contract-fixture.js";

const MESSAGES = `
message StoreRequest { repeated Item items = 1; string request_id = 2; }
message StoreResponse { string commit_seq = 1; }
message ImportRequest { repeated Item items = 1; }
message ImportResponse {}
message OtherRequest { repeated Part parts = 1; }
message Item { string item_id = 1; }
message Part { string item_id = 1; }
`;
const STORE = "rpc Store(StoreRequest) returns (StoreResponse)";
const sql = { Store: "-- each :items\nDELETE FROM items WHERE id = :item_id" };
const importing = (request: string, target: string): string =>
  `service TestDb { ${STORE}; rpc Import(stream ${request}) returns (ImportResponse) { option (crewdb.options.v1.imports_with) = "${target}"; } }${MESSAGES}`;

const WRONG_ROLE = {
  proto: `service TestDb { ${STORE} { option (crewdb.options.v1.role) = "root"; } }${MESSAGES}`,
  sql,
};
const ADMIN = { proto: `service TestDb { ${STORE} { option (crewdb.options.v1.role) = "admin"; } }${MESSAGES}`, sql };
const IMPORT = { proto: importing("ImportRequest", "Store"), sql };
const NO_BATCH = { proto: importing("ImportRequest", "Nothing"), sql };
const OTHER_ROWS = { proto: importing("OtherRequest", "Store"), sql };

describe("what the contract says of a method", () => {
  const contracts: readonly SmallContract[] = [WRONG_ROLE, ADMIN, IMPORT, NO_BATCH, OTHER_ROWS];
  let fixture: ContractFixture;
  before(() => {
    fixture = new ContractFixture(contracts);
  });
  after(() => fixture.close());

  const mistakes = (contract: SmallContract): string[] => texts(fixture.compile(contract).diagnostics);

  it("a role of its own, which must be one that there is", () => {
    assert.match(mistakes(WRONG_ROLE).join(), /role: unknown role root; write one of read, write, sql, admin/);
    const [rpc] = fixture.compile(ADMIN).plan.rpcs;
    assert.deepEqual([rpc?.lane, rpc?.role, mistakes(ADMIN)], ["write", "admin", []]);
  });

  it("the batch rpc that stores a stream's rows, which must be there and take the same rows", () => {
    const { plan } = fixture.compile(IMPORT);
    assert.deepEqual(mistakes(IMPORT), []);
    assert.deepEqual(plan.imports, [{ name: "Import", method: `${plan.service}/Import`, rpc: 0 }]);
    assert.match(mistakes(NO_BATCH).join(), /Import: imports_with: there is no rpc Nothing that writes/);
    assert.match(mistakes(OTHER_ROWS).join(), /field 1 of Store and of Import must be rows of the same type/);
  });
});
