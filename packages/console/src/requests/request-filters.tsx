import { X } from "lucide-react"
import { useEffect, useState } from "react"
import type { RequestWish } from "../http/requests.ts"
import { useIntegrations } from "../integrations/use-integrations.ts"
import { setQuery } from "../router/location.ts"
import { Button } from "../ui/button.tsx"
import styles from "./request-filters.module.css"

const outcomes = [
  { value: "2xx", label: "Fine" },
  { value: "4xx", label: "Refused" },
  { value: "5xx", label: "Failed" },
] as const
const methods = ["GET", "POST", "PATCH", "DELETE"] as const

/** Milliseconds of quiet after which a typed text is searched for. */
const quietMs = 250

/** What the log is searched for. All of it lives in the address. */
export function RequestFilters({ wish, hidesPeople }: { wish: RequestWish; hidesPeople: boolean }) {
  const integrations = useIntegrations()
  const isFiltered = Object.keys(wish).length > 0 || !hidesPeople
  return (
    <search className={styles["filters"]}>
      <SearchText text={wish.text ?? ""} />
      <select
        aria-label="Caller"
        className={styles["select"]}
        value={wish.integration ?? ""}
        onChange={(event) => setQuery({ integration: event.target.value })}
      >
        <option value="">Every integration</option>
        {integrations.data?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {outcomes.map(({ value, label }) => (
        <Chip key={value} name="status" value={value} isOn={wish.status === value} label={label} />
      ))}
      <i className={styles["gap"]} />
      {methods.map((method) => (
        <Chip key={method} name="method" value={method} isOn={wish.method === method} label={method} />
      ))}
      <i className={styles["gap"]} />
      <Chip name="people" value="yes" isOn={!hidesPeople} label="The console's own too" />
      {isFiltered && (
        <Button
          look="quiet"
          size="small"
          onClick={() => setQuery({ status: "", method: "", integration: "", text: "", people: "" })}
        >
          <X size={14} strokeWidth={1.5} /> Clear
        </Button>
      )}
    </search>
  )
}

interface ChipProps {
  name: string
  value: string
  isOn: boolean
  label: string
}

function Chip({ name, value, isOn, label }: ChipProps) {
  return (
    <button
      type="button"
      className={styles["chip"]}
      aria-pressed={isOn}
      onClick={() => setQuery({ [name]: isOn ? undefined : value })}
    >
      {label}
    </button>
  )
}

function SearchText({ text }: { text: string }) {
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => setQuery({ text: typed }), quietMs)
    return () => clearTimeout(timer)
  }, [typed, text])
  return (
    <input
      type="search"
      aria-label="Search the log"
      placeholder="Path, id, or words in a body"
      className={styles["text"]}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
