import type { createMainDb, createWalmartDb } from "../client/index.js";
import { toCrewdbError } from "./crewdb-error.js";

type Main = ReturnType<typeof createMainDb>;
type Walmart = ReturnType<typeof createWalmartDb>;

/** Which rpc serves which method of a repository. */
const MAIN = {
  users: {
    create: "createUser",
    get: "getUser",
    getByEmail: "getUserByEmail",
    list: "listUsers",
    update: "updateUser",
    recordLogin: "recordUserLogin",
    statistics: "listUserRoleStatistics",
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
    update: "updateEmail",
    upsertMany: "batchUpsertEmails",
    updateStatus: "bulkUpdateEmailStatus",
    markRead: "markEmailsRead",
    assign: "assignEmail",
    unassign: "unassignEmail",
    claim: "claimEmailBatch",
    storePhaseResults: "storeEmailPhaseResults",
    storeEntities: "storeEmailEntities",
    byConversation: "listConversationEmails",
    dashboard: "getDashboard",
    delete: "deleteEmail",
  },
  chains: {
    get: "getChain",
    getByConversation: "getChainByConversation",
    upsert: "upsertChain",
    list: "listChains",
    needingReanalysis: "listChainsToReanalyze",
    addEmail: "addChainEmail",
    removeEmail: "removeChainEmail",
    statistics: "getChainStatistics",
  },
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
    reserve: "reserveDealItem",
    release: "releaseDealItem",
  },
} as const;

const WALMART = {
  products: {
    get: "getProduct",
    getMany: "batchGetProducts",
    search: "searchProducts",
    upsert: "upsertProduct",
    upsertMany: "batchUpsertProducts",
    list: "listProducts",
    similar: "listSimilarProducts",
    updatePrice: "updateProductPrice",
    updateStock: "updateProductStock",
    delete: "deleteProduct",
  },
  prices: { history: "listPriceHistory", lowest: "getLowestPrice", trend: "getPriceTrend" },
  lists: {
    create: "createGroceryList",
    get: "getGroceryList",
    list: "listGroceryLists",
    update: "updateGroceryList",
    complete: "completeGroceryList",
    delete: "deleteGroceryList",
    totals: "getGroceryListTotals",
  },
  items: {
    add: "addGroceryItem",
    addMany: "batchAddGroceryItems",
    get: "getGroceryItem",
    list: "listGroceryItems",
    update: "updateGroceryItem",
    markInCart: "markGroceryItemInCart",
    markPurchased: "markGroceryItemPurchased",
    substitute: "substituteGroceryItem",
    delete: "deleteGroceryItem",
  },
  sessions: {
    create: "createShoppingSession",
    get: "getShoppingSession",
    list: "listShoppingSessions",
    update: "updateShoppingSession",
    advance: "advanceShoppingSession",
    complete: "completeShoppingSession",
  },
  preferences: { get: "getUserPreferences", upsert: "upsertUserPreferences" },
  substitutions: {
    record: "recordSubstitution",
    list: "listSubstitutions",
    byUser: "listUserSubstitutions",
    rate: "rateSubstitution",
  },
  carts: {
    active: "ensureActiveCart",
    get: "getCart",
    addItem: "addCartItem",
    updateItem: "updateCartItem",
    removeItem: "removeCartItem",
    clear: "clearCart",
    merge: "mergeCarts",
    convert: "convertCart",
  },
} as const;

/** Each method takes the rpc's request and answers its response; docs/reference.md describes both. */
export type MainRepositories = {
  readonly [Name in keyof typeof MAIN]: {
    readonly [Method in keyof (typeof MAIN)[Name]]: Main[(typeof MAIN)[Name][Method] & keyof Main];
  };
};
export type WalmartRepositories = {
  readonly [Name in keyof typeof WALMART]: {
    readonly [Method in keyof (typeof WALMART)[Name]]: Walmart[(typeof WALMART)[Name][Method] & keyof Walmart];
  };
};

export function mainRepositories(open: () => Promise<Main>): MainRepositories {
  return lazily(MAIN, open) as MainRepositories;
}

export function walmartRepositories(open: () => Promise<Walmart>): WalmartRepositories {
  return lazily(WALMART, open) as WalmartRepositories;
}

type Call = (...args: unknown[]) => Promise<unknown>;

/** A repository comes into being when it is first used. */
function lazily(table: Record<string, Record<string, string>>, open: () => Promise<object>): object {
  const repositories = {};
  for (const [name, methods] of Object.entries(table)) {
    let made: Record<string, Call> | undefined;
    const make = (): Record<string, Call> =>
      Object.fromEntries(Object.entries(methods).map(([method, rpc]) => [method, callOf(open, rpc)]));
    Object.defineProperty(repositories, name, {
      enumerable: true,
      get: () => {
        made ??= make();
        return made;
      },
    });
  }
  return repositories;
}

function callOf(open: () => Promise<object>, rpc: string): Call {
  return async (...args) => {
    const client = (await open()) as Record<string, Call>;
    return await client[rpc]?.(...args).catch((error: unknown) => {
      throw toCrewdbError(error);
    });
  };
}
