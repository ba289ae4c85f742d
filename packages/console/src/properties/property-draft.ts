import type { PropertySchema } from "../databases/column.ts"

/** An option while it is edited; new ones have no id yet. */
export interface OptionDraft {
  /** Told apart by this while a list is edited. */
  key: string
  id: string | undefined
  name: string
  color: string
  /** Of a status: the group's name. */
  group: string | undefined
}

/** A property while it is edited, or before there is one. */
export interface PropertyDraft {
  /** Undefined until the property is made. */
  id: string | undefined
  name: string
  type: string
  numberFormat: string
  options: OptionDraft[]
  expression: string
  /** Data source that a relation leads to. */
  target: string
  /** Whether a relation has a twin in its target. */
  isTwoWay: boolean
  rollup: { relation: string; property: string; function: string }
  /** Of ids; empty for none. */
  prefix: string
}

/** Groups of every status, in order. */
export const statusGroups = ["To-do", "In progress", "Complete"] as const

/** What a new property begins as. */
export function newDraft(type: string, name: string): PropertyDraft {
  return {
    id: undefined,
    name,
    type,
    numberFormat: "number",
    options: type === "status" ? defaultStatus() : [],
    expression: "",
    target: "",
    isTwoWay: false,
    rollup: { relation: "", property: "", function: "show_original" },
    prefix: "",
  }
}

/** A property as it is, to be changed. `names` are those of its data source's properties by id. */
export function draftOf(schema: PropertySchema, names: ReadonlyMap<string, string>): PropertyDraft {
  const draft: PropertyDraft = { ...newDraft(schema.type, schema.name), id: schema.id }
  switch (schema.type) {
    case "number":
      return { ...draft, numberFormat: schema.number.format }
    case "select":
      return { ...draft, options: schema.select.options.map((one) => optionDraft(one)) }
    case "multi_select":
      return { ...draft, options: schema.multi_select.options.map((one) => optionDraft(one)) }
    case "status": {
      const { options, groups } = schema.status
      const groupOf = (id: string) => groups.find((group) => group.option_ids.includes(id))?.name
      return { ...draft, options: options.map((one) => optionDraft(one, groupOf(one.id))) }
    }
    case "formula":
      return { ...draft, expression: namedFormula(schema.formula.expression, names) }
    case "relation":
      return {
        ...draft,
        target: schema.relation.data_source_id,
        isTwoWay: schema.relation.type === "dual_property",
      }
    case "rollup": {
      const { relation_property_name, rollup_property_name, function: of } = schema.rollup
      return {
        ...draft,
        rollup: { relation: relation_property_name, property: rollup_property_name, function: of },
      }
    }
    case "unique_id":
      return { ...draft, prefix: schema.unique_id.prefix ?? "" }
    default:
      return draft
  }
}

function optionDraft(option: { id: string; name: string; color: string }, group?: string): OptionDraft {
  return { key: option.id, id: option.id, name: option.name, color: option.color, group }
}

function defaultStatus(): OptionDraft[] {
  const made = (name: string, color: string, group: string) => ({
    key: name,
    id: undefined,
    name,
    color,
    group,
  })
  return [
    made("Not started", "default", statusGroups[0]),
    made("In progress", "blue", statusGroups[1]),
    made("Done", "green", statusGroups[2]),
  ]
}

const token = /\{\{notion:block_property:([^:{}]+):[^{}]*\}\}/g

/** A formula as people write it: tokens of known properties become `prop("Name")`, others stay. */
export function namedFormula(expression: string, names: ReadonlyMap<string, string>): string {
  return expression.replace(token, (piece, id: string) => {
    const name = names.get(id)
    return name === undefined ? piece : `prop(${JSON.stringify(name)})`
  })
}
