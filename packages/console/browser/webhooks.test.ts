import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { AxeBuilder } from "@axe-core/playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makePage } from "./support/api.ts"
import { openWorld, type World } from "./support/world.ts"

let world: World
let receiver: Server
const received: { type?: string; verification_token?: string }[] = []
beforeAll(async () => {
  world = await openWorld({ egress: { allowLoopback: true } })
  receiver = createServer(async (request, response) => {
    received.push(JSON.parse(Buffer.concat(await request.toArray()).toString("utf8")))
    response.writeHead(200).end()
  })
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening))
})
afterAll(async () => {
  await world.close()
  receiver.close()
})

test("a webhook is made, verified with the token its URL was sent, and its deliveries are shown", async () => {
  const { page, context } = await world.open()
  await page.goto(`${world.url}/webhooks`)
  await page.getByRole("button", { name: "New webhook" }).first().click()
  await page.getByLabel("URL").fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`)
  await page.getByRole("button", { name: "Create" }).click()
  await page.getByText("to be verified").waitFor()
  await expect.poll(() => received[0]?.verification_token, { timeout: 10_000 }).toBeTruthy()
  await page.getByLabel("Verification token").fill(received[0]?.verification_token as string)
  await page.getByRole("button", { name: "Verify" }).click()
  await page.getByText("active", { exact: true }).waitFor()

  await makePage(world, "News")
  const delivery = page.getByRole("listitem").filter({ hasText: "page.created" })
  await delivery.getByRole("button").click()
  await delivery.getByRole("button", { name: "Send again" }).waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await page.getByRole("button", { name: "Pause" }).click()
  await page.getByText("paused", { exact: true }).waitFor()
  await page.getByRole("button", { name: "Remove" }).click()
  await page.getByText("There is none yet.").waitFor()
  expect(await world.inkling.admin.listWebhooks()).toEqual([])
  expect(world.complaints).toEqual([])
  await context.close()
})
