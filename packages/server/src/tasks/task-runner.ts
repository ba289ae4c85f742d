import { releaseTasks, removeFinishedTasks } from "@inkling/store"
import type { Services } from "../services.ts"
import { runNextTask } from "./run-task.ts"
import { taskKeptMs } from "./task-kept-ms.ts"

/** Milliseconds between two looks at what others have left, or what is to be tried again. */
const everyMs = 2_000

/** Milliseconds between two clearings. */
const clearEveryMs = 600_000

/** Does this process's share of the tasks, one at a time, so that requests come between. */
export class TaskRunner {
  #services: Services | undefined
  #ws = 0
  #isRunning = false
  #wokenAgain = false
  #timers: NodeJS.Timeout[] = []

  /**
   * Takes up what an earlier process left, and goes on until stopped. A SQLite file has one process, so whatever is
   * under way there was cut short.
   */
  async start(services: Services, ws: number): Promise<void> {
    this.#services = services
    this.#ws = ws
    const { store, clock } = services
    if (store.dialect === "sqlite")
      await store.write(ws, { actor: null }, (tx) => releaseTasks(tx, clock.now()))
    const clear = () => {
      store
        .write(ws, { actor: null }, (tx) => removeFinishedTasks(tx, clock.now() - taskKeptMs))
        .catch((err) => services.log.error({ err }, "finished tasks could not be cleared"))
    }
    this.#timers = [setInterval(() => this.wake(), everyMs), setInterval(clear, clearEveryMs)]
    for (const timer of this.#timers) timer.unref()
    this.wake()
  }

  /** Says that there may be a task to do. Does nothing before `start` and after `stop`. */
  wake(): void {
    if (!this.#services) return
    if (this.#isRunning) this.#wokenAgain = true
    else this.#services.background.add(this.#run(this.#services))
  }

  /** What is under way goes on; `Background.idle` waits for it. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#services = undefined
  }

  async #run(services: Services): Promise<void> {
    this.#isRunning = true
    try {
      do {
        this.#wokenAgain = false
        while (this.#services && (await runNextTask(services, this.#ws)));
      } while (this.#wokenAgain)
    } catch (err) {
      services.log.error({ err }, "tasks could not be done; they are tried again")
    } finally {
      this.#isRunning = false
    }
  }
}
