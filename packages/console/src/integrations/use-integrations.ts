import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { admin } from "../http/admin.ts"

export function useIntegrations() {
  return useQuery({ queryKey: ["integrations"], queryFn: admin.integrations })
}

export function useTokens() {
  return useQuery({ queryKey: ["tokens"], queryFn: admin.tokens })
}

/** A write of the operator's API after which integrations, tokens and grants are read again. */
export function useAdminWrite<Input, Output>(write: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: async () => {
      for (const key of ["integrations", "tokens", "grants", "pages-of"])
        await client.invalidateQueries({ queryKey: [key] })
    },
  })
}
