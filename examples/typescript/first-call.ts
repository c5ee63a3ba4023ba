// biome-ignore-all lint/suspicious/noConsole: an example prints what it got
/** Creates a user, reads it back, and shows an error. Usage: npx node examples/typescript/first-call.ts [host:port] */
import { createMainDb, describeError } from "crewdb";

using main = createMainDb(process.argv[2] ?? "127.0.0.1:50051");

const { user } = await main.createUser({ user: { email: `linus.${Date.now()}@example.com`, name: "Linus" } });
const found = await main.getUserByEmail({ email: user?.email ?? "" }, { timeoutMs: 1000 });
console.log("stored and found:", found.user?.name);

try {
  await main.createUser({ user: { email: "not an address" } });
} catch (error) {
  const { reason, violations } = describeError(error);
  console.log(reason, violations);
}
