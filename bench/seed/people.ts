import { createRandom } from "./random.js";
import { COMPANIES, FIRST_NAMES, LAST_NAMES } from "./words.js";

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface People {
  /** Somebody; a few write most of the e-mails, as everywhere. */
  pick(): Person;
}

/** How many people there are. */
const COUNT = 2000;

/** Letters that an address may have, e.g. `obrien` for O'Brien. */
function toAddress(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
}

/** Makes the people who write and get e-mails; the same ones for the same seed. */
export function createPeople(seed: number, topic = "people"): People {
  const random = createRandom(seed, "people");
  const people = Array.from({ length: COUNT }, (_, index) => {
    const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
    const email = `${toAddress(first)}.${toAddress(last)}${index}@${random.pick(COMPANIES)}.example`;
    return { name: `${first} ${last}`, email };
  });
  const choice = createRandom(seed, `${topic} choice`);
  return { pick: () => people[Math.floor(choice.next() ** 3 * COUNT)] as Person };
}
