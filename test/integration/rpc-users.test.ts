import assert from "node:assert/strict";
import { UserRole, UserStatus } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { refusalOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("rpcs about users", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    for (const [email, name] of [
      ["Ann@Example.com", "Ann"],
      ["bob@example.com", "Bob"],
    ] as const)
      await server.main.createUser({ user: { userId: name, email, name } });
  });
  after(() => server.stop());

  it("CreateUser answers what was stored, with defaults", async () => {
    const { user } = await server.main.createUser({
      user: { email: "new@example.com", name: "N", permissions: ["a", ""] },
    });
    assert.ok(user && user.userId.length > 10);
    assert.deepEqual([user.role, user.status, user.permissions], [UserRole.USER, UserStatus.ACTIVE, ["a", ""]]);
    assert.deepEqual((await server.main.getUser({ userId: user.userId })).user, user);
  });

  it("CreateUser names every wrong field, and an address that is taken in whatever case", async () => {
    assert.equal(
      await refusalOf(server.main.createUser({ user: { email: "no address" } })),
      "INVALID_FIELD user.email user.name",
    );
    assert.equal(
      await refusalOf(server.main.createUser({ user: { email: "ANN@example.com", name: "A" } })),
      "UNIQUE_VIOLATION",
    );
    assert.equal(
      await refusalOf(server.main.createUser({ user: { userId: "Bob", email: "x@example.com", name: "B" } })),
      "UNIQUE_VIOLATION",
    );
  });

  it("GetUser and GetUserByEmail find one, or say that there is none", async () => {
    assert.equal((await server.main.getUserByEmail({ email: "aNN@example.COM" })).user?.userId, "Ann");
    assert.equal(await refusalOf(server.main.getUserByEmail({})), "INVALID_FIELD email");
    assert.equal(await refusalOf(server.main.getUserByEmail({ email: "nobody@example.com" })), "NOT_FOUND");
    assert.equal(await refusalOf(server.main.getUser({})), "INVALID_FIELD user_id");
    assert.equal(await refusalOf(server.main.getUser({ userId: "nobody" })), "NOT_FOUND");
  });

  it("ListUsers filters and pages", async () => {
    const names = async (request: object): Promise<string[]> => {
      const { users } = await server.main.listUsers(request);
      return users.map(({ name }) => name).toSorted();
    };
    assert.deepEqual(await names({ query: "ann" }), ["Ann"]);
    assert.deepEqual(await names({ role: UserRole.ADMIN }), []);
    const first = await server.main.listUsers({ pageSize: 2 });
    const rest = await server.main.listUsers({ pageSize: 2, pageToken: first.nextPageToken });
    assert.deepEqual([first.users.length, rest.users.length, rest.nextPageToken], [2, 1, ""]);
    assert.equal(await refusalOf(server.main.listUsers({ pageToken: "made-up" })), "INVALID_PAGE_TOKEN page_token");
  });
});
