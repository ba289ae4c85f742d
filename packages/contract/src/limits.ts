import { definitionOf, objectsNamed, visit } from "./schema/edit.ts"
import { type Definitions, nameOfReference, type Schema } from "./schema/schema.ts"

/** What the types cannot say. Source, unless said: developers.notion.com/reference/request-limits. */
export const limits = {
  /** Elements of any array of blocks, rich text, options, ids, files or filters. */
  arrayItems: 100,
  /** UTF-16 code units of one text; counted so by the live API (reported). */
  textChars: 2000,
  urlChars: 2000,
  expressionChars: 1000,
  /** Names of files. */
  nameChars: 100,
  emailChars: 200,
  phoneChars: 200,
  descriptionChars: 280,
  pageSize: 100,
  commentAttachments: 3,
  /** The create schema says 10,000, the sending of parts 1,000. */
  uploadParts: 1000,
} as const

/** Puts the limits into freshly loaded request schemas, keyed by the names of the types. */
export function applyLimits(definitions: Definitions): void {
  const set = (name: string, keywords: Schema) => Object.assign(definitionOf(definitions, name), keywords)
  set("IdRequest", { format: "uuid" })
  set("TextRequest", { minLength: 1, maxLength: limits.textChars })
  set("StringRequest", { minLength: 1, maxLength: limits.nameChars })
  set("PropertyDescriptionRequest", { minLength: 1, maxLength: limits.descriptionChars })
  set("ContentWithExpressionRequest", {})
  limitRichText(definitions)
  limitArrays(definitions)
}

function limitRichText(definitions: Definitions): void {
  for (const item of objectsNamed(definitions, "RichTextItemRequest")) {
    const { text, equation } = item.properties ?? {}
    Object.assign(text?.properties?.["content"] ?? {}, { maxLength: limits.textChars })
    Object.assign(equation?.properties?.["expression"] ?? {}, { maxLength: limits.expressionChars })
  }
}

function limitArrays(definitions: Definitions): void {
  for (const definition of Object.values(definitions))
    visit(definition, (schema) => {
      if (schema.items) schema.maxItems ??= limits.arrayItems
    })
  void nameOfReference
}
