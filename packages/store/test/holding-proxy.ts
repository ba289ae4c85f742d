import { connect, createServer, type Socket } from "node:net"

export interface HoldingProxy {
  url: string
  /** From now on answers to COMMIT are kept back; resolves with the release once there is one. */
  holdCommit(): Promise<() => void>
  close(): Promise<void>
}

/** As PostgreSQL says that a transaction was committed. */
const committed = Buffer.from("COMMIT\0")

/** Stands between a store and its PostgreSQL, and can keep back the word that a COMMIT is on disk. */
export async function holdingProxy(url: string): Promise<HoldingProxy> {
  const target = new URL(url)
  const [port, host] = [Number(target.port), target.hostname]
  const sockets = new Set<Socket>()
  let held: PromiseWithResolvers<() => void> | undefined
  const server = createServer((client) => {
    const upstream = connect(port, host)
    let kept: Buffer[] | undefined
    upstream.on("data", (chunk) => {
      if (kept) kept.push(chunk)
      else if (held && chunk.includes(committed)) {
        kept = [chunk]
        held.resolve(() => {
          for (const part of kept ?? []) client.write(part)
          kept = undefined
        })
        held = undefined
      } else client.write(chunk)
    })
    client.on("data", (chunk) => upstream.write(chunk))
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.on("close", () => other.destroy())
      one.on("error", () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (typeof address !== "object" || !address) throw new Error("The proxy has no port.")
  target.hostname = "127.0.0.1"
  target.port = String(address.port)
  return {
    url: target.href,
    holdCommit: () => {
      held = Promise.withResolvers()
      return held.promise
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
