const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" }
const REFERENCE = /&(?:([a-z]+)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/y

/** The character that `&lt;`, `&#32;` or `&#x20;` stands for, and where the text goes on. */
export function readReference(text: string, at: number): { char: string; end: number } | undefined {
  REFERENCE.lastIndex = at
  const match = REFERENCE.exec(text)
  if (match === null) return undefined
  const [whole, name, decimal, hex] = match
  const char =
    name === undefined ? fromCode(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16)) : NAMED[name]
  return char === undefined ? undefined : { char, end: at + whole.length }
}

function fromCode(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : undefined
}
