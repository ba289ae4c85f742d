import { useQuery } from "@tanstack/react-query"
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react"
import { type DataSource, notion, type Page, type PageProperty } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import field from "../ui/field.module.css"
import menu from "../ui/menu.module.css"
import { PropertyValue } from "../values/property-value.tsx"
import { type Completion, completeFormula } from "./complete-formula.ts"
import styles from "./formula-field.module.css"
import { type FormulaPreview, useFormulaPreview } from "./use-formula-preview.ts"

/** Rows that a preview can be looked at for. */
const previewRows = 20

interface FormulaFieldProps {
  expression: string
  source: DataSource
  onChange: (expression: string) => void
}

/** A formula, with what is wrong with it while it is typed, its value for a row, and words to go on with. */
export default function FormulaField({ expression, source, onChange }: FormulaFieldProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number>()
  const [at, setAt] = useState(0)
  const wantedCaret = useRef<number>(undefined)
  const names = Object.keys(source.properties)
  const completions = caret === undefined ? [] : completeFormula(expression, caret, names)
  const rows = useQuery({
    queryKey: ["preview-rows", source.id],
    queryFn: ({ signal }) => notion.query(source.id, { page_size: previewRows }, signal),
  })
  const [rowId, setRowId] = useState<string>()
  const row = rows.data?.results.find((page) => page.id === rowId) ?? rows.data?.results[0]
  const preview = useFormulaPreview(source.id, expression, row)
  useLayoutEffect(() => {
    if (wantedCaret.current === undefined) return
    area.current?.setSelectionRange(wantedCaret.current, wantedCaret.current)
    wantedCaret.current = undefined
  })
  const take = ({ from, insert, back }: Completion) => {
    const next = expression.slice(0, from) + insert
    wantedCaret.current = next.length - back
    onChange(next + expression.slice(caret))
    setCaret(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (completions.length === 0) return
    const active = completions[Math.min(at, completions.length - 1)] as Completion
    if (event.key === "ArrowDown") setAt((at + 1) % completions.length)
    else if (event.key === "ArrowUp") setAt((at + completions.length - 1) % completions.length)
    else if (event.key === "Enter" || event.key === "Tab") take(active)
    else if (event.key === "Escape") setCaret(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isOpen = completions.length > 0
  const activeId = isOpen ? `${id}-${Math.min(at, completions.length - 1)}` : undefined
  return (
    <div className={field["field"]}>
      <label htmlFor={id}>Formula</label>
      <textarea
        ref={area}
        id={id}
        className={styles["area"]}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-said`}
        aria-activedescendant={activeId}
        placeholder={'prop("Price") * 1.2'}
        value={expression}
        onChange={(event) => {
          onChange(event.target.value)
          setCaret(event.target.selectionStart)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(undefined)}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Completions"
        className={styles["list"]}
        hidden={!isOpen}
      >
        {completions.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the formula's own keys pick from the list
          <div
            key={one.label}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={menu["item"]}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <code>{one.label}</code>
          </div>
        ))}
      </div>
      <div id={`${id}-said`} className={styles["said"]} role="status">
        {expression.trim() !== "" && preview.data && (
          <Said
            preview={preview.data}
            onGo={(position) => {
              area.current?.focus()
              area.current?.setSelectionRange(position, position + 1)
            }}
          />
        )}
      </div>
      {rows.data && rows.data.results.length > 0 && (
        <label className={styles["row"]}>
          Preview for
          <select
            className={field["input"]}
            value={row?.id}
            onChange={(event) => setRowId(event.target.value)}
          >
            {rows.data.results.map((page: Page) => (
              <option key={page.id} value={page.id}>
                {pageTitle(page) || "Untitled"}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}

function Said({ preview, onGo }: { preview: FormulaPreview; onGo: (position: number) => void }) {
  const { problem, formula, type } = preview
  if (problem)
    return (
      <button type="button" className={styles["problem"]} onClick={() => onGo(problem.position)}>
        {problem.message}
      </button>
    )
  return (
    <p className={styles["value"]}>
      <span>{type ?? "unknown type"}</span>
      {formula && <PropertyValue value={{ type: "formula", formula, id: "preview" } as PageProperty} />}
    </p>
  )
}
