import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { CreatedPublicIntegration } from "../src/admin/public-integrations.ts"
import { quietMs } from "../src/webhooks/bundle-event.ts"
import { makeOauthWorld, type OauthWorld } from "./oauth-world.ts"
import { type Receiver, startReceiver } from "./webhook-receiver.ts"
import { title } from "./wire.ts"

describe.each(dialects)("webhooks of public integrations on %s", (dialect) => {
  let world: OauthWorld
  let receiver: Receiver
  let app: CreatedPublicIntegration
  beforeAll(async () => {
    world = await makeOauthWorld(dialect, { webhooks: "manual", egress: { allowLoopback: true } })
    receiver = await startReceiver()
    app = await world.addApp("App")
    const { admin, webhooks } = world.server.inkling
    const made = await admin.createWebhook({ integration: "App", url: receiver.url })
    await webhooks.run()
    await admin.verifyWebhook(made.id, receiver.received[0]?.body["verification_token"] as string)
    receiver.received.splice(0)
  })
  afterAll(async () => {
    receiver.close()
    await world.server.close()
  })

  const addPage = async () => {
    const { body } = await world.server.send("POST", "/v1/pages", {
      body: { parent: { page_id: world.server.inkling.rootPageId }, properties: title("Kite") },
    })
    return body["id"] as string
  }
  const lock = (page: string, is_locked: boolean) =>
    world.server.send("PATCH", `/v1/pages/${page}`, { body: { is_locked } })
  const told = async () => {
    await world.server.inkling.webhooks.run()
    world.server.advance(quietMs)
    await world.server.inkling.webhooks.run()
    return receiver.received.splice(0).map(({ body }) => body)
  }

  test("tell once of what somebody's bot sees, and through whom", async () => {
    const { admin } = world.server.inkling
    const [page, hidden] = [await addPage(), await addPage()]
    expect(await told()).toEqual([])
    const owner = await world.signIn()
    const { person } = await admin.invite({ name: "Mia", email: "mia@example.com", role: "member" })
    const mia = await world.signIn("mia@example.com")
    await admin.share(page, person.id)
    const [first, second] = [
      await world.tokensFor(app, owner, [page]),
      await world.tokensFor(app, mia, [page]),
    ]
    await lock(page, true)
    await lock(hidden, true)
    const seenBy = (id: string, bot: unknown) => [
      { id, type: "person" },
      { id: bot, type: "bot" },
    ]
    const events = await told()
    expect(events).toMatchObject([
      {
        type: "page.locked",
        entity: { id: page },
        integration_id: app.integration.id,
        accessible_by: [...seenBy(owner.id, first["bot_id"]), ...seenBy(mia.id, second["bot_id"])],
      },
    ])
    const keys = Object.keys(events[0] as object)
    expect(keys.indexOf("accessible_by")).toBe(keys.indexOf("authors") + 1)
    await admin.unshare(page, person.id)
    await lock(page, false)
    expect(await told()).toMatchObject([{ accessible_by: seenBy(owner.id, first["bot_id"]) }])
    await world.call(app, "revoke", { token: first["access_token"] })
    await lock(page, true)
    expect(await told()).toEqual([])
  })
})
