import type { Property, PropertyType } from "../properties/property.ts"
import type { FileItem, PersonRef, Place, Value, Verification } from "../properties/value.ts"
import { type Names, plainText } from "../rich-text/plain-text.ts"
import type { DateValue, RichText } from "../rich-text/rich-text.ts"
import { dateInstants } from "../time/date-instants.ts"
import { floorMinute } from "../time/floor-minute.ts"
import type { Fact } from "./fact.ts"
import type { Field } from "./field.ts"
import type { ComputedElement, ComputedValue, Row } from "./row.ts"
import { verificationEnd } from "./verification-state.ts"

/** What a field of a row says; undefined when it is empty. */
export function readFact(field: Field, row: Row, names: Names): Fact | undefined {
  const type = field.source === "property" ? field.property.type : field.source
  switch (type) {
    case "created_time":
      return { kind: "date", startMs: floorMinute(row.createdAtMs) }
    case "last_edited_time":
      return { kind: "date", startMs: floorMinute(row.editedAtMs) }
    case "created_by":
      return { kind: "ids", ids: [row.createdBy] }
    case "last_edited_by":
      return { kind: "ids", ids: [row.editedBy] }
  }
  if (field.source !== "property") return undefined
  const { property } = field
  if (type === "formula" || type === "rollup") return factOfComputed(row.computed?.(property.id), names)
  return withoutLostOptions(factOfValue(type, row.values[property.id], names), property)
}

/** Trusts that the stored value fits its property's type, as the writer made sure. */
function factOfValue(type: PropertyType, value: Value | undefined, names: Names): Fact | undefined {
  if (type === "checkbox") return { kind: "checkbox", isChecked: value === true }
  if (value === undefined) return undefined
  switch (type) {
    case "title":
    case "rich_text":
      return factOfText(plainText(value as RichText, names))
    case "url":
    case "email":
    case "phone_number":
      return factOfText(value as string)
    case "number":
    case "unique_id":
      return factOfNumber(value as number)
    case "select":
    case "status":
      return { kind: "options", ids: [value as string] }
    case "multi_select":
      return factOfIds("options", value as readonly string[])
    case "relation":
      return factOfIds("ids", value as readonly string[])
    case "people":
    case "created_by":
    case "last_edited_by":
      return factOfIds(
        "ids",
        (value as readonly PersonRef[]).map((person) => person.id),
      )
    case "date":
    case "created_time":
    case "last_edited_time":
      return factOfDate(value as DateValue)
    case "files":
      return factOfFiles(value as readonly FileItem[])
    case "place":
      return factOfText((value as Place).name ?? (value as Place).address ?? "")
    case "verification":
      return factOfVerification(value as Verification)
    default:
      return undefined
  }
}

function factOfComputed(value: ComputedValue | undefined, names: Names): Fact | undefined {
  switch (value?.type) {
    case "string":
      return factOfText(value.value)
    case "number":
      return factOfNumber(value.value)
    case "boolean":
      return { kind: "checkbox", isChecked: value.value }
    case "date":
      return factOfDate(value.value)
    case "array":
      return { kind: "elements", elements: value.value.map((element) => factOfElement(element, names)) }
    default:
      return undefined
  }
}

function factOfElement({ type, value }: ComputedElement, names: Names): Fact | undefined {
  if (type === "formula" || type === "rollup")
    return factOfComputed(value as ComputedValue | undefined, names)
  return factOfValue(type, value as Value | undefined, names)
}

function factOfText(text: string): Fact | undefined {
  return text === "" ? undefined : { kind: "text", text }
}

/** Formulas can divide by zero; what is no finite number is empty (inferred). */
function factOfNumber(number: number): Fact | undefined {
  return Number.isFinite(number) ? { kind: "number", number } : undefined
}

function factOfIds(kind: "options" | "ids", ids: readonly string[]): Fact | undefined {
  return ids.length === 0 ? undefined : { kind, ids }
}

function factOfDate(value: DateValue): Fact | undefined {
  const instants = dateInstants(value)
  return instants === undefined ? undefined : { kind: "date", startMs: instants.startMs }
}

function factOfFiles(files: readonly FileItem[]): Fact | undefined {
  return files.length === 0 ? undefined : { kind: "files", names: files.map((file) => file.name) }
}

function factOfVerification(value: Verification): Fact {
  return { kind: "verification", isExpired: value.state === "expired", expiresAtMs: verificationEnd(value) }
}

/** Values keep the ids of options that were removed from the schema; for queries they are gone. */
function withoutLostOptions(fact: Fact | undefined, property: Property): Fact | undefined {
  if (fact?.kind !== "options") return fact
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select")
    return fact
  const { options } = property.config
  const ids = fact.ids.filter((id) => options.some((option) => option.id === id))
  return factOfIds("options", ids)
}
