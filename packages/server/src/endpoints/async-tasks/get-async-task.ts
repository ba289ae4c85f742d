import { objectNotFound } from "@inkling/contract"
import { findAsyncTask } from "@inkling/store"
import { notFoundBot } from "../../access/not-found-bot.ts"
import { presentTask } from "../../tasks/present-task.ts"
import { taskKeptMs } from "../../tasks/task-kept-ms.ts"
import { readEndpoint } from "../endpoint.ts"

/**
 * How far a task is, and what it came to, for a day after its end (inferred). Only the integration that asked for it
 * may know (inferred). Source: developers.notion.com/reference/retrieve-async-task
 */
export const getAsyncTask = readEndpoint("getAsyncTask", undefined, async (call, tx) => {
  const id = call.path["task_id"] as string
  const task = await findAsyncTask(tx, id)
  // Asking for the time keeps the answer out of the cache: tasks move without entries in the change log.
  const forgottenBefore = call.now() - taskKeptMs
  const isKnown =
    task !== undefined &&
    task.integration_id === call.principal.integration.id &&
    task.operation !== "applyTemplate" &&
    (task.finished_at === null || task.finished_at > forgottenBefore)
  if (!isKnown) throw objectNotFound("async_task", id, notFoundBot(call.principal))
  return presentTask(task, call.base)
})
