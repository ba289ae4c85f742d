import type { AsyncTaskRow, WriteTx } from "@inkling/store"
import { insertAsyncTask } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import type { Operation, TaskRequest } from "./task-request.ts"

/**
 * Writes down what is to be done later, in the transaction of who asks for it: once that is committed, the task is
 * done, however many processes are killed meanwhile.
 */
export async function acceptTask(
  tx: WriteTx,
  call: Call,
  operation: Operation,
  request: TaskRequest,
): Promise<AsyncTaskRow> {
  const task: AsyncTaskRow = {
    ws: tx.ws,
    id: `task_${call.services.ids.uuid("other").replaceAll("-", "")}`,
    operation,
    status: "queued",
    credential_kind: call.principal.credential.kind,
    credential_hash: call.principal.credential.hash,
    integration_id: call.principal.integration.id,
    request,
    subject_id: null,
    result: null,
    error: null,
    attempts: 0,
    due_at: tx.now,
    created_at: tx.now,
    finished_at: null,
  }
  await insertAsyncTask(tx, task)
  call.onTask?.()
  return task
}
