import type { BenchCase } from "../harness/bench-case.js";
import { startServer } from "../harness/server.js";

/** From the start of the process until health says SERVING, with existing files. */
export const start: BenchCase = {
  name: "start",
  async run({ files, rounds }) {
    const times: number[] = [];
    for (let round = 0; round < Math.max(5, rounds); round += 1) {
      const server = await startServer("crewdb", files);
      times.push(server.startMs);
      await server.stop();
    }
    const middle = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
    return [{ case: "start to SERVING", server: "crewdb", value: `${Math.round(middle)} ms` }];
  },
};
