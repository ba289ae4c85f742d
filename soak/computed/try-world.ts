import { Dice } from "../dice.ts"
import { buildWorld } from "./build-world.ts"
import { writeOnce } from "./draw-write.ts"
import { type Compared, type Observation, observe, observeAgain } from "./observe.ts"
import type { Stage } from "./stage.ts"
import { isHiddenFrom } from "./touched.ts"
import { readers, type Who } from "./world.ts"

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
      seen.set(who, await observe(stage, world, who, { dice, compared: tried }))
    for (const who of readers) await look(who)
    for (let count = dice.int(3, 8); count > 0; count--) {
      const touched = await writeOnce(stage, world, dice)
      if (!touched) continue
      tried.writes++
      for (const who of readers) {
        if (isHiddenFrom(world, who, touched)) {
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
