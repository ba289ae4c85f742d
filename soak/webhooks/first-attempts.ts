import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { HttpClient } from "../http-client.ts"
import { ServerProcess } from "../server-process.ts"
import { adminCall } from "./admin-call.ts"
import { Receiver } from "./receiver.ts"
import { waitUntil } from "./wait-until.ts"

const events = 500

/** Milliseconds; what the 99th percentile should stay below. Printed, not asserted: the machine has other work. */
const targetMs = 200

/** Measures how long after the answer of a change its first attempt arrives; the answer comes right after the commit. */
export async function firstAttempts(title: string, databaseUrl: string | undefined): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "inkling-soak-webhooks-"))
  const receiver = new Receiver()
  await receiver.open()
  const server = await ServerProcess.start({
    data,
    flags: ["--dev"],
    ...(databaseUrl !== undefined && { databaseUrl }),
  })
  const client = new HttpClient(server.url, server.token)
  try {
    const eventTypes = ["comment.created"]
    const webhook = { integration: "Inkling", url: receiver.url, eventTypes }
    const { id } = await adminCall(data, "/webhooks", webhook)
    await waitUntil("the handshake", 20_000, () => receiver.token !== "")
    await adminCall(data, "/webhooks/verify", { id, token: receiver.token })
    const answered = new Map<string, number>()
    const rich_text = [{ text: { content: "How long until you hear of this?" } }]
    for (let event = 0; event < events; event++) {
      const reply = await client.send("POST", "/v1/comments", {
        parent: { page_id: server.rootPageId },
        rich_text,
      })
      answered.set(reply.body.id, performance.now())
    }
    await waitUntil("all are told", 60_000, () => receiver.taken.length >= events)
    const delays = receiver.taken
      .map(({ receivedMs, body }) => receivedMs - (answered.get(body.entity.id) ?? Number.NaN))
      .sort((a, b) => a - b)
    const at = (part: number) => delays[Math.min(events - 1, Math.floor(events * part))] as number
    const verdict = at(0.99) <= targetMs ? "within" : "NOT within"
    return `${title}: first attempt after the commit of ${events} changes: median ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, longest ${at(1).toFixed(0)} ms; ${verdict} the target of ${targetMs} ms`
  } finally {
    client.close()
    await server.stop()
    await receiver.close()
    rmSync(data, { recursive: true, force: true })
  }
}
