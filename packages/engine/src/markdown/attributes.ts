/** Attributes of a tag in the order given. */
export type Attributes = Record<string, string>

/** ` name="value"` for each attribute that has a value; quotes and backslashes get a backslash (inferred). */
export function printAttributes(attributes: Record<string, string | undefined>): string {
  let text = ""
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === "") continue
    text += ` ${name}="${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", " ")}"`
  }
  return text
}

const ATTRIBUTE = /([a-zA-Z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/g

/** What a tag says between its name and its end. */
export function parseAttributes(text: string): Attributes {
  const attributes: Attributes = {}
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    const value = double === undefined ? single : double.replace(/\\(["\\])/g, "$1")
    attributes[name as string] = value ?? ""
  }
  return attributes
}
