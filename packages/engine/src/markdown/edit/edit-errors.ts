import { validationError } from "@inkling/contract"

// What markdown edits are refused with. The situations are documented, the sentences inferred.

export const shouldNotBeEmpty = (path: string) =>
  validationError(`body failed validation: ${path}.length should be ≥ \`1\`, instead was \`0\`.`)

export const tooManyUpdates = (count: number, most: number) =>
  validationError(
    `body failed validation: body.update_content.content_updates.length should be ≤ \`${most}\`, instead was \`${count}\`.`,
  )

export const markdownTextMissing = (text: string) =>
  validationError(`Could not find the text ${quoted(text)} in the page's markdown.`)

export const markdownTextAmbiguous = (text: string) =>
  validationError(
    `Found more than one match of the text ${quoted(text)} in the page's markdown. Use a longer text, or replace_all_matches.`,
  )

export const selectionNotFound = (selection: string) =>
  validationError(`Could not find the selection ${quoted(selection)} in the page's markdown.`)

export const afterAndPosition = () =>
  validationError("body.insert_content: after and position cannot both be given.")

function quoted(text: string): string {
  const json = JSON.stringify(text)
  return json.length > 100 ? `${json.slice(0, 100)}..."` : json
}
