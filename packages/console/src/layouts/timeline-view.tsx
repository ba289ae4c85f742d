import { ChevronLeft, ChevronRight } from "lucide-react"
import { useState } from "react"
import { pageTitle } from "../pages/page-title.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { Button } from "../ui/button.tsx"
import { Failure } from "../ui/failure.tsx"
import { IconButton } from "../ui/icon-button.tsx"
import { dateText } from "../values/date-text.ts"
import type { ViewBodyProps } from "../views/view-body.tsx"
import { addDays, dayOf, daysBetween, monthStart } from "./days.ts"
import { LayoutNote } from "./layout-note.tsx"
import styles from "./timeline-view.module.css"
import { useDatedRows } from "./use-dated-rows.ts"

/** Months in sight, and pixels of a day. */
const shownMonths = 3
const dayPx = 12

const monthWords = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" })

/** Rows as bars along three months, by the view's date. */
export default function TimelineView({ source, view, wanted }: ViewBodyProps) {
  const today = dayOf(new Date().toISOString())
  const [from, setFrom] = useState(() => monthStart(today, -1))
  const end = monthStart(from, shownMonths)
  const last = addDays(end, -1)
  const all = Object.values(source.properties)
  const named = (id: string | undefined) =>
    all.find((property) => property.id === id && property.type === "date")
  const start = named(view.configuration?.date_property_id)
  const { rows, isCut, error } = useDatedRows(
    wanted,
    { start: start?.name ?? "", end: named(view.configuration?.end_date_property_id)?.name },
    from,
    last,
  )
  if (!start) return <LayoutNote>A timeline is shown by a date; this one’s is gone or computed.</LayoutNote>
  const months = Array.from({ length: shownMonths }, (_, at) => monthStart(from, at))
  const widthPx = daysBetween(from, end) * dayPx
  const place = (day: string) => daysBetween(from, day) * dayPx
  return (
    <div className={styles["box"]}>
      <header className={styles["head"]}>
        <IconButton label="A month earlier" onClick={() => setFrom(monthStart(from, -1))}>
          <ChevronLeft size={16} strokeWidth={1.5} />
        </IconButton>
        <Button size="small" onClick={() => setFrom(monthStart(today, -1))}>
          Today
        </Button>
        <IconButton label="A month later" onClick={() => setFrom(monthStart(from, 1))}>
          <ChevronRight size={16} strokeWidth={1.5} />
        </IconButton>
        {isCut && <span>Only the first 500 rows are shown.</span>}
      </header>
      {error && <Failure error={error} />}
      <div className={styles["chart"]} style={{ width: widthPx }}>
        <div className={styles["months"]}>
          {months.map((month) => (
            <span key={month} style={{ left: place(month) }}>
              {monthWords.format(Date.parse(month))}
            </span>
          ))}
        </div>
        {today >= from && today <= last && <i className={styles["today"]} style={{ left: place(today) }} />}
        <ul>
          {rows.map(({ page, start: begins, end: ends }) => {
            const left = Math.max(0, place(begins))
            const right = Math.min(widthPx, place(addDays(ends, 1)))
            const title = pageTitle(page) || "Untitled"
            return (
              <li key={page.id}>
                <Link
                  to={pagePath(page.id, title)}
                  className={styles["bar"]}
                  title={`${title}: ${dateText({ start: begins, end: ends === begins ? null : ends })}`}
                  style={{ marginLeft: left, minWidth: right - left }}
                >
                  {title}
                </Link>
              </li>
            )
          })}
        </ul>
        {rows.length === 0 && <p className={styles["none"]}>No row falls on these months.</p>}
      </div>
    </div>
  )
}
