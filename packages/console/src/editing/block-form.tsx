import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useId, useState } from "react"
import { call } from "../http/call.ts"
import type { Listed, Page } from "../http/notion.ts"
import { pageTitle } from "../pages/page-title.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import field from "../ui/field.module.css"
import { Field } from "../ui/field.tsx"
import styles from "./block-form.module.css"
import { type FormField, type FormType, type FormValues, formFields } from "./block-forms.ts"

interface BlockFormProps {
  type: FormType
  name: string
  values: FormValues
  onDone: (values: FormValues) => void
  onClose: () => void
}

/** Asks for what a block is made of. */
export function BlockForm({ type, name, values, onDone, onClose }: BlockFormProps) {
  const [given, setGiven] = useState(values)
  const set = (key: string, value: string) => setGiven({ ...given, [key]: value })
  const fields = formFields[type]
  const isComplete = fields.every(({ name: key, isOptional }) => isOptional || (given[key] ?? "") !== "")
  return (
    <Dialog title={name} isOpen onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete) onDone(given)
        }}
      >
        {fields.map((one) => (
          <Input key={one.name} field={one} value={given[one.name] ?? ""} onChange={set} />
        ))}
        <div className={styles["actions"]}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!isComplete}>
            Done
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface InputProps {
  field: FormField
  value: string
  onChange: (name: string, value: string) => void
}

function Input({ field: { name, label, kind }, value, onChange }: InputProps) {
  const id = useId()
  if (kind === "page") return <PageChoice value={value} onChange={(page) => onChange(name, page)} />
  if (kind === "lines")
    return (
      <div className={field["field"]}>
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          className={styles["lines"]}
          rows={6}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(name, event.target.value)}
        />
      </div>
    )
  return (
    <Field
      label={label}
      type={kind === "url" ? "url" : "text"}
      {...(kind === "url" && { placeholder: "https://" })}
      value={value}
      onChange={(event) => onChange(name, event.target.value)}
    />
  )
}

/** Pages that are offered. */
const offered = 8

function PageChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const [text, setText] = useState("")
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: ["search", "pages", wanted],
    queryFn: ({ signal }) =>
      call<Listed<Page>>("POST", "/v1/search", {
        body: { query: wanted, page_size: offered, filter: { property: "object", value: "page" } },
        signal,
      }),
    placeholderData: (before) => before,
  })
  return (
    <div>
      <Field label="Find a page" value={text} onChange={(event) => setText(event.target.value)} />
      <ul className={styles["pages"]} aria-label="Pages">
        {found.data?.results.map((page) => (
          <li key={page.id}>
            <button type="button" aria-pressed={page.id === value} onClick={() => onChange(page.id)}>
              {pageTitle(page) || "Untitled"}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
