import type { Clock } from "@inkling/engine"
import type { Manifest } from "./archive/manifest.ts"
import { writeArchive } from "./archive/write-archive.ts"
import { createWorkspace, listWorkspaces } from "./create-workspace.ts"
import type { Backend } from "./dialects/backend.ts"
import type { DialectName } from "./dialects/connection.ts"
import { dumpWorkspace, loadWorkspace } from "./dump.ts"
import { HeadListeners } from "./head-listeners.ts"
import { KnownHeads } from "./known-heads.ts"
import { Reader } from "./reader.ts"
import type { TokenRow, WorkspaceRow } from "./schema.ts"
import type {
  BackUpOptions,
  Head,
  NewWorkspace,
  OpenedStore,
  Snapshot,
  WorkspaceDump,
  WriteOptions,
  WriteTx,
} from "./store.ts"
import { findToken } from "./token.ts"
import { TokenUses } from "./token-uses.ts"
import { compileCounters, headOf } from "./workspace.ts"
import { translateError } from "./writer/translate-error.ts"
import { Writer } from "./writer/writer.ts"

export interface SqlStoreOptions {
  backend: Backend
  clock: Clock
  maxQueued: number
  /** Fresh random text, for workspaces' epochs. */
  newEpoch(): string
}

/** The store on either database. */
export class SqlStore implements OpenedStore {
  readonly dialect: DialectName
  readonly #options: SqlStoreOptions
  readonly #reader: Reader
  readonly #writer: Writer
  readonly #heads: HeadListeners
  readonly #known: KnownHeads | undefined
  readonly #tokenUses: TokenUses
  #closing: Promise<void> | undefined

  constructor(options: SqlStoreOptions) {
    const { backend, clock, maxQueued } = options
    this.dialect = backend.dialect
    this.#options = options
    this.#heads = new HeadListeners(backend)
    this.#reader = new Reader(backend)
    this.#known = backend.isExclusive ? new KnownHeads() : undefined
    const onCommit = (ws: number, head: Head) => {
      this.#known?.committed(ws, head)
      this.#heads.committed(ws, head.seq)
    }
    const onFailure = (ws: number) => this.#known?.forget(ws)
    this.#writer = new Writer({ backend, clock, maxQueued, onCommit, onFailure })
    this.#tokenUses = new TokenUses(clock, (ws, write, job) => this.write(ws, write, job))
  }

  read<T>(ws: number, job: (tx: Snapshot) => Promise<T>): Promise<T> {
    return this.#reader.read(ws, job)
  }

  write<T>(ws: number, options: WriteOptions, job: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.#writer.write(ws, options, job)
  }

  async head(ws: number): Promise<Head> {
    const read = () => this.#readHead(ws)
    return this.#known?.get(ws) ?? this.#known?.learn(ws, read) ?? read()
  }

  async #readHead(ws: number): Promise<Head> {
    const { backend } = this.#options
    const query = compileCounters(backend.point, backend.dialect, [ws])
    const { rows } = await this.#reach(backend.point.executeQuery(query))
    if (!rows[0]) throw new Error(`There is no workspace ${ws}.`)
    return headOf(rows[0])
  }

  findToken(hash: string): Promise<TokenRow | undefined> {
    const { point, dialect } = this.#options.backend
    return this.#reach(findToken({ db: point, dialect }, hash))
  }

  touchToken(ws: number, tokenId: string): void {
    this.#tokenUses.touch(ws, tokenId)
  }

  createWorkspace(workspace: NewWorkspace): Promise<number> {
    const { backend, clock, newEpoch } = this.#options
    return this.#reach(createWorkspace(backend, { ...workspace, epoch: newEpoch(), createdAt: clock.now() }))
  }

  listWorkspaces(): Promise<WorkspaceRow[]> {
    return this.#reach(listWorkspaces(this.#options.backend.point))
  }

  onHead(listener: (ws: number) => void): Promise<() => void> {
    return this.#heads.add(listener)
  }

  backUp(options: BackUpOptions): Promise<Manifest> {
    const nowMs = this.#options.clock.now()
    return this.#reader.readAll((db) => writeArchive({ db }, { ...options, nowMs }))
  }

  dump(ws: number): Promise<WorkspaceDump> {
    return this.read(ws, dumpWorkspace)
  }

  load(ws: number, dump: WorkspaceDump): Promise<void> {
    const epoch = this.#options.newEpoch()
    return this.#writer.write(ws, { actor: null }, (tx) => loadWorkspace(tx, dump, epoch))
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await Promise.all([this.#tokenUses.flush(), this.#writer.close(), this.#reader.close()])
    await this.#options.backend.close()
  }

  async #reach<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      throw translateError(this.#options.backend, error)
    }
  }
}
