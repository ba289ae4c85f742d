import { Draw } from "../packages/engine/test/columns/draw.ts"

/** Choices drawn from one seed, and seeds of others. */
export class Dice extends Draw {
  /** A stream of its own. */
  fork(): Dice {
    return new Dice(this.int(0, 2 ** 32 - 1))
  }
}
