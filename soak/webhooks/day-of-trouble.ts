import { createInkling, type Storage } from "@inkling/server"
import { Dice } from "../dice.ts"
import { Receiver } from "./receiver.ts"

const minuteMs = 60_000

/** Changes that nobody hears of at first. */
const changes = 40

/**
 * A simulated day with a receiver that is down for most of it, then answers 500, cuts connections, and at last recovers:
 * every event must come, within eight attempts and under one id, and each change once.
 */
export async function dayOfTrouble(title: string, storage: Storage, seed: number): Promise<string> {
  let now = Date.UTC(2026, 0, 1)
  const dice = new Dice(seed)
  const receiver = new Receiver()
  await receiver.open()
  const inkling = await createInkling({
    storage,
    clock: { now: () => now },
    port: false,
    webhooks: "manual",
    egress: { allowLoopback: true },
  })
  try {
    const { id } = await inkling.admin.createWebhook({
      integration: "Inkling",
      url: receiver.url,
      eventTypes: ["page.locked", "page.unlocked"],
    })
    await inkling.webhooks.run()
    await inkling.admin.verifyWebhook(id, receiver.token)
    await receiver.close()
    const start = now
    for (let change = 0; change < changes; change++) {
      await inkling.fetch(`http://localhost/v1/pages/${inkling.rootPageId}`, {
        method: "PATCH",
        headers: {
          authorization: `Bearer ${inkling.token}`,
          "notion-version": "2026-03-11",
          "content-type": "application/json",
        },
        body: JSON.stringify({ is_locked: change % 2 === 0 }),
      })
      now += dice.int(1, 1_000)
    }
    const at = (hours: number) => start + hours * 60 * minuteMs
    while (now < at(25)) {
      if (now >= at(4) && now < at(4) + minuteMs) await receiver.open()
      receiver.treat = () => (now >= at(23) ? "take" : dice.chance(0.5) ? "fail" : "cut")
      await inkling.webhooks.run()
      now += minuteMs
    }
    await inkling.webhooks.run()
    return `${title}: ${verdict(receiver)}; seed ${seed}`
  } finally {
    await inkling.close()
    await receiver.close()
  }
}

function verdict(receiver: Receiver): string {
  if (receiver.wrongSignatures > 0) throw new Error(`${receiver.wrongSignatures} signatures are wrong.`)
  const { taken } = receiver
  const ids = new Set(taken.map(({ body }) => body.id))
  if (taken.length !== changes || ids.size !== changes)
    throw new Error(`${ids.size} events came, ${taken.length} times, of ${changes}.`)
  const inOrder = taken
    .toSorted((a, b) => Date.parse(a.body.timestamp) - Date.parse(b.body.timestamp))
    .map(({ body }) => body.type)
  if (inOrder.some((type, at) => type !== (at % 2 === 0 ? "page.locked" : "page.unlocked")))
    throw new Error("The timestamps do not give the order.")
  const last = Math.max(...taken.map(({ body }) => body.attempt_number))
  return `a day of trouble, ${changes} events each taken once, by attempt ${last} at the latest, none signed wrongly`
}
