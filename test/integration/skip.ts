/** Skips a test that needs a program which is not here, and says so. */
export function skipWithout(context: Mocha.Context, missing: string): never {
  console.log(`      skipped: ${missing} is not installed`);
  return context.skip();
}
