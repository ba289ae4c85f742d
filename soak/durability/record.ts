import { setTimeout as sleep } from "node:timers/promises"
import { HttpClient } from "../http-client.ts"
import { ServerProcess } from "../server-process.ts"
import { tracedCalls } from "./trace.ts"

const clients = 8

/** Long enough for several checkpoints, which happen every second. */
const minMs = 2_500

/** Runs a server under strace while clients create and retitle pages; returns when it has stopped. */
export async function recordTrace(data: string, trace: string, writes: number): Promise<void> {
  const wrapper = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", "signal=none"]
  wrapper.push("-e", `trace=${tracedCalls.join(",")}`, "-o", trace)
  const server = await ServerProcess.start({ data, wrapper })
  const start = performance.now()
  const lane = async (share: number) => {
    const client = new HttpClient(server.url, server.token)
    let id = ""
    for (let number = 1; number <= share || performance.now() - start < minMs; number++) {
      const properties = { title: { title: [{ text: { content: `n${number}` } }] } }
      const reply =
        number % 10 === 1
          ? await client.send("POST", "/v1/pages", { parent: { page_id: server.rootPageId }, properties })
          : await client.send("PATCH", `/v1/pages/${id}`, { properties })
      if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
      id = reply.body.id
      // Leaves the clock time to reach the next checkpoint without a trace of gigabytes.
      if (number > share) await sleep(100)
    }
    client.close()
  }
  try {
    await Promise.all(Array.from({ length: clients }, () => lane(Math.ceil(writes / clients))))
  } finally {
    await server.stop()
  }
}
