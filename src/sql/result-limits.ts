/** Most rows of a unary answer. */
export const MAX_ROWS = 100_000;
/** Largest unary answer, in bytes; QueryStream has no such limit. */
export const MAX_RESULT_BYTES: number = 3.5 * 1024 * 1024;
