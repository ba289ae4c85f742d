import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export interface Received {
  body: Record<string, unknown>
  raw: string
  signature: string | undefined
}

export interface Receiver {
  url: string
  received: Received[]
  /** Status it answers with. */
  status: number
  close(): void
}

/** Keeps what it is sent on loopback. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const raw = Buffer.concat(await request.toArray()).toString("utf8")
    const signature = request.headers["x-notion-signature"] as string | undefined
    received.push({ raw, signature, body: JSON.parse(raw) })
    response.writeHead(receiver.status, { location: "/elsewhere" }).end()
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  const receiver: Receiver = { url, received, status: 200, close: () => server.close() }
  return receiver
}
