const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Milliseconds after the first attempt at which each attempt is due. Source: up to 8 within 24 hours; steps inferred. */
const attemptsAt = [0, minuteMs, 5 * minuteMs, 20 * minuteMs, hourMs, 3 * hourMs, 8 * hourMs, 24 * hourMs]

/** Attempts that an event gets. Source: developers.notion.com/reference/webhooks-events-delivery */
export const maxAttempts = attemptsAt.length

/** Milliseconds to wait after attempt number `attempt` (from 1) has failed; undefined when it was the last. */
export function retryDelay(attempt: number): number | undefined {
  const next = attemptsAt[attempt]
  return next === undefined ? undefined : next - (attemptsAt[attempt - 1] ?? 0)
}
