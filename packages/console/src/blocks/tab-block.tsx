import { Tabs } from "radix-ui"
import type { Block } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { Skeleton } from "../ui/skeleton.tsx"
import { BlockList } from "./block-list.tsx"
import styles from "./tab-block.module.css"
import { isTextBlock, textOf } from "./text-of.ts"
import { useChildren } from "./use-children.ts"

/** Tabs: each child is one, its text the label and its children what is behind it. */
export function TabBlock({ block }: { block: Extract<Block, { type: "tab" }> }) {
  const tabs = useChildren(block.id)
  if (!tabs.data) return <Skeleton lines={2} />
  const first = tabs.data[0]
  if (!first) return null
  return (
    <Tabs.Root defaultValue={first.id} className={styles["tabs"]} data-block={block.id}>
      <Tabs.List className={styles["list"]}>
        {tabs.data.map((tab) => (
          <Tabs.Trigger key={tab.id} value={tab.id}>
            {(isTextBlock(tab) && plainText(textOf(tab).rich_text)) || "Untitled"}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.data.map((tab) => (
        <Tabs.Content key={tab.id} value={tab.id}>
          {tab.has_children && <BlockList parentId={tab.id} />}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
