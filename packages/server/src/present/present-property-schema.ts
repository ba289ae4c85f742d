import {
  comparePropertyIds,
  encodePropertyId,
  type Property,
  printFormula,
  type RelationConfig,
  type RollupConfig,
  type SelectOption,
} from "@inkling/engine"
import type { PresentContext, Wire } from "./context.ts"
import { hiddenColumns } from "./hidden-columns.ts"

/**
 * A data source's `properties`: each column by name, in order of raw ids. A relation whose target the caller may not
 * see is left out, and with it what depends on it. Source: recorded schemas, developers.notion.com/reference/retrieve-a-data-source
 */
export function presentPropertySchemas(
  properties: readonly Property[],
  dataSourceId: string,
  context: PresentContext,
): Record<string, Wire> {
  const hidden = hiddenColumns(properties, dataSourceId, (id) => context.dataSource(id) !== undefined)
  const shown = properties.filter(({ id }) => !hidden.has(id))
  shown.sort((a, b) => comparePropertyIds(a.id, b.id))
  return Object.fromEntries(
    shown.map((property) => [property.name, presentPropertySchema(property, properties, context)]),
  )
}

/** One column: `id, name, description, type, <type>`. Source: reference databases-and-data-sources §7. */
export function presentPropertySchema(
  property: Property,
  properties: readonly Property[],
  context: PresentContext,
): Wire {
  const { id, name, description, type } = property
  return {
    id: encodePropertyId(id),
    name,
    description,
    type,
    [type]: presentConfig(property, properties, context),
  }
}

function presentConfig(property: Property, properties: readonly Property[], context: PresentContext): Wire {
  switch (property.type) {
    case "number":
      return { format: property.config.format }
    case "select":
    case "multi_select":
      return { options: property.config.options.map(presentOption) }
    case "status":
      return {
        options: property.config.options.map(presentOption),
        groups: property.config.groups.map(({ id, name, color, option_ids }) => ({
          id,
          name,
          color,
          option_ids: [...option_ids],
        })),
      }
    case "formula":
      return { expression: printFormula(property.config.expression, context.workspaceId) }
    case "relation":
      return presentRelation(property.config, context)
    case "rollup":
      return presentRollup(property.config, properties, context)
    case "unique_id":
      return { prefix: property.config.prefix }
    default:
      return {}
  }
}

function presentOption({ id, name, color, description }: SelectOption): Wire {
  return { id, name, color, description }
}

function presentRelation(config: RelationConfig, context: PresentContext): Wire {
  const target = context.dataSource(config.data_source_id)
  const head = {
    database_id: target?.databaseId,
    data_source_id: config.data_source_id,
    type: config.kind,
  }
  const twinId = config.synced_property_id
  if (config.kind === "single_property" || twinId === undefined) return { ...head, [config.kind]: {} }
  const twin = target?.properties.find(({ id }) => id === twinId)
  return {
    ...head,
    dual_property: {
      synced_property_name: twin?.name ?? "",
      synced_property_id: encodePropertyId(twinId),
    },
  }
}

/** Ids inside the configuration are raw (recorded 158 of 158). A name that is gone is empty (inferred). */
function presentRollup(config: RollupConfig, properties: readonly Property[], context: PresentContext): Wire {
  const relation = properties.find(({ id }) => id === config.relation_property_id)
  const target =
    relation?.type === "relation" ? context.dataSource(relation.config.data_source_id) : undefined
  const rolledUp = target?.properties.find(({ id }) => id === config.rollup_property_id)
  return {
    rollup_property_name: rolledUp?.name ?? "",
    relation_property_name: relation?.name ?? "",
    rollup_property_id: config.rollup_property_id,
    relation_property_id: config.relation_property_id,
    function: config.function,
  }
}
