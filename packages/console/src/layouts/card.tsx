import type { KeyboardEvent, PointerEvent, Ref } from "react"
import { columnOf } from "../databases/column.ts"
import type { DataSource, Page } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { NodeIcon } from "../ui/node-icon.tsx"
import { PropertyValue } from "../values/property-value.tsx"
import styles from "./card.module.css"

interface CardProps {
  page: Page
  source: DataSource
  /** Names of the properties below the title. */
  properties: readonly string[]
  /** An address of a picture above the title. */
  coverUrl?: string | undefined
  coverSize?: string | undefined
  onPointerDown?: (event: PointerEvent<HTMLElement>) => void
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
  keys?: string
  linkRef?: Ref<HTMLAnchorElement>
}

/** A row as a card: its title, which leads to its page, and what the view shows of it. */
export function Card({ page, source, properties, coverUrl, coverSize, linkRef, keys, ...on }: CardProps) {
  const shown = properties.flatMap((name) => {
    const value = page.properties[name]
    const schema = source.properties[name]
    return value && schema ? [{ name, value, format: columnOf(schema).numberFormat }] : []
  })
  return (
    <article className={styles["card"]} {...on}>
      {coverUrl !== undefined && (
        <img className={styles["cover"]} data-size={coverSize} src={coverUrl} alt="" draggable={false} />
      )}
      <Link
        to={pagePath(page.id, pageTitle(page))}
        className={styles["title"]}
        draggable={false}
        {...(linkRef && { ref: linkRef })}
        {...(keys !== undefined && { "aria-keyshortcuts": keys })}
      >
        {page.icon && <NodeIcon icon={page.icon} kind="page" size={15} />}
        {pageTitle(page) || "Untitled"}
      </Link>
      {shown.map(({ name, value, format }) => (
        <div key={name} className={styles["value"]} title={name}>
          <PropertyValue value={value} numberFormat={format} />
        </div>
      ))}
    </article>
  )
}
