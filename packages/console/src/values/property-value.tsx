import { BadgeCheck, MapPin, Paperclip } from "lucide-react"
import { fileSource } from "../blocks/file-source.ts"
import type { PageProperty } from "../http/notion.ts"
import { RichText } from "../rich-text/rich-text.tsx"
import { safeUrl } from "../rich-text/safe-url.ts"
import { CheckMark } from "./check-mark.tsx"
import { dateText, momentText } from "./date-text.ts"
import { NamedPage } from "./named-page.tsx"
import { numberText } from "./number-text.ts"
import { OptionPill } from "./option-pill.tsx"
import { Person } from "./person.tsx"
import styles from "./property-value.module.css"

type Unwrapped = PageProperty extends infer P ? (P extends { id: string } ? Omit<P, "id"> : never) : never

interface PropertyValueProps {
  /** A value, or an element of what a rollup gathers. */
  value: PageProperty | Unwrapped
  /** How the column shows its numbers. */
  numberFormat?: string | undefined
}

/** A value of any property type, to read; nothing when it is empty. */
export function PropertyValue({ value, numberFormat }: PropertyValueProps) {
  switch (value.type) {
    case "title":
      return <RichText items={value.title} />
    case "rich_text":
      return <RichText items={value.rich_text} />
    case "number":
      return value.number === null ? null : <Figures>{numberText(value.number, numberFormat)}</Figures>
    case "select":
      return value.select && <OptionPill {...value.select} />
    case "status":
      return value.status && <OptionPill {...value.status} isStatus />
    case "multi_select":
      return value.multi_select.map((option) => <OptionPill key={option.id} {...option} />)
    case "date":
      return value.date && <Figures>{dateText(value.date)}</Figures>
    case "checkbox":
      return <CheckMark isChecked={value.checkbox} />
    case "url":
      return <ValueLink href={value.url} text={value.url?.replace(/^https?:\/\/(www\.)?/, "")} />
    case "email":
      return <ValueLink href={value.email && `mailto:${value.email}`} text={value.email} />
    case "phone_number":
      return <ValueLink href={value.phone_number && `tel:${value.phone_number}`} text={value.phone_number} />
    case "people":
      return value.people.map((person) => <Person key={person.id} person={person} />)
    case "created_by":
      return <Person person={value.created_by} />
    case "last_edited_by":
      return <Person person={value.last_edited_by} />
    case "created_time":
      return <Figures>{momentText(value.created_time)}</Figures>
    case "last_edited_time":
      return <Figures>{momentText(value.last_edited_time)}</Figures>
    case "files":
      return value.files.map((file) => {
        const { url, name } = fileSource(file as Parameters<typeof fileSource>[0])
        return (
          <a key={name + url} className={styles["file"]} href={url} target="_blank" rel="noopener noreferrer">
            <Paperclip size={12} strokeWidth={1.5} aria-hidden="true" /> {name}
          </a>
        )
      })
    case "relation":
      return value.relation.map(({ id }) => <NamedPage key={id} id={id} />)
    case "unique_id": {
      const { prefix, number } = value.unique_id
      return number === null ? null : <Figures>{prefix ? `${prefix}-${number}` : number}</Figures>
    }
    case "formula":
      return <FormulaValue formula={value.formula} numberFormat={numberFormat} />
    case "rollup":
      return <RollupValue rollup={value.rollup} numberFormat={numberFormat} />
    case "verification":
      return value.verification?.state === "verified" ? (
        <span className={styles["verified"]}>
          <BadgeCheck size={14} strokeWidth={1.5} aria-hidden="true" /> Verified
        </span>
      ) : null
    case "place":
      return (
        value.place && (
          <span className={styles["place"]}>
            <MapPin size={14} strokeWidth={1.5} aria-hidden="true" />
            {value.place.name ?? value.place.address ?? `${value.place.lat}, ${value.place.lon}`}
          </span>
        )
      )
    default:
      return null
  }
}

type Of<T extends PageProperty["type"]> = Extract<PageProperty, { type: T }>

function FormulaValue({
  formula,
  numberFormat,
}: {
  formula: Of<"formula">["formula"]
  numberFormat: string | undefined
}) {
  switch (formula.type) {
    case "string":
      return formula.string
    case "number":
      return formula.number === null ? null : <Figures>{numberText(formula.number, numberFormat)}</Figures>
    case "boolean":
      return formula.boolean === null ? null : formula.boolean ? "Yes" : "No"
    case "date":
      return formula.date && <Figures>{dateText(formula.date)}</Figures>
    default:
      return null
  }
}

function RollupValue({
  rollup,
  numberFormat,
}: {
  rollup: Of<"rollup">["rollup"]
  numberFormat: string | undefined
}) {
  switch (rollup.type) {
    case "number":
      return rollup.number === null ? null : <Figures>{numberText(rollup.number, numberFormat)}</Figures>
    case "date":
      return rollup.date && <Figures>{dateText(rollup.date)}</Figures>
    case "array":
      return rollup.array.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a rollup gathers has nothing but its place
        <PropertyValue key={at} value={item as Unwrapped} />
      ))
    default:
      return null
  }
}

function Figures({ children }: { children: string | number }) {
  return <span className={styles["figures"]}>{children}</span>
}

function ValueLink({ href, text }: { href: string | null | undefined; text: string | null | undefined }) {
  if (!text) return null
  return (
    <a className={styles["link"]} href={safeUrl(href)} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  )
}
