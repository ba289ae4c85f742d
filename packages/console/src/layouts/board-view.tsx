import { useQueryClient } from "@tanstack/react-query"
import { Plus } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { useNewRow } from "../databases/use-new-row.ts"
import { type Rows, useRows } from "../databases/use-rows.ts"
import { useWriteValue } from "../databases/use-write-value.ts"
import type { DataSource, Page } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { classNames } from "../ui/class-names.ts"
import { IconButton } from "../ui/icon-button.tsx"
import { OptionPill } from "../values/option-pill.tsx"
import { narrowFilter } from "../views/narrow-filter.ts"
import type { ViewBodyProps } from "../views/view-body.tsx"
import styles from "./board-view.module.css"
import { Card } from "./card.tsx"
import { groupsOf, type RowGroup } from "./groups-of.ts"
import { LayoutNote } from "./layout-note.tsx"
import { shownNames } from "./shown-names.ts"
import { useCardDrag } from "./use-card-drag.ts"

/** Cards of a group that are shown. */
const shownCards = 50

/** A row that was moved and may still be found in its old group. */
interface Move {
  page: Page
  to: string
}

/** Rows as cards in columns by what they have in common. Dragging a card, or Shift with an arrow, moves it over. */
export default function BoardView({ source, view, wanted }: ViewBodyProps) {
  const client = useQueryClient()
  const write = useWriteValue()
  const groupBy = view.configuration?.group_by
  const property = Object.values(source.properties).find(({ id }) => id === groupBy?.property_id)
  const groups = property && groupBy ? groupsOf(property, groupBy) : []
  const [moves, setMoves] = useState<ReadonlyMap<string, Move>>(new Map())
  const [said, setSaid] = useState("")
  const moved = useRef<string>(undefined)
  const move = (page: Page, to: string) => {
    const group = groups.find(({ key }) => key === to)
    const value = property && page.properties[property.name]
    if (!group?.join || !value || !property) return
    const change = group.join(value)
    moved.current = page.id
    setMoves((before) =>
      new Map(before).set(page.id, {
        page: { ...page, properties: { ...page.properties, [property.name]: change.value } },
        to,
      }),
    )
    setSaid(`${pageTitle(page) || "Untitled"} is in ${group.name}.`)
    void write(page, property.name, change)
      .then(() => client.invalidateQueries({ queryKey: ["rows", source.id] }))
      .then(() =>
        setMoves((before) => {
          const next = new Map(before)
          next.delete(page.id)
          return next
        }),
      )
  }
  const { drag, over, begin } = useCardDrag((page, _from, to) => move(page, to))
  if (groups.length === 0)
    return (
      <LayoutNote>
        Boards are shown by a status, select, multi-select or checkbox; this one groups by{" "}
        {property ? `“${property.name}”` : "nothing"}.
      </LayoutNote>
    )
  return (
    <div className={styles["board"]}>
      {groups.map((group, at) => (
        <Column
          key={group.key}
          group={group}
          source={source}
          wanted={{ ...wanted, filter: narrowFilter(wanted.filter, group.condition) }}
          properties={shownNames(source, view).filter((name) => name !== property?.name)}
          propertyName={property?.name ?? ""}
          moves={moves}
          movedId={moved.current}
          isOver={over === group.key && drag?.from !== group.key}
          dragged={drag}
          hidesEmpty={groupBy?.hide_empty_groups === true && !drag}
          onBegin={begin}
          onStep={(page, by) => {
            const next = groups[at + by]
            if (next) move(page, next.key)
          }}
        />
      ))}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  )
}

interface ColumnProps {
  group: RowGroup
  source: DataSource
  wanted: ViewBodyProps["wanted"]
  properties: readonly string[]
  propertyName: string
  moves: ReadonlyMap<string, Move>
  /** The card that was moved last: it keeps the focus. */
  movedId: string | undefined
  isOver: boolean
  dragged: ReturnType<typeof useCardDrag>["drag"]
  hidesEmpty: boolean
  onBegin: ReturnType<typeof useCardDrag>["begin"]
  onStep: (page: Page, by: 1 | -1) => void
}

function Column({ group, source, wanted, properties, propertyName, moves, movedId, ...on }: ColumnProps) {
  const rows = useRows(wanted, true)
  const newRow = useNewRow(source.id)
  const cards = cardsOf(rows, group.key, moves)
  if (on.hidesEmpty && cards.length === 0 && !rows.isPending) return null
  const add = () => {
    const begun = group.join?.({ type: "checkbox", id: "", checkbox: false })
    void newRow(begun && { properties: { [propertyName]: begun.patch } })
  }
  return (
    <section
      className={classNames(styles["column"], on.isOver && styles["over"])}
      data-drop={group.key}
      aria-label={group.name}
    >
      <header>
        <h2>
          <OptionPill name={group.name} color={group.color} />
        </h2>
        <span>{rows.total.toLocaleString("en")}</span>
        <IconButton label={`New row in ${group.name}`} onClick={add}>
          <Plus size={14} strokeWidth={1.5} />
        </IconButton>
      </header>
      {cards.map((page) => (
        <BoardCard
          key={page.id}
          page={page}
          source={source}
          properties={properties}
          isMoved={page.id === movedId}
          dragged={on.dragged?.page.id === page.id ? on.dragged : undefined}
          onBegin={(event) => on.onBegin(event, page, group.key)}
          onStep={(by) => on.onStep(page, by)}
        />
      ))}
      {rows.total > shownCards && (
        <p className={styles["more"]}>{(rows.total - shownCards).toLocaleString("en")} more in a table</p>
      )}
    </section>
  )
}

interface BoardCardProps {
  page: Page
  source: DataSource
  properties: readonly string[]
  isMoved: boolean
  dragged: ColumnProps["dragged"]
  onBegin: Parameters<typeof Card>[0]["onPointerDown"] & {}
  onStep: (by: 1 | -1) => void
}

function BoardCard({ isMoved, dragged, onBegin, onStep, ...card }: BoardCardProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isMoved) link.current?.focus()
  }, [isMoved])
  return (
    <div
      className={dragged && styles["dragged"]}
      {...(dragged && { style: { transform: `translate(${dragged.dx}px, ${dragged.dy}px)` } })}
    >
      <Card
        {...card}
        linkRef={link}
        keys="Shift+ArrowLeft Shift+ArrowRight"
        onPointerDown={onBegin}
        onKeyDown={(event) => {
          if (!event.shiftKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return
          event.preventDefault()
          onStep(event.key === "ArrowLeft" ? -1 : 1)
        }}
      />
    </div>
  )
}

/** A group's rows as the server has them, without those moved away, and first those moved here. */
function cardsOf(rows: Rows, key: string, moves: ReadonlyMap<string, Move>): Page[] {
  const found: Page[] = []
  for (let at = 0; at < Math.min(shownCards, rows.total); at++) {
    const page = rows.rowAt(at)
    if (page && !moves.has(page.id)) found.push(page)
  }
  return [...[...moves.values()].filter(({ to }) => to === key).map(({ page }) => page), ...found]
}
