import {
  findBlock,
  findDatabase,
  findPage,
  updateBlock,
  updateDatabase,
  updatePage,
  type WriteTx,
} from "@inkling/store"
import type { JsonObject } from "../json.ts"
import type { Stage, Target } from "../stage.ts"

const hosted = { type: "hosted" as const, hosted: { key: "key", name: "a.txt" } }
const mention = (type: string, value: unknown) => ({ type: "mention", mention: { type, [type]: value } })
const link = { href: "https://example.com/", title: "Example" }
const linkWithAll = { ...link, icon_url: "https://x/", link_provider: "Example", thumbnail_url: "https://x/" }

/** Blocks that Notion's app makes and its API does not: stored type and payload. */
const blocks: [type: string, payload: JsonObject][] = [
  ["link_preview", { url: "https://example.com/" }],
  ["template", { rich_text: [] }],
  ["unsupported", {}],
  ["image", { ...hosted, caption: [] }],
  ["video", { ...hosted, caption: [] }],
  ["file", { ...hosted, caption: [], name: "a.txt" }],
  ["callout", { rich_text: [], icon: hosted, color: "default" }],
  ["callout", { rich_text: [], icon: null, color: "default" }],
  [
    "paragraph",
    {
      rich_text: [
        mention("link_preview", { url: "https://example.com/" }),
        mention("link_mention", link),
        mention("link_mention", linkWithAll),
        mention("template_mention", { type: "template_mention_date", template_mention_date: "today" }),
        mention("template_mention", { type: "template_mention_user", template_mention_user: "me" }),
      ],
      color: "default",
    },
  ],
]

export interface AppMade {
  /** Lists what the app made. */
  page: string
  /** In a block. */
  nested: string
  /** At the top of the workspace, and in a block. */
  databases: Target[]
}

/** What the API shows but cannot make, put straight into the store. */
export async function makeByApp(stage: Stage, row: string, filesProperty: string): Promise<AppMade> {
  const page = await stage.newPage()
  const ids: string[] = []
  for (const _ of blocks) ids.push(await stage.newBlock(page, { paragraph: { rich_text: [] } }))
  const toggle = await stage.newBlock(page, { toggle: { rich_text: [] } })
  const nested = await stage.newPage()
  const database = await stage.newDatabase({ Name: { title: {} } })
  const inBlock = await stage.newDatabase({ Name: { title: {} } })
  const { integration } = await stage.inkling.admin.createIntegration({ name: "Pictured" })
  const bot = integration.bot_id
  await stage.inkling.store.write(stage.inkling.admin.ws, { actor: null }, async (tx) => {
    for (const [index, [type, payload]] of blocks.entries())
      await updateBlock(tx, await pkOf(findBlock(tx, ids[index] as string)), { type, payload })
    const parent = { parent_type: "block" as const, parent_pk: await pkOf(findBlock(tx, toggle)) }
    await updatePage(tx, await pkOf(findPage(tx, nested)), { icon: hosted, cover: hosted, ...parent })
    await updateDatabase(tx, await pkOf(findDatabase(tx, inBlock.databaseId)), parent)
    await updateDatabase(tx, await pkOf(findDatabase(tx, database.databaseId)), {
      parent_type: "workspace",
      parent_pk: null,
    })
    await hostFile(tx, row, filesProperty)
    const pictured = { avatar_url: "https://example.com/bot.png" }
    await tx.db.updateTable("user").set(pictured).where("ws", "=", tx.ws).where("id", "=", bot).execute()
  })
  return { page, nested, databases: [database, inBlock] }
}

async function hostFile(tx: WriteTx, row: string, property: string): Promise<void> {
  const page = await findPage(tx, row)
  if (!page) throw new Error("The row is gone")
  const files = [...((page.props[property] as JsonObject[] | undefined) ?? []), { name: "a.txt", ...hosted }]
  await updatePage(tx, page.pk, { props: { ...page.props, [property]: files } as typeof page.props })
}

async function pkOf(found: Promise<{ pk: number } | undefined>): Promise<number> {
  const row = await found
  if (!row) throw new Error("What was just made is gone")
  return row.pk
}
