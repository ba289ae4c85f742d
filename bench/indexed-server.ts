// What one would write by hand: node:http on SQLite, rows as compact JSON text, the filtered columns indexed, no
// authentication. POST /query {where, order, after?} · GET /rows/ID · POST /rows {…}. Argument: the database file.
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import Database from "better-sqlite3"

const database = new Database(process.argv[2])
database.pragma("journal_mode = WAL")
database.pragma("synchronous = FULL")
database.pragma("cache_size = -65536")
const statements = new Map<string, Database.Statement<unknown[], string>>()

function prepare(sql: string): Database.Statement<unknown[], string> {
  let statement = statements.get(sql)
  if (!statement) {
    statement = database.prepare<unknown[], string>(sql)
    statements.set(sql, statement.reader ? statement.pluck() : statement)
  }
  return statement
}

async function answer(request: IncomingMessage): Promise<string> {
  if (request.method === "GET")
    return prepare("select body from row where id = ?").get(request.url?.slice("/rows/".length)) ?? "null"
  let text = ""
  for await (const chunk of request) text += chunk
  if (request.url === "/rows") {
    prepare("insert into row (body) values (?)").run(text)
    return text
  }
  const { where, order, after } = JSON.parse(text) as { where: string; order: string; after?: number }
  const rest = after === undefined ? "" : `and pk < ${after} `
  const bodies = prepare(`select body from row where ${where} ${rest}order by ${order} limit 100`).all()
  return `{"results":[${bodies.join(",")}]}`
}

const server = createServer(async (request, response) => {
  const body = Buffer.from(await answer(request))
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body)
})
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
process.once("SIGTERM", () => process.exit(0))
