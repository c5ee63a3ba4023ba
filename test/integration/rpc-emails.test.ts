import assert from "node:assert/strict";
import {
  EmailStatus,
  Importance,
  Priority,
  ProcessingStatus,
  RecipientType,
} from "../../gen/ts/crewdb/main/v1/email_pb.js";
import { EmailOrder, EmailView } from "../../gen/ts/crewdb/main/v1/email_requests_pb.js";
import { refusalOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const MINUTE = 60n;
const START = 1_767_323_045n;

/** The e-mails that every test begins with, the oldest first. */
const EMAILS = [
  { emailId: "e1", subject: "Order #12345", senderEmail: "Ann@Example.com", priority: Priority.LOW },
  { emailId: "e2", subject: "Invoice of o'brien", senderEmail: "bob@example.com", priority: Priority.CRITICAL },
  { emailId: "e3", subject: "Quote 100%", senderEmail: "ann@example.com", status: EmailStatus.IMPORTED },
] as const;

describe("rpcs about e-mails", () => {
  let server: TestServer;
  const main = () => server.main;

  beforeEach(async () => {
    server = await startTestServer();
    for (const [index, email] of EMAILS.entries()) await create({ ...email, receivedTime: at(index) });
  });
  afterEach(() => server.stop());

  const at = (index: number) => ({ seconds: START + BigInt(index) * MINUTE, nanos: 0 });
  const create = (email: object, more: object = {}) =>
    main().createEmail({ email: { receivedTime: at(0), ...email }, ...more });
  const ids = (emails: readonly { emailId: string }[]): string => emails.map(({ emailId }) => emailId).join(" ");
  const listed = async (request: object): Promise<string> => ids((await main().listEmails(request)).emails);

  it("CreateEmail answers what was stored, with defaults, recipients and attachments", async () => {
    const { email, commitSeq } = await create({
      subject: "s",
      senderEmail: "a@example.com",
      recipients: [{ recipientType: RecipientType.CC, emailAddress: "c@example.com", name: "C" }],
      attachments: [{ name: "a.pdf", sizeBytes: 5n }],
    });
    assert.ok(email && email.emailId.length > 10 && commitSeq.includes("."));
    assert.deepEqual([email.status, email.importance], [EmailStatus.PENDING, Importance.NORMAL]);
    assert.deepEqual([email.recipients[0]?.name, email.attachments[0]?.sizeBytes], ["C", 5n]);
    assert.deepEqual((await main().getEmail({ emailId: email.emailId })).email, email);
  });

  it("CreateEmail names every wrong field, and keys that are taken", async () => {
    assert.equal(await refusalOf(main().createEmail({})), "INVALID_FIELD email");
    const wrong = { senderEmail: "", phaseCompleted: 4, recipients: [{ emailAddress: "" }] };
    const fields = "email.sender_email email.phase_completed email.recipients[0].email_address";
    const said = await refusalOf(create(wrong));
    for (const field of fields.split(" ")) assert.ok(said.includes(field), said);
    assert.equal(await refusalOf(create({ ...EMAILS[0] })), "UNIQUE_VIOLATION");
    assert.equal(await refusalOf(create({ senderEmail: "a@b.cd", assignedTo: "nobody" })), "FOREIGN_KEY_VIOLATION");
  });

  it("CreateEmail with a request_id writes once and answers the same again", async () => {
    const request = { email: { senderEmail: "a@example.com", receivedTime: at(9) }, requestId: "r1" };
    const first = await main().createEmail(request);
    assert.deepEqual(await main().createEmail(request), first);
    assert.equal(
      await refusalOf(main().createEmail({ ...request, email: { ...request.email, subject: "other" } })),
      "REQUEST_ID_REUSED",
    );
    assert.equal((await main().getDashboard({})).dashboard?.totalEmails, 4);
  });

  it("GetEmail and GetEmailByGraphId find one, or say that there is none", async () => {
    const { email } = await create({ senderEmail: "a@example.com", graphId: "g1" });
    assert.deepEqual((await main().getEmailByGraphId({ graphId: "g1" })).email, email);
    assert.equal((await main().getEmail({ emailId: "e2" })).email?.subject, "Invoice of o'brien");
    assert.equal(await refusalOf(main().getEmail({})), "INVALID_FIELD email_id");
    assert.equal(await refusalOf(main().getEmail({ emailId: "nobody" })), "NOT_FOUND");
    assert.equal(await refusalOf(main().getEmailByGraphId({})), "INVALID_FIELD graph_id");
    assert.equal(await refusalOf(main().getEmailByGraphId({ graphId: "nobody" })), "NOT_FOUND");
  });

  it("BatchGetEmails answers in the order of the ids, without those that are not there", async () => {
    const { emails } = await main().batchGetEmails({ emailIds: ["e3", "nobody", "e1", "e3"] });
    assert.equal(ids(emails), "e3 e1 e3");
    const { emails: basic } = await main().batchGetEmails({ emailIds: ["e1"], view: EmailView.BASIC });
    assert.equal(basic[0]?.subject, "Order #12345");
    assert.equal(await refusalOf(main().batchGetEmails({})), "INVALID_FIELD email_ids");
    const tooMany = Array.from({ length: 1001 }, (_, index) => `e${index}`);
    assert.equal(await refusalOf(main().batchGetEmails({ emailIds: tooMany })), "INVALID_FIELD email_ids");
  });

  it("BatchGetEmails says how many fit when the answer would be too large", async () => {
    const bodyContent = "x".repeat(1024 * 1024);
    for (const emailId of ["b1", "b2", "b3", "b4"])
      await create({ emailId, senderEmail: "a@example.com", bodyContent });
    assert.equal(await refusalOf(main().batchGetEmails({ emailIds: ["b1", "b2", "b3", "b4"] })), "RESPONSE_TOO_LARGE");
    assert.equal(ids((await main().batchGetEmails({ emailIds: ["b1", "b2", "b3"] })).emails), "b1 b2 b3");
  });

  it("ListEmails filters, sorts and pages, and each e-mail comes once", async () => {
    assert.equal(await listed({}), "e3 e2 e1");
    assert.equal(await listed({ senders: ["ANN@example.com"] }), "e3 e1");
    assert.equal(await listed({ statuses: [EmailStatus.PENDING], orderBy: EmailOrder.PRIORITY }), "e2 e1");
    assert.equal(await listed({ receivedAfter: at(1), receivedBefore: at(2) }), "e2");
    assert.equal(await listed({ query: "o'brien" }), "e2");
    const seen: string[] = [];
    let pageToken = "";
    do {
      const page = await main().listEmails({ pageSize: 2, pageToken });
      seen.push(ids(page.emails));
      pageToken = page.nextPageToken;
    } while (pageToken !== "");
    assert.deepEqual(seen, ["e3 e2", "e1"]);
  });

  it("ListEmails refuses a token of other filters, a made-up one, and a negative page size", async () => {
    const { nextPageToken } = await main().listEmails({ pageSize: 1 });
    assert.equal(
      await refusalOf(main().listEmails({ pageToken: nextPageToken, isRead: true })),
      "INVALID_PAGE_TOKEN page_token",
    );
    assert.equal(await refusalOf(main().listEmails({ pageToken: "made-up" })), "INVALID_PAGE_TOKEN page_token");
    assert.equal(await refusalOf(main().listEmails({ pageSize: -1 })), "INVALID_FIELD page_size");
    assert.equal(await refusalOf(main().listEmails({ minCompleteness: 2 })), "INVALID_FIELD min_completeness");
  });

  it("ListEmailTable answers the rows that users see", async () => {
    const { rows } = await main().listEmailTable({ senders: ["bob@example.com"] });
    assert.deepEqual(
      rows.map(({ emailId, emailAlias, statusText }) => [emailId, emailAlias, statusText]),
      [["e2", "bob@example.com", "Not started"]],
    );
  });

  it("SearchEmails finds any part of a text, whatever its characters mean elsewhere", async () => {
    for (const [query, found] of Object.entries({
      "#12345": "e1",
      "O'BRIEN": "e2",
      "100%": "e3",
      rder: "e1",
      nothing: "",
    }))
      assert.equal(ids((await main().searchEmails({ query })).emails), found, query);
    assert.equal(await refusalOf(main().searchEmails({})), "INVALID_FIELD query");
  });

  it("UpdateEmail changes what the mask names, or what is set, and nothing else", async () => {
    const update = (email: object, paths?: string[]) =>
      main().updateEmail({
        email: { emailId: "e1", ...email },
        ...(paths === undefined ? {} : { updateMask: { paths } }),
      });
    const { email } = await update({ subject: "new", isRead: true, priority: Priority.HIGH }, ["subject", "is_read"]);
    assert.deepEqual([email?.subject, email?.isRead, email?.priority], ["new", true, Priority.LOW]);
    assert.equal((await update({ priority: Priority.HIGH })).email?.subject, "new");
    assert.equal((await update({}, ["priority"])).email?.priority, Priority.UNSPECIFIED);
    assert.match(await refusalOf(update({}, ["nonsense"])), /^INVALID_FIELD update_mask/);
    assert.match(
      await refusalOf(update({ phaseCompleted: 9 }, ["phase_completed"])),
      /^INVALID_FIELD email\.phase_completed/,
    );
    assert.equal(
      await refusalOf(
        main().updateEmail({ email: { emailId: "nobody", subject: "x" }, updateMask: { paths: ["subject"] } }),
      ),
      "NOT_FOUND",
    );
    assert.equal(await refusalOf(update({ assignedTo: "nobody" }, ["assigned_to"])), "FOREIGN_KEY_VIOLATION");
  });

  it("DeleteEmail removes it once", async () => {
    await main().deleteEmail({ emailId: "e1" });
    assert.equal(await refusalOf(main().deleteEmail({ emailId: "e1" })), "NOT_FOUND");
    assert.equal(await refusalOf(main().deleteEmail({})), "INVALID_FIELD email_id");
    assert.equal(await listed({}), "e3 e2");
  });

  it("BulkUpdateEmailStatus says how many it changed", async () => {
    const emailIds = ["e1", "e2", "nobody"];
    const { updatedCount } = await main().bulkUpdateEmailStatus({ emailIds, status: EmailStatus.ARCHIVED });
    assert.equal(updatedCount, 2);
    assert.equal(await listed({ statuses: [EmailStatus.ARCHIVED] }), "e2 e1");
    const withNone = [EmailStatus.UNSPECIFIED, EmailStatus.ARCHIVED, EmailStatus.PENDING, EmailStatus.FAILED];
    assert.equal(await listed({ statuses: withNone }), await listed({ statuses: withNone.slice(1) }));
    assert.equal(await refusalOf(main().bulkUpdateEmailStatus({ emailIds })), "INVALID_FIELD status");
  });

  it("ClaimEmailBatch gives each e-mail to one caller, the oldest first", async () => {
    const claims = await Promise.all([1, 2, 3, 4].map(() => main().claimEmailBatch({ maxCount: 1 })));
    const claimed = claims.flatMap(({ emails }) => emails);
    assert.deepEqual(claimed.map(({ emailId }) => emailId).toSorted(), ["e1", "e2", "e3"]);
    assert.ok(claimed.every((each) => each.processingStatus === ProcessingStatus.PROCESSING));
    assert.equal(await refusalOf(main().claimEmailBatch({ maxCount: -1 })), "INVALID_FIELD max_count");
  });

  it("GetDashboard counts what is there", async () => {
    await main().deleteEmail({ emailId: "e3" });
    const { dashboard } = await main().getDashboard({});
    assert.deepEqual([dashboard?.totalEmails, dashboard?.pendingCount], [2, 2]);
  });
});
