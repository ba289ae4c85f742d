import { validationError } from "@inkling/contract"
import { findProperty, type OptionEdit, type Property, editOptions as planEdits } from "@inkling/engine"
import { type DataSourceRow, findDataSourceByPk, listProperties, updateProperty } from "@inkling/store"
import { findVisibleDataSource } from "../../access/find-visible.ts"
import { loadWireDataSource } from "../../load/load-databases.ts"
import { visibleColumns } from "../../load/visible-columns.ts"
import { partialDataSource } from "../../present/present-data-source.ts"
import { logSchemaChange } from "../../tree/log-schema-change.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import { adaptResponse } from "../../versions/adapt-response.ts"
import { beyondWrite } from "../beyond-endpoint.ts"

/**
 * Other names and colours for options of a select, multi_select or status, which the API cannot give them. Rows name
 * options by id, so none is touched. The property is named by id or name.
 */
export const editOptions = beyondWrite("editOptions", "update_content", async (call, tx) => {
  const { principal, services, body } = call
  const { dataSource } = await findVisibleDataSource(tx, principal, call.path["data_source_id"] as string)
  await requireEditable(tx, services, dataSource)
  const columns = await visibleColumns(tx, principal, dataSource, await listProperties(tx, dataSource.pk))
  const property = withOptions(columns, body["property"] as string)
  const options = planEdits(property.config.options, body["options"] as OptionEdit[])
  await updateProperty(tx, property.pk, { config: { ...property.config, options } })
  await logSchemaChange(
    tx,
    dataSource.pk,
    [{ id: property.id, name: property.name, action: "updated" }],
    false,
  )
  const edited = (await findDataSourceByPk(tx, dataSource.pk)) as DataSourceRow
  const wire = await loadWireDataSource(tx, call, edited)
  const shown = principal.capabilities.has("read_content") ? wire : partialDataSource(wire)
  return adaptResponse(call.version, "getDataSource", shown)
})

type WithOptions = Extract<Property, { type: "select" | "multi_select" | "status" }>

/** @throws validationError for a name nobody has, or a property without options */
function withOptions(columns: readonly Property[], name: string): WithOptions {
  const property = findProperty(columns, name)
  if (!property) throw validationError(`Could not find property with name or id: ${name}.`)
  if (property.type === "select" || property.type === "multi_select" || property.type === "status")
    return property
  throw validationError(`Property "${property.name}" is a ${property.type}, which has no options.`)
}
