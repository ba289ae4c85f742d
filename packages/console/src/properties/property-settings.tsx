import type { DataSource } from "../http/notion.ts"
import { Field } from "../ui/field.tsx"
import { Loaded, room } from "../ui/loaded.tsx"
import { numberFormats } from "./number-formats.ts"
import { OptionList } from "./option-list.tsx"
import type { PropertyDraft } from "./property-draft.ts"
import { RelationFields } from "./relation-fields.tsx"
import { RollupFields } from "./rollup-fields.tsx"
import { SelectField } from "./select-field.tsx"

const formulaField = room(() => import("./formula-field.tsx"))

interface PropertySettingsProps {
  draft: PropertyDraft
  source: DataSource
  onChange: (part: Partial<PropertyDraft>) => void
}

/** What a property's type lets one set; nothing for most. */
export function PropertySettings({ draft, source, onChange }: PropertySettingsProps) {
  switch (draft.type) {
    case "number":
      return (
        <SelectField
          label="Format"
          value={draft.numberFormat}
          choices={numberFormats}
          onChange={(numberFormat) => onChange({ numberFormat })}
        />
      )
    case "select":
    case "multi_select":
    case "status":
      return (
        <OptionList
          options={draft.options}
          isStatus={draft.type === "status"}
          onChange={(options) => onChange({ options })}
        />
      )
    case "relation":
      return <RelationFields draft={draft} onChange={onChange} />
    case "rollup":
      return <RollupFields draft={draft} source={source} onChange={onChange} />
    case "formula":
      return (
        <Loaded
          room={formulaField}
          props={{
            expression: draft.expression,
            source,
            onChange: (expression: string) => onChange({ expression }),
          }}
        />
      )
    case "unique_id":
      return (
        <Field
          label="Prefix"
          placeholder="TASK"
          value={draft.prefix}
          onChange={(event) => onChange({ prefix: event.target.value })}
        />
      )
    default:
      return null
  }
}
