import type { BlockModel, PageModel } from "./model.ts"
import type { Draw } from "./operation.ts"

/** Writes go to the newest pages, so that one object sees many of them. */
const recent = 30

/** One of the writer's newest pages that suits, if any does. */
export function pickPage({ writer, dice }: Draw, suits: (page: PageModel) => boolean): PageModel | undefined {
  const pages = [...writer.pages.values()].slice(-recent).filter(suits)
  return pages.length === 0 ? undefined : dice.pick(pages)
}

/** A block whose id is known, with its page. */
export function pickBlock(draw: Draw): { page?: PageModel; block?: BlockModel } {
  const page = pickPage(draw, ({ isTrashed, blocks }) => !isTrashed && blocks.some(({ id }) => id !== ""))
  return page ? { page, block: draw.dice.pick(page.blocks.filter(({ id }) => id !== "")) } : {}
}
