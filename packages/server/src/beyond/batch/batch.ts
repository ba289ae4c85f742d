import type { Snapshot } from "@inkling/store"
import { AfterCommit } from "../../endpoints/endpoint.ts"
import { TurnGiver } from "../../load/turn-giver.ts"
import type { Wire } from "../../present/context.ts"
import { atIndex } from "../at-index.ts"
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
  const turns = new TurnGiver()
  for (const [index, operation] of operations.entries()) {
    await turns.pause()
    const answer = await atIndex("operation", index, () => runOperation(tx, call, operation, known))
    answers.push(answer)
    known.push(answer instanceof AfterCommit ? answer.known : answer)
  }
  if (!answers.some((answer) => answer instanceof AfterCommit)) return presentBatch(known)
  return new AfterCommit(async (after) => presentBatch(await readAll(after, answers)), presentBatch(known))
})

async function readAll(after: Snapshot, answers: readonly (Wire | AfterCommit)[]): Promise<Wire[]> {
  const all: Wire[] = []
  for (const answer of answers) all.push(answer instanceof AfterCommit ? await answer.read(after) : answer)
  return all
}

const presentBatch = (results: readonly Wire[]): Wire => ({ object: "batch", results })
