import type { PersonRef, Property, RichText, Value, Values, Verification } from "@inkling/engine"

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
export function collectValues(properties: readonly Property[], values: Values, into: Mentioned): void {
  for (const property of properties) {
    const value: Value | undefined = values[property.id]
    if (value === undefined) continue
    if (property.type === "title" || property.type === "rich_text") collectRichText(value as RichText, into)
    else if (property.type === "people")
      for (const person of value as readonly PersonRef[]) into.users.add(person.id)
    else if (property.type === "verification") {
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
