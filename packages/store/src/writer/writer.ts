import { serviceUnavailable } from "@inkling/contract"
import type { WriteOptions } from "../store.ts"
import type { JobTx } from "./job-tx.ts"
import { type QueueOptions, WorkspaceQueue } from "./workspace-queue.ts"

/** Sends each workspace's jobs to its queue. On SQLite the queues take turns on the one writing connection. */
export class Writer {
  readonly #options: QueueOptions
  readonly #queues = new Map<number, WorkspaceQueue>()
  #isClosed = false

  constructor(options: QueueOptions) {
    this.#options = options
  }

  write<T>(ws: number, { actor }: WriteOptions, run: (tx: JobTx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#isClosed) throw serviceUnavailable(new Error("The store is closed."))
      this.#queue(ws).push({ actor, run, resolve: resolve as (value: unknown) => void, reject })
    })
  }

  /** Refuses new jobs and resolves when those accepted are answered. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const queue of this.#queues.values()) await queue.idle()
  }

  #queue(ws: number): WorkspaceQueue {
    let queue = this.#queues.get(ws)
    if (!queue) {
      queue = new WorkspaceQueue(ws, this.#options)
      this.#queues.set(ws, queue)
    }
    return queue
  }
}
