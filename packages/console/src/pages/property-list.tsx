import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { CellEditor } from "../cells/cell-editor.tsx"
import { isEditable } from "../cells/is-editable.ts"
import { type Column, columnsOf } from "../databases/column.ts"
import { notion, type Page } from "../http/notion.ts"
import { classNames } from "../ui/class-names.ts"
import { PropertyIcon } from "../values/property-icon.tsx"
import { PropertyValue } from "../values/property-value.tsx"
import styles from "./property-list.module.css"

/** The properties of a row on its page, edited in place. Nothing for pages outside databases. */
export function PropertyList({ page }: { page: Page }) {
  const dataSourceId = page.parent.type === "data_source_id" ? page.parent.data_source_id : undefined
  const source = useQuery({
    queryKey: ["data-source", dataSourceId],
    queryFn: ({ signal }) => notion.dataSource(dataSourceId as string, signal),
    enabled: dataSourceId !== undefined,
  })
  const [edited, setEdited] = useState<string>()
  if (!source.data) return null
  const columns = columnsOf(source.data, undefined).filter(({ type }) => type !== "title")
  return (
    <dl className={styles["list"]}>
      {columns.map((column) => (
        <PropertyRow
          key={column.id}
          page={page}
          column={column}
          isEdited={edited === column.id}
          onEdit={() => setEdited(column.id)}
          onDone={() => setEdited(undefined)}
        />
      ))}
    </dl>
  )
}

interface PropertyRowProps {
  page: Page
  column: Column
  isEdited: boolean
  onEdit: () => void
  onDone: () => void
}

function PropertyRow({ page, column, isEdited, onEdit, onDone }: PropertyRowProps) {
  const value = page.properties[column.name]
  const isWritable = isEditable(column.type) && !page.in_trash && !page.is_locked
  if (!value) return null
  const shown = <PropertyValue value={value} numberFormat={column.numberFormat} />
  return (
    <div className={styles["row"]}>
      <dt>
        <PropertyIcon type={column.type} />
        <span>{column.name}</span>
      </dt>
      <dd className={classNames(isWritable && styles["writable"])}>
        <span className={styles["value"]}>{isEmpty(value) ? <i>Empty</i> : shown}</span>
        {isWritable && (
          <button
            type="button"
            className={styles["edit"]}
            aria-label={`Edit ${column.name}`}
            onClick={onEdit}
          />
        )}
        {isEdited && (
          <CellEditor
            page={page}
            name={column.name}
            value={value}
            schema={column.schema}
            editing={{ typed: undefined }}
            onDone={onDone}
          />
        )}
      </dd>
    </div>
  )
}

function isEmpty(value: Page["properties"][string]): boolean {
  const content = (value as unknown as Record<string, unknown>)[value.type]
  return content === null || content === undefined || (Array.isArray(content) && content.length === 0)
}
