/**
 * Thrown where memory is ahead of a read's snapshot: another request has seen a later commit in the meantime. The read
 * begins anew, on a later snapshot.
 */
export class StaleSnapshot extends Error {
  constructor() {
    super("The snapshot is older than what is known already.")
    this.name = "StaleSnapshot"
  }
}
