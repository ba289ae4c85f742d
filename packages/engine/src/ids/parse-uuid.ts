const UUID = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([1-8][0-9a-f]{3})-?([89ab][0-9a-f]{3})-?([0-9a-f]{12})$/i
const NIL = "00000000-0000-0000-0000-000000000000"

/**
 * The lower-case dashed form of a uuid written with or without dashes, in any case; undefined when it is none.
 * Version 1 to 8 and the RFC variant are required, as is recorded: `…-1234-1234-1234-…` is refused, the nil uuid
 * accepted.
 */
export function parseUuid(text: string): string | undefined {
  const groups = UUID.exec(text)
  if (groups !== null) return groups.slice(1).join("-").toLowerCase()
  return text === NIL || text === NIL.replaceAll("-", "") ? NIL : undefined
}
