import { createTable, type TableSpec } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** Webhook subscriptions, and what they are sent. */
export const webhookTables: Migration = {
  number: 4,
  name: "webhooks",
  async run(db, dialect) {
    for (const [name, spec] of Object.entries(tables)) await createTable(db, dialect, name, spec)
  },
}

const tables: Record<string, TableSpec> = {
  webhook_subscription: {
    columns: {
      ws: "integer",
      id: "text",
      integration_id: "text",
      url: "text",
      event_types: "json",
      api_version: "text",
      state: "text",
      sealed_token: "text",
      token_due_at: "integer?",
      token_result: "text?",
      log_seq: "integer",
      last_success_at: "integer",
      created_at: "integer",
    },
    primaryKey: ["ws", "id"],
  },
  webhook_delivery: {
    columns: {
      ws: "integer",
      id: "text",
      subscription_id: "text",
      state: "text",
      type: "text",
      entity_id: "text",
      anchor_pk: "integer?",
      event: "json",
      first_at: "integer",
      last_at: "integer",
      due_at: "integer",
      attempt: "integer",
      lease_until: "integer",
      result: "text?",
    },
    primaryKey: ["ws", "subscription_id", "id"],
    indexes: {
      webhook_delivery_due: ["ws", "subscription_id", "state", "due_at"],
      webhook_delivery_entity: ["ws", "subscription_id", "entity_id", "state"],
    },
  },
}
