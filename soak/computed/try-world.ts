import { Dice } from "../dice.ts"
import { buildWorld } from "./build-world.ts"
import { writeOnce } from "./draw-write.ts"
import { type Compared, type Observation, observe, observeAgain } from "./observe.ts"
import type { Stage } from "./stage.ts"
import { isHiddenFrom, type Touched } from "./touched.ts"
import { readers, type Who, type World } from "./world.ts"

export interface Tried extends Compared {
  writes: number
  /** Writes that one of the readers must not notice, once for each. */
  hidden: number
}

/**
 * One random world and some writes; after each all that is read equals the recomputation.
 * @throws Error that tells the first difference and the story up to it
 */
export async function tryWorld(stage: Stage, seed: number, tried: Tried): Promise<void> {
  stage.begin(seed)
  const dice = new Dice(seed)
  try {
    const world = await buildWorld(stage, dice)
    const seen = new Map<Who, Observation>()
    const look = async (who: Who) =>
      seen.set(who, await observe(stage, world, who, { dice, compared: tried, before: seen.get(who) }))
    for (const who of readers) await look(who)
    for (let count = dice.int(3, 8); count > 0; count--) {
      const touched = await writeSome(stage, world, dice)
      tried.writes += touched.length
      for (const who of dice.some(readers, readers.length)) {
        if (touched.every((one) => isHiddenFrom(world, who, one))) {
          tried.hidden++
          await observeAgain(stage, world, who, seen.get(who) as Observation)
        } else await look(who)
      }
    }
  } catch (error) {
    const story = stage.story.map((line) => `    ${line}`).join("\n")
    throw new Error(`${(error as Error).stack}\n  after:\n${story}`)
  }
}

/** Mostly one write, sometimes a few before anybody reads again. */
async function writeSome(stage: Stage, world: World, dice: Dice): Promise<Touched[]> {
  const all: Touched[] = []
  for (let count = dice.pick([1, 1, 1, 3]); count > 0; count--) {
    const touched = await writeOnce(stage, world, dice)
    if (touched) all.push(touched)
  }
  return all
}
