import assert from "node:assert/strict";
import { ConversationStatus, MessageRole } from "../../gen/ts/crewdb/main/v1/conversation_pb.js";
import { DealStatus } from "../../gen/ts/crewdb/main/v1/deal_pb.js";
import { PipelineStatus } from "../../gen/ts/crewdb/main/v1/pipeline_pb.js";
import { TaskStatus } from "../../gen/ts/crewdb/main/v1/task_pb.js";
import { UserRole, UserStatus } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { refusalOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const now = Math.floor(Date.now() / 1000);
const inDays = (days: number) => ({ seconds: BigInt(now + days * 86_400), nanos: 0 });

describe("rpcs about tasks, users, conversations, deals and operations", () => {
  let server: TestServer;
  const main = () => server.main;
  beforeEach(async () => {
    server = await startTestServer();
    await main().createUser({ user: { userId: "u1", email: "u1@example.com", name: "Ann" } });
  });
  afterEach(() => server.stop());

  it("tasks: their status history is written by every change of status, and no other", async () => {
    await main().createTask({ task: { taskId: "t1", title: "Call", ownerEmail: "Ann@example.com" }, changedBy: "ann" });
    await main().updateTask({ task: { taskId: "t1", description: "soon" } });
    await main().updateTask({ task: { taskId: "t1", taskStatus: TaskStatus.YELLOW }, reason: "began" });
    await main().updateTask({ task: { taskId: "t1", taskStatus: TaskStatus.YELLOW } });
    const { task } = await main().updateTask({
      task: { taskId: "t1", taskStatus: TaskStatus.COMPLETED },
      changedBy: "bob",
    });
    assert.ok(task?.completionTime);
    const { changes } = await main().listTaskStatusChanges({ taskId: "t1" });
    assert.deepEqual(
      changes.map((each) => [each.oldStatus, each.newStatus, each.changedBy, each.reason]),
      [
        [TaskStatus.UNSPECIFIED, TaskStatus.RED, "ann", undefined],
        [TaskStatus.RED, TaskStatus.YELLOW, "local", "began"],
        [TaskStatus.YELLOW, TaskStatus.COMPLETED, "bob", undefined],
      ],
    );
    const { task: reopened } = await main().updateTask({ task: { taskId: "t1", taskStatus: TaskStatus.RED } });
    assert.equal(reopened?.completionTime, undefined);
    assert.equal(await refusalOf(main().updateTask({ task: { taskId: "none", title: "x" } })), "NOT_FOUND");
    assert.equal(await refusalOf(main().createTask({ task: { title: "" } })), "INVALID_FIELD task.title");
    assert.equal(
      await refusalOf(main().createTask({ task: { title: "x", emailId: "none" } })),
      "FOREIGN_KEY_VIOLATION",
    );
  });

  it("tasks: ListTasks filters and pages, ListTasksDue goes by the deadline", async () => {
    for (const [taskId, days] of [
      ["t1", -1],
      ["t2", -2],
      ["t3", 1],
      ["t4", undefined],
    ] as const)
      await main().createTask({
        task: {
          taskId,
          title: taskId,
          ownerEmail: "Ann@example.com",
          ...(days === undefined ? {} : { slaDeadlineTime: inDays(days) }),
        },
      });
    const list = async (request: object): Promise<string[]> =>
      (await main().listTasks(request)).tasks.map(({ taskId }) => taskId);
    const due = async (request: object): Promise<string[]> =>
      (await main().listTasksDue(request)).tasks.map(({ taskId }) => taskId);
    assert.deepEqual((await list({ ownerEmail: "ann@EXAMPLE.com" })).length, 4);
    assert.deepEqual(await list({ taskStatus: TaskStatus.GREEN }), []);
    const first = await main().listTasks({ pageSize: 3 });
    assert.equal((await list({ pageSize: 3, pageToken: first.nextPageToken })).length, 1);
    assert.deepEqual(await due({}), ["t2", "t1"]);
    assert.deepEqual(await due({ dueBefore: inDays(2) }), ["t2", "t1", "t3"]);
    await main().updateTask({ task: { taskId: "t2", taskStatus: TaskStatus.COMPLETED } });
    assert.deepEqual(await due({}), ["t1"]);
    const page = await main().listTasksDue({ dueBefore: inDays(2), pageSize: 1 });
    assert.deepEqual(await due({ dueBefore: inDays(2), pageSize: 1, pageToken: page.nextPageToken }), ["t3"]);
  });

  it("users: UpdateUser changes what is named, RecordUserLogin the time, the counts follow", async () => {
    const { user } = await main().updateUser({
      user: { userId: "u1", status: UserStatus.INACTIVE, permissions: ["a"] },
    });
    assert.deepEqual([user?.name, user?.status, user?.permissions], ["Ann", UserStatus.INACTIVE, ["a"]]);
    assert.ok((await main().recordUserLogin({ userId: "u1" })).user?.lastLoginTime);
    const { roles } = await main().listUserRoleStatistics({});
    assert.deepEqual(
      roles.map((each) => [each.role, each.usersCount, each.activeCount, each.loggedInCount]),
      [[UserRole.USER, 1, 0, 1]],
    );
    await main().createUser({ user: { userId: "u2", email: "u2@example.com", name: "Bob" } });
    assert.equal(
      await refusalOf(main().updateUser({ user: { userId: "u2", email: "U1@example.com" } })),
      "UNIQUE_VIOLATION",
    );
    assert.equal(await refusalOf(main().recordUserLogin({ userId: "none" })), "NOT_FOUND");
  });

  it("users: a password hash leaves only through GetUserCredentials", async () => {
    await main().setUserPasswordHash({ userId: "u1", passwordHash: "$2b$12$secret" });
    const { credentials } = await main().getUserCredentials({ email: "U1@example.com" });
    assert.deepEqual([credentials?.userId, credentials?.passwordHash], ["u1", "$2b$12$secret"]);
    const answers = [main().getUser({ userId: "u1" }), main().listUsers({}), main().recordUserLogin({ userId: "u1" })];
    const replacer = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
    for (const answer of await Promise.all(answers)) assert.ok(!JSON.stringify(answer, replacer).includes("secret"));
    assert.equal(await refusalOf(main().query({ sql: "SELECT password_hash FROM users" })), "STATEMENT_DENIED");
    await main().setUserPasswordHash({ userId: "u1" });
    assert.equal((await main().getUserCredentials({ email: "u1@example.com" })).credentials?.passwordHash, undefined);
    assert.equal(await refusalOf(main().setUserPasswordHash({ userId: "none" })), "NOT_FOUND");
  });

  it("conversations: messages move them to the front and go with them", async () => {
    await main().createConversation({ conversation: { conversationId: "c1", title: "A", userId: "u1", tags: ["x"] } });
    await main().createConversation({ conversation: { conversationId: "c2", title: "B" } });
    const say = (content: string, more: object = {}) =>
      main().appendMessage({ message: { conversationId: "c1", role: MessageRole.USER, content, ...more } });
    for (const content of ["one", "two", "three"]) await say(content);
    const list = async (request: object): Promise<string[]> =>
      (await main().listConversations(request)).conversations.map(({ conversationId }) => conversationId);
    assert.deepEqual(await list({}), ["c1", "c2"]);
    assert.deepEqual(await list({ userId: "u1" }), ["c1"]);
    await main().updateConversation({ conversation: { conversationId: "c2", status: ConversationStatus.ARCHIVED } });
    assert.deepEqual(await list({}), ["c2", "c1"]);
    assert.deepEqual(await list({ status: ConversationStatus.ARCHIVED }), ["c2"]);
    const messages = async (request: object): Promise<string[]> =>
      (await main().listMessages({ conversationId: "c1", ...request })).messages.map(({ content }) => content);
    assert.deepEqual(await messages({ newestFirst: true, pageSize: 2 }), ["three", "two"]);
    const first = await main().listMessages({ conversationId: "c1", pageSize: 2 });
    assert.deepEqual(await messages({ pageSize: 2, pageToken: first.nextPageToken }), ["three"]);
    const { conversation, messagesCount } = await main().getConversation({ conversationId: "c1" });
    assert.deepEqual([conversation?.title, conversation?.tags, messagesCount], ["A", ["x"], 3]);
    await main().deleteConversation({ conversationId: "c1" });
    assert.deepEqual(await messages({}), []);
    assert.equal(await refusalOf(say("late")), "NOT_FOUND");
    assert.equal(await refusalOf(main().getConversation({ conversationId: "c1" })), "NOT_FOUND");
    assert.equal(
      await refusalOf(main().appendMessage({ message: { conversationId: "c2", content: "x" } })),
      "INVALID_FIELD message.role",
    );
  });

  const deal = (dealId: string, days: number) => ({ dealId, customerName: `C-${dealId}`, endTime: inDays(days) });

  it("deals: created whole, listed by their end, found by text", async () => {
    const items = [
      { productNumber: "p2", originalQuantity: 10n, dealerNetPrice: 2.5 },
      { productNumber: "p1", originalQuantity: 4n, remainingQuantity: 3n, dealerNetPrice: 1 },
    ];
    const created = await main().createDeal({ deal: { ...deal("10000001", 10), dealName: "Lobster" }, items });
    assert.deepEqual(
      created.items.map((each) => [each.productNumber, each.remainingQuantity]),
      [
        ["p1", 3n],
        ["p2", 10n],
      ],
    );
    const got = await main().getDeal({ dealId: "10000001" });
    assert.deepEqual([got.originalQuantity, got.remainingQuantity, got.remainingValue], [14n, 13n, 28]);
    await main().createDeal({ deal: deal("10000002", 5) });
    await main().createDeal({ deal: deal("10000003", 50) });
    const list = async (answer: Promise<{ deals: readonly { dealId: string }[] }>): Promise<string[]> =>
      (await answer).deals.map(({ dealId }) => dealId);
    assert.deepEqual(await list(main().listDeals({})), ["10000002", "10000001", "10000003"]);
    assert.deepEqual(await list(main().listExpiringDeals({})), ["10000002", "10000001"]);
    assert.deepEqual(await list(main().listExpiringDeals({ withinDays: 7 })), ["10000002"]);
    assert.deepEqual(await list(main().searchDeals({ query: "lob" })), ["10000001"]);
    const { deal: cancelled } = await main().updateDealStatus({ dealId: "10000002", status: DealStatus.CANCELLED });
    assert.deepEqual([cancelled?.status, cancelled?.version], [DealStatus.CANCELLED, 2]);
    assert.deepEqual(await list(main().listDeals({ status: DealStatus.CANCELLED })), ["10000002"]);
    assert.equal(await refusalOf(main().createDeal({ deal: deal("10000001", 1) })), "UNIQUE_VIOLATION");
    assert.equal(await refusalOf(main().createDeal({ deal: deal("123", 1) })), "INVALID_FIELD deal.deal_id");
    const wrong = { deal: deal("10000004", 1), items: [{ ...items[0], remainingQuantity: 11n }] };
    assert.equal(await refusalOf(main().createDeal(wrong)), "CHECK_VIOLATION");
    assert.equal(await refusalOf(main().getDeal({ dealId: "10000004" })), "NOT_FOUND");
  });

  it("deals: reserve and release keep the sum and never go below zero", async () => {
    const item = { productNumber: "p1", originalQuantity: 10n, dealerNetPrice: 1 };
    await main().createDeal({ deal: deal("10000001", 1), items: [item] });
    const key = { dealId: "10000001", productNumber: "p1" };
    const after = (await main().reserveDealItem({ ...key, quantity: 7n })).item;
    assert.deepEqual([after?.remainingQuantity, after?.reservedQuantity], [3n, 7n]);
    assert.equal(await refusalOf(main().reserveDealItem({ ...key, quantity: 4n })), "INSUFFICIENT_QUANTITY");
    assert.equal(await refusalOf(main().releaseDealItem({ ...key, quantity: 8n })), "INSUFFICIENT_QUANTITY");
    await main().releaseDealItem({ ...key, quantity: 7n });
    assert.equal((await main().updateDealItemQuantity({ ...key, remainingQuantity: 0n })).item?.remainingQuantity, 0n);
    assert.equal(await refusalOf(main().updateDealItemQuantity({ ...key, remainingQuantity: 11n })), "CHECK_VIOLATION");
    assert.equal(await refusalOf(main().reserveDealItem({ ...key, quantity: 0n })), "INVALID_FIELD quantity");
    assert.equal(await refusalOf(main().reserveDealItem({ ...key, productNumber: "none", quantity: 1n })), "NOT_FOUND");
    await main().updateDealStatus({ dealId: "10000001", status: DealStatus.EXPIRED });
    assert.equal(await refusalOf(main().reserveDealItem({ ...key, quantity: 1n })), "NOT_FOUND");
  });

  it("pipeline runs begin and end once; checkpoints are saved over each other", async () => {
    await main().startPipelineRun({ runId: "r1", totalEmails: 9 });
    await main().finishPipelineRun({ runId: "r1", status: PipelineStatus.RUNNING, stage1Count: 4 });
    const { run } = await main().finishPipelineRun({
      runId: "r1",
      status: PipelineStatus.FAILED,
      errorMessage: "disk",
    });
    assert.deepEqual([run?.stage1Count, run?.status, run?.errorMessage], [4, PipelineStatus.FAILED, "disk"]);
    assert.ok(run?.completeTime && run.executionTimeMs !== undefined);
    assert.deepEqual((await main().getPipelineRun({ runId: "r1" })).run, run);
    assert.equal(
      await refusalOf(main().finishPipelineRun({ runId: "r1", status: PipelineStatus.COMPLETED })),
      "NOT_FOUND",
    );
    await main().startPipelineRun({});
    const runs = async (status: PipelineStatus): Promise<number> =>
      (await main().listPipelineRuns({ status })).runs.length;
    assert.deepEqual([await runs(0), await runs(PipelineStatus.RUNNING)], [2, 1]);
    const key = { operationId: "import", operationType: "emails" };
    await main().saveCheckpoint({ ...key, state: '{"at":1}', progressTotal: 10n });
    const { checkpoint } = await main().saveCheckpoint({ ...key, state: '{"at":2}', progressCompleted: 5n });
    assert.deepEqual([checkpoint?.version, checkpoint?.state, checkpoint?.resumable], [2, '{"at":2}', true]);
    assert.deepEqual((await main().getCheckpoint(key)).checkpoint, checkpoint);
    await main().deleteCheckpoint(key);
    assert.equal(await refusalOf(main().getCheckpoint(key)), "NOT_FOUND");
  });

  it("rules count their runs; the audit trail is listed by entity and by time", async () => {
    await main().createAutomationRule({ rule: { ruleId: "r1", ruleName: "A", ruleType: "t", priority: 1 } });
    await main().createAutomationRule({ rule: { ruleId: "r2", ruleName: "B", ruleType: "t", priority: 2 } });
    await main().recordAutomationRuleRun({ ruleId: "r1", succeeded: true });
    const { rule } = await main().recordAutomationRuleRun({ ruleId: "r1" });
    assert.deepEqual([rule?.executedCount, rule?.successCount, rule?.successRate], [2n, 1n, 0.5]);
    assert.deepEqual([rule?.conditions, rule?.actions, rule?.isActive], ["{}", "[]", true]);
    const rules = async (request: object): Promise<string[]> =>
      (await main().listAutomationRules(request)).rules.map(({ ruleId }) => ruleId);
    assert.deepEqual(await rules({}), ["r2", "r1"]);
    await main().updateAutomationRule({ rule: { ruleId: "r2", isActive: false } });
    assert.deepEqual([await rules({}), await rules({ isActive: false })], [["r1"], ["r2"]]);
    assert.equal((await main().getAutomationRule({ ruleId: "r2" })).rule?.ruleName, "B");
    assert.equal(
      await refusalOf(main().createAutomationRule({ rule: { ruleName: "x", ruleType: "t", actions: "[" } })),
      "INVALID_FIELD rule.actions",
    );
    for (const [entityId, action] of [
      ["e1", "create"],
      ["e2", "create"],
      ["e1", "update"],
    ] as const)
      await main().recordAuditEntry({ entry: { entityType: "email", entityId, action, newValues: "{}" } });
    const audit = async (request: object): Promise<string[]> =>
      (await main().listAuditEntries(request)).entries.map((each) => `${each.action} ${each.entityId}`);
    assert.deepEqual(await audit({ entityType: "email", entityId: "e1" }), ["update e1", "create e1"]);
    assert.deepEqual(await audit({ pageSize: 2 }), ["update e1", "create e2"]);
    assert.deepEqual(await audit({ recordedAfter: inDays(1) }), []);
    assert.equal((await main().listAuditEntries({})).entries[0]?.performedBy, "local");
  });
});
