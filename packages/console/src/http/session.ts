import { useQuery } from "@tanstack/react-query"
import { call, setCsrfToken } from "./call.ts"
import { HttpError } from "./http-error.ts"
import { queryClient, sessionKey } from "./query-client.ts"

/** Who is signed in, and what they may do here. */
export interface Session {
  person: { id: string; name: string | null; email: string | null; avatar_url: string | null }
  role: "owner" | "member" | "guest"
  workspace: { id: string; name: string }
  csrf_token: string
}

async function readSession(): Promise<Session | null> {
  try {
    const session = await call<Session>("GET", "/inkling/session")
    setCsrfToken(session.csrf_token)
    return session
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null
    throw error
  }
}

/** Ends the session here, forgets all that was read in it, and goes to an address of the server. */
export async function signOut(next = "/"): Promise<void> {
  await call("POST", "/inkling/session/end", { body: {} })
  queryClient.clear()
  window.location.assign(next)
}

/** The session; null when nobody is signed in. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY })
}
