/** Content types that may be uploaded, with their endings. Source: developers.notion.com/docs/working-with-files-and-media */
const types: Record<string, string> = {
  "audio/aac": "aac adts",
  "audio/midi": "mid midi",
  "audio/mpeg": "mp3 mpga",
  "audio/mp4": "m4a m4b",
  "audio/ogg": "ogg oga",
  "audio/wav": "wav",
  "audio/x-ms-wma": "wma",
  "application/pdf": "pdf",
  "text/plain": "txt",
  "application/json": "json",
  "application/msword": "doc dot",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.template": "dotx",
  "application/vnd.ms-excel": "xls xlt xla",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.template": "xltx",
  "application/vnd.ms-powerpoint": "ppt pot pps ppa",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.openxmlformats-officedocument.presentationml.template": "potx",
  "text/html": "html",
  "image/gif": "gif",
  "image/heic": "heic",
  "image/jpeg": "jpg jpeg",
  "image/png": "png",
  "image/svg+xml": "svg",
  "image/tiff": "tif tiff",
  "image/webp": "webp",
  "image/vnd.microsoft.icon": "ico",
  "video/x-amv": "amv",
  "video/x-ms-asf": "asf wmv",
  "video/x-msvideo": "avi",
  "video/x-f4v": "f4v",
  "video/x-flv": "flv",
  // A .mp4 is an application/mp4 by its name (recorded); video/mp4 is taken where it is given.
  "application/mp4": "mp4",
  "video/mp4": "mp4 m4v gifv",
  "video/webm": "webm",
  "video/quicktime": "mov qt",
  "video/mpeg": "mpeg",
  "video/x-matroska": "mkv",
}

/** Other names for the same type, which clients send. */
const aliases: Record<string, string> = {
  "audio/x-wav": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/mp3": "audio/mpeg",
  "audio/x-m4a": "audio/mp4",
  "image/x-icon": "image/vnd.microsoft.icon",
}

const typeOfEnding = new Map<string, string>()
for (const [type, endings] of Object.entries(types))
  for (const ending of endings.split(" ")) if (!typeOfEnding.has(ending)) typeOfEnding.set(ending, type)

/** The content type a file name stands for; undefined when its ending is none that may be uploaded. */
export function contentTypeOf(filename: string): string | undefined {
  const at = filename.lastIndexOf(".")
  return at < 0 ? undefined : typeOfEnding.get(filename.slice(at + 1).toLowerCase())
}

/** A content type without its parameters and under its usual name; undefined when it may not be uploaded. */
export function knownContentType(given: string): string | undefined {
  const type = given.split(";")[0]?.trim().toLowerCase() ?? ""
  const name = aliases[type] ?? type
  return types[name] === undefined ? undefined : name
}

/** The usual ending of a type, without its dot. */
export function endingOfType(type: string): string {
  return types[type]?.split(" ")[0] ?? "bin"
}

const active = new Set(["text/html", "image/svg+xml"])

/** Whether a browser would run what is in a file of this type. */
export function isActiveType(type: string): boolean {
  return active.has(type)
}

/** Whether two types name the same kind of file: .mp4 goes by two names. */
export function isSameType(one: string, other: string): boolean {
  const kind = (type: string) => (type === "application/mp4" || type === "audio/mp4" ? "video/mp4" : type)
  return kind(one) === kind(other)
}
