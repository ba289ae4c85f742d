import type { ComputedElement, PersonRef, Property, RichText, Verification } from "@inkling/engine"
import type { RolledUp, ShownValues } from "../compute/computed.ts"

/** Ids whose names or details an answer will show. */
export interface Mentioned {
  users: Set<string>
  pages: Set<string>
  databases: Set<string>
}

export function newMentioned(): Mentioned {
  return { users: new Set(), pages: new Set(), databases: new Set() }
}

/** Adds what a rich text mentions. */
export function collectRichText(text: RichText, into: Mentioned): void {
  for (const item of text) {
    if (item.type !== "mention") continue
    const { mention } = item
    if (mention.type === "user") into.users.add(mention.user.id)
    else if (mention.type === "page") into.pages.add(mention.page.id)
    else if (mention.type === "database") into.databases.add(mention.database.id)
  }
}

/** Adds what a row's values show of other objects. */
export function collectValues(properties: readonly Property[], values: ShownValues, into: Mentioned): void {
  for (const { id, type } of properties) {
    const value = values[id]
    if (value === undefined) continue
    if (type !== "rollup") collectValue(type, value, into)
    else collectRollup(value as RolledUp, into)
  }
}

/** Adds what a rollup's elements show. */
export function collectRollup({ rollup }: RolledUp, into: Mentioned): void {
  if (rollup.type === "array") collectElements(rollup.array, into)
}

/** The same of an array's elements. */
export function collectElements(elements: readonly ComputedElement[], into: Mentioned): void {
  for (const { type, value } of elements) if (value !== undefined) collectValue(type, value, into)
}

function collectValue(
  type: Property["type"],
  value: ShownValues[string] | NonNullable<ComputedElement["value"]>,
  into: Mentioned,
): void {
  switch (type) {
    case "title":
    case "rich_text":
      collectRichText(value as RichText, into)
      return
    case "people":
    case "created_by":
    case "last_edited_by":
      for (const person of value as readonly PersonRef[]) into.users.add(person.id)
      return
    case "verification": {
      const by = (value as Verification).verified_by
      if (by) into.users.add(by)
    }
  }
}

/** Adds the users that columns of authors show. */
export function collectAuthors(
  properties: readonly Property[],
  page: { created_by: string; edited_by: string },
  into: Mentioned,
): void {
  for (const { type } of properties) {
    if (type === "created_by") into.users.add(page.created_by)
    else if (type === "last_edited_by") into.users.add(page.edited_by)
  }
}

/** Adds every rich text found anywhere in a block's payload: text, captions, table cells. */
export function collectPayload(payload: unknown, into: Mentioned): void {
  if (Array.isArray(payload)) for (const item of payload) collectPayload(item, into)
  else if (typeof payload === "object" && payload !== null) {
    const item = payload as Record<string, unknown>
    if (item["type"] === "mention" && "mention" in item) collectRichText([item] as unknown as RichText, into)
    else for (const key in item) collectPayload(item[key], into)
  }
}
