import type { Inkling } from "@inkling/server"
import type { Dice } from "../dice.ts"
import type { Caller } from "./caller.ts"
import { newTitle, richText } from "./words.ts"
import { addNode, isGone, type Node, type World } from "./world.ts"

/** Grows a random tree with the owner's token and shares some of it with the caller. */
export async function buildWorld(
  inkling: Inkling,
  owner: Caller,
  caller: { name: string; userInfo: World["userInfo"] },
  dice: Dice,
): Promise<World> {
  const root: Node = {
    kind: "page",
    id: inkling.rootPageId,
    parent: undefined,
    children: [],
    isGranted: false,
    isTrashed: false,
    blocks: [],
    originals: [],
    comments: [],
    discussions: [],
  }
  const world: World = { root, nodes: [root], users: [], mentioned: [], userInfo: caller.userInfo }
  for (let index = dice.int(1, 3); index > 0; index--) {
    const person = { name: newTitle(dice) || "Nobody", email: `p${index}@example.com` }
    world.users.push((await inkling.admin.createPerson(person)).id)
  }
  for (let index = dice.int(4, 10); index > 0; index--) await growPage(world, owner, dice)
  for (let index = dice.int(1, 3); index > 0; index--) await growDatabase(world, owner, dice)
  for (let index = dice.int(4, 14); index > 0; index--) await growRow(world, owner, dice)
  for (let index = dice.int(2, 8); index > 0; index--) await growBlocks(world, owner, dice)
  for (let index = dice.int(1, 5); index > 0; index--) await growComment(world, owner, dice)
  const shared = dice.some(world.nodes.slice(1), dice.int(1, 4))
  for (const node of shared) {
    await inkling.admin.share(node.id, caller.name)
    node.isGranted = true
  }
  return world
}

/** A page somewhere in `among`, which holds no rows' parents. */
export async function growPage(
  world: World,
  owner: Caller,
  dice: Dice,
  among: readonly Node[] = world.nodes,
): Promise<void> {
  const parent = dice.pick(among.filter(({ kind }) => kind !== "database"))
  const body = {
    parent: { page_id: parent.id },
    properties: { title: { title: richText(newTitle(dice)) } },
  }
  addNode(world, parent, "page", (await owner.must("POST", "/v1/pages", body)).id)
}

/** A database, perhaps with a relation to one that is there. */
export async function growDatabase(
  world: World,
  owner: Caller,
  dice: Dice,
  among: readonly Node[] = world.nodes,
): Promise<void> {
  const parent = dice.pick(among.filter(({ kind }) => kind !== "database"))
  const targets = world.nodes.filter(({ source, isTrashed }) => source && !isTrashed)
  const target = targets.length > 0 && dice.chance(0.8) ? dice.pick(targets) : undefined
  const isDual = dice.chance(0.6)
  const relation = target?.source && {
    data_source_id: target.source.id,
    ...(isDual
      ? { type: "dual_property", dual_property: {} }
      : { type: "single_property", single_property: {} }),
  }
  const properties = {
    Name: { title: {} },
    Amount: { number: {} },
    Spare: { rich_text: {} },
    Note: { rich_text: {} },
    State: { select: { options: [{ name: "open" }, { name: "done" }] } },
    Who: { people: {} },
    No: { unique_id: { prefix: "T" } },
    ...(relation && { Related: { relation } }),
  }
  const made = await owner.must("POST", "/v1/databases", {
    parent: { type: "page_id", page_id: parent.id },
    title: richText(newTitle(dice)),
    initial_data_source: { properties },
  })
  const node = addNode(world, parent, "database", made.id)
  const id: string = made.data_sources[0].id
  const schema = (await owner.must("GET", `/v1/data_sources/${id}`)).properties as Record<
    string,
    { id: string }
  >
  node.source = {
    id,
    relations: target ? [{ name: "Related", target }] : [],
    propertyIds: Object.values(schema).map((property) => property.id),
    spare: ["Spare"],
  }
}

/** A row with values that point at things seen and hidden alike. */
export async function growRow(
  world: World,
  owner: Caller,
  dice: Dice,
  among: readonly Node[] = world.nodes,
): Promise<void> {
  const databases = among.filter(({ source }) => source)
  if (databases.length === 0) return
  const database = dice.pick(databases)
  const { id, relations } = database.source as NonNullable<Node["source"]>
  const properties: Record<string, object> = {
    Name: { title: richText(newTitle(dice)) },
    Amount: { number: dice.int(0, 5) },
    State: { select: { name: dice.pick(["open", "done"]) } },
    Who: { people: dice.some(world.users, 2).map((user) => ({ id: user })) },
    Note: { rich_text: [drawMention(world, dice)] },
  }
  for (const { name, target } of relations) properties[name] = { relation: drawTargets(target, dice) }
  const body = { parent: { type: "data_source_id", data_source_id: id }, properties }
  addNode(world, database, "row", (await owner.must("POST", "/v1/pages", body)).id)
}

/** Rows to relate to; now and then more than an answer shows at once. */
export function drawTargets(target: Node, dice: Dice): { id: string }[] {
  const rows = target.children.filter(({ kind, isTrashed }) => kind === "row" && !isTrashed)
  return dice.some(rows, dice.chance(0.1) ? 40 : 3).map(({ id }) => ({ id }))
}

interface Block {
  id: string
  type: string
  synced_block?: { synced_from: object | null }
}

/** An original now and then, and copies of any that are there, which show what the original holds. */
function drawSynced(world: World, dice: Dice): object[] {
  const originals = world.nodes.flatMap((node) => (isGone(node) ? [] : node.originals))
  const inside = [{ type: "paragraph", paragraph: { rich_text: richText("synced") } }]
  const made: object[] = []
  if (dice.chance(0.4))
    made.push({ type: "synced_block", synced_block: { synced_from: null, children: inside } })
  if (originals.length > 0 && dice.chance(0.7)) {
    const synced_from = { type: "block_id", block_id: dice.pick(originals) }
    made.push({ type: "synced_block", synced_block: { synced_from } })
  }
  return made
}

/** A mention of any page or database, which shows its title to whoever may see it. */
function drawMention(world: World, dice: Dice) {
  const databases = world.nodes.filter(({ kind }) => kind === "database")
  const node = dice.pick(databases.length > 0 && dice.chance(0.4) ? databases : world.nodes)
  world.mentioned.push(node)
  return {
    type: "mention",
    mention: node.kind === "database" ? { database: { id: node.id } } : { page: { id: node.id } },
  }
}

/** Paragraphs that mention pages, databases and persons, and a toggle with something in it. */
export async function growBlocks(
  world: World,
  owner: Caller,
  dice: Dice,
  among: readonly Node[] = world.nodes,
): Promise<void> {
  const page = dice.pick(among.filter(({ kind }) => kind !== "database"))
  const linked = dice.pick(world.nodes)
  const user = dice.pick(world.users)
  const children = [
    {
      type: "paragraph",
      paragraph: { rich_text: [...richText(newTitle(dice)), drawMention(world, dice)] },
    },
    {
      type: "paragraph",
      paragraph: { rich_text: [{ type: "mention", mention: { user: { id: user } } }] },
    },
    {
      type: "toggle",
      toggle: {
        rich_text: richText("more"),
        children: [{ type: "paragraph", paragraph: { rich_text: richText("inside") } }],
      },
    },
    ...(linked.kind === "database"
      ? []
      : [{ type: "link_to_page", link_to_page: { type: "page_id", page_id: linked.id } }]),
    ...drawSynced(world, dice),
  ]
  const { results } = await owner.must("PATCH", `/v1/blocks/${page.id}/children`, { children })
  page.blocks.push(...results.map((block: { id: string }) => block.id))
  const isOriginal = (block: Block) =>
    block.type === "synced_block" && block.synced_block?.synced_from === null
  page.originals.push(...results.filter(isOriginal).map((block: Block) => block.id))
}

export async function growComment(
  world: World,
  owner: Caller,
  dice: Dice,
  among: readonly Node[] = world.nodes,
): Promise<void> {
  const page = dice.pick(among.filter(({ kind }) => kind !== "database"))
  const body = { parent: { page_id: page.id }, rich_text: richText(newTitle(dice) || "said") }
  const made = await owner.must("POST", "/v1/comments", body)
  page.comments.push(made.id)
  page.discussions.push(made.discussion_id)
}
