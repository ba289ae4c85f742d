import type { Kysely } from "kysely"
import type { Manifest } from "./archive/manifest.ts"
import type { ArchiveOptions } from "./archive/write-archive.ts"
import type { DialectName } from "./dialects/connection.ts"
import type { ChangeLogTable, Tables, TokenRow, WorkspaceRow } from "./schema.ts"

/** Counters of a workspace as of a snapshot. */
export interface Head {
  /** Seq of the newest change-log entry; 0 when there is none. */
  seq: number
  treeSeq: number
  epoch: string
}

/** One consistent view of one workspace. Every function of the store takes one. */
export interface Snapshot {
  readonly ws: number
  readonly db: Kysely<Tables>
  readonly dialect: DialectName
  /** In a write job: after the entries the job has logged so far. */
  readonly head: Head
}

export type ChangeEntry = Omit<ChangeLogTable, "ws" | "seq" | "at" | "actor"> & {
  /** True when the change can alter who sees what, or inherited trash. Advances the workspace's tree_seq. */
  touchesTree?: boolean
}

/** A write job's transaction: a savepoint within a batch. It must await nothing but the store. */
export interface WriteTx extends Snapshot {
  /** Milliseconds; one moment for the whole job. */
  readonly now: number
  /** Seq of the newest entry when the job's batch began: what was logged since is not committed yet. */
  readonly committedSeq: number
  /** User id written as the author. */
  readonly actor: string | null
  /** First of `count` fresh integers, unique in the workspace. */
  allocatePks(count: number): number
  /** Appends to the change log and returns its seq. Rows are flushed with the job. */
  log(entry: ChangeEntry): number
}

/** What a job says about itself. */
export interface WriteOptions {
  actor: string | null
}

export interface Store {
  readonly dialect: DialectName
  /**
   * Runs `job` on one snapshot of the workspace.
   * @throws serviceUnavailable when the database cannot be reached
   */
  read<T>(ws: number, job: (tx: Snapshot) => Promise<T>): Promise<T>
  /**
   * Queues `job` for the workspace's writer; resolves after its COMMIT is durable. A throwing job rolls back alone. A
   * job may run twice, when another transaction got in its way: it must change nothing but the store.
   * @throws serviceOverload when the queue is full · conflict on a key that exists, or when a retry failed too ·
   * serviceUnavailable when the database cannot be reached, or the commit failed
   */
  write<T>(ws: number, options: WriteOptions, job: (tx: WriteTx) => Promise<T>): Promise<T>
  /** The newest committed head: one point read, or none where no other process can write. */
  head(ws: number): Promise<Head>
  /** Refuses new jobs, waits for those under way, and closes the database. */
  close(): Promise<void>
}

export interface NewWorkspace {
  id: string
  name: string
  settings?: object
}

/** The rows of one workspace, by table; made by `dump`, good for `load` on the same release. */
export interface WorkspaceDump {
  readonly tables: ReadonlyMap<keyof Tables, readonly object[]>
}

export type BackUpOptions = Pick<ArchiveOptions, "path" | "copyFiles">

/** A store on a database whose tables are up to date. */
export interface OpenedStore extends Store {
  /** Makes an empty workspace with its root access list; returns its number. */
  createWorkspace(workspace: NewWorkspace): Promise<number>
  /** In the order of their making. */
  listWorkspaces(): Promise<WorkspaceRow[]>
  /** A token of any workspace by the SHA-256 of its text, outside any snapshot. */
  findToken(hash: string): Promise<TokenRow | undefined>
  /** Notes that a token was used now; written about once a minute. */
  touchToken(ws: number, tokenId: string): void
  /** Calls `listener` after commits of this process and, on PostgreSQL, of others: a hint, the truth is `head`. */
  onHead(listener: (ws: number) => void): Promise<() => void>
  /**
   * Writes all workspaces, as of one moment, into a folder that `restoreArchive` reads on either database. Writes go
   * on meanwhile. @throws Error when something has that name already
   */
  backUp(options: BackUpOptions): Promise<Manifest>
  /** Every row of a workspace, in memory: for tests and small workspaces. */
  dump(ws: number): Promise<WorkspaceDump>
  /** Puts a dumped state back in place of the present one, under a new epoch. */
  load(ws: number, dump: WorkspaceDump): Promise<void>
}
