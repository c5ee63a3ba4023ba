import assert from "node:assert/strict";
import { EmailStatus, Priority, ProcessingStatus, WorkflowState } from "../../gen/ts/crewdb/main/v1/email_pb.js";
import { refusalOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const at = (seconds: number) => ({ seconds: BigInt(1_767_323_045 + seconds), nanos: 0 });

describe("rpcs about the work on e-mails", () => {
  let server: TestServer;
  const main = () => server.main;
  beforeEach(async () => {
    server = await startTestServer();
    await main().createUser({ user: { userId: "u1", email: "u1@example.com", name: "Ann" } });
    await main().createUser({ user: { userId: "u2", email: "u2@example.com", name: "Bob" } });
    for (const [index, emailId] of ["e1", "e2", "e3"].entries()) {
      const email = { emailId, graphId: `g-${emailId}`, internetMessageId: `<${emailId}@example.com>` };
      const rest = { subject: emailId, senderEmail: "s@example.com", conversationId: "c1", receivedTime: at(index) };
      await main().createEmail({ email: { ...email, ...rest, isRead: true } });
    }
  });
  afterEach(() => server.stop());

  const ids = (emails: readonly { emailId: string }[]): string[] => emails.map(({ emailId }) => emailId);
  const email = async (emailId: string) =>
    (await main().getEmail({ emailId })).email ?? assert.fail(`there is no ${emailId}`);

  it("GetEmailByInternetMessageId finds one, or says that there is none", async () => {
    const found = await main().getEmailByInternetMessageId({ internetMessageId: "<e2@example.com>" });
    assert.equal(found.email?.emailId, "e2");
    assert.equal(
      await refusalOf(main().getEmailByInternetMessageId({ internetMessageId: "<none@example.com>" })),
      "NOT_FOUND",
    );
    assert.equal(await refusalOf(main().getEmailByInternetMessageId({})), "INVALID_FIELD internet_message_id");
  });

  it("BatchUpsertEmails creates, finds by any key, changes what is set and answers in the order of the request", async () => {
    const sender = { senderEmail: "new@example.com", receivedTime: at(9) };
    const recipients = [{ emailAddress: "to@example.com" }];
    const { results } = await main().batchUpsertEmails({
      emails: [
        { emailId: "e9", subject: "by id", ...sender, recipients },
        { graphId: "g-e1", subject: "by graph id", ...sender },
        { internetMessageId: "<e2@example.com>", subject: "by message id", ...sender, isRead: false, recipients },
        { subject: "without a key", ...sender, recipients, attachments: [{ name: "a.pdf" }] },
      ],
    });
    assert.deepEqual(
      results.map(({ created }) => created),
      [true, false, false, true],
    );
    assert.deepEqual(ids(results).slice(0, 3), ["e9", "e1", "e2"]);
    const [, first, second, fourth] = await Promise.all(ids(results).map(email));
    assert.deepEqual([first?.subject, first?.isRead, first?.conversationId], ["by graph id", true, "c1"]);
    assert.deepEqual([second?.isRead, second?.recipients.length], [false, 1]);
    assert.deepEqual([fourth?.hasAttachments, fourth?.recipients.length], [true, 1]);
    const again = await main().batchUpsertEmails({ emails: [{ emailId: "e9", subject: "again", ...sender }] });
    assert.equal(again.results[0]?.created, false);
    assert.equal((await email("e9")).recipients.length, 1);
  });

  it("BatchUpsertEmails does all or nothing, and names the element that is wrong", async () => {
    const good = { emailId: "good", subject: "s", senderEmail: "s@example.com", receivedTime: at(0) };
    assert.equal(
      await refusalOf(main().batchUpsertEmails({ emails: [good, { emailId: "bad" }] })),
      "INVALID_FIELD emails[1].sender_email emails[1].received_time",
    );
    assert.equal(
      await refusalOf(main().batchUpsertEmails({ emails: [good, { ...good, emailId: "e1", graphId: "g-e2" }] })),
      "UNIQUE_VIOLATION",
    );
    assert.equal(await refusalOf(main().getEmail({ emailId: "good" })), "NOT_FOUND");
    assert.equal(await refusalOf(main().batchUpsertEmails({})), "INVALID_FIELD emails");
  });

  it("MarkEmailsRead counts what it changed", async () => {
    const mark = async (isRead?: boolean): Promise<number> =>
      (await main().markEmailsRead({ emailIds: ["e1", "e2", "nobody"], ...(isRead === undefined ? {} : { isRead }) }))
        .updatedCount;
    assert.deepEqual([await mark(), await mark(false), await mark(false), await mark()], [0, 2, 0, 2]);
    assert.equal(await refusalOf(main().markEmailsRead({})), "INVALID_FIELD email_ids");
  });

  it("AssignEmail, UnassignEmail and BulkAssignEmails are seen in the workload at once", async () => {
    const { email: assigned } = await main().assignEmail({ emailId: "e1", userId: "u1", dueTime: at(60) });
    assert.deepEqual([assigned?.assignedTo, assigned?.dueTime?.seconds], ["u1", at(60).seconds]);
    assert.equal(await refusalOf(main().assignEmail({ emailId: "e1", userId: "nobody" })), "FOREIGN_KEY_VIOLATION");
    assert.equal(await refusalOf(main().assignEmail({ emailId: "nobody", userId: "u1" })), "NOT_FOUND");
    assert.equal((await main().bulkAssignEmails({ emailIds: ["e2", "e3", "nobody"], userId: "u2" })).updatedCount, 2);
    await main().updateEmail({ email: { emailId: "e3", status: EmailStatus.COMPLETED } });
    const load = async (): Promise<unknown[]> =>
      (await main().listAssignmentWorkload({})).users.map((each) => [each.userId, each.emailsCount, each.openCount]);
    assert.deepEqual(await load(), [
      ["u1", 1, 1],
      ["u2", 2, 1],
    ]);
    await main().unassignEmail({ emailId: "e1" });
    await main().bulkAssignEmails({ emailIds: ["e2"] });
    await main().deleteEmail({ emailId: "e3" });
    assert.deepEqual(await load(), [
      ["u1", 0, 0],
      ["u2", 0, 0],
    ]);
    assert.equal(await refusalOf(main().unassignEmail({ emailId: "nobody" })), "NOT_FOUND");
  });

  it("StoreEmailPhaseResults goes forward through the phases and never back", async () => {
    const store = (phase: number, more: object = {}) =>
      main().storeEmailPhaseResults({ emailId: "e1", phase, results: `{"phase":${phase}}`, ...more });
    const first = await store(1, { workflowState: WorkflowState.IN_PROGRESS, tokensUsed: 5n, processingTimeMs: 10n });
    assert.deepEqual([first.email?.status, first.email?.phaseCompleted], [EmailStatus.PHASE1_COMPLETE, 1]);
    await store(3, { priority: Priority.HIGH, tokensUsed: 7n, processingTimeMs: 20n, businessSummary: "lobster" });
    const { email: back } = await store(2);
    assert.deepEqual([back?.status, back?.phaseCompleted], [EmailStatus.PHASE3_COMPLETE, 3]);
    assert.deepEqual([back?.priority, back?.workflowState], [Priority.HIGH, WorkflowState.IN_PROGRESS]);
    assert.equal(back?.processingStatus, ProcessingStatus.COMPLETED);
    const whole = await email("e1");
    assert.deepEqual([whole.phase1Results, whole.phase2Results], ['{"phase":1}', '{"phase":2}']);
    assert.deepEqual([whole.tokensUsed, whole.processingTimeMs], [12n, 30n]);
    assert.deepEqual(ids((await main().searchEmails({ query: "lobster" })).emails), ["e1"]);
    assert.equal(await refusalOf(store(4)), "INVALID_FIELD phase");
    assert.equal(
      await refusalOf(main().storeEmailPhaseResults({ emailId: "e1", phase: 1, results: "{" })),
      "INVALID_FIELD results",
    );
  });

  it("StoreEmailEntities adds or replaces, and e-mails are found by them", async () => {
    const entity = (entityValue: string) => ({ entityType: "po_number", entityValue });
    await main().storeEmailEntities({ emailId: "e1", entities: [entity("1"), entity("2")] });
    await main().storeEmailEntities({ emailId: "e2", entities: [entity("2"), entity("2")] });
    const { entities } = await main().storeEmailEntities({ emailId: "e1", entities: [entity("3")] });
    assert.deepEqual(
      entities.map(({ entityValue }) => entityValue),
      ["1", "2", "3"],
    );
    const mention = async (value: string): Promise<string[]> =>
      ids((await main().listEntityEmails({ entityType: "po_number", entityValue: value })).emails);
    assert.deepEqual(await mention("2"), ["e2", "e1"]);
    await main().storeEmailEntities({ emailId: "e1", replace: true });
    assert.deepEqual(await mention("2"), ["e2"]);
    assert.deepEqual((await main().listEmailEntities({ emailId: "e1" })).entities, []);
    assert.equal((await main().listEmailEntities({ emailId: "e2", entityType: "other" })).entities.length, 0);
    assert.equal(await refusalOf(main().storeEmailEntities({ emailId: "nobody" })), "NOT_FOUND");
  });

  it("ListConversationEmails pages through a conversation as it went", async () => {
    const first = await main().listConversationEmails({ conversationId: "c1", pageSize: 2 });
    const rest = await main().listConversationEmails({
      conversationId: "c1",
      pageSize: 2,
      pageToken: first.nextPageToken,
    });
    assert.deepEqual([...ids(first.emails), ...ids(rest.emails)], ["e1", "e2", "e3"]);
    assert.equal(rest.nextPageToken, "");
  });

  it("statistics follow every write", async () => {
    const { progress } = await main().getProcessingStatus({});
    assert.deepEqual(
      [progress?.queueDepth, progress?.phase1PendingCount, progress?.estimatedMinutes],
      [3, 3, undefined],
    );
    await main().claimEmailBatch({ maxCount: 1 });
    await main().storeEmailPhaseResults({
      emailId: "e2",
      phase: 1,
      results: "{}",
      priority: Priority.CRITICAL,
      confidenceScore: 0.5,
    });
    const { progress: later } = await main().getProcessingStatus({});
    assert.deepEqual(
      [later?.queueDepth, later?.processingCount, later?.phase1PendingCount, later?.phase2PendingCount],
      [1, 1, 2, 1],
    );
    assert.deepEqual([later?.processedLastMinuteCount, later?.estimatedMinutes], [1, 60]);
    const { analytics } = await main().getEmailAnalytics({});
    assert.deepEqual(
      analytics?.byStatus.map(({ value, emailsCount }) => [value, emailsCount]),
      [
        ["pending", 1],
        ["phase1_complete", 1],
        ["processing", 1],
      ],
    );
    assert.deepEqual(
      analytics?.byPhase.map(({ value, emailsCount, averageConfidence }) => [value, emailsCount, averageConfidence]),
      [
        ["0", 2, undefined],
        ["1", 1, 0.5],
      ],
    );
    assert.equal(
      analytics?.analyzedHours.reduce((sum, { emailsCount }) => sum + emailsCount, 0),
      1,
    );
    const { priorities } = await main().listPriorityStatistics({});
    assert.deepEqual(
      priorities.map(({ priority, emailsCount, waitingCount }) => [priority, emailsCount, waitingCount]),
      [
        [Priority.CRITICAL, 1, 0],
        [Priority.UNSPECIFIED, 2, 1],
      ],
    );
  });
});
