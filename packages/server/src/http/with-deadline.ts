import { serviceUnavailable } from "@inkling/contract"

/**
 * Answers 503 when the work takes too long; a write that commits later stays committed.
 * @param onLate hears of it, to let go of work that nobody waits for
 */
export async function withDeadline<T>(work: Promise<T>, ms: number, onLate?: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate?.()
      reject(serviceUnavailable())
    }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
