import { createInkling, type Storage } from "@inkling/server"
import { Receiver } from "./receiver.ts"

/** What README says of bundles, written down a second time. */
const quietMs = 10_000
const longestMs = 55_000

const pageCount = 50

/** Between two changes; so each page is changed every five seconds and never quiet. */
const stepMs = 100

/** Changes between two looks at the log. */
const lookEvery = 10

/**
 * Changes the titles of 50 rows in turn, `changes` times, and compares what is told with a model of bundling: as many
 * events, and every change within one of them.
 */
export async function manyChanges(title: string, storage: Storage, changes: number): Promise<string> {
  let now = Date.UTC(2026, 0, 1)
  const receiver = new Receiver()
  await receiver.open()
  const inkling = await createInkling({
    storage,
    clock: { now: () => now },
    port: false,
    webhooks: "manual",
    egress: { allowLoopback: true },
  })
  const send = async (method: string, path: string, body: object) => {
    const headers = {
      authorization: `Bearer ${inkling.token}`,
      "notion-version": "2026-03-11",
      "content-type": "application/json",
    }
    const answer = await inkling.fetch(`http://localhost/v1${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return (await answer.json()) as { id: string; data_sources: { id: string }[] }
  }
  try {
    const initial_data_source = { properties: { Name: { title: {} } } }
    const database = await send("POST", "/databases", {
      parent: { type: "page_id", page_id: inkling.rootPageId },
      initial_data_source,
    })
    const parent = { type: "data_source_id", data_source_id: database.data_sources[0]?.id }
    const rows: string[] = []
    for (let row = 0; row < pageCount; row++)
      rows.push((await send("POST", "/pages", { parent, properties: {} })).id)
    const { id } = await inkling.admin.createWebhook({
      integration: "Inkling",
      url: receiver.url,
      eventTypes: ["page.properties_updated"],
    })
    await inkling.webhooks.run()
    await inkling.admin.verifyWebhook(id, receiver.token)

    const model = new Map<string, { first: number; last: number }>()
    let expected = 0
    let unread: { row: string; at: number }[] = []
    const lastChange = new Map<string, number>()
    const look = async () => {
      const wereDue = new Set([...model].filter(([, one]) => dueAt(one) <= now).map(([row]) => row))
      for (const row of wereDue) model.delete(row)
      for (const { row, at } of unread) {
        const open = model.get(row)
        if (open) open.last = at
        else {
          model.set(row, { first: at, last: at })
          expected++
        }
      }
      unread = []
      await inkling.webhooks.run()
    }
    for (let change = 0; change < changes; change++) {
      const row = rows[change % pageCount] as string
      const content = `Title ${change}`
      await send("PATCH", `/pages/${row}`, { properties: { Name: { title: [{ text: { content } }] } } })
      unread.push({ row, at: now })
      lastChange.set(row, now)
      now += stepMs
      if (change % lookEvery === lookEvery - 1) await look()
    }
    await look()
    now += longestMs
    await inkling.webhooks.run()

    const told = receiver.taken.map(({ body }) => body)
    if (receiver.wrongSignatures > 0) throw new Error(`${receiver.wrongSignatures} signatures are wrong.`)
    if (told.length !== expected) throw new Error(`${told.length} events came; ${expected} were due.`)
    for (const row of rows) {
      const times = told
        .filter(({ entity }) => entity.id === row)
        .map(({ timestamp }) => Date.parse(timestamp))
      if (Math.max(0, ...times) !== (lastChange.get(row) ?? 0))
        throw new Error(`A change of ${row} is untold.`)
    }
    return `${title}: ${changes} changes of ${pageCount} pages told as ${told.length} events, as the model has it`
  } finally {
    await inkling.close()
    await receiver.close()
  }
}

function dueAt({ first, last }: { first: number; last: number }): number {
  return Math.min(last + quietMs, first + longestMs)
}
