const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/

/**
 * How deep lines are nested. A tab is a level; spaces nest within lists, however many of them a writer uses for a
 * level (inferred: the guide knows tabs only, most markdown spaces).
 */
export class Indentation {
  /** Spaces before the list items above, outermost first; empty outside lists indented by spaces. */
  #widths: number[] = []
  #tabs = 0

  /** @param text the line without its indentation */
  levelOf(line: string, text: string): number {
    const indent = line.slice(0, line.length - text.length)
    const tabs = indent.split("\t").length - 1
    const spaces = indent.length - tabs
    if (tabs !== this.#tabs) this.#widths = []
    this.#tabs = tabs
    const isItem = LIST_ITEM.test(text)
    if (!isItem && spaces === 0) this.#widths = []
    while ((this.#widths.at(-1) ?? -1) > spaces) this.#widths.pop()
    const widest = this.#widths.at(-1)
    if (!isItem) return tabs + (widest === undefined ? 0 : this.#widths.length - (spaces > widest ? 0 : 1))
    if (widest === undefined || spaces > widest) this.#widths.push(spaces)
    return tabs + this.#widths.length - 1
  }
}
