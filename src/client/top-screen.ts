import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type { SlowStatement } from "../../gen/ts/crewdb/admin/v1/explain_pb.js";
import type { DatabaseStatistics, WatchStatisticsResponse } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";

/** Samples that a graph shows. */
const GRAPH_WIDTH = 40;
const BARS = " ▁▂▃▄▅▆▇█";
const SLOW_SHOWN = 5;

/** What happened between two samples of one database. */
export interface Rates {
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  readonly errorsPerSecond: number;
}

/** Keeps what the graphs show, and draws it as lines of text. */
export class TopScreen {
  readonly #throughput = new Map<Database, number[]>();
  #last: WatchStatisticsResponse | undefined;

  /** The next sample: a line of heads, then three lines for each database. */
  draw(sample: WatchStatisticsResponse, slow: readonly SlowStatement[], width: number): string[] {
    const lines = [headOf(sample), ""];
    for (const database of sample.databases) {
      const rates = ratesOf(database, this.#lastOf(database.database), secondsBetween(this.#last, sample));
      const graph = this.#note(database.database, rates.readsPerSecond + rates.writesPerSecond);
      lines.push(...linesOf(database, rates, graph), "");
    }
    const slowest = slow.slice(0, SLOW_SHOWN).map(slowLine);
    lines.push(...(slowest.length === 0 ? ["no slow statements"] : ["slow statements   times     max ms", ...slowest]));
    this.#last = sample;
    return lines.map((line) => (line.length <= width ? line : `${line.slice(0, width - 1)}…`));
  }

  /** The same sample as one line for each database, for a pipe. */
  drawPlain(sample: WatchStatisticsResponse): string[] {
    const lines = sample.databases.map((database) => {
      const rates = ratesOf(database, this.#lastOf(database.database), secondsBetween(this.#last, sample));
      return [
        sampleTimeOf(sample),
        nameOf(database.database),
        `connections=${database.acquiredConns}/${database.totalConns}/${database.maxConns}`,
        `waiting=${waitingOf(database)}`,
        `reads/s=${rates.readsPerSecond.toFixed(0)}`,
        `writes/s=${rates.writesPerSecond.toFixed(0)}`,
        `errors/s=${rates.errorsPerSecond.toFixed(0)}`,
        `read_p50_ms=${ms(database.read?.call?.p50Ms)}`,
        `read_p99_ms=${ms(database.read?.call?.p99Ms)}`,
        `write_p50_ms=${ms(database.write?.call?.p50Ms)}`,
        `write_p99_ms=${ms(database.write?.call?.p99Ms)}`,
        `wal_bytes=${database.walBytes}`,
      ].join(" ");
    });
    this.#last = sample;
    return lines;
  }

  #lastOf(database: Database): DatabaseStatistics | undefined {
    return this.#last?.databases.find((each) => each.database === database);
  }

  #note(database: Database, perSecond: number): string {
    const samples = this.#throughput.get(database) ?? [];
    samples.push(perSecond);
    this.#throughput.set(database, samples.slice(-GRAPH_WIDTH));
    return sparkline(samples.slice(-GRAPH_WIDTH));
  }
}

/** The numbers as bars of eight heights, the highest for the largest. */
export function sparkline(samples: readonly number[]): string {
  const most = Math.max(1, ...samples);
  return samples.map((sample) => BARS[Math.ceil((sample / most) * (BARS.length - 1))] ?? " ").join("");
}

/** Calls that were answered between two samples; 0 without an earlier one, and after a restart of the server. */
export function ratesOf(now: DatabaseStatistics, before: DatabaseStatistics | undefined, seconds: number): Rates {
  const rate = (count: (each: DatabaseStatistics) => bigint): number =>
    before === undefined || seconds <= 0 ? 0 : Math.max(0, Number(count(now) - count(before)) / seconds);
  return {
    readsPerSecond: rate(({ read }) => read?.okCount ?? 0n),
    writesPerSecond: rate(({ write }) => write?.okCount ?? 0n),
    errorsPerSecond: rate(({ read, write }) => (read?.errorCount ?? 0n) + (write?.errorCount ?? 0n)),
  };
}

function headOf({ process: own, sampleTime }: WatchStatisticsResponse): string {
  const hours = Number(own?.uptime?.seconds ?? 0n) / 3600;
  const memory = Math.round(Number(own?.residentBytes ?? 0n) / 1e6);
  return `crewdb ${own?.version}  ${timeOf(sampleTime)}  up ${hours.toFixed(1)} h  ${memory} MB  ${own?.callsInFlight} calls in flight  event loop p99 ${ms(own?.eventLoopDelay?.p99Ms)} ms late`;
}

function linesOf(database: DatabaseStatistics, rates: Rates, graph: string): string[] {
  const { acquiredConns, totalConns, maxConns, read, write } = database;
  const wal = (Number(database.walBytes) / 1e6).toFixed(1);
  return [
    `${nameOf(database.database).padEnd(8)} ${acquiredConns} busy of ${totalConns} connections (at most ${maxConns}), ${waitingOf(database)} waiting, log ${wal} MB`,
    `  reads  ${rates.readsPerSecond.toFixed(0).padStart(7)}/s  p50 ${ms(read?.call?.p50Ms)} ms  p99 ${ms(read?.call?.p99Ms)} ms   ${graph}`,
    `  writes ${rates.writesPerSecond.toFixed(0).padStart(7)}/s  p50 ${ms(write?.call?.p50Ms)} ms  p99 ${ms(write?.call?.p99Ms)} ms   ${rates.errorsPerSecond.toFixed(0)} errors/s`,
  ];
}

function slowLine({ slowCount, maxMs, summary }: SlowStatement): string {
  return `  ${String(slowCount).padStart(20)} ${maxMs.toFixed(0).padStart(10)}  ${summary}`;
}

function waitingOf({ read, write }: DatabaseStatistics): number {
  return (read?.waitingCalls ?? 0) + (write?.waitingCalls ?? 0);
}

function nameOf(database: Database): string {
  return database === Database.MAIN ? "main" : database === Database.WALMART ? "walmart" : "unknown";
}

function secondsBetween(before: WatchStatisticsResponse | undefined, now: WatchStatisticsResponse): number {
  return before === undefined ? 0 : (millisecondsOf(now.sampleTime) - millisecondsOf(before.sampleTime)) / 1000;
}

function sampleTimeOf({ sampleTime }: WatchStatisticsResponse): string {
  return new Date(millisecondsOf(sampleTime)).toISOString();
}

function timeOf(time: WatchStatisticsResponse["sampleTime"]): string {
  return new Date(millisecondsOf(time)).toISOString().slice(11, 19);
}

function millisecondsOf(time: WatchStatisticsResponse["sampleTime"]): number {
  return Number(time?.seconds ?? 0n) * 1000 + (time?.nanos ?? 0) / 1e6;
}

function ms(value: number | undefined): string {
  return (value ?? 0).toFixed(2);
}
