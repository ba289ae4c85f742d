import { validationError } from "@inkling/contract"
import { type Random, seededRandom } from "@inkling/engine"
import type { FaultRule, NewFault } from "./fault-rule.ts"
import { dropped, faultOf, InjectedFault } from "./injected-fault.ts"

/** Rules that a process keeps. */
const maxRules = 100

/** Steps in which a rate is drawn. */
const rateSteps = 1_000_000

/** A request as rules look at it. */
export interface Suspect {
  method: string
  pathname: string
  integrationId: string
}

interface Kept {
  rule: FaultRule
  path: RegExp | undefined
  random: Random
}

/**
 * What is to go wrong on purpose, so that clients can be tested against a bad day. In memory, per process, gone with it.
 * The oldest rule that strikes decides.
 */
export class Faults {
  readonly #kept: Kept[] = []
  readonly #delay: (ms: number) => Promise<void>
  #nextId = 1

  /** @param delay waits so many milliseconds */
  constructor(delay: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms))) {
    this.#delay = delay
  }

  get isEmpty(): boolean {
    return this.#kept.length === 0
  }

  /** @param fault as `readFault` gives it, its integration by id. @throws validationError when there are too many */
  add(fault: NewFault): FaultRule {
    if (this.#kept.length >= maxRules)
      throw validationError(`There are ${maxRules} fault rules already; remove some first.`)
    const rule: FaultRule = { id: `fault-${this.#nextId++}`, ...fault, fitted: 0, struck: 0 }
    const path = fault.path === undefined ? undefined : patternOf(fault.path)
    this.#kept.push({ rule, path, random: seededRandom(fault.seed ?? 1) })
    return { ...rule }
  }

  list(): FaultRule[] {
    return this.#kept.map(({ rule }) => ({ ...rule }))
  }

  /** @throws validationError when there is none of that id */
  remove(id: string): void {
    const at = this.#kept.findIndex(({ rule }) => rule.id === id)
    if (at < 0) throw validationError(`There is no fault rule "${id}".`)
    this.#kept.splice(at, 1)
  }

  clear(): void {
    this.#kept.length = 0
  }

  /**
   * Called before a request is looked at. Returns what is to be done once it was answered, if anything.
   * @throws ApiError or InjectedFault in place of the answer
   */
  async meet(suspect: Suspect): Promise<(() => never) | undefined> {
    const rule = this.#strike(suspect)
    if (!rule) return undefined
    if (rule.delay_ms !== undefined) await this.#delay(rule.delay_ms)
    if (rule.drop === "before") throw new InjectedFault(dropped)
    if (rule.status !== undefined) throw faultOf(rule.status, rule.retry_after)
    if (rule.drop === undefined) return undefined
    return () => {
      throw new InjectedFault(dropped)
    }
  }

  #strike(suspect: Suspect): FaultRule | undefined {
    for (const { rule, path, random } of this.#kept) {
      if (rule.times !== undefined && rule.struck >= rule.times) continue
      if (rule.method !== undefined && rule.method !== suspect.method) continue
      if (rule.integration !== undefined && rule.integration !== suspect.integrationId) continue
      if (path !== undefined && !path.test(suspect.pathname)) continue
      rule.fitted++
      if (rule.every !== undefined && rule.fitted % rule.every !== 0) continue
      if (rule.rate !== undefined && random(rateSteps) >= rule.rate * rateSteps) continue
      rule.struck++
      return rule
    }
    return undefined
  }
}

function patternOf(path: string): RegExp {
  const parts = path.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return new RegExp(`^${parts.join(".*")}$`)
}
