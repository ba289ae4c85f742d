import { MutationCache, notifyManager, QueryCache, QueryClient } from "@tanstack/react-query"
import { HttpError } from "./http-error.ts"

// What is typed next must meet the block that was just made: changes are drawn at once, not in the next task.
notifyManager.setScheduler((notify) => notify())

/** Where the session is remembered; null when nobody is signed in. */
export const sessionKey = ["session"] as const

/** A session that ended shows the sign-in screen, wherever one is. */
function noticeEnd(error: Error): void {
  if (error instanceof HttpError && error.status === 401) queryClient.setQueryData(sessionKey, null)
}

/** Answers the console remembers. What is refused is not asked again; what could not be reached is, twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof HttpError && (error.status === 0 || error.status >= 500),
    },
  },
})
