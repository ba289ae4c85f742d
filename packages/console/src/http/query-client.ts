import { notifyManager, QueryClient } from "@tanstack/react-query"
import { HttpError } from "./http-error.ts"

// What is typed next must meet the block that was just made: changes are drawn at once, not in the next task.
notifyManager.setScheduler((notify) => notify())

/** Answers the console remembers. What is refused is not asked again; what could not be reached is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof HttpError && (error.status === 0 || error.status >= 500),
    },
  },
})
