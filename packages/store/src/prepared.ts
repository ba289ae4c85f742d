import type { CompiledQuery, Kysely } from "kysely"
import { execute } from "./dialects/bind-kysely.ts"
import type { DialectName } from "./dialects/connection.ts"
import type { Tables } from "./schema.ts"
import type { Snapshot } from "./store.ts"

/** Stands for the parameter at `index` while a query is compiled. */
class Slot {
  readonly index: number

  constructor(index: number) {
    this.index = index
  }
}

/** A query that is built but not run: a query builder, or raw SQL, which compiles for the Kysely it is given. */
interface Compilable<R> {
  compile(db: Kysely<Tables>): CompiledQuery<R>
}

type Build<P extends readonly unknown[], R> = (
  db: Kysely<Tables>,
  dialect: DialectName,
  ...parameters: P
) => Compilable<R>

/**
 * A query built and compiled once per dialect, because building costs more than a point read. `build` sees stand-ins
 * for its parameters: it may bind them, not look at them.
 */
export function prepared<P extends readonly unknown[], R>(
  build: Build<P, R>,
): (tx: Pick<Snapshot, "db" | "dialect">, ...parameters: P) => Promise<R[]> {
  const compile = compiler(build)
  return async ({ db, dialect }, ...parameters) => (await execute(db, compile(db, dialect, parameters))).rows
}

/** The same, for a query that is run by other means than a Kysely. */
export function compiler<P extends readonly unknown[], R>(
  build: Build<P, R>,
): (db: Kysely<Tables>, dialect: DialectName, parameters: P) => CompiledQuery<R> {
  const templates = new Map<DialectName, CompiledQuery<R>>()
  return (db, dialect, parameters) => {
    let template = templates.get(dialect)
    if (!template) {
      const slots = Array.from({ length: parameters.length }, (_, index) => new Slot(index))
      template = build(db, dialect, ...(slots as unknown as P)).compile(db) as CompiledQuery<R>
      templates.set(dialect, template)
    }
    const bound = template.parameters.map((value) =>
      value instanceof Slot ? parameters[value.index] : value,
    )
    return { ...template, parameters: bound }
  }
}

/** A query within one workspace; see prepared. */
export function scoped<P extends readonly unknown[], R>(
  build: (query: Pick<Snapshot, "db" | "dialect" | "ws">, ...parameters: P) => Compilable<R>,
): (tx: Snapshot, ...parameters: P) => Promise<R[]> {
  const run = prepared((db, dialect, ws: number, ...parameters: P) =>
    build({ db, dialect, ws }, ...parameters),
  )
  return (tx, ...parameters) => run(tx, tx.ws, ...parameters)
}

/** The first row, or undefined. */
export function first<A extends readonly unknown[], R>(
  query: (...args: A) => Promise<R[]>,
): (...args: A) => Promise<R | undefined> {
  return async (...args) => (await query(...args))[0]
}
