import type { Kysely } from "kysely"
import type { ChangeLogTable, Tables } from "./schema.ts"

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
  readonly dialect: "sqlite" | "postgres"
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
  readonly dialect: "sqlite" | "postgres"
  /** Runs `job` on one snapshot of the workspace. */
  read<T>(ws: number, job: (tx: Snapshot) => Promise<T>): Promise<T>
  /**
   * Queues `job` for the workspace's writer; resolves after its COMMIT is durable. A throwing job rolls back alone.
   * @throws serviceOverload when the queue is full · conflict on a serialization failure after one retry
   */
  write<T>(ws: number, options: WriteOptions, job: (tx: WriteTx) => Promise<T>): Promise<T>
  /** The newest committed head; one point read. */
  head(ws: number): Promise<Head>
  close(): Promise<void>
}
