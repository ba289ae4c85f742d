import type { PropertySchema } from "../databases/column.ts"
import type { Editing } from "../databases/use-grid-keys.ts"
import { useWriteValue, type ValueChange } from "../databases/use-write-value.ts"
import type { Page, PageProperty } from "../http/notion.ts"
import { CheckboxFlip } from "./checkbox-flip.tsx"
import { DateEditor } from "./date-editor.tsx"
import { OptionEditor } from "./option-editor.tsx"
import { PeopleEditor } from "./people-editor.tsx"
import { PlainEditor } from "./plain-editor.tsx"
import { RelationEditor } from "./relation-editor.tsx"
import { RichEditor } from "./rich-editor.tsx"

/** What every editor of a value gets. */
export interface EditorProps<T extends PageProperty["type"] = PageProperty["type"]> {
  value: Extract<PageProperty, { type: T }>
  schema: PropertySchema
  editing: Editing
  /** Writes; the editor stays open. */
  onWrite: (change: ValueChange) => void
  onDone: (step: "stay" | "down") => void
}

interface CellEditorProps {
  page: Page
  name: string
  value: PageProperty
  schema: PropertySchema
  editing: Editing
  onDone: (step: "stay" | "down") => void
}

/** The editor for a value's type, over its cell. */
export function CellEditor({ page, name, value, ...rest }: CellEditorProps) {
  const write = useWriteValue()
  const shared = { ...rest, onWrite: (change: ValueChange) => write(page, name, change) }
  switch (value.type) {
    case "title":
    case "rich_text":
      return <RichEditor value={value} {...shared} />
    case "number":
    case "url":
    case "email":
    case "phone_number":
      return <PlainEditor value={value} {...shared} />
    case "checkbox":
      return <CheckboxFlip value={value} {...shared} />
    case "select":
    case "multi_select":
    case "status":
      return <OptionEditor value={value} {...shared} />
    case "date":
      return <DateEditor value={value} {...shared} />
    case "people":
      return <PeopleEditor value={value} {...shared} />
    case "relation":
      return <RelationEditor value={value} {...shared} />
    default:
      return null
  }
}
