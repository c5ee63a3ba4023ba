/** google.protobuf.Timestamp against ISO-8601 UTC text with exactly three decimals, the one form in which texts sort as times. */

/** 0001-01-01T00:00:00Z, the smallest Timestamp. */
const FIRST_SECOND = -62_135_596_800;
/** 9999-12-31T23:59:59Z, the largest. */
const LAST_SECOND = 253_402_300_799;

/** The text of a Timestamp, or why it can't be stored. */
export function toText(seconds: number, nanos: number): { text: string } | { problem: string } {
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos > 999_999_999) {
    return { problem: "must lie between 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z" };
  }
  if (nanos % 1_000_000 !== 0) return { problem: "must not be finer than a millisecond" };
  return { text: new Date(seconds * 1000 + nanos / 1_000_000).toISOString() };
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Milliseconds since 1970 of a stored text, or undefined when it has another form. About 5 times faster than Date.parse. */
export function toMilliseconds(text: string): number | undefined {
  if (text.length !== 24 || text.charCodeAt(10) !== 84 || text.charCodeAt(19) !== 46 || text.charCodeAt(23) !== 90) {
    return undefined;
  }
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const time = (digits(text, 11, 13) * 60 + digits(text, 14, 16)) * 60 + digits(text, 17, 19);
  const milliseconds = digits(text, 20, 23);
  const before = DAYS_BEFORE_MONTH[month - 1];
  if (before === undefined || Number.isNaN(year + day + time + milliseconds)) return undefined;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) && month > 2 ? 1 : 0;
  const past = year - 1;
  const days =
    past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + before + leap + day - 719_163;
  return (days * 86_400 + time) * 1000 + milliseconds;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
