// A bare node:http server that answers every request with the same bytes: `hello`, or a body of the size given.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

const size = Number(process.argv[2] ?? 0)
const body = Buffer.from(size > 0 ? "x".repeat(size) : '{"hello":"world"}')
const headers = { "content-type": "application/json", "content-length": body.length }
const server = createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(body)
})
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
process.once("SIGTERM", () => process.exit(0))
