import type { AsyncTaskRow } from "@inkling/store"
import type { Wire } from "../present/context.ts"
import type { AsyncEndpointKey } from "./task-request.ts"

/** Seconds after which a client may ask again. Source: recorded in July 2026 */
const pollAfterSeconds = 2

/** Source: recorded in July 2026 for markdown; the other follows the docs. */
const names: Record<AsyncEndpointKey, string> = {
  createPage: "POST /v1/pages",
  updatePageMarkdown: "PATCH /v1/pages/:page_id/markdown",
}

/** A task in recorded key order; what a finished one ends with has its place by inference. */
export function presentTask(task: AsyncTaskRow, base: string): Wire {
  const { id, status, result, error } = task
  return {
    object: "async_task",
    id,
    status,
    status_url: `${base}/v1/async_tasks/${id}`,
    created_time: new Date(task.created_at).toISOString(),
    ...(task.finished_at === null && { poll_after_seconds: pollAfterSeconds }),
    operation: { surface: "rest", name: names[task.operation as AsyncEndpointKey] },
    ...(status === "succeeded" && { result }),
    ...(status === "failed" && { error }),
  }
}
