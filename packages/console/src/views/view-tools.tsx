import { ArrowUpDown, Filter, Settings2 } from "lucide-react"
import { Popover } from "radix-ui"
import { type ReactNode, useCallback } from "react"
import type { ShownProperty } from "../databases/column.ts"
import type { DataSource } from "../http/notion.ts"
import { Button } from "../ui/button.tsx"
import { Loaded, room } from "../ui/loaded.tsx"
import menu from "../ui/menu.module.css"
import { countRules, rulesOf } from "./filter-rules.ts"
import { listShown } from "./list-shown.ts"
import type { View, ViewChange, ViewSort } from "./view.ts"
import styles from "./view-tools.module.css"

const filterBuilder = room(() => import("./filter-builder.tsx"))
const sortBuilder = room(() => import("./sort-builder.tsx"))
const shownProperties = room(() => import("./shown-properties.tsx"))

interface ViewToolsProps {
  source: DataSource
  view: View
  onChange: (change: ViewChange) => void
}

/** Buttons that open a view's filter, order and properties. */
export function ViewTools({ source, view, onChange }: ViewToolsProps) {
  const rules = countRules(rulesOf(view.filter))
  const sorts = view.sorts ?? []
  const hidden = listShown(source, view).filter(({ visible }) => visible === false).length
  const setFilter = useCallback((filter: object | null) => onChange({ filter }), [onChange])
  return (
    <>
      <Tool icon={<Filter size={14} strokeWidth={1.5} />} label="Filter" count={rules}>
        <Loaded room={filterBuilder} props={{ source, filter: view.filter, onChange: setFilter }} />
      </Tool>
      <Tool icon={<ArrowUpDown size={14} strokeWidth={1.5} />} label="Sort" count={sorts.length}>
        <Loaded
          room={sortBuilder}
          props={{ source, sorts, onChange: (next: ViewSort[] | null) => onChange({ sorts: next }) }}
        />
      </Tool>
      {view.type !== "chart" && (
        <Tool
          icon={<Settings2 size={14} strokeWidth={1.5} />}
          label="Properties"
          count={view.type === "table" ? hidden : 0}
          words="hidden"
        >
          <Loaded
            room={shownProperties}
            props={{
              source,
              view,
              onChange: (properties: ShownProperty[]) =>
                onChange({ configuration: { ...view.configuration, type: view.type, properties } }),
            }}
          />
        </Tool>
      )}
    </>
  )
}

interface ToolProps {
  icon: ReactNode
  label: string
  count: number
  words?: string
  children: ReactNode
}

function Tool({ icon, label, count, words, children }: ToolProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="small" look="quiet">
          {icon} <span className={styles["label"]}>{label}</span>
          {count > 0 && <span>{words ? `(${count} ${words})` : `(${count})`}</span>}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={menu["menu"]} align="end" sideOffset={4} aria-label={label}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
