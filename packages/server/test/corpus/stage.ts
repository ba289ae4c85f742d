import { type ApiVersion, newestVersion } from "@inkling/contract"
import type { InklingOptions } from "../../src/inkling.ts"
import { createInkling, type Inkling } from "../../src/inkling.ts"
import { placeForFiles } from "../place-for-files.ts"
import { type JsonObject, textAt } from "./json.ts"

export interface StageAnswer {
  status: number
  body: JsonObject
}

/** A thing that a recording needs could not be made: the recording was not tried. */
export class StageError extends Error {}

/** A server of ours and the means to make what recordings refer to, through its public API at the newest version. */
export class Stage {
  readonly inkling: Inkling
  readonly #people = new Map<string, Promise<string>>()
  #target: Promise<Target> | undefined
  #page: Promise<string> | undefined

  readonly #removeFiles: () => void

  private constructor(inkling: Inkling, removeFiles: () => void) {
    this.inkling = inkling
    this.#removeFiles = removeFiles
  }

  static async open(storage: NonNullable<InklingOptions["storage"]>): Promise<Stage> {
    const place = placeForFiles()
    const inkling = await createInkling({ storage, files: place.options, port: false, seed: "empty" })
    return new Stage(inkling, place.remove)
  }

  async close(): Promise<void> {
    await this.inkling.close()
    this.#removeFiles()
  }

  async send(
    version: ApiVersion,
    method: string,
    path: string,
    body?: unknown,
    token = this.inkling.token,
  ): Promise<StageAnswer> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, "notion-version": version }
    const init: RequestInit = { method, headers }
    if (body !== undefined && body !== null) {
      headers["content-type"] = "application/json"
      init.body = JSON.stringify(body)
    }
    const response = await this.inkling.fetch(`http://localhost${path}`, init)
    return { status: response.status, body: (await response.json()) as JsonObject }
  }

  /** @throws StageError when the server refuses */
  async make(method: string, path: string, body?: unknown): Promise<JsonObject> {
    const answer = await this.send(newestVersion, method, path, body)
    if (answer.status === 200) return answer.body
    throw new StageError(
      `${method} ${path} ${JSON.stringify(body)?.slice(0, 1500)}: ${answer.body["code"]} ${answer.body["message"]}`,
    )
  }

  /** The same person for the same recorded id. */
  person(recordedId: string): Promise<string> {
    const found =
      this.#people.get(recordedId) ??
      this.inkling.admin
        .createPerson({ name: "Ada", email: `p${this.#people.size}@example.com` })
        .then(({ id }) => id)
    this.#people.set(recordedId, found)
    return found
  }

  /** A page that every recording may refer to, but none may change. */
  page(): Promise<string> {
    this.#page ??= this.newPage()
    return this.#page
  }

  /** A data source that every relation may point to. */
  target(): Promise<Target> {
    this.#target ??= this.newDatabase({ Name: { title: {} } })
    return this.#target
  }

  async newPage(parent?: JsonObject, properties?: JsonObject, children?: unknown[]): Promise<string> {
    const made = await this.make("POST", "/v1/pages", {
      parent: parent ?? { page_id: this.inkling.rootPageId },
      ...(properties && { properties }),
      ...(children && { children }),
    })
    return made["id"] as string
  }

  /** Appends one block and returns its id. */
  async newBlock(parentId: string, block: JsonObject): Promise<string> {
    const answer = await this.make("PATCH", `/v1/blocks/${parentId}/children`, { children: [block] })
    return textAt((answer["results"] as JsonObject[])[0], "id") as string
  }

  async newDatabase(properties: JsonObject): Promise<Target> {
    const made = await this.make("POST", "/v1/databases", {
      parent: { type: "page_id", page_id: this.inkling.rootPageId },
      initial_data_source: { properties },
    })
    const [source] = made["data_sources"] as { id: string }[]
    return { databaseId: made["id"] as string, dataSourceId: (source as { id: string }).id }
  }
}

export interface Target {
  databaseId: string
  dataSourceId: string
}
