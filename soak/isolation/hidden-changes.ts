import type { Inkling } from "@inkling/server"
import type { Dice } from "../dice.ts"
import { drawTargets, growBlocks, growComment, growDatabase, growPage, growRow } from "./build-world.ts"
import type { Caller } from "./caller.ts"
import { newTitle, richText } from "./words.ts"
import { hasSeenBelow, hiddenNodes, isGone, isSeen, type Node, type World } from "./world.ts"

interface Hand {
  inkling: Inkling
  owner: Caller
  world: World
  dice: Dice
  /** Nodes the caller does not see and that are not in the trash. */
  hidden: Node[]
}

/** Each changes something, and nothing that the caller may see. */
const changes: Record<string, (hand: Hand) => Promise<unknown>> = {
  "create page": ({ world, owner, dice, hidden }) => growPage(world, owner, dice, hidden),
  "create database": ({ world, owner, dice, hidden }) => growDatabase(world, owner, dice, hidden),
  "create row": ({ world, owner, dice, hidden }) => growRow(world, owner, dice, hidden),
  "append blocks": ({ world, owner, dice, hidden }) => growBlocks(world, owner, dice, hidden),
  comment: ({ world, owner, dice, hidden }) => growComment(world, owner, dice, hidden),
  rename: ({ owner, world, dice, hidden }) => {
    const mentioned = world.mentioned.filter((node) => hidden.includes(node))
    const node = dice.pick(mentioned.length > 0 && dice.chance(0.7) ? mentioned : hidden)
    return node.kind === "database"
      ? owner.must("PATCH", `/v1/databases/${node.id}`, { title: richText(newTitle(dice)) })
      : owner.must("PATCH", `/v1/pages/${node.id}`, {
          properties: { title: { title: richText(newTitle(dice)) } },
          icon: dice.chance(0.5) ? { type: "emoji", emoji: "🚣" } : null,
        })
  },
  trash: async ({ owner, dice, hidden }) => {
    const nodes = hidden.filter((node) => node.parent && !hasSeenBelow(node))
    if (nodes.length === 0) return
    const node = dice.pick(nodes)
    const path = node.kind === "database" ? "databases" : "pages"
    await owner.must("PATCH", `/v1/${path}/${node.id}`, { in_trash: true })
    node.isTrashed = true
  },
  restore: async ({ owner, world, dice }) => {
    const nodes = hiddenNodes(world).filter(
      (node) => node.isTrashed && node.parent !== undefined && !isGone(node.parent),
    )
    if (nodes.length === 0) return
    const node = dice.pick(nodes)
    const path = node.kind === "database" ? "databases" : "pages"
    await owner.must("PATCH", `/v1/${path}/${node.id}`, { in_trash: false })
    node.isTrashed = false
  },
  move: async ({ owner, dice, hidden }) => {
    const movable = hidden.filter((node) => node.kind === "page" && node.parent)
    if (movable.length === 0) return
    const node = dice.pick(movable)
    const homes = hidden.filter((home) => home.kind === "page" && !isWithin(home, node))
    if (homes.length === 0) return
    const home = dice.pick(homes)
    const parent = { type: "page_id", page_id: home.id }
    await owner.must("POST", `/v1/pages/${node.id}/move`, { parent })
    node.parent?.children.splice(node.parent.children.indexOf(node), 1)
    node.parent = home
    home.children.push(node)
  },
  relate: async ({ owner, dice, hidden }) => {
    const rows = hidden.filter(({ kind, parent }) => kind === "row" && parent?.source?.relations.length)
    if (rows.length === 0) return
    const row = dice.pick(rows)
    const { name, target } = dice.pick(row.parent?.source?.relations ?? [])
    if (isGone(target)) return
    const properties = { [name]: { relation: drawTargets(target, dice) } }
    await owner.must("PATCH", `/v1/pages/${row.id}`, { properties })
  },
  "change schema": async ({ owner, dice, hidden }) => {
    // A row shared by itself shows its data source's schema.
    const databases = hidden.filter((node) => node.source && !node.children.some(isSeen))
    if (databases.length === 0) return
    const { source } = dice.pick(databases)
    const old = source?.spare.pop()
    const name = `Spare ${dice.int(0, 1_000_000)}`
    const properties = old && dice.chance(0.5) ? { [old]: { name } } : { [name]: { checkbox: {} } }
    await owner.must("PATCH", `/v1/data_sources/${source?.id}`, { properties })
    source?.spare.push(name)
  },
  "drop property": async ({ owner, dice, hidden }) => {
    const databases = hidden.filter((node) => node.source?.spare.length && !node.children.some(isSeen))
    if (databases.length === 0) return
    const { source } = dice.pick(databases)
    const name = source?.spare.pop() as string
    await owner.must("PATCH", `/v1/data_sources/${source?.id}`, { properties: { [name]: null } })
  },
  "drop relation": async ({ owner, dice, hidden }) => {
    const databases = hidden.filter((node) => node.source?.relations.length && !node.children.some(isSeen))
    if (databases.length === 0 || dice.chance(0.7)) return
    const { source } = dice.pick(databases)
    const relation = source?.relations.pop()
    await owner.must("PATCH", `/v1/data_sources/${source?.id}`, {
      properties: { [relation?.name as string]: null },
    })
  },
  "fill an original": async ({ owner, dice, hidden }) => {
    const originals = hidden.flatMap((node) => node.originals)
    if (originals.length === 0) return
    const children = [{ type: "paragraph", paragraph: { rich_text: richText(newTitle(dice)) } }]
    await owner.must("PATCH", `/v1/blocks/${dice.pick(originals)}/children`, { children })
  },
  "edit block": async ({ owner, dice, hidden }) => {
    const block = hidden.flatMap(({ blocks }) => blocks.slice(0, 1))[0]
    if (block === undefined) return
    const paragraph = { rich_text: richText(newTitle(dice)) }
    await owner.ask({
      method: "PATCH",
      path: `/v1/blocks/${block}`,
      version: "2026-03-11",
      body: { paragraph },
    })
  },
  "grant to another": async ({ inkling, dice, world }) => {
    const name = `other ${dice.int(0, 1_000_000_000)}`
    // A new integration is a new bot in the list of users, for those who may read it.
    if (world.userInfo !== "none") return
    await inkling.admin.createIntegration({ name })
    await inkling.admin.share(dice.pick(world.nodes).id, name)
  },
  "new token": ({ inkling }) => inkling.admin.createToken("Inkling"),
  "change a person": async ({ inkling, dice, world }) => {
    const email = `changed${dice.int(0, 1_000_000)}@example.com`
    if (world.userInfo === "with_email") return
    const patch = world.userInfo === "none" ? { email, name: newTitle(dice) || "Renamed" } : { email }
    const user = dice.pick(world.users)
    await inkling.store.write(inkling.admin.ws, { actor: null }, async (tx) => {
      await tx.db.updateTable("user").set(patch).where("ws", "=", tx.ws).where("id", "=", user).execute()
    })
  },
}

/** Makes `count` random changes; returns their names in order. */
export async function changeHidden(
  inkling: Inkling,
  owner: Caller,
  world: World,
  dice: Dice,
  count: number,
): Promise<string[]> {
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    // A rename shows most, wherever titles are shown.
    const name = dice.chance(0.2) ? "rename" : dice.pick(Object.keys(changes))
    const hidden = hiddenNodes(world).filter((node) => !isGone(node))
    await changes[name]?.({ inkling, owner, world, dice, hidden })
    names.push(name)
  }
  return names
}

function isWithin(node: Node, ancestor: Node): boolean {
  return node === ancestor || (node.parent !== undefined && isWithin(node.parent, ancestor))
}
