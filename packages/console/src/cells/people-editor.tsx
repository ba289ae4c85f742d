import type { UserObjectResponse } from "@notionhq/client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { call } from "../http/call.ts"
import type { Listed } from "../http/notion.ts"
import { Person } from "../values/person.tsx"
import type { EditorProps } from "./cell-editor.tsx"
import { Picker } from "./picker.tsx"

/** People of the workspace. */
export function PeopleEditor({ value, editing, onWrite, onDone }: EditorProps<"people">) {
  const [search, setSearch] = useState(editing.typed ?? "")
  const users = useQuery({
    queryKey: ["users"],
    queryFn: () => call<Listed<UserObjectResponse>>("GET", "/v1/users?page_size=100"),
  })
  const persons = (users.data?.results ?? []).filter((user) => user.type === "person")
  const matching = persons.filter(({ name }) => name?.toLowerCase().includes(search.trim().toLowerCase()))
  const toggle = (id: string) => {
    const without = value.people.filter((person) => person.id !== id)
    const person = persons.find((one) => one.id === id)
    const people = without.length < value.people.length || !person ? without : [...value.people, person]
    onWrite({ value: { ...value, people }, patch: { people: people.map((one) => ({ id: one.id })) } })
    setSearch("")
  }
  return (
    <Picker
      label="People"
      choices={matching.map((person) => ({
        id: person.id,
        name: person.name ?? "",
        shown: <Person person={person} />,
      }))}
      picked={new Set(value.people.map(({ id }) => id))}
      search={search}
      onSearch={setSearch}
      onPick={({ id }) => toggle(id)}
      onClose={() => onDone("stay")}
      note={users.isPending ? "Loading…" : "There is nobody of that name."}
    />
  )
}
