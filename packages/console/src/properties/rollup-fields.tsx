import { useQuery } from "@tanstack/react-query"
import { type DataSource, notion } from "../http/notion.ts"
import type { PropertyDraft } from "./property-draft.ts"
import { rollupFunctions } from "./rollup-functions.ts"
import { SelectField } from "./select-field.tsx"

interface RollupFieldsProps {
  draft: PropertyDraft
  source: DataSource
  onChange: (part: Partial<PropertyDraft>) => void
}

/** What a rollup gathers: through which relation, which property, and what it makes of the values. */
export function RollupFields({ draft: { rollup }, source, onChange }: RollupFieldsProps) {
  const relations = Object.values(source.properties).filter(({ type }) => type === "relation")
  const relation = relations.find(({ name }) => name === rollup.relation)
  const target = relation?.type === "relation" ? relation.relation.data_source_id : undefined
  const there = useQuery({
    queryKey: ["data-source", target],
    queryFn: ({ signal }) => notion.dataSource(target as string, signal),
    enabled: target !== undefined,
  })
  const set = (part: Partial<PropertyDraft["rollup"]>) => onChange({ rollup: { ...rollup, ...part } })
  const properties = Object.values(there.data?.properties ?? {}).map(({ name }) => [name, name] as const)
  if (relations.length === 0) return <p>A rollup follows a relation. Add a relation first.</p>
  return (
    <>
      <SelectField
        label="Relation"
        value={rollup.relation}
        choices={relations.map(({ name }) => [name, name])}
        onChange={(name) => set({ relation: name, property: "" })}
      />
      <SelectField
        label="Property there"
        value={rollup.property}
        choices={properties}
        onChange={(property) => set({ property })}
      />
      <SelectField
        label="Shows"
        value={rollup.function}
        choices={rollupFunctions}
        onChange={(name) => set({ function: name })}
      />
    </>
  )
}
