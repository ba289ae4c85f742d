import type { DataSource } from "../http/notion.ts"
import { listShown } from "../views/list-shown.ts"
import type { View } from "../views/view.ts"

/** Names of the properties that a view shows below a row's title. */
export function shownNames(source: DataSource, view: View): string[] {
  const byId = new Map(Object.values(source.properties).map((schema) => [schema.id, schema]))
  return listShown(source, view).flatMap(({ property_id, visible }) => {
    const schema = byId.get(property_id)
    return schema && visible !== false && schema.type !== "title" ? [schema.name] : []
  })
}
