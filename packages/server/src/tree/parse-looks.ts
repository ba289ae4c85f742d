import {
  type ContentContext,
  type Cover,
  type Icon,
  parseCover,
  parseIcon,
  parseRichText,
  type RichText,
} from "@inkling/engine"

/** What databases and data sources look like; undefined is what the request leaves out, null is removed. */
export interface Looks {
  title: RichText | undefined
  description: RichText | undefined
  icon: Icon | null | undefined
  cover: Cover | null | undefined
}

/** Reads title, description, icon and cover of a request. @throws validationError */
export function parseLooks(body: Readonly<Record<string, unknown>>, context: ContentContext): Looks {
  const text = (key: "title" | "description") =>
    body[key] === undefined ? undefined : parseRichText(body[key], context, `body.${key}`)
  return {
    title: text("title"),
    description: text("description"),
    icon: body["icon"] === undefined ? undefined : parseIcon(body["icon"] as never, context),
    cover: body["cover"] === undefined ? undefined : parseCover(body["cover"] as never, context),
  }
}
