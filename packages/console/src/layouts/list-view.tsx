import { useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useRef } from "react"
import { columnOf } from "../databases/column.ts"
import { useRows } from "../databases/use-rows.ts"
import { pageTitle } from "../pages/page-title.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import { PropertyValue } from "../values/property-value.tsx"
import type { ViewBodyProps } from "../views/view-body.tsx"
import { LayoutNote } from "./layout-note.tsx"
import styles from "./list-view.module.css"
import { shownNames } from "./shown-names.ts"

/** Pixels. */
const rowHeightPx = 36

/** Rows as lines: a title, and at its right what the view shows. Only lines in sight are drawn. */
export default function ListView({ source, view, wanted }: ViewBodyProps) {
  const box = useRef<HTMLDivElement>(null)
  const rows = useRows(wanted, true)
  const names = shownNames(source, view)
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0
  const { onSee } = rows
  useEffect(() => onSee(first, last), [onSee, first, last])
  if (!rows.isPending && rows.total === 0) return <LayoutNote>No rows.</LayoutNote>
  return (
    <div ref={box} className={styles["box"]}>
      <ul className={styles["list"]} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const page = rows.rowAt(index)
          return (
            <li key={index} style={{ transform: `translateY(${start}px)` }}>
              {page && (
                <>
                  <Link to={pagePath(page.id, pageTitle(page))}>
                    <NodeIcon icon={page.icon} kind="page" size={15} />
                    <span>{pageTitle(page) || "Untitled"}</span>
                  </Link>
                  {names.map((name) => {
                    const value = page.properties[name]
                    const schema = source.properties[name]
                    return (
                      value &&
                      schema && (
                        <div key={name} className={styles["value"]} title={name}>
                          <PropertyValue value={value} numberFormat={columnOf(schema).numberFormat} />
                        </div>
                      )
                    )
                  })}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
