import type { FileItem, FileRef, Icon, Property, RichText, Value } from "@inkling/engine"
import type { PageRow } from "@inkling/store"
import type { ShownValues } from "../compute/computed.ts"
import type { PresentContext } from "../present/context.ts"
import { presentFileRef } from "../present/present-file.ts"
import { presentIcon } from "../present/present-icon.ts"
import { presentPropertyValue } from "../present/present-property-value.ts"

/** What a page's holes are filled from, beside the context: parts of its row that stay as they are with its row_seq. */
export type HoledPage = Pick<
  PageRow,
  "pk" | "id" | "title" | "created_at" | "created_by" | "edited_at" | "edited_by" | "icon" | "cover"
>

/** A place in a page's JSON that depends on the caller, on other rows, on the clock or on the host. */
export type Hole = "icon" | "cover" | Property

/** Whether a property's value shows more than its own row. */
export function isHole(property: Property, value: Value | undefined): boolean {
  switch (property.type) {
    case "relation":
    case "formula":
    case "rollup":
    case "created_by":
    case "last_edited_by":
      return true
    case "people":
      return value !== undefined && (value as readonly unknown[]).length > 0
    case "verification":
      return value !== undefined
    case "files":
      return ((value ?? []) as readonly FileItem[]).some(({ type }) => type !== "external")
    case "title":
    case "rich_text":
      return ((value ?? []) as RichText).some(({ type }) => type === "mention")
    default:
      return false
  }
}

/** Whether an icon or cover has a link that expires. */
export function isHostedLook(look: Icon | FileRef | null): boolean {
  return look?.type === "hosted"
}

/** The wire value that belongs into a hole. */
export function fillHole(hole: Hole, page: HoledPage, values: ShownValues, context: PresentContext): unknown {
  if (hole === "icon") return page.icon && presentIcon(page.icon, context)
  if (hole === "cover") return page.cover && presentFileRef(page.cover, context)
  return presentPropertyValue(hole, values[hole.id], page, context)
}
