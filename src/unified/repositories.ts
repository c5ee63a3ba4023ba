import type { createMainDb, createWalmartDb } from "../client/index.js";
import { toCrewdbError } from "./crewdb-error.js";
import { MAIN_METHODS, WALMART_METHODS } from "./repository-methods.js";

type Main = ReturnType<typeof createMainDb>;
type Walmart = ReturnType<typeof createWalmartDb>;

/** Each method takes the rpc's request and answers its response; docs/reference.md describes both. */
export type MainRepositories = {
  readonly [Name in keyof typeof MAIN_METHODS]: {
    readonly [Method in keyof (typeof MAIN_METHODS)[Name]]: Main[(typeof MAIN_METHODS)[Name][Method] & keyof Main];
  };
};
export type WalmartRepositories = {
  readonly [Name in keyof typeof WALMART_METHODS]: {
    readonly [Method in keyof (typeof WALMART_METHODS)[Name]]: Walmart[(typeof WALMART_METHODS)[Name][Method] &
      keyof Walmart];
  };
};

export function mainRepositories(open: () => Promise<Main>): MainRepositories {
  return lazily(MAIN_METHODS, open) as MainRepositories;
}

export function walmartRepositories(open: () => Promise<Walmart>): WalmartRepositories {
  return lazily(WALMART_METHODS, open) as WalmartRepositories;
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
