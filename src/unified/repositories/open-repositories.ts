import { toCrewdbError } from "../crewdb-error.js";

/** Repositories, their methods, and the rpc that serves each. */
type RpcTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The repositories of a table: every method has the types of its rpc. */
export type Repositories<Table extends RpcTable, Client> = {
  readonly [Name in keyof Table]: {
    readonly [Method in keyof Table[Name]]: Client[Table[Name][Method] & keyof Client];
  };
};

type Call = (...args: unknown[]) => Promise<unknown>;

/** Makes each repository when it is first used. `open` is asked for the client with each call. */
export function openRepositories<Table extends RpcTable, Client>(
  table: Table,
  open: () => Promise<unknown>,
): Repositories<Table, Client> {
  const repositories = {};
  for (const [name, methods] of Object.entries(table)) {
    let made: Record<string, Call> | undefined;
    const get = (): Record<string, Call> => {
      made ??= Object.fromEntries(Object.entries(methods).map(([method, rpc]) => [method, callOf(open, rpc)]));
      return made;
    };
    Object.defineProperty(repositories, name, { enumerable: true, get });
  }
  return repositories as Repositories<Table, Client>;
}

function callOf(open: () => Promise<unknown>, rpc: string): Call {
  return async (...args) => {
    const client = (await open()) as Record<string, Call>;
    return await client[rpc]?.(...args).catch((error: unknown) => {
      throw toCrewdbError(error);
    });
  };
}
