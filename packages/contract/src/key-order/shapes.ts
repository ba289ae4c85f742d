/** Where the parts of a shape lead: the shape of a key's value, or of what `<type>` names. */
export interface Shape {
  /** The sequence; a shape's own name unless said. */
  inside?: Readonly<Record<string, string>>
  /** Shape of `<type>` by the type's name. */
  byType?: Readonly<Record<string, string>>
  /** Shape of the values of a map, e.g. of `properties`. */
  maps?: Readonly<Record<string, string>>
}

const propertyKinds = {
  title: "richText",
  rich_text: "richText",
  select: "option",
  status: "option",
  multi_select: "option",
  date: "date",
  people: "user",
  created_by: "user",
  last_edited_by: "user",
  files: "file",
  formula: "formula",
  rollup: "rollup",
  unique_id: "uniqueId",
  verification: "verification",
  place: "place",
}

const blockKinds = {
  paragraph: "paragraph",
  callout: "callout",
  heading_1: "heading",
  heading_2: "heading",
  heading_3: "heading",
  heading_4: "heading",
  to_do: "to_do",
  toggle: "richTextAndColor",
  quote: "richTextAndColor",
  bulleted_list_item: "richTextAndColor",
  numbered_list_item: "numbered_list_item",
  code: "code",
  bookmark: "bookmark",
  embed: "bookmark",
  image: "media",
  video: "media",
  pdf: "media",
  audio: "media",
  file: "fileBlock",
  table: "table",
}

const container = {
  title: "richText",
  description: "richText",
  parent: "parent",
  icon: "icon",
  cover: "icon",
}

/** What is looked at inside each shape; what is not named here is not looked into. */
export const shapes: Readonly<Record<string, Shape>> = {
  page: { inside: { parent: "parent", icon: "icon", cover: "icon" }, maps: { properties: "propertyValue" } },
  block: { inside: { parent: "parent" }, byType: blockKinds },
  data_source: { inside: container, maps: { properties: "configuration" } },
  legacyDatabase: { inside: container, maps: { properties: "configuration" } },
  database: { inside: { ...container, data_sources: "dataSourceName" } },
  comment: { inside: { rich_text: "richText", display_name: "displayName" } },
  list: { inside: { results: "any" }, byType: { property_item: "propertyItemOfList" } },
  untypedList: { inside: { results: "any" } },
  property_item: { byType: propertyKinds },
  propertyItemOfList: { byType: { rollup: "rollup" } },
  propertyValue: { byType: propertyKinds },
  arrayValue: { byType: propertyKinds },
  formula: { byType: { date: "date" } },
  rollup: { byType: { date: "date", array: "arrayValue" } },
  configuration: {
    byType: {
      select: "selectConfiguration",
      multi_select: "selectConfiguration",
      status: "statusConfiguration",
      relation: "relationConfiguration",
      rollup: "rollupConfiguration",
    },
  },
  selectConfiguration: { inside: { options: "optionConfiguration" } },
  statusConfiguration: { inside: { options: "optionConfiguration", groups: "group_of_options" } },
  richText: { inside: { annotations: "annotations" }, byType: { text: "text", mention: "mention" } },
  mention: { byType: { date: "date", user: "user" } },
  file: { byType: { file: "hostedFile" } },
  icon: { byType: { file: "hostedFile" } },
  media: { inside: { caption: "richText" }, byType: { file: "hostedFile" } },
  fileBlock: { inside: { caption: "richText" }, byType: { file: "hostedFile" } },
  bookmark: { inside: { caption: "richText" } },
  code: { inside: { caption: "richText", rich_text: "richText" } },
  paragraph: { inside: { rich_text: "richText", icon: "icon" } },
  callout: { inside: { rich_text: "richText", icon: "icon" } },
  heading: { inside: { rich_text: "richText" } },
  to_do: { inside: { rich_text: "richText" } },
  numbered_list_item: { inside: { rich_text: "richText" } },
  richTextAndColor: { inside: { rich_text: "richText" } },
}

/** Shapes without a sequence of their own borrow one. */
export const sequenceNames: Readonly<Record<string, string>> = {
  formula: "typed",
  mention: "typed",
  icon: "typed",
}
