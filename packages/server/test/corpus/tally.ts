import { explainBody } from "./differences.ts"
import { type Exchange, gist, routeOf } from "./exchange.ts"

interface Row {
  tried: number
  agreed: number
  explained: number
}

/** Counts agreements per endpoint, and keeps what differs without an explanation. */
export class Tally {
  readonly #rows = new Map<string, Row>()
  readonly #reasons = new Map<string, number>()
  /** One line each; empty when everything is as recorded or explained. */
  readonly unexplained: string[] = []

  add(exchange: Exchange, difference: string | undefined): void {
    const key = routeOf(exchange)?.key ?? "?"
    const row = this.#rows.get(key) ?? { tried: 0, agreed: 0, explained: 0 }
    this.#rows.set(key, row)
    row.tried++
    if (difference === undefined) {
      row.agreed++
      return
    }
    const known = explainBody(exchange)
    if (!known) {
      this.unexplained.push(`${gist(exchange)}: ${difference}`)
      return
    }
    row.explained++
    this.#reasons.set(known.reason, (this.#reasons.get(known.reason) ?? 0) + 1)
  }

  get agreement(): number {
    const rows = [...this.#rows.values()]
    const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0)
    return sum(({ agreed }) => agreed) / sum(({ tried }) => tried)
  }

  print(title: string): void {
    const lines = [...this.#rows].map(
      ([key, { tried, agreed, explained }]) =>
        `  ${key}: ${agreed} of ${tried} as recorded${explained ? `, ${explained} explained` : ""}`,
    )
    const reasons = [...this.#reasons].map(([reason, count]) => `  ${count} × ${reason}`)
    const share = `${(this.agreement * 100).toFixed(1)} % as recorded`
    console.info([`${title}: ${share}`, ...lines.sort(), ...reasons].join("\n"))
  }
}
