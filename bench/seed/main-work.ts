import type { SqlValue, TableRows } from "../../src/sqlite/file/bulk-load.js";
import { createPeople } from "./people.js";
import { createRandom } from "./random.js";
import { END_MS, START_MS, toId, toIso } from "./rows.js";
import { createTextSource } from "./text.js";
import { COMPANIES, DEPARTMENTS, FIRST_NAMES, LAST_NAMES } from "./words.js";

const ROLES = { admin: 2, manager: 10, user: 78, viewer: 10 } as const;

export function users(seed: number, count: number): TableRows {
  const random = createRandom(seed, "users");
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < count; index += 1) {
      const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
      const created = toIso(START_MS + index * 60_000);
      const status = random.chance(0.93) ? "active" : "inactive";
      const role = random.weighted(ROLES);
      const lastLogin = toIso(END_MS - random.int(0, 30 * 86_400_000));
      yield [
        toId("user", index),
        `user${index}@crew.example`,
        name,
        role,
        random.pick(DEPARTMENTS),
        status,
        lastLogin,
        created,
        created,
      ];
    }
  }
  const columns = ["id", "email", "name", "role", "department", "status", "last_login_at", "created_at", "updated_at"];
  return { table: "users", columns, rows: rows() };
}

const TASK_STATUSES = { red: 15, yellow: 25, green: 35, completed: 25 } as const;
const TASK_PRIORITIES = { critical: 3, high: 17, medium: 50, normal: 30 } as const;

/** A task for one e-mail in five. */
export function tasks(seed: number, emails: number): TableRows {
  const random = createRandom(seed, "tasks");
  const text = createTextSource(random);
  const people = createPeople(seed, "tasks");
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < emails; index += 5) {
      const owner = people.pick();
      const createdMs = START_MS + Math.floor(((END_MS - START_MS) * index) / emails);
      const status = random.weighted(TASK_STATUSES);
      const done = status === "completed" ? toIso(createdMs + 7_200_000) : null;
      yield [
        toId("task", index),
        toId("email", index),
        "order_management",
        "IN_PROGRESS",
        status,
        text.subject(),
        text.sentence(),
        random.weighted(TASK_PRIORITIES),
        owner.name,
        owner.email,
        random.price(10, 90_000),
        toIso(createdMs + random.int(1, 20) * 86_400_000),
        done,
        toIso(createdMs),
        toIso(createdMs),
      ];
    }
  }
  const columns = [
    "id",
    "email_id",
    "workflow_category",
    "workflow_state",
    "task_status",
    "title",
    "description",
    "priority",
    "current_owner",
    "owner_email",
    "dollar_value",
    "sla_deadline",
    "completion_date",
    "created_at",
    "updated_at",
  ];
  return { table: "workflow_tasks", columns, rows: rows() };
}

/** The eight digits of the n-th deal. */
export function toDealId(index: number): string {
  return String(40_000_000 + index);
}

export function deals(seed: number, count: number): TableRows {
  const random = createRandom(seed, "deals");
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < count; index += 1) {
      const startMs = START_MS + random.int(0, 700) * 86_400_000;
      const endMs = startMs + random.int(30, 180) * 86_400_000;
      const customer = random.pick(COMPANIES);
      yield [
        toId("deal", index),
        toDealId(index),
        `${customer} hardware ${index}`,
        customer,
        toIso(startMs),
        toIso(endMs),
        endMs < END_MS ? "expired" : "active",
        random.price(500, 250_000),
        random.int(0, 30),
        toIso(startMs),
        toIso(startMs),
      ];
    }
  }
  const columns = [
    "id",
    "deal_id",
    "deal_name",
    "customer_name",
    "start_date",
    "end_date",
    "status",
    "total_value",
    "discount_percentage",
    "created_at",
    "updated_at",
  ];
  return { table: "deals", columns, rows: rows() };
}

/** Four items for each deal. */
export function dealItems(seed: number, count: number): TableRows {
  const random = createRandom(seed, "deal items");
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < count * 4; index += 1) {
      const original = random.int(1, 500);
      const price = random.price(5, 4000);
      yield [
        toId("deal-item", index),
        toDealId(index >> 2),
        `PN-${random.int(10_000, 99_999)}`,
        `Part ${index}`,
        "SERVER",
        original,
        random.int(0, original),
        Math.round(price * 130) / 100,
        price,
      ];
    }
  }
  const columns = [
    "id",
    "deal_id",
    "product_number",
    "product_name",
    "product_family",
    "original_quantity",
    "remaining_quantity",
    "list_price",
    "dealer_net_price",
  ];
  return { table: "deal_items", columns, rows: rows() };
}

/** Chats of users with agents, and ten messages in each. */
export function conversations(seed: number, count: number, userCount: number): readonly TableRows[] {
  const random = createRandom(seed, "chats");
  const text = createTextSource(random);
  const at = (index: number) => toIso(END_MS - (count - index) * 600_000);
  function* chats(): Generator<SqlValue[]> {
    for (let index = 0; index < count; index += 1) {
      const user = toId("user", random.int(0, userCount - 1));
      yield [toId("chat", index), text.subject(), user, "email", "chat", at(index), at(index)];
    }
  }
  function* messages(): Generator<SqlValue[]> {
    for (let index = 0; index < count * 10; index += 1) {
      const role = index % 2 === 0 ? "user" : "assistant";
      yield [
        toId("message", index),
        toId("chat", Math.floor(index / 10)),
        role,
        text.body(120),
        at(Math.floor(index / 10)),
      ];
    }
  }
  return [
    {
      table: "conversations",
      columns: ["id", "title", "user_id", "agent_type", "conversation_type", "created_at", "updated_at"],
      rows: chats(),
    },
    { table: "messages", columns: ["id", "conversation_id", "role", "content", "created_at"], rows: messages() },
  ];
}
