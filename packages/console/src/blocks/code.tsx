import { useEffect, useState } from "react"
import type { Block } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { RichText } from "../rich-text/rich-text.tsx"
import { CopyButton } from "../ui/copy-button.tsx"
import styles from "./code.module.css"
import type { CodeLine } from "./highlight.ts"

/** Code with its language, coloured once the highlighter has come. */
export function Code({ block }: { block: Extract<Block, { type: "code" }> }) {
  const { rich_text, language, caption } = block.code
  const text = plainText(rich_text)
  const [lines, setLines] = useState<CodeLine[]>()
  useEffect(() => {
    let isWanted = true
    void import("./highlight.ts")
      .then(({ highlight }) => highlight(text, language))
      .then((found) => isWanted && setLines(found))
    return () => {
      isWanted = false
    }
  }, [text, language])
  return (
    <figure className={styles["code"]} data-block={block.id}>
      <div className={styles["bar"]}>
        <span>{language}</span>
        <CopyButton isIcon text={text} label="Copy the code" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <pre tabIndex={0}>
        <code>{lines ? <Coloured lines={lines} /> : text}</code>
      </pre>
      {caption.length > 0 && (
        <figcaption>
          <RichText items={caption} />
        </figcaption>
      )}
    </figure>
  )
}

function Coloured({ lines }: { lines: readonly CodeLine[] }) {
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
    <span key={at}>
      {line.map(({ content, light, dark, offset }) => (
        <span key={offset} className={styles["token"]} style={{ "--light": light, "--dark": dark } as object}>
          {content}
        </span>
      ))}
      {at < lines.length - 1 && "\n"}
    </span>
  ))
}
