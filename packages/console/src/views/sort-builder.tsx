import { ArrowUp, Plus, X } from "lucide-react"
import type { DataSource } from "../http/notion.ts"
import { Button } from "../ui/button.tsx"
import field from "../ui/field.module.css"
import { IconButton } from "../ui/icon-button.tsx"
import styles from "./filter-builder.module.css"
import type { Direction, ViewSort } from "./view.ts"

interface SortBuilderProps {
  source: DataSource
  sorts: readonly ViewSort[]
  onChange: (sorts: ViewSort[] | null) => void
}

/** The order of a view: properties one after the other, each up or down. */
export default function SortBuilder({ source, sorts, onChange }: SortBuilderProps) {
  const names = Object.values(source.properties)
    .sort((a, b) => Number(b.type === "title") - Number(a.type === "title"))
    .map(({ name }) => name)
  const free = names.filter((name) => !sorts.some(({ property }) => property === name))
  const set = (next: ViewSort[]) => onChange(next.length === 0 ? null : next)
  return (
    <div className={styles["builder"]}>
      <div className={styles["outer"]}>
        {sorts.map((sort, at) => (
          <div key={sort.property ?? sort.timestamp} className={styles["item"]}>
            <select
              className={field["input"]}
              aria-label="Property"
              value={sort.property ?? ""}
              onChange={(event) =>
                set(sorts.with(at, { property: event.target.value, direction: sort.direction }))
              }
            >
              {sort.property === undefined && <option value="">{sort.timestamp}</option>}
              {names
                .filter((name) => name === sort.property || free.includes(name))
                .map((name) => (
                  <option key={name}>{name}</option>
                ))}
            </select>
            <select
              className={field["input"]}
              aria-label="Direction"
              value={sort.direction}
              onChange={(event) =>
                set(sorts.with(at, { ...sort, direction: event.target.value as Direction }))
              }
            >
              <option value="ascending">Ascending</option>
              <option value="descending">Descending</option>
            </select>
            <IconButton
              label="Earlier"
              disabled={at === 0}
              onClick={() => set(sorts.with(at, sorts[at - 1] as ViewSort).with(at - 1, sort))}
            >
              <ArrowUp size={14} strokeWidth={1.5} />
            </IconButton>
            <IconButton label="Remove the order" onClick={() => set(sorts.filter((one) => one !== sort))}>
              <X size={14} strokeWidth={1.5} />
            </IconButton>
          </div>
        ))}
        <div className={styles["adds"]}>
          <Button
            size="small"
            look="quiet"
            disabled={free.length === 0}
            onClick={() => set([...sorts, { property: free[0] as string, direction: "ascending" }])}
          >
            <Plus size={14} strokeWidth={1.5} /> Add an order
          </Button>
        </div>
      </div>
    </div>
  )
}
