import { ApiError } from "@inkling/contract"
import type { Snapshot, WriteTx } from "@inkling/store"
import { AfterCommit, type Call } from "../../endpoints/endpoint.ts"
import type { Wire } from "../../present/context.ts"
import { beyondWrite } from "../beyond-endpoint.ts"
import { type Operation, runOperation } from "./run-operation.ts"

/**
 * Writes of the API one after another in one write job: all or nothing. Each is checked and authorized as if it came
 * alone, and may name values of earlier answers. The batch asks for no capability of its own.
 */
export const batch = beyondWrite("batch", undefined, async (call, tx) => {
  const operations = call.body["operations"] as Operation[]
  const answers: (Wire | AfterCommit)[] = []
  const known: Wire[] = []
  for (const [index, operation] of operations.entries()) {
    const answer = await runOrTell(tx, call, operation, { index, known })
    answers.push(answer)
    known.push(answer instanceof AfterCommit ? answer.known : answer)
  }
  if (!answers.some((answer) => answer instanceof AfterCommit)) return presentBatch(known)
  return new AfterCommit(async (after) => presentBatch(await readAll(after, answers)), presentBatch(known))
})

async function runOrTell(
  tx: WriteTx,
  call: Call,
  operation: Operation,
  { index, known }: { index: number; known: readonly Wire[] },
): Promise<Wire | AfterCommit> {
  try {
    return await runOperation(tx, call, operation, known)
  } catch (error) {
    throw error instanceof ApiError ? atOperation(error, index) : error
  }
}

/** The operation's own error, and which operation it was. */
function atOperation(error: ApiError, index: number): ApiError {
  return new ApiError(error.code, error.message, {
    additionalData: { ...error.additionalData, operation: String(index) },
    ...(error.headers && { headers: error.headers }),
    cause: error,
  })
}

async function readAll(after: Snapshot, answers: readonly (Wire | AfterCommit)[]): Promise<Wire[]> {
  const all: Wire[] = []
  for (const answer of answers) all.push(answer instanceof AfterCommit ? await answer.read(after) : answer)
  return all
}

const presentBatch = (results: readonly Wire[]): Wire => ({ object: "batch", results })
