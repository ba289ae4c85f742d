import { useQueries } from "@tanstack/react-query"
import type { PropertySchema } from "../databases/column.ts"
import { call } from "../http/call.ts"
import type { DataSource } from "../http/notion.ts"

/**
 * The key of a property's operators by the property's name: its type, or what its formula or rollup comes to.
 * Undefined for what cannot be filtered by here, and for formulas that the server was not yet asked about.
 */
export function useFilterKinds(source: DataSource): ReadonlyMap<string, string | undefined> {
  const all = Object.values(source.properties)
  const formulas = all.filter((property) => property.type === "formula")
  const types = useQueries({
    queries: formulas.map((property) => ({
      queryKey: ["formula-type", source.id, property.formula.expression],
      queryFn: () =>
        call<{ type: string | null }>("POST", `/inkling/v1/data_sources/${source.id}/formula_preview`, {
          body: { expression: property.formula.expression },
        }),
    })),
  })
  const formulaTypes = new Map(formulas.map(({ id }, at) => [id, types[at]?.data?.type]))
  return new Map(all.map((property) => [property.name, kindOf(property, formulaTypes)]))
}

function kindOf(
  property: PropertySchema,
  formulaTypes: ReadonlyMap<string, string | null | undefined>,
): string | undefined {
  switch (property.type) {
    case "formula": {
      const type = formulaTypes.get(property.id)
      return type === "boolean" ? "checkbox" : (type ?? undefined)
    }
    case "rollup":
      return rollupKind(property.rollup.function)
    default:
      return property.type
  }
}

/** Lists that a rollup gathers are filtered by their elements, which the builder does not offer. */
function rollupKind(name: string): string | undefined {
  if (name.startsWith("show_")) return undefined
  return name.endsWith("_date") || name === "date_range" ? "date" : "number"
}
