import { allowKeys, forbidKey, objectsNamed } from "../schema/edit.ts"
import type { Definitions } from "../schema/schema.ts"
import { type ApiVersion, isBefore } from "../versions.ts"

const queryBodies = ["QueryDataSourceBodyParameters", "LegacyQueryDatabaseBodyParameters"]

/** Bodies in which `archived` is the old name of `in_trash`. */
const trashableBodies = [
  "UpdatePageBodyParameters",
  "UpdateBlockBodyParameters",
  "UpdateDatabaseBodyParameters",
  "UpdateDataSourceBodyParameters",
]

/** Which of `archived`, `in_trash`, `is_archived` and `after` a version takes. */
export function adaptFlags(definitions: Definitions, version: ApiVersion): void {
  const queries = queryBodies.flatMap((name) => objectsNamed(definitions, name))
  // Reported in August 2026 with 2022-06-28: "body.archived should be not present", against the types.
  forbidKey(queries, "archived")
  // Notion's docs since July 2026; not in the types.
  allowKeys(queries, { is_archived: { type: "boolean" } })
  if (isBefore(version, "2026-03-11")) return
  // Source: Notion's upgrade guide of 2026-03-11, and reports of the refusal.
  for (const name of trashableBodies) forbidKey(objectsNamed(definitions, name), "archived")
  forbidKey(objectsNamed(definitions, "AppendBlockChildrenBodyParameters"), "after")
}
