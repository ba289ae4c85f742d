import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressOf, api, type Json } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
let receiver: Server
let database: Json
let sourceId: string
const received: Json[] = []
const pages = new Map<string, string>()
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  world = await openWorld({ egress: { allowLoopback: true } })
  receiver = createServer(async (request, response) => {
    received.push(JSON.parse(Buffer.concat(await request.toArray()).toString("utf8")))
    response.writeHead(200).end()
  })
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening))
  database = await api(world, "POST", "/databases", {
    parent: { type: "page_id", page_id: world.inkling.rootPageId },
    title: [{ text: { content: "Voyages" } }],
    initial_data_source: {
      properties: { Name: { title: {} }, Stage: { status: {} }, Sails: { date: {} }, Crew: { number: {} } },
    },
  })
  sourceId = database.data_sources[0].id
  for (const [name, stage, crew] of [
    ["Northward", "Not started", 3],
    ["Southward", "Not started", 4],
    ["Homeward", "Done", 5],
  ] as const) {
    const page = await api(world, "POST", "/pages", {
      parent: { data_source_id: sourceId },
      properties: {
        Name: { title: [{ text: { content: name } }] },
        Stage: { status: { name: stage } },
        Sails: { date: { start: today } },
        Crew: { number: crew },
      },
    })
    pages.set(name, page.id)
  }
})
afterAll(async () => {
  await world.close()
  receiver.close()
})

const stageOf = async (name: string) =>
  (await api(world, "GET", `/pages/${pages.get(name)}`)).properties.Stage.status.name
const addView = async (page: Page, layout: string) => {
  await page.getByRole("button", { name: "Add a view" }).click()
  await page.getByRole("menuitem", { name: layout }).click()
  await page.getByRole("button", { name: layout, exact: true }).waitFor()
}
const problems = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test("a card goes to another column by pointer and by keyboard, and the webhook tells of it", async () => {
  const { page, context } = await world.open()
  await page.goto(`${world.url}/webhooks`)
  await page.getByRole("button", { name: "New webhook" }).first().click()
  await page.getByLabel("URL").fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`)
  await page.getByRole("button", { name: "Create" }).click()
  await expect.poll(() => received[0]?.verification_token, { timeout: 10_000 }).toBeTruthy()
  await page.getByLabel("Verification token").fill(received[0].verification_token)
  await page.getByRole("button", { name: "Verify" }).click()
  await page.getByText("active", { exact: true }).waitFor()

  await page.goto(addressOf(world, database.id))
  await addView(page, "Board")
  const column = (name: string) => page.getByRole("region", { name, exact: true })
  const card = (name: string) => page.getByRole("article").filter({ hasText: name })
  await column("Not started").getByText("Northward").waitFor()

  const from = (await card("Northward").boundingBox()) as { x: number; y: number }
  const to = (await column("In progress").boundingBox()) as { x: number; y: number }
  await page.mouse.move(from.x + 20, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(to.x + 60, to.y + 50, { steps: 6 })
  await page.mouse.up()
  await column("In progress").getByText("Northward").waitFor()
  await expect.poll(() => stageOf("Northward")).toBe("In progress")
  expect(new URL(page.url()).pathname).toContain(database.id.replaceAll("-", ""))
  await expect
    .poll(
      () =>
        received.some(
          (event) => event.type === "page.properties_updated" && event.entity.id === pages.get("Northward"),
        ),
      {
        timeout: 20_000,
      },
    )
    .toBe(true)

  await card("Southward").getByRole("link").focus()
  await page.keyboard.press("Shift+ArrowRight")
  await expect.poll(() => stageOf("Southward")).toBe("In progress")
  await page.getByText("Southward is in In progress.").waitFor()
  await page.keyboard.press("Shift+ArrowRight")
  await expect.poll(() => stageOf("Southward")).toBe("Done")
  await column("Done").getByText("Southward").waitFor()

  await page.getByRole("button", { name: "New row in Done" }).click()
  await expect.poll(() => column("Done").getByRole("article").count()).toBe(3)
  expect(await problems(page)).toEqual([])
  expect(world.complaints).toEqual([])
  await context.close()
})

test("rows are shown as a list, a gallery, on a calendar and along a timeline", async () => {
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  for (const layout of ["List", "Gallery", "Calendar", "Timeline"]) {
    await addView(page, layout)
    await page.getByRole("link", { name: "Homeward" }).waitFor()
    expect(await problems(page)).toEqual([])
  }
  await page.getByRole("button", { name: "Calendar", exact: true }).click()
  await page.getByRole("button", { name: "Month after" }).click()
  await page.getByRole("button", { name: "Month after" }).click()
  await page.getByRole("link", { name: "Homeward" }).waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Today" }).click()
  await page.getByRole("link", { name: "Homeward" }).waitFor()
  await page.getByRole("listitem").filter({ hasText: "Homeward" }).hover()
  await page.getByRole("button", { name: `New row on ${today}` }).click()
  await expect
    .poll(async () => {
      const filter = { property: "Sails", date: { equals: today } }
      return (await api(world, "POST", `/data_sources/${sourceId}/query`, { filter })).results.length
    })
    .toBe(4)
  expect(world.complaints).toEqual([])
  await context.close()
})

test("a chart counts and adds up by groups, as its view says", async () => {
  for (const [name, stage] of [
    ["Northward", "In progress"],
    ["Southward", "Done"],
    ["Homeward", "Done"],
  ] as const)
    await api(world, "PATCH", `/pages/${pages.get(name)}`, {
      properties: { Stage: { status: { name: stage } } },
    })
  const { page, context } = await world.open()
  await page.goto(addressOf(world, database.id))
  await addView(page, "Chart")
  const line = (name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) })
  await line("Done").waitFor()
  await page.getByLabel("Shows").selectOption("sum")
  await page.getByLabel("Of", { exact: true }).selectOption("Crew")
  await expect.poll(() => line("In progress").textContent()).toMatch(/3$/)
  await expect.poll(() => line("Done").textContent()).toMatch(/9$/)
  for (const type of ["bar", "line", "donut", "number"]) {
    await page.getByLabel("Picture").selectOption(type)
    if (type === "number") await page.getByText("12", { exact: true }).waitFor()
    else await page.getByRole("img", { name: "Chart" }).waitFor()
    expect(await problems(page)).toEqual([])
  }
  const { results } = await api(world, "GET", `/views?database_id=${database.id}`)
  const stored = await api(world, "GET", `/views/${results.at(-1).id}`)
  expect(stored.configuration).toMatchObject({ chart_type: "number", value: { aggregator: "sum" } })
  expect(world.complaints).toEqual([])
  await context.close()
})
