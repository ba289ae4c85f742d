import type { UserObjectResponse } from "@notionhq/client"
import { useQuery } from "@tanstack/react-query"
import type { PropertySchema } from "../databases/column.ts"
import { call } from "../http/call.ts"
import { type Listed, notion } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import field from "../ui/field.module.css"
import type { Operand } from "./filter-operators.ts"

interface FilterOperandProps {
  operand: Operand
  schema: PropertySchema
  value: unknown
  onChange: (value: unknown) => void
}

/** What a rule compares with. */
export function FilterOperand({ operand, schema, value, onChange }: FilterOperandProps) {
  const text = typeof value === "string" ? value : ""
  switch (operand) {
    case "text":
      return (
        <input
          className={field["input"]}
          aria-label="Value"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case "number":
      return (
        <input
          type="number"
          step="any"
          className={field["input"]}
          aria-label="Value"
          value={typeof value === "number" ? value : ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.valueAsNumber)}
        />
      )
    case "date":
      return (
        <input
          type="date"
          className={field["input"]}
          aria-label="Value"
          value={text.slice(0, 10)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case "checked":
      return (
        <Choices
          value={String(value !== false)}
          choices={[
            ["true", "checked"],
            ["false", "not checked"],
          ]}
          onChange={(word) => onChange(word === "true")}
        />
      )
    case "option":
      return (
        <Choices value={text} choices={optionsOf(schema).map((name) => [name, name])} onChange={onChange} />
      )
    case "person":
      return <People value={text} onChange={onChange} />
    case "page":
      return <RelatedPages value={text} schema={schema} onChange={onChange} />
    default:
      return null
  }
}

interface ChoicesProps {
  value: string
  choices: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
}

function Choices({ value, choices, onChange }: ChoicesProps) {
  return (
    <select
      className={field["input"]}
      aria-label="Value"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {!choices.some(([one]) => one === value) && <option value={value}>{value === "" ? "…" : value}</option>}
      {choices.map(([one, label]) => (
        <option key={one} value={one}>
          {label}
        </option>
      ))}
    </select>
  )
}

function People({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const users = useQuery({
    queryKey: ["users"],
    queryFn: () => call<Listed<UserObjectResponse>>("GET", "/v1/users?page_size=100"),
  })
  const choices = (users.data?.results ?? []).map(({ id, name }) => [id, name ?? "Unnamed"] as const)
  return <Choices value={value} choices={choices} onChange={onChange} />
}

interface RelatedPagesProps {
  value: string
  schema: PropertySchema
  onChange: (value: string) => void
}

/** The first hundred pages that a relation may lead to. */
function RelatedPages({ value, schema, onChange }: RelatedPagesProps) {
  const target = schema.type === "relation" ? schema.relation.data_source_id : ""
  const rows = useQuery({
    queryKey: ["relatable", target, "all"],
    queryFn: ({ signal }) => notion.query(target, { page_size: 100 }, signal),
    enabled: target !== "",
  })
  const choices = (rows.data?.results ?? []).map((page) => [page.id, pageTitle(page) || "Untitled"] as const)
  return <Choices value={value} choices={choices} onChange={onChange} />
}

function optionsOf(schema: PropertySchema): string[] {
  if (schema.type === "select") return schema.select.options.map(({ name }) => name)
  if (schema.type === "multi_select") return schema.multi_select.options.map(({ name }) => name)
  if (schema.type === "status") return schema.status.options.map(({ name }) => name)
  return []
}
