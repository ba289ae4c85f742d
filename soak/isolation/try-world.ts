import { createInkling, type Inkling, type InklingOptions } from "@inkling/server"
import { Dice } from "../dice.ts"
import { askAll, contrast, differences } from "./ask-all.ts"
import { buildWorld } from "./build-world.ts"
import { Caller } from "./caller.ts"
import { drawHiddenId, drawProbes, missingId } from "./draw-probes.ts"
import { drawQuestions } from "./draw-questions.ts"
import { drawWrites } from "./draw-writes.ts"
import { changeHidden } from "./hidden-changes.ts"
import { revokeAll } from "./revoke-all.ts"
import { SwitchableIds } from "./switchable-ids.ts"
import { seenNodes } from "./world.ts"

const startMs = Date.UTC(2026, 5, 27, 17, 1, 15)
const hourMs = 3_600_000

export interface Tried {
  questions: number
  changes: number
  probes: number
  revokes: number
  /** What the caller could tell, or what a revoke did not stop; a line or more each. */
  breaches: string[]
}

/** One random world; `storage` is opened twice when two processes may share it. */
export async function tryWorld(
  seed: number,
  storage: NonNullable<InklingOptions["storage"]>,
  canShare: boolean,
): Promise<Tried> {
  const dice = new Dice(seed)
  const clock = { now: () => startMs }
  const ids = new SwitchableIds(seed, clock)
  const inkling = await createInkling({ storage, port: false, clock, ids })
  let second: Inkling | undefined
  try {
    if (canShare) second = await createInkling({ storage, port: false, clock, token: inkling.token })
    return await tryIn(inkling, second, ids, dice)
  } finally {
    await second?.close()
    await inkling.close()
  }
}

async function tryIn(
  inkling: Inkling,
  second: Inkling | undefined,
  ids: SwitchableIds,
  dice: Dice,
): Promise<Tried> {
  const name = "Caller"
  const userInfo = dice.pick(["none", "without_email", "with_email"] as const)
  const capabilities = dice.some(
    ["update_content", "insert_content", "read_comments", "insert_comments"] as const,
    dice.pick([2, 4, 4]),
  )
  const made = await inkling.admin.createIntegration({
    name,
    userInfo,
    capabilities: ["read_content", ...capabilities],
  })
  const owner = new Caller(inkling, inkling.token)
  const caller = new Caller(inkling, made.token)
  const world = await buildWorld(inkling, owner, { name, userInfo }, dice)
  const questions = drawQuestions(world, dice)
  const writes = drawWrites(world, dice)
  const writeSeed = dice.int(1, 1_000_000)

  const before = await askAll(caller, questions)
  const state = await inkling.snapshot()
  inkling.clock.set(startMs + hourMs)
  const changed = await changeHidden(inkling, owner, world, dice, dice.int(5, 25))
  inkling.clock.set(startMs)
  const breaches = differences(before, await askAll(caller, questions))

  // The same writes with the changes and without them: each must be answered, and leave things, alike.
  const writeAndAsk = async () => {
    ids.restart(writeSeed)
    inkling.clock.set(startMs + 2 * hourMs)
    return [...(await askAll(caller, writes)), ...(await askAll(caller, questions))]
  }
  const changedWorld = await writeAndAsk()
  const probed = await probe(caller, world, dice)
  breaches.push(...probed.breaches)
  await inkling.restore(state)
  breaches.push(...differences(changedWorld, await writeAndAsk(), withoutCursors))

  const told = `changes: ${changed.join(", ")}`
  const revoked = await revokeAll(inkling, [inkling, ...(second ? [second] : [])], {
    name,
    token: made.token,
    nodes: seenNodes(world),
  })
  return {
    questions: before.length,
    changes: changed.length,
    probes: probed.count,
    revokes: revoked.count,
    breaches: [...breaches.map((breach) => `${breach}\n    ${told}`), ...revoked.breaches],
  }
}

/** Requests that name a hidden id, against the same ones with an id that nothing has. */
async function probe(
  caller: Caller,
  world: Parameters<typeof drawProbes>[0],
  dice: Dice,
): Promise<{ count: number; breaches: string[] }> {
  const probes = drawProbes(world, dice)
  const breaches: string[] = []
  for (const { kind, make } of probes) {
    const id = drawHiddenId(world, kind, dice)
    if (id === undefined) continue
    const [hidden, missing] = [await caller.ask(make(id)), await caller.ask(make(missingId))]
    const [one, two] = [withoutIds(hidden.text), withoutIds(missing.text)]
    if (one === two) continue
    const { method, path, body } = make(id)
    breaches.push(`${method} ${path} ${JSON.stringify(body)}\n${contrast(one, two)}`)
  }
  return { count: probes.length, breaches }
}

const withoutIds = (text: string) =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
    .replace(/[0-9a-f]{32}/g, "ID")

/** Cursors carry the store's epoch, which a restore renews. */
const withoutCursors = (text: string) =>
  text
    .replace(/"next_cursor":"[^"]*"/g, '"next_cursor":"…"')
    .replace(/start_cursor=[\w.-]+/g, "start_cursor=…")
