/** Lets one loop sleep until something happens. */
export class Bell {
  #isRung = false
  #isBeat = false
  #wake = (): void => {}

  ring(isBeat = false): void {
    this.#isRung = true
    this.#isBeat ||= isBeat
    this.#wake()
  }

  /** Returns at once when it was rung since; says whether a heartbeat is due. */
  async wait(): Promise<boolean> {
    if (!this.#isRung)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const isBeat = this.#isBeat
    this.#isRung = false
    this.#isBeat = false
    return isBeat
  }
}
