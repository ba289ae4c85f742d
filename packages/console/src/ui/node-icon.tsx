import { File, Table2 } from "lucide-react"
import type { NodeIcon as Icon } from "../http/admin.ts"
import { safeUrl } from "../rich-text/safe-url.ts"
import styles from "./node-icon.module.css"

interface NodeIconProps {
  icon: Icon | null
  kind: "page" | "database"
  /** Pixels. */
  size?: number
}

/** The icon of a page or database, or a sheet or table where it has none. Decorative: the title stands beside it. */
export function NodeIcon({ icon, kind, size = 16 }: NodeIconProps) {
  const box = { width: size + 4, height: size + 4, fontSize: size }
  return (
    <span className={styles["icon"]} style={box} aria-hidden="true">
      {picture(icon, kind, size)}
    </span>
  )
}

function picture(icon: Icon | null, kind: "page" | "database", size: number) {
  if (icon?.type === "emoji") return icon.emoji
  const url = safeUrl(icon?.external?.url ?? icon?.file?.url ?? icon?.custom_emoji?.url)
  if (url !== undefined) return <img src={url} alt="" width={size} height={size} />
  return kind === "database" ? (
    <Table2 size={size} strokeWidth={1.5} />
  ) : (
    <File size={size} strokeWidth={1.5} />
  )
}
