import type { Backend } from "../backend.ts"
import type { Connection } from "../connection.ts"
import { Pool } from "../pool.ts"
import { Announcements } from "./announcements.ts"
import { PostgresConnection } from "./connection.ts"
import { postgresFailure } from "./errors.ts"
import { introspectPostgres } from "./introspect.ts"
import { PointReader } from "./point-reader.ts"
import { Session, type SessionOptions } from "./session.ts"

/** Sessions of one process, beside one for single reads and one that listens. */
const maxReaders = 8
const maxWriters = 4

export interface PostgresOptions {
  /** postgres://user:password@host/database */
  url: string
  /** Where the tables live; `public` unless given. */
  schema?: string
}

/** Opens sessions when first needed. @throws when the server cannot be reached */
export async function openPostgres({ url, schema = "public" }: PostgresOptions): Promise<Backend> {
  const options: SessionOptions = { url, schema, forceSync: await acknowledgesEarly(url, schema) }
  const make = async (): Promise<Connection> => new PostgresConnection(options)
  const readers = new Pool(maxReaders, make)
  const writers = new Pool(maxWriters, make)
  const session = new Session(options)
  const announcements = new Announcements(session, options)
  return {
    dialect: "postgres",
    isExclusive: false,
    readers,
    writers,
    beginRead: "begin isolation level repeatable read read only",
    // Read committed: the statement after the workspace's lock was granted must see what its holder committed.
    beginWrite: "begin isolation level read committed",
    point: new PointReader(session).db,
    failureOf: postgresFailure,
    announce: (ws, seq) => announcements.announce(ws, seq),
    listen: (listener) => announcements.listen(listener),
    introspect: introspectPostgres,
    close: async () => {
      await announcements.close()
      await Promise.all([readers.close(), writers.close(), session.close()])
    },
  }
}

/** True when the server is set to answer COMMIT before the commit is on disk. */
async function acknowledgesEarly(url: string, schema: string): Promise<boolean> {
  const session = new Session({ url, schema })
  try {
    const [row] = await session.send((client) => client.unsafe("show synchronous_commit"))
    return row?.["synchronous_commit"] === "off"
  } finally {
    await session.close()
  }
}
