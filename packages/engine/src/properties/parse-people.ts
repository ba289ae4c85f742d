import { requestId } from "../ids/request-id.ts"
import type { PersonRef } from "./value.ts"
import type { ValueContext } from "./value-context.ts"

/** The people of a people property, each once; their ids are noted, to be looked up. */
export function parsePeople(
  input: readonly { id: string; object?: string }[],
  { content }: Pick<ValueContext, "content">,
): PersonRef[] {
  const people = new Map<string, PersonRef>()
  for (const person of input) {
    const id = requestId(person.id)
    content.references.users.add(id)
    people.set(id, { object: person.object === "group" ? "group" : "user", id })
  }
  return [...people.values()]
}
