import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Dice } from "../dice.ts"
import { HttpClient, NoAnswer } from "../http-client.ts"
import { ServerProcess, type ServerSpec } from "../server-process.ts"
import { adminCall } from "./admin-call.ts"
import { Receiver } from "./receiver.ts"
import { waitUntil } from "./wait-until.ts"

const writerCount = 4

/** Longest that the server lives before a kill. */
const maxLifeMs = 900

/** A lease ends after a minute, and so does the first wait for another attempt; some of each may follow each other. */
const drainMs = 240_000

/**
 * Kills the server `count` times while it writes and delivers to a receiver that fails, cuts and hangs at times. Each
 * change that was acknowledged must be told at least once, always under the same id and rightly signed, and the
 * timestamps must give the order of each writer's changes.
 */
export async function killWhileDelivering(
  title: string,
  databaseUrl: string | undefined,
  { count, seed }: { count: number; seed: number },
): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "inkling-soak-webhooks-"))
  const spec: ServerSpec = { data, flags: ["--dev"], ...(databaseUrl !== undefined && { databaseUrl }) }
  const dice = new Dice(seed)
  const receiver = new Receiver()
  await receiver.open()
  let server = await ServerProcess.start(spec)
  try {
    const integration = "Inkling"
    const eventTypes = ["comment.created"]
    const { id } = await adminCall(data, "/webhooks", { integration, url: receiver.url, eventTypes })
    await waitUntil("the handshake", 20_000, () => receiver.token !== "")
    await adminCall(data, "/webhooks/verify", { id, token: receiver.token })
    receiver.treat = () =>
      dice.chance(0.8) ? "take" : dice.chance(0.5) ? "fail" : dice.chance(0.7) ? "cut" : "hang"

    /** Ids of acknowledged comments, in order, a list a writer. */
    const made: string[][] = Array.from({ length: writerCount }, () => [])
    for (let kill = 0; kill < count; kill++) {
      const client = new HttpClient(server.url, server.token)
      let isKilled = false
      const writing = made.map((own) => write(client, server.rootPageId, own, () => isKilled))
      await sleep(dice.int(50, maxLifeMs))
      isKilled = true
      await server.kill()
      await Promise.all(writing)
      client.close()
      server = await ServerProcess.start(spec)
    }
    receiver.treat = () => "take"
    const isTold = () => {
      const told = new Set(receiver.taken.map(({ body }) => body.entity.id))
      return made.every((own) => own.every((comment) => told.has(comment)))
    }
    await waitUntil("every acknowledged change is told", drainMs, isTold)
    return `${title}: ${count} kills, ${verdict(receiver, made)}; seed ${seed}`
  } finally {
    await server.stop()
    await receiver.close()
    rmSync(data, { recursive: true, force: true })
  }
}

async function write(
  client: HttpClient,
  pageId: string,
  made: string[],
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const body = { parent: { page_id: pageId }, rich_text: [{ text: { content: `Comment ${made.length}` } }] }
    try {
      const reply = await client.send("POST", "/v1/comments", body)
      if (reply.status !== 200) throw new Error(`A comment was refused: ${JSON.stringify(reply.body)}`)
      made.push(reply.body.id)
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
    }
  }
}

/** @throws Error when something was told wrongly */
function verdict(receiver: Receiver, made: readonly string[][]): string {
  if (receiver.wrongSignatures > 0) throw new Error(`${receiver.wrongSignatures} signatures are wrong.`)
  const idOf = new Map<string, string>()
  const timeOf = new Map<string, number>()
  for (const { body } of receiver.taken) {
    const comment: string = body.entity.id
    if ((idOf.get(comment) ?? body.id) !== body.id) throw new Error(`${comment} was told under two ids.`)
    idOf.set(comment, body.id)
    timeOf.set(comment, Date.parse(body.timestamp))
  }
  for (const own of made)
    for (const [at, comment] of own.entries())
      if (at > 0 && (timeOf.get(comment) ?? 0) < (timeOf.get(own[at - 1] as string) ?? 0))
        throw new Error(`The timestamps do not give the order: ${comment} was made later than it says.`)
  const total = made.reduce((sum, own) => sum + own.length, 0)
  const again = receiver.taken.length - idOf.size
  return `${total} acknowledged changes all told in ${receiver.attempts} attempts (${again} of them again, under the same id), none signed wrongly, order recoverable`
}
