/** What is picked so far, and how to pick. */
export interface Picking {
  picked: ReadonlySet<string>
  /** Shared already. */
  fixed: ReadonlySet<string>
  toggle: (id: string) => void
}
