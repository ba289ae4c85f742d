import type { Property } from "../properties/property.ts"
import type { Field } from "../query/field.ts"
import type { Filter } from "../query/filter.ts"
import type { ComputedKind } from "../query/filter-context.ts"
import type { Sort } from "../query/sort.ts"
import { type DerivedKind, isDerivedKind } from "./derived-property.ts"

/** A filter and sorts that look at derived properties wherever they looked at formulas and rollups. */
export interface DerivedQuery {
  filter: Filter
  sorts: readonly Sort[]
  /** The derived properties, with what each stands for. */
  derived: ReadonlyMap<Property, Property>
}

/**
 * Puts derived properties in place of formulas and rollups whose values a column can hold. Those of another kind stay,
 * so that the query is one for the row evaluator.
 */
export function deriveQuery(
  { filter, sorts }: { filter: Filter; sorts: readonly Sort[] },
  kindOf: (property: Property) => ComputedKind | undefined,
  derivedOf: (property: Property, kind: DerivedKind) => Property,
): DerivedQuery {
  const known = new Map<number, Property>()
  const derived = new Map<Property, Property>()
  const inField = (field: Field): Field => {
    if (field.source !== "property") return field
    const { property } = field
    if (property.type !== "formula" && property.type !== "rollup") return field
    let own = known.get(property.pk)
    if (!own) {
      const kind = kindOf(property)?.type
      if (kind === undefined || !isDerivedKind(kind)) return field
      own = derivedOf(property, kind)
      known.set(property.pk, own)
      derived.set(own, property)
    }
    return { source: "property", property: own }
  }
  const inFilter = (part: Filter): Filter => {
    if (part.kind !== "where") return { ...part, filters: part.filters.map(inFilter) }
    return { ...part, field: inField(part.field) }
  }
  return {
    filter: inFilter(filter),
    sorts: sorts.map(({ field, direction }) => ({ field: inField(field), direction })),
    derived,
  }
}
