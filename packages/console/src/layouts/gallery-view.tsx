import { useState } from "react"
import { useRows } from "../databases/use-rows.ts"
import type { Page } from "../http/notion.ts"
import { safeUrl } from "../rich-text/safe-url.ts"
import { Button } from "../ui/button.tsx"
import type { ViewConfiguration } from "../views/view.ts"
import type { ViewBodyProps } from "../views/view-body.tsx"
import { Card } from "./card.tsx"
import styles from "./gallery-view.module.css"
import { LayoutNote } from "./layout-note.tsx"
import { shownNames } from "./shown-names.ts"

/** Cards that are shown at first, and more each time somebody asks. */
const stepCards = 100

/** Rows as cards side by side, with a picture where the view names one. */
export default function GalleryView({ source, view, wanted }: ViewBodyProps) {
  const rows = useRows(wanted, true)
  const [limit, setLimit] = useState(stepCards)
  const names = shownNames(source, view)
  if (!rows.isPending && rows.total === 0) return <LayoutNote>No rows.</LayoutNote>
  const pages = Array.from({ length: Math.min(limit, rows.total) }, (_, at) => rows.rowAt(at))
  return (
    <div className={styles["box"]}>
      <ul className={styles["gallery"]} data-size={view.configuration?.cover_size ?? "medium"}>
        {pages.map(
          (page) =>
            page && (
              <li key={page.id}>
                <Card
                  page={page}
                  source={source}
                  properties={names}
                  coverUrl={coverOf(page, view.configuration)}
                  coverSize={view.configuration?.cover_size}
                />
              </li>
            ),
        )}
      </ul>
      {rows.total > limit && (
        <Button
          onClick={() => {
            rows.onSee(0, limit + stepCards - 1)
            setLimit(limit + stepCards)
          }}
        >
          Show more of {rows.total.toLocaleString("en")}
        </Button>
      )}
    </div>
  )
}

/** The picture that a view wants for a row: the page's cover, or the first file of a property. */
function coverOf(page: Page, configuration: ViewConfiguration | null | undefined): string | undefined {
  const cover = configuration?.cover
  if (cover?.type === "page_cover") return safeUrl(urlOf(page.cover))
  if (cover?.type !== "property") return undefined
  const value = Object.values(page.properties).find(({ id }) => id === cover.property_id)
  return value?.type === "files" ? safeUrl(urlOf(value.files[0])) : undefined
}

function urlOf(file: object | null | undefined): string | undefined {
  const { external, file: hosted } = (file ?? {}) as Record<"external" | "file", { url: string } | undefined>
  return external?.url ?? hosted?.url
}
