import { expect, type TestContext } from "vitest"
import { type Caller, openTarget, type Target, type TargetNeeds } from "../target.ts"
import { text, title } from "./build.ts"
import type { Failure } from "./failure.ts"
import type { ApiError, Entry } from "./matrix.ts"
import type { Answer, Args, List, Notion } from "./notion.ts"
import { Table } from "./table.ts"

/** One SDK at one version, connected, with a page of its own to work below. */
export class Kit {
  readonly entry: Entry
  #target: Target | undefined
  #notion: Notion | undefined
  #home: string | undefined

  constructor(entry: Entry) {
    this.entry = entry
  }

  async open(name: string, needs: TargetNeeds = {}): Promise<void> {
    this.#target = await openTarget(needs)
    this.#notion = this.entry.connect(this.#target)
    const home = await this.notion.pages.create({
      parent: { page_id: this.#target.rootPageId },
      properties: title(`Conformance: ${name}`),
    })
    this.#home = home.id
  }

  async close(): Promise<void> {
    if (this.#target && !this.#target.isDisposable && this.#home) await this.trashPage(this.#home)
    await this.#target?.close()
  }

  get target(): Target {
    return opened(this.#target)
  }

  get notion(): Notion {
    return opened(this.#notion)
  }

  /** The page that the cases of this family work below. */
  get home(): string {
    return opened(this.#home)
  }

  /** Another caller's client; skips the test where the target has no such caller. */
  async as(caller: Caller, context: TestContext): Promise<Notion> {
    const token = await this.target.tokenOf(caller)
    if (token === undefined) return context.skip(`no token of a ${caller}`)
    return this.entry.connect(this.target, token)
  }

  /** A fresh page below the home page. */
  page(name = "Page", more: Args = {}): Promise<Answer> {
    return this.notion.pages.create({ parent: { page_id: this.home }, properties: title(name), ...more })
  }

  /** A fresh database with one data source. */
  async table(properties: Args = {}, options: { title?: string; parent?: string } = {}): Promise<Table> {
    const columns = { Name: { title: {} }, ...properties }
    const created = await this.notion.databases.create({
      parent: { type: "page_id", page_id: options.parent ?? this.home },
      title: text(options.title ?? "Table"),
      ...(this.entry.isLegacy ? { properties: columns } : { initial_data_source: { properties: columns } }),
    })
    return new Table(this, created)
  }

  async append(parentId: string, children: readonly Args[], more: Args = {}): Promise<Answer[]> {
    const list = await this.notion.blocks.children.append({ block_id: parentId, children, ...more })
    return list.results
  }

  async appendOne(parentId: string, child: Args): Promise<Answer> {
    const [made] = await this.append(parentId, [child])
    return made as Answer
  }

  async children(parentId: string): Promise<Answer[]> {
    return (await this.childList(parentId)).results
  }

  childList(parentId: string, more: Args = {}): Promise<List> {
    return this.notion.blocks.children.list({ block_id: parentId, ...more })
  }

  trashPage(pageId: string): Promise<Answer> {
    return this.notion.pages.update({ page_id: pageId, [this.entry.trashFlag]: true })
  }

  restorePage(pageId: string): Promise<Answer> {
    return this.notion.pages.update({ page_id: pageId, [this.entry.trashFlag]: false })
  }

  /** A person of the workspace. */
  async person(): Promise<Answer> {
    const { results } = await this.notion.users.list({})
    const person = results.find((user) => user["type"] === "person")
    if (!person) throw new Error("The workspace has no person.")
    return person
  }

  /** Expects a call to be refused, in the SDK's own error class. */
  async refuses(call: Promise<unknown>, failure: Failure): Promise<ApiError> {
    const error = await call.then(
      (answer) => {
        throw new Error(`Expected ${failure.status} ${failure.code}, was answered ${JSON.stringify(answer)}`)
      },
      (reason: unknown) => reason,
    )
    if (!this.entry.isApiError(error)) throw error
    expect(this.entry.isClientError(error)).toBe(true)
    expect({ status: error.status, code: error.code, message: error.message }).toEqual({
      status: failure.status,
      code: failure.code,
      message:
        failure.message instanceof RegExp
          ? expect.stringMatching(failure.message)
          : (failure.message ?? expect.any(String)),
    })
    expect(JSON.parse(error.body)).toMatchObject({
      object: "error",
      status: failure.status,
      code: failure.code,
    })
    return error
  }
}

function opened<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error("The kit is opened before the first test, not while tests are declared.")
  return value
}
