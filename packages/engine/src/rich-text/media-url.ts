import { isWebUrl } from "./is-web-url.ts"

/** Blocks that show a file. */
export type MediaKind = "image" | "video" | "audio" | "pdf" | "file"

// Endings an external link may have. Source: developers.notion.com/reference/block
const EXTERNAL: Record<Exclude<MediaKind, "file">, ReadonlySet<string>> = {
  image: set("bmp gif heic jpeg jpg png svg tif tiff"),
  audio: set("mp3 wav ogg oga m4a"),
  video: set("amv asf avi f4v flv gifv mkv mov mpg mpeg mpv mp4 m4v qt wmv"),
  pdf: set("pdf"),
}

// Endings an upload may have. Source: developers.notion.com/docs/working-with-files-and-media
const UPLOADED: Record<Exclude<MediaKind, "file">, ReadonlySet<string>> = {
  image: set("gif heic jpeg jpg png svg tif tiff webp ico"),
  audio: set("aac adts mid midi mp3 mpga m4a m4b mp4 oga ogg wav wma"),
  video: set("amv asf wmv avi f4v flv gifv m4v mp4 mkv webm mov qt mpeg"),
  pdf: set("pdf"),
}

// Serves pictures without an ending; such a link was accepted (public issue of 2021).
const IMAGE_HOSTS = new Set(["images.unsplash.com"])
const VIDEO_HOSTS = new Set(["www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be"])

/** Whether an external link may stand in a block of this kind. */
export function isMediaUrl(kind: MediaKind, url: string): boolean {
  if (!isWebUrl(url)) return false
  if (kind === "file") return true
  const { hostname, pathname } = new URL(url)
  if (kind === "video" && VIDEO_HOSTS.has(hostname)) return true
  if (kind === "image" && IMAGE_HOSTS.has(hostname)) return true
  return EXTERNAL[kind].has(endingOf(pathname))
}

/** Whether an upload of this name may stand in a block of this kind; a file block takes any. */
export function isMediaUpload(kind: MediaKind, name: string): boolean {
  return kind === "file" || UPLOADED[kind].has(endingOf(name))
}

/** The last part of a link's path, decoded: what a file block is called without a name. Empty when there is none. */
export function urlFileName(url: string): string {
  const last = URL.parse(url)?.pathname.split("/").at(-1) ?? ""
  try {
    return decodeURIComponent(last)
  } catch {
    return last // a stray % sign is no encoding
  }
}

/** What follows the last dot, lower-case; empty without one. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf(".")
  return at < 0 ? "" : name.slice(at + 1).toLowerCase()
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(" "))
}
