import type { Random } from "@inkling/engine"
import { columnsOf, type MadeDatabase, makeDatabase, patchColumns } from "./data-source-requests.ts"
import type { Json, TestServer } from "./start-server.ts"
import { text, title } from "./wire.ts"

/** A caller of the world's pages. */
export interface Caller {
  name: string
  token: string
}

/** Rows that show each other, people and mentions, in a tree that changes at random. */
export class FragmentWorld {
  readonly callers: Caller[] = []
  readonly rows: string[] = []
  readonly #server: TestServer
  readonly #random: Random
  readonly #people: string[] = []
  /** Pages that hold the databases, and pages under rows. */
  readonly #holders: string[] = []
  readonly #trashed: string[] = []
  readonly #ids = new Map<string, string>()
  readonly #thingRows: string[] = []
  #tasks!: MadeDatabase
  #things!: MadeDatabase
  #changeCount = 0

  constructor(server: TestServer, random: Random) {
    this.#server = server
    this.#random = random
  }

  get sources(): string[] {
    return [this.#tasks.dataSourceId, this.#things.dataSourceId]
  }

  async make(): Promise<void> {
    const { inkling } = this.#server
    this.callers.push({ name: "Everything", token: inkling.token })
    for (const userInfo of ["none", "without_email"] as const) {
      const { token } = await inkling.admin.createIntegration({ name: userInfo, userInfo })
      this.callers.push({ name: userInfo, token })
    }
    for (const name of ["Ada", 'Grace "Q"', "Jörg"])
      this.#people.push((await inkling.admin.createPerson({ name, email: `${name.length}@example.com` })).id)
    for (const name of ["Tasks", "Things"]) this.#holders.push(await this.#page(inkling.rootPageId, name))
    const options = ["Red", "Blue", "Grün"].map((name) => ({ name }))
    const under = (at: number) => ({ parent: { type: "page_id", page_id: this.#holders[at] } })
    this.#things = await makeDatabase(this.#server, "Things", { Size: { number: {} } }, under(1))
    this.#tasks = await makeDatabase(
      this.#server,
      "Tasks",
      {
        Notes: { rich_text: {} },
        Status: { select: { options } },
        Tags: { multi_select: { options } },
        Who: { people: {} },
        By: { created_by: {} },
        Editor: { last_edited_by: {} },
        Edited: { last_edited_time: {} },
        Files: { files: {} },
        Number: { unique_id: { prefix: "T" } },
        Thing: {
          relation: { data_source_id: this.#things.dataSourceId, type: "dual_property", dual_property: {} },
        },
      },
      under(0),
    )
    await patchColumns(this.#server, this.#tasks.dataSourceId, {
      Named: { formula: { expression: 'prop("Name") + prop("Status")' } },
      Sizes: {
        rollup: { relation_property_name: "Thing", rollup_property_name: "Size", function: "sum" },
      },
    })
    for (const [name, { id }] of Object.entries(await columnsOf(this.#server, this.#tasks.dataSourceId)))
      this.#ids.set(name, decodeURIComponent(id as string))
    await inkling.admin.share(this.#holders[0] as string, "none")
    for (let at = 0; at < 6; at++) await this.#addRow(this.#things.dataSourceId, `Thing ${at}`)
    for (let at = 0; at < 12; at++) {
      const shown = {
        Thing: { relation: this.#some(this.#thingRows) },
        Who: { people: this.#some(this.#people) },
        Notes: { rich_text: this.#mentions() },
      }
      await this.#addRow(this.#tasks.dataSourceId, `Task ${at}`, shown)
    }
  }

  /** Changes something, through the API or as an operator; refusals are no matter. */
  async change(): Promise<void> {
    const { admin } = this.#server.inkling
    const change = this.#one([
      () => this.#patchPage(this.#row(), { properties: title(`Title ${this.#changeCount}`) }),
      () =>
        this.#patchPage(this.#row(), {
          properties: { [this.#id("Status")]: { select: { name: this.#one(["Red", "New"]) } } },
        }),
      () =>
        this.#patchPage(this.#row(), {
          properties: { [this.#id("Who")]: { people: this.#some(this.#people) } },
        }),
      () =>
        this.#patchPage(this.#row(), {
          properties: { [this.#id("Thing")]: { relation: this.#some(this.#thingRows) } },
        }),
      () =>
        this.#patchPage(this.#row(), {
          properties: { [this.#id("Notes")]: { rich_text: this.#mentions() } },
        }),
      () => this.#patchPage(this.#row(), { icon: { type: "emoji", emoji: this.#one(["⛵", "😀"]) } }),
      () => this.#trash(`/v1/pages/${this.#row()}`),
      () => this.#trash(`/v1/pages/${this.#one(this.#holders)}`),
      () => this.#patchPage(this.#row(), { is_locked: this.#chance() }),
      () => this.#renameColumn(),
      () => this.#renameOption(),
      () => this.#addRow(this.#one(this.sources), `Row ${this.#changeCount}`),
      () => this.#move(),
      () => this.#trash(`/v1/databases/${this.#tasks.id}`),
      () => admin.share(this.#one([...this.#holders, ...this.rows]), this.#one(["none", "without_email"])),
      () => admin.unshare(this.#one([...this.#holders, ...this.rows]), this.#one(["none", "without_email"])),
      () => this.#append(),
    ])
    this.#changeCount++
    this.#server.advance(this.#random(90_000))
    // What is in trash refuses most changes: so it does not stay there long.
    const restored = this.#random(3) > 0 ? this.#trashed.pop() : undefined
    if (restored) await this.#server.send("PATCH", restored, { body: { in_trash: false } })
    await Promise.resolve(change()).catch((error: Error) => {
      if (error.name === "AssertionError") throw error
    })
  }

  #one<T>(list: readonly T[]): T {
    return list[this.#random(list.length)] as T
  }

  /** Of a column, by its first name. */
  #id(name: string): string {
    return this.#ids.get(name) as string
  }

  #row(): string {
    return this.#one(this.rows)
  }

  #chance(): boolean {
    return this.#random(2) === 0
  }

  #some(ids: readonly string[]): { id: string }[] {
    return ids.filter(() => this.#random(3) === 0).map((id) => ({ id }))
  }

  #mentions(): Json[] {
    const page = { type: "mention", mention: { page: { id: this.#row() } } }
    const user = { type: "mention", mention: { user: { id: this.#one(this.#people) } } }
    const database = { type: "mention", mention: { database: { id: this.#things.id } } }
    const plain = { type: "text", text: { content: 'Plain "text" \u2028 ü ' } }
    return [plain, ...[page, user, database].filter(() => this.#chance())]
  }

  #patchPage(id: string, body: Json) {
    return this.#server.send("PATCH", `/v1/pages/${id}`, { body })
  }

  #trash(path: string) {
    this.#trashed.push(path)
    return this.#server.send("PATCH", path, { body: { in_trash: true } })
  }

  async #page(parent: string, name: string): Promise<string> {
    const body = { parent: { page_id: parent }, properties: title(name) }
    return (await this.#server.send("POST", "/v1/pages", { body })).body["id"] as string
  }

  async #addRow(source: string, name: string, more: Json = {}): Promise<void> {
    const body = { parent: { data_source_id: source }, properties: { ...title(name), ...more } }
    const { status, body: row } = await this.#server.send("POST", "/v1/pages", { body })
    if (status !== 200) return
    this.rows.push(row["id"] as string)
    if (source === this.#things.dataSourceId) this.#thingRows.push(row["id"] as string)
  }

  async #renameColumn(): Promise<void> {
    const source = this.#one(this.sources)
    const columns = Object.values(await columnsOf(this.#server, source))
    const id = this.#one(columns)["id"] as string
    await patchColumns(this.#server, source, { [id]: { name: `Name ${this.#changeCount}` } })
  }

  async #renameOption(): Promise<void> {
    const columns = await columnsOf(this.#server, this.#tasks.dataSourceId)
    const column = Object.values(columns).find(({ type }) => type === "select")
    const { options } = (column as Json)["select"] as { options: Json[] }
    const renamed = options.map(({ id, name }, at) => ({
      id,
      name: at === 0 ? `Red ${this.#changeCount}` : name,
    }))
    await patchColumns(this.#server, this.#tasks.dataSourceId, {
      [(column as Json)["id"] as string]: { select: { options: renamed } },
    })
  }

  #move() {
    const parent = this.#one([
      { type: "data_source_id", data_source_id: this.#one(this.sources) },
      { type: "page_id", page_id: this.#one(this.#holders) },
    ])
    return this.#server.send("POST", `/v1/pages/${this.#row()}/move`, { body: { parent } })
  }

  #append() {
    const children = [{ paragraph: { rich_text: text("More") } }]
    return this.#server.send("PATCH", `/v1/blocks/${this.#row()}/children`, { body: { children } })
  }
}
