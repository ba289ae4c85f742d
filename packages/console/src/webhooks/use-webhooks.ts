import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { admin } from "../http/admin.ts"

/** Milliseconds after which states are read again: deliveries come without anybody asking. */
const freshMs = 3_000

export function useWebhooks() {
  return useQuery({ queryKey: ["webhooks"], queryFn: admin.webhooks, refetchInterval: freshMs })
}

/** The newest deliveries of a webhook, 100 at most. */
export function useDeliveries(id: string) {
  return useQuery({
    queryKey: ["deliveries", id],
    queryFn: () => admin.deliveries(id),
    refetchInterval: freshMs,
  })
}

/** A write after which webhooks and deliveries are read again. */
export function useWebhookWrite<Input, Output>(write: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["webhooks"] })
      await client.invalidateQueries({ queryKey: ["deliveries"] })
    },
  })
}
