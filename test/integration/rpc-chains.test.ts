import assert from "node:assert/strict";
import { ActionSlaStatus } from "../../gen/ts/crewdb/main/v1/analysis_pb.js";
import { ChainStatus, ChainType } from "../../gen/ts/crewdb/main/v1/chain_pb.js";
import { WorkflowState } from "../../gen/ts/crewdb/main/v1/email_pb.js";
import { refusalOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const at = (seconds: number) => ({ seconds: BigInt(1_767_323_045 + seconds), nanos: 0 });

describe("rpcs about chains, workflows and analyses", () => {
  let server: TestServer;
  const main = () => server.main;
  beforeEach(async () => {
    server = await startTestServer();
    for (const [index, emailId] of ["e1", "e2", "e3"].entries()) {
      await main().createEmail({
        email: { emailId, subject: emailId, senderEmail: "s@example.com", receivedTime: at(index), chainId: "c1" },
      });
    }
  });
  afterEach(() => server.stop());

  const ids = (emails: readonly { emailId: string }[]): string[] => emails.map(({ emailId }) => emailId);
  const chainIds = (chains: readonly { chainId: string }[]): string[] => chains.map(({ chainId }) => chainId);

  it("UpsertChain creates by either key, then changes what the mask names; e-mails count themselves", async () => {
    const { chain, created } = await main().upsertChain({
      chain: { chainId: "c1", conversationId: "conv", subject: "s", participants: ["a"], completenessScore: 0.9 },
    });
    assert.deepEqual([created, chain?.emailCount, chain?.chainType], [true, 3, ChainType.CONVERSATION]);
    assert.deepEqual([chain?.firstEmailTime?.seconds, chain?.lastEmailTime?.seconds], [at(0).seconds, at(2).seconds]);
    const second = await main().upsertChain({
      chain: { conversationId: "conv", subject: "t", completenessScore: 0.5 },
      updateMask: { paths: ["completeness_score"] },
    });
    assert.deepEqual([second.created, second.chain?.chainId], [false, "c1"]);
    assert.deepEqual([second.chain?.subject, second.chain?.completenessScore], ["s", 0.5]);
    assert.deepEqual(second.chain?.participants, ["a"]);
    const other = await main().upsertChain({ chain: { conversationId: "new" } });
    assert.equal(other.created, true);
    assert.equal(
      await refusalOf(main().upsertChain({ chain: { chainId: "c3", conversationId: "conv" } })),
      "UNIQUE_VIOLATION",
    );
    assert.equal(
      await refusalOf(main().upsertChain({ chain: { chainId: "c1", completenessScore: 2 } })),
      "INVALID_FIELD chain.completeness_score",
    );
  });

  it("GetChain and GetChainByConversation answer the chain with its e-mails", async () => {
    await main().upsertChain({ chain: { chainId: "c1", conversationId: "conv" } });
    const { chain, emails } = await main().getChain({ chainId: "c1" });
    assert.deepEqual([chain?.conversationId, ids(emails)], ["conv", ["e1", "e2", "e3"]]);
    assert.deepEqual(emails[1]?.receivedTime?.seconds, at(1).seconds);
    const other = await main().getChainByConversation({ conversationId: "conv" });
    assert.deepEqual([other.chain, other.emails], [chain, emails]);
    assert.deepEqual(ids((await main().listChainEmails({ chainId: "c1", pageSize: 2 })).emails), ["e1", "e2"]);
    assert.equal(await refusalOf(main().getChain({ chainId: "none" })), "NOT_FOUND");
    assert.equal(await refusalOf(main().getChainByConversation({})), "INVALID_FIELD conversation_id");
  });

  it("AddChainEmail and RemoveChainEmail move e-mails, and both chains count right", async () => {
    await main().upsertChain({ chain: { chainId: "c1" } });
    await main().upsertChain({ chain: { chainId: "c2" } });
    const { chain } = await main().addChainEmail({ chainId: "c2", emailId: "e1" });
    assert.deepEqual([chain?.emailCount, chain?.lastEmailTime?.seconds], [1, at(0).seconds]);
    const left = (await main().getChain({ chainId: "c1" })).chain;
    assert.deepEqual([left?.emailCount, left?.firstEmailTime?.seconds], [2, at(1).seconds]);
    assert.equal(await refusalOf(main().removeChainEmail({ chainId: "c1", emailId: "e1" })), "NOT_FOUND");
    await main().removeChainEmail({ chainId: "c2", emailId: "e1" });
    await main().deleteEmail({ emailId: "e3" });
    const counts = await Promise.all(["c1", "c2"].map(async (chainId) => (await main().getChain({ chainId })).chain));
    assert.deepEqual(
      counts.map((each) => [each?.emailCount, each?.lastEmailTime?.seconds]),
      [
        [1, at(1).seconds],
        [0, undefined],
      ],
    );
    assert.equal(await refusalOf(main().addChainEmail({ chainId: "none", emailId: "e1" })), "NOT_FOUND");
    assert.equal(await refusalOf(main().addChainEmail({ chainId: "c1", emailId: "none" })), "NOT_FOUND");
  });

  it("ListChains filters by status and completeness and pages in one order", async () => {
    for (const [chainId, completenessScore] of [
      ["a", 0.9],
      ["b", 0.9],
      ["c", 0.4],
      ["d", undefined],
    ] as const)
      await main().upsertChain({
        chain: {
          chainId,
          ...(completenessScore === undefined ? {} : { completenessScore }),
          chainStatus: completenessScore === 0.9 ? ChainStatus.COMPLETE : ChainStatus.PARTIAL,
        },
      });
    const list = async (request: object): Promise<string[]> => chainIds((await main().listChains(request)).chains);
    assert.deepEqual(await list({}), ["b", "a", "c", "d"]);
    assert.deepEqual(await list({ chainStatus: ChainStatus.PARTIAL }), ["c", "d"]);
    assert.deepEqual(await list({ minCompleteness: 0.4 }), ["b", "a", "c"]);
    assert.deepEqual(await list({ maxCompleteness: 0.9 }), ["c", "d"]);
    const first = await main().listChains({ pageSize: 1 });
    assert.deepEqual(await list({ pageSize: 2, pageToken: first.nextPageToken }), ["a", "c"]);
    const { statistics } = await main().getChainStatistics({});
    assert.deepEqual(
      [statistics?.chainsCount, statistics?.completeCount, statistics?.partialCount, statistics?.lowCompletenessCount],
      [4, 2, 2, 1],
    );
    assert.ok(Math.abs((statistics?.averageCompleteness ?? 0) - 2.2 / 3) < 1e-9);
  });

  it("ListChainsToReanalyze names chains that got an e-mail since, and no others", async () => {
    await main().upsertChain({ chain: { chainId: "c1", lastAnalyzedTime: at(100) } });
    await main().upsertChain({ chain: { chainId: "never" } });
    const stale = async (): Promise<string[]> => chainIds((await main().listChainsToReanalyze({})).chains);
    assert.deepEqual(await stale(), ["never"]);
    await main().createEmail({
      email: { subject: "late", senderEmail: "s@example.com", receivedTime: at(200), chainId: "c1" },
    });
    assert.deepEqual(await stale(), ["never", "c1"]);
    assert.equal((await main().getChainStatistics({})).statistics?.toReanalyzeCount, 2);
  });

  it("UpsertWorkflowChain starts a workflow, goes on with it and ends it", async () => {
    const record = (emailId: string, workflowState: WorkflowState, workflowChainId = "") =>
      main().upsertWorkflowChain({ emailId, workflowType: "order", workflowState, workflowChainId });
    const first = await record("e1", WorkflowState.START_POINT);
    const id = first.workflowChain?.workflowChainId ?? "";
    assert.deepEqual([first.created, first.workflowChain?.emailCount], [true, 1]);
    const again = await record("e1", WorkflowState.IN_PROGRESS);
    assert.deepEqual(
      [again.created, again.workflowChain?.workflowChainId, again.workflowChain?.emailCount],
      [false, id, 1],
    );
    const end = await record("e2", WorkflowState.COMPLETION, id);
    assert.deepEqual([end.created, end.workflowChain?.isComplete, end.workflowChain?.emailCount], [false, true, 2]);
    assert.ok(end.workflowChain?.completedTime);
    const { emails } = await main().getWorkflowChain({ workflowChainId: id });
    assert.deepEqual(
      emails.map((each) => [each.emailId, each.sequenceNumber, each.stateAtAddition]),
      [
        ["e1", 1, WorkflowState.START_POINT],
        ["e2", 2, WorkflowState.COMPLETION],
      ],
    );
    await record("e3", WorkflowState.START_POINT);
    const list = async (request: object): Promise<number> =>
      (await main().listWorkflowChains(request)).workflowChains.length;
    assert.deepEqual(
      [await list({}), await list({ isComplete: true }), await list({ workflowType: "none" })],
      [2, 1, 0],
    );
    assert.equal(await refusalOf(record("e1", WorkflowState.COMPLETION, "none")), "NOT_FOUND");
    assert.equal(await refusalOf(record("none", WorkflowState.COMPLETION)), "FOREIGN_KEY_VIOLATION");
    assert.equal(await refusalOf(record("e1", WorkflowState.UNSPECIFIED)), "INVALID_FIELD workflow_state");
  });

  it("analyses: the latest, its deep phase, those to upgrade, statistics and the end of old ones", async () => {
    const create = (analysisId: string, more: object = {}) =>
      main().createEmailAnalysis({
        analysis: { analysisId, emailId: "e1", quickModel: "q", quickConfidence: 0.5, ...more },
      });
    await create("a1");
    await create("a2", { actionSlaStatus: ActionSlaStatus.AT_RISK });
    const { analysis } = await main().getLatestEmailAnalysis({ emailId: "e1" });
    assert.deepEqual([analysis?.analysisId, analysis?.actionSlaStatus], ["a2", ActionSlaStatus.AT_RISK]);
    const upgrade = async (): Promise<string[]> =>
      (await main().listAnalysesToUpgrade({})).analyses.map(({ analysisId }) => analysisId);
    assert.deepEqual(await upgrade(), ["a2", "a1"]);
    const changed = await main().updateEmailAnalysis({
      analysis: { analysisId: "a2", deepModel: "d", deepConfidence: 0.75 },
      updateMask: { paths: ["deep_model", "deep_confidence"] },
    });
    assert.deepEqual([changed.analysis?.quickModel, changed.analysis?.deepModel], ["q", "d"]);
    assert.deepEqual(await upgrade(), ["a1"]);
    const { statistics } = await main().getAnalysisStatistics({});
    assert.deepEqual(
      [statistics?.analysesCount, statistics?.deepCount, statistics?.averageDeepConfidence],
      [2, 1, 0.75],
    );
    assert.equal(await refusalOf(create("a3", { emailId: "none" })), "FOREIGN_KEY_VIOLATION");
    assert.equal(await refusalOf(main().getLatestEmailAnalysis({ emailId: "e2" })), "NOT_FOUND");
    const later = { seconds: BigInt(Math.ceil(Date.now() / 1000) + 60), nanos: 0 };
    const remove = async (): Promise<number> =>
      (await main().deleteOldAnalyses({ createdBefore: later, maxCount: 1 })).deletedCount;
    assert.deepEqual([await remove(), await upgrade()], [1, []]);
    assert.deepEqual([await remove(), await remove()], [1, 0]);
    assert.equal(await refusalOf(main().deleteOldAnalyses({})), "INVALID_FIELD created_before");
  });
});
