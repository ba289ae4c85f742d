import { ExternalLink } from "lucide-react"
import { useState } from "react"
import type { Block } from "../http/notion.ts"
import { RichText } from "../rich-text/rich-text.tsx"
import { safeUrl } from "../rich-text/safe-url.ts"
import { Button } from "../ui/button.tsx"
import styles from "./links.module.css"

/** A link as a card. */
export function Bookmark({ block }: { block: Extract<Block, { type: "bookmark" | "link_preview" }> }) {
  const { url } = block.type === "bookmark" ? block.bookmark : block.link_preview
  const caption = block.type === "bookmark" ? block.bookmark.caption : []
  return (
    <figure className={styles["figure"]} data-block={block.id}>
      <a className={styles["card"]} href={safeUrl(url)} target="_blank" rel="noopener noreferrer">
        <b>{hostOf(url)}</b>
        <span>{url}</span>
      </a>
      {caption.length > 0 && (
        <figcaption>
          <RichText items={caption} />
        </figcaption>
      )}
    </figure>
  )
}

/** Something of another site. It is loaded when asked for, so that reading a page tells nobody. */
export function Embed({ block }: { block: Extract<Block, { type: "embed" }> }) {
  const { url, caption } = block.embed
  return (
    <figure className={styles["figure"]} data-block={block.id}>
      <Frame url={url} />
      {caption.length > 0 && (
        <figcaption>
          <RichText items={caption} />
        </figcaption>
      )}
    </figure>
  )
}

/** A frame of another site behind a button that says which. */
export function Frame({ url }: { url: string }) {
  const [isShown, setShown] = useState(false)
  if (isShown && url.startsWith("https://"))
    return (
      <iframe
        className={styles["frame"]}
        src={url}
        title={hostOf(url)}
        sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
        referrerPolicy="no-referrer"
      />
    )
  return (
    <div className={styles["asking"]}>
      <a href={safeUrl(url)} target="_blank" rel="noopener noreferrer">
        <ExternalLink size={16} strokeWidth={1.5} />
        <span>{url}</span>
      </a>
      {url.startsWith("https://") && (
        <Button size="small" onClick={() => setShown(true)}>
          Show {hostOf(url)}
        </Button>
      )}
    </div>
  )
}

function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
