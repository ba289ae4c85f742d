import { setTimeout as sleep } from "node:timers/promises"

/** @throws Error naming what did not come to be in time */
export async function waitUntil(what: string, ms: number, isSo: () => boolean): Promise<void> {
  const until = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > until) throw new Error(`Not within ${ms / 1000} s: ${what}`)
    await sleep(20)
  }
}
