import { createServer, type Server, request as send } from "node:http"
import type { AddressInfo } from "node:net"

/** A door before a server that signs everybody in: until people can sign in themselves. */
export async function openSignedInDoor(target: string, token: string, adminSecret: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? "/"
    if (url === "/inkling/session") {
      outgoing.writeHead(200, { "content-type": "application/json" })
      outgoing.end(
        JSON.stringify({
          person: { id: "0", name: "Ada Lovelace", email: "ada@example.com", avatar_url: null },
          role: "owner",
          workspace: { id: "0", name: "Paper boats" },
          csrf_token: "x",
        }),
      )
      return
    }
    const headers = { ...incoming.headers }
    if (headers.authorization === undefined)
      headers.authorization = `Bearer ${url.startsWith("/inkling/admin") ? adminSecret : token}`
    const forwarded = send(`${target}${url}`, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => server.listen(Number(process.env["PORT"] ?? 0), "127.0.0.1", resolve))
  return server
}

export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
