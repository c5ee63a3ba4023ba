import type { MessageInitShape } from "@bufbuild/protobuf";
import { durationFromMs, timestampFromMs } from "@bufbuild/protobuf/wkt";
import { Lane, type SlowStatementSchema } from "../../../gen/ts/crewdb/admin/v1/explain_pb.js";
import type { DatabaseReadinessSchema } from "../../../gen/ts/crewdb/admin/v1/readiness_pb.js";
import type {
  CallTimingsSchema,
  RecentCallSchema,
  RecentCallsResponseSchema,
} from "../../../gen/ts/crewdb/admin/v1/recent_calls_pb.js";
import {
  type DatabaseStatisticsSchema,
  HandoverReason,
  type LaneStatisticsSchema,
  type NativeCallsSchema,
  type ProcessStatisticsSchema,
  type ReplicaStatisticsSchema,
} from "../../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import type { Percentiles } from "../../base/recent-times.js";
import { VERSION } from "../../base/version.js";
import type {
  Handover,
  LaneStatistics,
  NativeCallCounts,
  NativeCalls,
  ReplicaStatistics,
} from "../../engine/statistics.js";
import type { RecentCall, RecentCalls, RecentTimings } from "../recent-calls.js";
import type { AdminTarget } from "./admin-target.js";
import { databaseNamed, toDatabase } from "./database-numbers.js";

const HANDOVER_REASONS: Readonly<Record<Handover["reason"], HandoverReason>> = {
  storedValue: HandoverReason.STORED_VALUE,
  oldReply: HandoverReason.OLD_REPLY,
  recompiled: HandoverReason.RECOMPILED,
  noWords: HandoverReason.NO_WORDS,
  disagreed: HandoverReason.DISAGREED,
};

export function toStatistics(target: AdminTarget): MessageInitShape<typeof DatabaseStatisticsSchema> {
  const { lanes, waitingReads, waitingWrites, nativeCalls, replica, ...now } = target.database.statistics();
  return {
    database: toDatabase(target.name),
    totalConns: now.totalConns,
    acquiredConns: now.acquiredConns,
    idleConns: now.idleConns,
    maxConns: now.maxConns,
    newConnsCount: BigInt(now.newConnsCount),
    refusedCount: BigInt(now.refusedCount),
    canceledAcquireCount: BigInt(now.canceledAcquireCount),
    acquireTimeoutCount: BigInt(now.acquireTimeoutCount),
    batchCount: BigInt(now.batchCount),
    read: toLane(lanes.read, waitingReads),
    write: toLane(lanes.write, waitingWrites),
    fileBytes: BigInt(now.dataBytes),
    walBytes: BigInt(now.logBytes),
    nativeCalls: toNativeCalls(nativeCalls),
    ...(replica && { replica: toReplica(replica) }),
  };
}

function toReplica(replica: ReplicaStatistics): MessageInitShape<typeof ReplicaStatisticsSchema> {
  const { lastDrillMs, lastDrillPassed = false } = replica;
  return {
    arrivedTransaction: BigInt(replica.arrivedTransaction),
    behindWrites: BigInt(replica.behindWrites),
    behindBytes: BigInt(replica.behindBytes),
    behind: durationFromMs(Math.round(replica.behindMs)),
    restartCount: BigInt(replica.restartCount),
    lastDrillPassed,
    ...(lastDrillMs !== undefined && { lastDrillTime: timestampFromMs(lastDrillMs) }),
  };
}

function toNativeCalls(calls: NativeCalls): MessageInitShape<typeof NativeCallsSchema> {
  return {
    ...toNativeCounts(calls),
    rpcs: calls.rpcs.map(({ rpc, handovers, ...ofRpc }) => ({
      rpc: rpc.name,
      ...toNativeCounts(ofRpc),
      handovers: handovers.map(({ reason, count }) => ({
        reason: HANDOVER_REASONS[reason],
        count: BigInt(count),
      })),
    })),
  };
}

function toNativeCounts({ answeredCount, wordedCount, handedOverCount }: NativeCallCounts): {
  readonly answeredCount: bigint;
  readonly wordedCount: bigint;
  readonly handedOverCount: bigint;
} {
  return {
    answeredCount: BigInt(answeredCount),
    wordedCount: BigInt(wordedCount),
    handedOverCount: BigInt(handedOverCount),
  };
}

function toLane(lane: LaneStatistics, waitingCalls: number): MessageInitShape<typeof LaneStatisticsSchema> {
  const { acquireDurationMs, wait, call } = lane;
  return {
    waitingCalls,
    acquireCount: BigInt(lane.acquireCount),
    acquireDurationMs,
    okCount: BigInt(lane.okCount),
    errorCount: BigInt(lane.errorCount),
    wait,
    call,
  };
}

export function toProcess(
  callsInFlight: number,
  eventLoopDelay: Percentiles,
): MessageInitShape<typeof ProcessStatisticsSchema> {
  const { rss, heapUsed } = process.memoryUsage();
  return {
    uptime: durationFromMs(Math.round(process.uptime() * 1000)),
    residentBytes: BigInt(rss),
    heapUsedBytes: BigInt(heapUsed),
    callsInFlight,
    eventLoopDelay,
    version: VERSION,
  };
}

export function toReadiness(target: AdminTarget): MessageInitShape<typeof DatabaseReadinessSchema> {
  const { serving, checks } = target.readiness();
  return {
    database: toDatabase(target.name),
    serving,
    checks: checks.map(({ name, ok, problem, detail, durationMs, checkedMs, required }) => ({
      name,
      ok,
      problem,
      detail,
      duration: { seconds: BigInt(Math.floor(durationMs / 1000)), nanos: Math.round((durationMs % 1000) * 1_000_000) },
      checkTime: timestampFromMs(checkedMs),
      required,
    })),
  };
}

export function toSlowStatements(target: AdminTarget): MessageInitShape<typeof SlowStatementSchema>[] {
  return target.database.slowStatements().map(({ summary, slowCount, maxMs, totalMs, lastMs }) => ({
    database: toDatabase(target.name),
    summary,
    slowCount: BigInt(slowCount),
    maxMs,
    totalMs,
    lastTime: timestampFromMs(lastMs),
  }));
}

/** `kept`: undefined where no calls are. */
export function toRecentCalls(
  kept: RecentCalls | undefined,
  afterCallId: number,
): MessageInitShape<typeof RecentCallsResponseSchema> {
  if (kept === undefined) return {};
  const { traceUrl, capacity } = kept.options;
  return { calls: kept.since(afterCallId).map(toRecentCall), traceUrl, capacity };
}

function toRecentCall({ rpc, timings, ...call }: RecentCall): MessageInitShape<typeof RecentCallSchema> {
  const database = databaseNamed(rpc.database);
  return {
    callId: BigInt(call.callId),
    method: rpc.method,
    ...(database === undefined ? {} : { database }),
    lane: rpc.lane === "write" ? Lane.WRITE : Lane.READ,
    startTime: toTimestamp(call.startMs),
    durationMs: call.durationMs,
    status: call.status,
    reason: call.reason,
    replyBytes: BigInt(call.replyBytes),
    traceId: call.traceId,
    notable: call.notable,
    ...(timings === undefined ? {} : { timings: toTimings(timings) }),
  };
}

/** In whole microseconds: a double of ms since 1970 has no finer steps. */
function toTimestamp(ms: number): { readonly seconds: bigint; readonly nanos: number } {
  const us = Math.round(ms * 1000);
  return { seconds: BigInt(Math.floor(us / 1_000_000)), nanos: (us % 1_000_000) * 1000 };
}

function toTimings(timings: RecentTimings): MessageInitShape<typeof CallTimingsSchema> {
  return {
    queueMs: timings.queueUs / 1000,
    acquireMs: timings.acquireUs / 1000,
    prepareMs: timings.prepareUs / 1000,
    stepMs: timings.stepUs / 1000,
    encodeMs: timings.encodeUs / 1000,
    groupMs: timings.groupUs / 1000,
    commitMs: timings.commitUs / 1000,
    returnMs: timings.returnUs / 1000,
    rows: BigInt(timings.rows),
    queueLength: timings.queueLength,
    batchSize: timings.batchSize,
    batchId: BigInt(timings.batchId),
    cacheHit: timings.cacheHit === 1,
    native: timings.native === 1,
  };
}
