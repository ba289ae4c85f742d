import { newestVersion } from "@inkling/contract"
import { type Random, seededIds, seededRandom } from "@inkling/engine"
import { createPerson } from "../admin/people.ts"
import { Api } from "../http/api.ts"
import { bodyOf } from "../http/message.ts"
import { Router } from "../http/router.ts"
import type { Services } from "../services.ts"
import { everyBlock, noteTitles, readMe } from "./demo/notes.ts"
import { block, text } from "./demo/rich.ts"
import { peopleSchema, projectsSchema, tasksComputed, tasksSchema } from "./demo/schemas.ts"
import { people, projects, statuses, tags, things, verbs } from "./demo/words.ts"

type Json = Record<string, unknown>
type Made = { id: string; dataSourceId: string }

const taskCount = 240

/** The demo begins here and ends a few weeks later, whenever it is made: it is the same everywhere. */
const firstDay = Date.UTC(2026, 9, 12, 8, 0)

/** Ids and times of its own, so that the demo is the same wherever it is made; only its token is random. */
export function beginDemo(services: Services): Services {
  services.clock.set(firstDay)
  return { ...services, ids: seededIds(20261120, services.clock), sign: () => "" }
}

/**
 * Fills a new workspace through the API itself, so that what a newcomer sees is what the API makes.
 */
export async function seedDemo(
  services: Services,
  { ws, rootPageId, token }: { ws: number; rootPageId: string; token: string },
): Promise<void> {
  const send = sender(new Api(services, new Router()), token)
  const minutes = stepper(services)
  const random = seededRandom(7)

  await send("PATCH", `/v1/blocks/${rootPageId}/children`, { children: readMe })
  const users = []
  for (const [name, , email] of people.slice(0, 4))
    users.push(await createPerson(services, ws, { name, email }))

  const peopleDb = await database(send, rootPageId, "People", "🧑‍🤝‍🧑", peopleSchema)
  const personIds: string[] = []
  for (const [at, [name, role, email]] of people.entries()) {
    minutes(7)
    const account = users[at]
    const place = {
      lat: 53.55 + at / 100,
      lon: 10 - at / 50,
      name: "Pier",
      address: `Pier ${at + 1}, Hamburg`,
    }
    const page = await send("POST", "/v1/pages", {
      parent: { data_source_id: peopleDb.dataSourceId },
      properties: {
        Name: { title: text(name) },
        Role: { select: { name: role } },
        Email: { email },
        Phone: { phone_number: `+49 40 555 01${10 + at}` },
        Site: { url: `https://example.com/people/${at + 1}` },
        Place: { place },
        Account: { people: account ? [{ id: account.id }] : [] },
      },
    })
    personIds.push(page["id"] as string)
  }

  const projectsDb = await database(send, rootPageId, "Projects", "🚢", projectsSchema)
  const projectIds: string[] = []
  for (const [at, [name, phase, budget, progress]] of projects.entries()) {
    minutes(55)
    const page = await send("POST", "/v1/pages", {
      parent: { data_source_id: projectsDb.dataSourceId },
      icon: { emoji: "⛵" },
      properties: {
        Name: { title: text(name) },
        Phase: { status: { name: phase } },
        Timeline: { date: { start: day(at * 9), end: day(at * 9 + 30) } },
        Budget: { number: budget },
        Progress: { number: progress },
        Summary: { rich_text: text(`${name}: from the first fold to the last splash.`) },
        Drawings: {
          files: [{ name: "plan.pdf", external: { url: `https://example.com/plans/${at + 1}.pdf` } }],
        },
      },
      children: [block("heading_2", "Goal"), block("paragraph", "To float longer than anyone expects.")],
    })
    projectIds.push(page["id"] as string)
  }

  const tasksDb = await database(
    send,
    rootPageId,
    "Tasks",
    "✅",
    tasksSchema(projectsDb.dataSourceId, peopleDb.dataSourceId),
  )
  await send("PATCH", `/v1/data_sources/${tasksDb.dataSourceId}`, { properties: tasksComputed })
  for (let at = 0; at < taskCount; at++) {
    minutes(11 + random(170))
    await send("POST", "/v1/pages", {
      parent: { data_source_id: tasksDb.dataSourceId },
      properties: {
        Name: { title: text(`${pick(random, verbs)} ${pick(random, things)}`) },
        Status: { select: { name: pick(random, statuses) } },
        Tags: {
          multi_select: [...new Set([pick(random, tags), pick(random, tags)])].map((name) => ({ name })),
        },
        Due: { date: random(5) === 0 ? null : { start: day(random(60)) } },
        Estimate: { number: random(10) === 0 ? null : 1 + random(16) },
        Urgent: { checkbox: random(7) === 0 },
        Project: { relation: [{ id: pick(random, projectIds) }] },
        Helpers: { relation: random(2) === 0 ? [{ id: pick(random, personIds) }] : [] },
        Assignee: { people: random(10) < 7 ? [{ id: pick(random, users).id }] : [] },
        Notes: { rich_text: random(5) < 2 ? text("Mind the left fold; it likes to open.") : [] },
      },
    })
  }

  const notes = await page(send, rootPageId, "Notes", "📓")
  for (const title of noteTitles) {
    minutes(31)
    const note = await page(send, notes, title, "🗒️")
    await send("PATCH", `/v1/blocks/${note}/children`, {
      children: [block("paragraph", "Dated, signed and a little damp."), block("to_do", "Copy out neatly")],
    })
  }
  const blocks = await page(send, notes, "Every kind of block", "🧱")
  await send("PATCH", `/v1/blocks/${blocks}/children`, { children: everyBlock(peopleDb.id, notes) })
  await send("POST", "/v1/comments", { parent: { page_id: blocks }, rich_text: text("Did we forget any?") })
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T
}

/** `YYYY-MM-DD` so many days after the demo's first day. */
function day(offset: number): string {
  return new Date(firstDay + offset * 86_400_000).toISOString().slice(0, 10)
}

/** Moves the clock on from the demo's first day. */
function stepper(services: Services): (minutes: number) => void {
  let now = firstDay
  return (minutes) => {
    now += minutes * 60_000
    services.clock.set(now)
  }
}

type Send = (method: string, url: string, body: Json) => Promise<Json>

function sender(api: Api, token: string): Send {
  const headers = {
    authorization: `Bearer ${token}`,
    "notion-version": newestVersion,
    "content-type": "application/json",
  }
  return async (method, url, body) => {
    const reply = await api.handle({ method, url, headers, body: Buffer.from(JSON.stringify(body)) })
    if (reply.status !== 200)
      throw new Error(`The demo could not be made: ${method} ${url} answered ${bodyOf(reply)}`)
    return JSON.parse(bodyOf(reply).toString())
  }
}

async function database(
  send: Send,
  parent: string,
  title: string,
  emoji: string,
  properties: Json,
): Promise<Made> {
  const made = await send("POST", "/v1/databases", {
    parent: { type: "page_id", page_id: parent },
    title: text(title),
    icon: { emoji },
    initial_data_source: { properties },
  })
  const sources = made["data_sources"] as { id: string }[]
  return { id: made["id"] as string, dataSourceId: sources[0]?.id ?? "" }
}

async function page(send: Send, parent: string, title: string, emoji: string): Promise<string> {
  const made = await send("POST", "/v1/pages", {
    parent: { page_id: parent },
    icon: { emoji },
    properties: { title: { title: text(title) } },
  })
  return made["id"] as string
}
