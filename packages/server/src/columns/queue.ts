/** Runs jobs one after the other, in the order they came. */
export class Queue {
  #tail: Promise<unknown> = Promise.resolve()

  run<T>(job: () => Promise<T>): Promise<T> {
    const running = this.#tail.then(job)
    this.#tail = running.catch(() => {})
    return running
  }
}
