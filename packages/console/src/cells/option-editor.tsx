import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { PropertyPatch } from "../http/notion.ts"
import { OptionPill } from "../values/option-pill.tsx"
import type { EditorProps } from "./cell-editor.tsx"
import { type Choice, Picker } from "./picker.tsx"

type Options = "select" | "multi_select" | "status"
type Option = { id: string; name: string; color: "default" | "gray" | "brown" | "red" }

/** Options of a select, multi-select or status; new ones are made by their name, which the API allows but for status. */
export function OptionEditor({ value, schema, editing, onWrite, onDone }: EditorProps<Options>) {
  const client = useQueryClient()
  const [search, setSearch] = useState(editing.typed ?? "")
  const known = optionsOf(schema)
  const now = pickedOf(value)
  const isMulti = value.type === "multi_select"
  const write = (options: Option[]) => {
    const names = options.map(({ name }) => ({ name }))
    const one = options[0] ?? null
    if (value.type === "multi_select")
      onWrite({ value: { ...value, multi_select: options }, patch: { multi_select: names } })
    else if (value.type === "select")
      onWrite({ value: { ...value, select: one }, patch: { select: names[0] ?? null } as PropertyPatch })
    else onWrite({ value: { ...value, status: one }, patch: { status: names[0] ?? null } as PropertyPatch })
    if (!isMulti) onDone("stay")
  }
  const toggle = (option: Option) => {
    const without = now.filter(({ name }) => name !== option.name)
    write(without.length < now.length ? without : isMulti ? [...now, option] : [option])
    setSearch("")
  }
  const create = (name: string) => {
    toggle({ id: name, name, color: "default" })
    // The new option has its colour and place from the server.
    setTimeout(() => void client.invalidateQueries({ queryKey: ["data-source"] }), 500)
  }
  const matching = known.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Picker
      label="Options"
      choices={matching.map(
        (option): Choice => ({
          id: option.name,
          name: option.name,
          shown: <OptionPill {...option} isStatus={value.type === "status"} />,
        }),
      )}
      picked={new Set(now.map(({ name }) => name))}
      search={search}
      onSearch={setSearch}
      onPick={({ name }) => toggle(known.find((one) => one.name === name) as Option)}
      onCreate={value.type === "status" ? undefined : create}
      onClose={() => onDone("stay")}
      note="There is no option of that name."
    />
  )
}

function optionsOf(schema: EditorProps["schema"]): Option[] {
  if (schema.type === "select") return schema.select.options as Option[]
  if (schema.type === "multi_select") return schema.multi_select.options as Option[]
  if (schema.type === "status") return schema.status.options as Option[]
  return []
}

function pickedOf(value: EditorProps<Options>["value"]): Option[] {
  if (value.type === "multi_select") return value.multi_select as Option[]
  const one = value.type === "select" ? value.select : value.status
  return one ? [one as Option] : []
}
