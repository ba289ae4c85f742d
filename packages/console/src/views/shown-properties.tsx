import { ArrowDown, ArrowUp } from "lucide-react"
import type { ShownProperty } from "../databases/column.ts"
import type { DataSource } from "../http/notion.ts"
import { IconButton } from "../ui/icon-button.tsx"
import { PropertyIcon } from "../values/property-icon.tsx"
import { listShown } from "./list-shown.ts"
import styles from "./shown-properties.module.css"
import type { View } from "./view.ts"

interface ShownPropertiesProps {
  source: DataSource
  view: View
  onChange: (properties: ShownProperty[]) => void
}

/** Which properties a view shows, and in which order. */
export default function ShownProperties({ source, view, onChange }: ShownPropertiesProps) {
  const shown = listShown(source, view)
  const byId = new Map(Object.values(source.properties).map((schema) => [schema.id, schema]))
  const move = (at: number, by: number) => {
    const next = [...shown]
    const [moved] = next.splice(at, 1)
    next.splice(at + by, 0, moved as ShownProperty)
    onChange(next)
  }
  return (
    <ul className={styles["list"]}>
      {shown.map((one, at) => {
        const schema = byId.get(one.property_id)
        const name = schema?.name ?? ""
        return (
          <li key={one.property_id}>
            <label>
              <input
                type="checkbox"
                checked={one.visible !== false}
                disabled={schema?.type === "title"}
                onChange={() => onChange(shown.with(at, { ...one, visible: one.visible === false }))}
              />
              <PropertyIcon type={schema?.type ?? ""} />
              <span>{name}</span>
            </label>
            <IconButton label={`Move ${name} up`} disabled={at === 0} onClick={() => move(at, -1)}>
              <ArrowUp size={14} strokeWidth={1.5} />
            </IconButton>
            <IconButton
              label={`Move ${name} down`}
              disabled={at === shown.length - 1}
              onClick={() => move(at, 1)}
            >
              <ArrowDown size={14} strokeWidth={1.5} />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
