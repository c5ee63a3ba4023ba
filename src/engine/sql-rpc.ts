/** Numbers of the SQL rpcs beside those of `DatabasePlan.rpcs`, in a range that no plan reaches. */
export const SqlRpc = {
  QUERY: 0x10000,
  EXECUTE: 0x10001,
  EXECUTE_BATCH: 0x10002,
  QUERY_STREAM: 0x10003,
  TRANSACT: 0x10004,
  /** Of AdminDb: how a statement would run. */
  EXPLAIN: 0x10005,
} as const;

/** Whether a packed call's number is one of them. */
export function isSqlRpc(rpc: number): boolean {
  return rpc >= SqlRpc.QUERY;
}
