import type { Dice } from "../dice.ts"
import { type HttpClient, NoAnswer } from "../http-client.ts"
import type { WorldModel, WriterModel } from "./model.ts"
import type { Operation } from "./operation.ts"
import { drawOperation } from "./operations/index.ts"

/** A write that was sent and not answered. */
export interface Doubt {
  writer: WriterModel
  operation: Operation
}

export interface Tally {
  acknowledged: number
  /** By kind of write. */
  kinds: Map<string, number>
  /** Answered with "not now": nothing of them may be there. */
  refused: number
  jobs: number
}

export const newTally = (): Tally => ({ acknowledged: 0, kinds: new Map(), refused: 0, jobs: 0 })

const notNow = new Set([409, 429, 529])

/**
 * One writer, one write after another, until an answer stays away; returns the write in doubt. `isOver` ends it in
 * peace.
 * @throws Error when an answer is one that a correct server does not give
 */
export async function writeUntilKilled(
  client: HttpClient,
  world: WorldModel,
  writer: WriterModel,
  dice: Dice,
  tally: Tally,
  isOver: () => boolean,
): Promise<Doubt | undefined> {
  while (!isOver()) {
    const operation = drawOperation({ writer, world, dice, job: `${writer.name}.${++tally.jobs}` })
    const { method, path, body, name } = operation
    try {
      const reply = await client.send(method, path, body)
      if (reply.status === 200) {
        const made = operation.apply(reply.body)
        writer.touched.add((made ?? operation.touches) as string)
        tally.acknowledged++
        tally.kinds.set(name, (tally.kinds.get(name) ?? 0) + 1)
      } else if (reply.status === 503) return { writer, operation }
      else if (notNow.has(reply.status)) tally.refused++
      else
        throw new Error(
          `${name} was answered ${reply.status}: ${JSON.stringify(reply.body)}\n${method} ${path} ${JSON.stringify(body)}`,
        )
      if (operation.touches !== undefined) writer.touched.add(operation.touches)
    } catch (error) {
      if (error instanceof NoAnswer) return { writer, operation }
      throw error
    }
  }
  return undefined
}
