import { ChevronLeft, ChevronRight, Plus } from "lucide-react"
import { useState } from "react"
import { useNewRow } from "../databases/use-new-row.ts"
import type { PropertyPatch } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { Link } from "../router/link.tsx"
import { pagePath } from "../router/page-path.ts"
import { Button } from "../ui/button.tsx"
import { Failure } from "../ui/failure.tsx"
import { IconButton } from "../ui/icon-button.tsx"
import type { ViewBodyProps } from "../views/view-body.tsx"
import styles from "./calendar-view.module.css"
import { dayOf, monthDays, monthStart } from "./days.ts"
import { LayoutNote } from "./layout-note.tsx"
import { useDatedRows } from "./use-dated-rows.ts"

const monthWords = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" })
const dayWords = new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: "UTC" })
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

/** Rows on the days of a month, by the view's date. */
export default function CalendarView({ source, view, wanted }: ViewBodyProps) {
  const today = dayOf(new Date().toISOString())
  const [month, setMonth] = useState(() => monthStart(today))
  const newRow = useNewRow(source.id)
  const property = Object.values(source.properties).find(
    ({ id }) => id === view.configuration?.date_property_id,
  )
  const hasWeekends = view.configuration?.show_weekends !== false
  const days = monthDays(month).filter((_, at) => hasWeekends || at % 7 < 5)
  const first = days[0] as string
  const last = days.at(-1) as string
  const { rows, isCut, error } = useDatedRows(wanted, { start: property?.name ?? "" }, first, last)
  if (property?.type !== "date")
    return <LayoutNote>A calendar is shown by a date; this one’s is gone or computed.</LayoutNote>
  return (
    <div className={styles["box"]}>
      <header className={styles["head"]}>
        <h2 aria-live="polite">{monthWords.format(Date.parse(month))}</h2>
        <IconButton label="Month before" onClick={() => setMonth(monthStart(month, -1))}>
          <ChevronLeft size={16} strokeWidth={1.5} />
        </IconButton>
        <Button size="small" onClick={() => setMonth(monthStart(today))}>
          Today
        </Button>
        <IconButton label="Month after" onClick={() => setMonth(monthStart(month, 1))}>
          <ChevronRight size={16} strokeWidth={1.5} />
        </IconButton>
        {isCut && <span>Only the first 500 rows are shown.</span>}
      </header>
      {error && <Failure error={error} />}
      <div className={styles["weekdays"]} data-weekends={hasWeekends} aria-hidden="true">
        {weekdays.slice(0, hasWeekends ? 7 : 5).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ol className={styles["days"]} data-weekends={hasWeekends}>
        {days.map((day) => (
          <li
            key={day}
            aria-label={dayWords.format(Date.parse(day))}
            data-other={monthStart(day) !== month}
            data-today={day === today}
          >
            <div className={styles["day"]}>
              <span>{Number(day.slice(8))}</span>
              <IconButton
                label={`New row on ${day}`}
                onClick={() =>
                  void newRow({ properties: { [property.name]: { date: { start: day } } as PropertyPatch } })
                }
              >
                <Plus size={14} strokeWidth={1.5} />
              </IconButton>
            </div>
            {rows
              .filter(({ start, end }) => start <= day && day <= end)
              .map(({ page, start }) => (
                <Link
                  key={page.id}
                  to={pagePath(page.id, pageTitle(page))}
                  className={styles["entry"]}
                  data-goes-on={start < day}
                >
                  {pageTitle(page) || "Untitled"}
                </Link>
              ))}
          </li>
        ))}
      </ol>
    </div>
  )
}
