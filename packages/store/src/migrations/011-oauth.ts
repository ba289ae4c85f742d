import { createTable, type TableSpec } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** Public integrations: what they sign in with, who let them in, and what they were given for it. */
export const oauthTables: Migration = {
  number: 11,
  name: "oauth",
  async run(db, dialect) {
    for (const [name, spec] of Object.entries(tables)) await createTable(db, dialect, name, spec)
  },
}

const tables: Record<string, TableSpec> = {
  oauth_client: {
    columns: {
      ws: "integer",
      integration_id: "text",
      client_id: "text",
      secret_hash: "text",
      redirect_uris: "json",
    },
    primaryKey: ["ws", "integration_id"],
    unique: [["ws", "client_id"]],
  },
  oauth_installation: {
    columns: { ws: "integer", public_id: "text", user_id: "text", integration_id: "text" },
    primaryKey: ["ws", "public_id", "user_id"],
    unique: [["ws", "integration_id"]],
  },
  oauth_authorization: {
    columns: {
      ws: "integer",
      id: "text",
      public_id: "text",
      user_id: "text",
      code_hash: "text",
      redirect_uri: "text?",
      capabilities: "json",
      user_info: "text",
      object_ids: "json",
      created_at: "integer",
      expires_at: "integer",
      exchanged_at: "integer?",
    },
    primaryKey: ["ws", "id"],
    unique: [["ws", "code_hash"]],
    indexes: { oauth_authorization_public: ["ws", "public_id", "created_at"] },
  },
  oauth_refresh_token: {
    columns: {
      ws: "integer",
      hash: "text",
      authorization_id: "text",
      integration_id: "text",
      token_hash: "text",
      created_at: "integer",
      is_used: "boolean",
    },
    primaryKey: ["ws", "hash"],
    unique: [["ws", "token_hash"]],
    indexes: {
      oauth_refresh_token_authorization: ["ws", "authorization_id"],
      oauth_refresh_token_integration: ["ws", "integration_id"],
    },
  },
}
