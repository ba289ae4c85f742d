import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type DialectAdapterBase,
  type Driver,
  Kysely,
  type KyselyConfig,
  type QueryCompiler,
  type QueryResult,
} from "kysely"
import type { Tables } from "../schema.ts"

interface Words {
  adapter: DialectAdapter | DialectAdapterBase
  compiler: QueryCompiler
}

/** A Kysely whose every query runs on `connection`. Transactions are the writer's business, not Kysely's. */
export function bindKysely(connection: DatabaseConnection, { adapter, compiler }: Words): Kysely<Tables> {
  const dialect: KyselyConfig["dialect"] = {
    createDriver: () => new BoundDriver(connection),
    createAdapter: () => adapter,
    createQueryCompiler: () => compiler,
    createIntrospector: () => {
      throw new Error("The store introspects through its dialects.")
    },
  }
  const bound = new Kysely<Tables>({ dialect })
  connections.set(bound, connection)
  return bound
}

const connections = new WeakMap<Kysely<Tables>, DatabaseConnection>()

/** Runs a compiled query on the connection itself: Kysely's own way there costs more than a point read. */
export function execute<R>(db: Kysely<Tables>, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  const connection = connections.get(db)
  if (!connection) throw new Error("This Kysely is bound to no connection.")
  return connection.executeQuery<R>(query)
}

class BoundDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    throw notHere()
  }

  async commitTransaction(): Promise<void> {
    throw notHere()
  }

  async rollbackTransaction(): Promise<void> {
    throw notHere()
  }

  async destroy(): Promise<void> {}
}

function notHere(): Error {
  return new Error("Transactions are opened by store.read and store.write.")
}
