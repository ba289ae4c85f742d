/**
 * Rich text as stored: the wire's form less what can be derived (plain_text, href, default annotations,
 * titles and user details of mentions). Presenters add those back. Source: developers.notion.com/reference/rich-text
 */
export type RichText = readonly RichTextItem[]

export type RichTextItem = { annotations?: Annotations } & (
  | { type: "text"; text: { content: string; link: { url: string } | null } }
  | { type: "equation"; equation: { expression: string } }
  | { type: "mention"; mention: Mention }
)

/** Only what differs from the defaults (all false, color "default"). */
export interface Annotations {
  bold?: true
  italic?: true
  strikethrough?: true
  underline?: true
  code?: true
  color?: string
}

export type Mention =
  | { type: "user"; user: { id: string } }
  | { type: "page"; page: { id: string } }
  | { type: "database"; database: { id: string } }
  | { type: "date"; date: DateValue }
  | { type: "link_preview"; link_preview: { url: string } }
  | { type: "link_mention"; link_mention: { href: string } & Record<string, unknown> }
  | { type: "template_mention"; template_mention: TemplateMention }
  | { type: "custom_emoji"; custom_emoji: { id: string; name: string; url: string } }

export type TemplateMention =
  | { type: "template_mention_date"; template_mention_date: "today" | "now" }
  | { type: "template_mention_user"; template_mention_user: "me" }

/**
 * A date as the wire shows it: `YYYY-MM-DD`, or minute-floored `YYYY-MM-DDTHH:MM:00.000±HH:MM`
 * (the offset given is kept). `time_zone` is null in every recording.
 */
export interface DateValue {
  start: string
  end: string | null
  time_zone: string | null
}
