/** Skips a test that needs a program which is not here, and says so. */
export function skipWithout(context: Mocha.Context, missing: string): never {
  return skipBecause(context, `${missing} is not installed`);
}

/** Skips a test, and says why. */
export function skipBecause(context: Mocha.Context, why: string): never {
  console.log(`      skipped: ${why}`);
  return context.skip();
}
