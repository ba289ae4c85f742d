import type { Block } from "../http/notion.ts"
import { BlockList } from "./block-list.tsx"
import { Line } from "./line.tsx"
import styles from "./list-item.module.css"
import { textOf } from "./text-of.ts"

type Item = Extract<Block, { type: "bulleted_list_item" | "numbered_list_item" }>

/** An item of a list. `number` is its place in its run of numbered items. */
export function ListItem({ block, number }: { block: Item; number: number }) {
  const marker = block.type === "bulleted_list_item" ? "•" : `${numeral(block, number)}.`
  return (
    <div className={styles["item"]} data-colour={textOf(block).color} data-block={block.id}>
      <span className={styles["marker"]}>{marker}</span>
      <div className={styles["body"]}>
        <Line block={block} />
        {block.has_children && <BlockList parentId={block.id} />}
      </div>
    </div>
  )
}

function numeral(block: Extract<Item, { type: "numbered_list_item" }>, number: number): string {
  switch (block.numbered_list_item.list_format) {
    case "letters":
      return letters(number)
    case "roman":
      return roman(number)
    default:
      return String(number)
  }
}

/** a … z, aa, ab … */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26)
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + ((number - 1) % 26))
}

const romanParts: [string, number][] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
]

function roman(number: number): string {
  let rest = number
  let text = ""
  for (const [sign, value] of romanParts) for (; rest >= value; rest -= value) text += sign
  return text
}
