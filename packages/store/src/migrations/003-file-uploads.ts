import { createTable, type TableSpec } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** Uploads, the parts they were sent in, and the blobs that hold the parts' bytes. */
export const fileUploads: Migration = {
  number: 3,
  name: "file-uploads",
  async run(db, dialect) {
    for (const [name, spec] of Object.entries(tables)) await createTable(db, dialect, name, spec)
  },
}

const tables: Record<string, TableSpec> = {
  file_upload: {
    columns: {
      ws: "integer",
      pk: "integer",
      id: "text",
      mode: "text",
      status: "text",
      filename: "text?",
      content_type: "text?",
      content_length: "integer?",
      part_count: "integer?",
      external_url: "text?",
      import_result: "json?",
      created_at: "integer",
      created_by: "text",
      edited_at: "integer",
      expires_at: "integer?",
    },
    primaryKey: ["ws", "pk"],
    unique: [["ws", "id"]],
    indexes: {
      file_upload_owner: ["ws", "created_by", "created_at", "pk"],
      file_upload_expiry: ["ws", "expires_at"],
    },
  },
  file_part: {
    columns: {
      ws: "integer",
      upload_pk: "integer",
      part_number: "integer",
      blob_pk: "integer",
      size_bytes: "integer",
    },
    primaryKey: ["ws", "upload_pk", "part_number"],
    indexes: { file_part_blob: ["ws", "blob_pk"] },
  },
  blob: {
    columns: {
      ws: "integer",
      pk: "integer",
      hash: "text",
      size_bytes: "integer",
      state: "text",
      created_at: "integer",
    },
    primaryKey: ["ws", "pk"],
    indexes: { blob_hash: ["ws", "hash"] },
  },
}
