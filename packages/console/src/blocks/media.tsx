import { FileText, Paperclip } from "lucide-react"
import type { ReactNode } from "react"
import type { Block } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { RichText } from "../rich-text/rich-text.tsx"
import type { RichItem } from "../rich-text/rich-text-dom.ts"
import { fileSource } from "./file-source.ts"
import { framedVideo } from "./framed-video.ts"
import { Frame } from "./links.tsx"
import styles from "./media.module.css"

type Of<T extends Block["type"]> = { block: Extract<Block, { type: T }> }

export function Image({ block }: Of<"image">) {
  const { url, name } = fileSource(block.image)
  return (
    <Figure id={block.id} caption={block.image.caption}>
      {url === undefined ? name : <img src={url} alt={plainText(block.image.caption)} loading="lazy" />}
    </Figure>
  )
}

export function Video({ block }: Of<"video">) {
  const { url, name } = fileSource(block.video)
  const framed = url === undefined ? undefined : framedVideo(url)
  return (
    <Figure id={block.id} caption={block.video.caption}>
      {framed !== undefined ? (
        <Frame url={framed} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: what the workspace holds has no tracks
        <video src={url} controls preload="metadata" aria-label={name} />
      )}
    </Figure>
  )
}

export function Audio({ block }: Of<"audio">) {
  const { url, name } = fileSource(block.audio)
  return (
    <Figure id={block.id} caption={block.audio.caption}>
      {/* biome-ignore lint/a11y/useMediaCaption: what the workspace holds has no tracks */}
      <audio src={url} controls preload="none" aria-label={name} />
    </Figure>
  )
}

export function Pdf({ block }: Of<"pdf">) {
  return (
    <Figure id={block.id} caption={block.pdf.caption}>
      <FileChip {...fileSource(block.pdf)} icon={<FileText size={16} strokeWidth={1.5} />} />
    </Figure>
  )
}

export function FileBlock({ block }: Of<"file">) {
  return (
    <Figure id={block.id} caption={block.file.caption}>
      <FileChip {...fileSource(block.file)} icon={<Paperclip size={16} strokeWidth={1.5} />} />
    </Figure>
  )
}

function FileChip({ url, name, icon }: { url: string | undefined; name: string; icon: ReactNode }) {
  return (
    <a className={styles["chip"]} href={url} target="_blank" rel="noopener noreferrer">
      {icon}
      <span>{name}</span>
    </a>
  )
}

interface FigureProps {
  id: string
  caption: readonly RichItem[]
  children: ReactNode
}

function Figure({ id, caption, children }: FigureProps) {
  return (
    <figure className={styles["figure"]} data-block={id}>
      {children}
      {caption.length > 0 && (
        <figcaption>
          <RichText items={caption} />
        </figcaption>
      )}
    </figure>
  )
}
