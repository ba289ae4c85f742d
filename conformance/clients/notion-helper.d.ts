/** The part that is used here; the package's own declarations are not found by its export map. */
declare module "notion-helper" {
  import type { Client } from "@notionhq/client"

  export interface Builder {
    parentDataSource(id: string): Builder
    parentPage(id: string): Builder
    icon(emojiOrUrl: string): Builder
    cover(url: string): Builder
    title(name: string, value: string): Builder
    richText(name: string, value: string): Builder
    number(name: string, value: number): Builder
    select(name: string, value: string): Builder
    multiSelect(name: string, value: string[]): Builder
    status(name: string, value: string): Builder
    date(name: string, value: string): Builder
    checkbox(name: string, value: boolean): Builder
    url(name: string, value: string): Builder
    email(name: string, value: string): Builder
    phoneNumber(name: string, value: string): Builder
    relation(name: string, value: string[]): Builder
    people(name: string, value: string[]): Builder
    files(name: string, value: string[]): Builder
    heading1(text: string): Builder
    paragraph(text: string): Builder
    toDo(text: string, checked?: boolean): Builder
    callout(text: string): Builder
    code(text: string, language?: string): Builder
    divider(): Builder
    startParent(type: string, text: string): Builder
    endParent(): Builder
    build(): { content: unknown; additionalBlocks: unknown[] }
  }

  export function createNotionBuilder(options?: { limitChildren?: boolean; limitNesting?: boolean }): Builder

  export function createPage(options: {
    data: unknown
    client: Client
  }): Promise<{ apiResponse: { id: string } | null; appendedBlocks?: { apiCallCount?: number } }>

  export function appendBlocks(options: {
    block_id: string
    children: unknown
    client: Client
    position?: unknown
  }): Promise<{ apiCallCount: number }>
}
