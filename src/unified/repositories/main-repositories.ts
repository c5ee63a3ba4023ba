import type { createMainDb } from "../../client/index.js";
import { openRepositories, type Repositories } from "./open-repositories.js";

type Main = ReturnType<typeof createMainDb>;

/** Which rpc of MainDb serves which method of a repository; their names without what the repository's own name says. */
export const MAIN_METHODS = {
  users: {
    create: "createUser",
    get: "getUser",
    getByEmail: "getUserByEmail",
    list: "listUsers",
    update: "updateUser",
    recordLogin: "recordUserLogin",
    statistics: "listUserRoleStatistics",
    credentials: "getUserCredentials",
    setPasswordHash: "setUserPasswordHash",
  },
  emails: {
    create: "createEmail",
    get: "getEmail",
    getByGraphId: "getEmailByGraphId",
    getByMessageId: "getEmailByInternetMessageId",
    getMany: "batchGetEmails",
    list: "listEmails",
    table: "listEmailTable",
    search: "searchEmails",
    byConversation: "listConversationEmails",
    update: "updateEmail",
    delete: "deleteEmail",
    upsertMany: "batchUpsertEmails",
    import: "importEmails",
    updateStatus: "bulkUpdateEmailStatus",
    markRead: "markEmailsRead",
    assign: "assignEmail",
    assignMany: "bulkAssignEmails",
    unassign: "unassignEmail",
    claim: "claimEmailBatch",
    storePhaseResults: "storeEmailPhaseResults",
    storeEntities: "storeEmailEntities",
    entities: "listEmailEntities",
    byEntity: "listEntityEmails",
    dashboard: "getDashboard",
    processingStatus: "getProcessingStatus",
    analytics: "getEmailAnalytics",
    workload: "listAssignmentWorkload",
    statisticsByPriority: "listPriorityStatistics",
  },
  chains: {
    get: "getChain",
    getByConversation: "getChainByConversation",
    upsert: "upsertChain",
    list: "listChains",
    needingReanalysis: "listChainsToReanalyze",
    emails: "listChainEmails",
    addEmail: "addChainEmail",
    removeEmail: "removeChainEmail",
    statistics: "getChainStatistics",
  },
  workflowChains: { get: "getWorkflowChain", upsert: "upsertWorkflowChain", list: "listWorkflowChains" },
  analyses: {
    create: "createEmailAnalysis",
    latest: "getLatestEmailAnalysis",
    update: "updateEmailAnalysis",
    statistics: "getAnalysisStatistics",
    needingUpgrade: "listAnalysesToUpgrade",
    deleteOld: "deleteOldAnalyses",
  },
  tasks: {
    create: "createTask",
    get: "getTask",
    list: "listTasks",
    update: "updateTask",
    due: "listTasksDue",
    history: "listTaskStatusChanges",
  },
  conversations: {
    create: "createConversation",
    get: "getConversation",
    update: "updateConversation",
    list: "listConversations",
    delete: "deleteConversation",
  },
  messages: { append: "appendMessage", list: "listMessages" },
  deals: {
    create: "createDeal",
    get: "getDeal",
    list: "listDeals",
    expiring: "listExpiringDeals",
    search: "searchDeals",
    updateStatus: "updateDealStatus",
  },
  dealItems: { updateQuantity: "updateDealItemQuantity", reserve: "reserveDealItem", release: "releaseDealItem" },
  pipelineRuns: {
    start: "startPipelineRun",
    finish: "finishPipelineRun",
    get: "getPipelineRun",
    list: "listPipelineRuns",
  },
  checkpoints: { save: "saveCheckpoint", get: "getCheckpoint", delete: "deleteCheckpoint" },
  rules: {
    create: "createAutomationRule",
    get: "getAutomationRule",
    update: "updateAutomationRule",
    list: "listAutomationRules",
    recordRun: "recordAutomationRuleRun",
  },
  audit: { record: "recordAuditEntry", list: "listAuditEntries" },
} as const;

/** Each method takes the rpc's request and answers its response; docs/reference.md describes both. */
export type MainRepositories = Repositories<typeof MAIN_METHODS, Main>;

/** `open` is asked for the client with each call. */
export function mainRepositories(open: () => Promise<unknown>): MainRepositories {
  return openRepositories<typeof MAIN_METHODS, Main>(MAIN_METHODS, open);
}
