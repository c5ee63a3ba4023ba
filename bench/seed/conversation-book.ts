import { createRandom } from "./random.js";

/** How many conversations go on at the same time. */
const OPEN = 400;

/** What is remembered of a conversation: enough for its chain. */
export interface Conversation {
  readonly subject: string;
  readonly firstEmail: number;
  readonly firstMs: number;
  readonly participants: string[];
  lastEmail: number;
  lastMs: number;
  emails: number;
}

export interface NextEmail {
  readonly conversation: number;
  /** The e-mail that is answered and its subject; absent for the first of a conversation. */
  readonly previous?: number;
  readonly subject?: string;
}

/** Decides which e-mail belongs to which conversation: two of three answer one of those that go on. */
export interface ConversationBook {
  next(): NextEmail;
  add(conversation: number, email: { index: number; subject: string; receivedMs: number; sender: string }): void;
  /** How complete the conversation's chain is, 0 to 1. */
  score(conversation: number): number;
  readonly conversations: readonly Conversation[];
}

export function createConversationBook(seed: number): ConversationBook {
  const random = createRandom(seed, "conversations");
  const conversations: Conversation[] = [];
  const scores: number[] = [];
  return {
    conversations,
    score: (conversation) => scores[conversation] ?? 0,
    next() {
      const reply = conversations.length > 0 && random.chance(0.66);
      const age = random.int(1, Math.min(OPEN, conversations.length));
      const conversation = reply ? conversations.length - age : conversations.length;
      const known = conversations[conversation];
      if (known) return { conversation, previous: known.lastEmail, subject: known.subject };
      scores.push(Math.round(random.next() ** 0.7 * 100) / 100);
      return { conversation };
    },
    add(conversation, { index, subject, receivedMs, sender }) {
      const known = conversations[conversation];
      if (!known) {
        const first = { subject, firstEmail: index, firstMs: receivedMs, participants: [sender] };
        conversations.push({ ...first, lastEmail: index, lastMs: receivedMs, emails: 1 });
        return;
      }
      known.lastEmail = index;
      known.lastMs = receivedMs;
      known.emails += 1;
      if (known.participants.length < 5 && !known.participants.includes(sender)) known.participants.push(sender);
    },
  };
}
