import type { Dice } from "../dice.ts"
import type { HttpClient, Reply } from "../http-client.ts"
import type { WorldModel, WriterModel } from "./model.ts"

/** One write a writer may send. */
export interface Operation {
  name: string
  method: "POST" | "PATCH" | "DELETE"
  path: string
  body?: object
  /** Object whose state changes; read back after the next restart. Unknown until made. */
  touches?: string
  /** Brings the model to the state after the write; `answer` is the body of its 200. Returns the id of what it made. */
  apply(answer: Reply["body"]): string | undefined
  /** For a write that was never answered: its answer if it holds, undefined if nothing of it is there. */
  settle(look: Look): Promise<Reply["body"] | undefined>
}

/** How the truth about an unanswered write is found. */
export interface Look {
  client: HttpClient
  /** Id of the page or comment that carries a mark, from the database itself. */
  findMarked(table: "page" | "comment", mark: string): Promise<string | undefined>
}

/** Everything an operation is drawn from. */
export interface Draw {
  writer: WriterModel
  world: WorldModel
  dice: Dice
  /** Name of the job, unique over the whole run. */
  job: string
}

/** Makes an operation, or nothing when the writer has no object it could be done to. */
export type OperationKind = (draw: Draw) => Operation | undefined

/** Reads an object that must exist. @throws Error when it cannot be read */
export async function readObject(client: HttpClient, path: string): Promise<Reply["body"]> {
  const { status, body } = await client.send("GET", path)
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`)
  return body
}

export const richText = (content: string) => [{ text: { content } }]

export const paragraph = (content: string) => ({
  type: "paragraph",
  paragraph: { rich_text: richText(content) },
})

/** Text of a paragraph as answered. */
export function textOf(block: Reply["body"]): string {
  return block.paragraph.rich_text.map((part: { plain_text: string }) => part.plain_text).join("")
}
