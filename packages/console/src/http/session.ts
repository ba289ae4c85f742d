import { useQuery } from "@tanstack/react-query"
import { call, setCsrfToken } from "./call.ts"
import { HttpError } from "./http-error.ts"
import { sessionKey } from "./query-client.ts"

/** Who is signed in, and what they may do here. */
export interface Session {
  person: { id: string; name: string; email: string | null; avatar_url: string | null }
  role: "owner" | "member" | "guest"
  workspace: { id: string; name: string }
  csrf_token: string
}

/** A server that signs nobody in answers 404: then nobody is. */
async function readSession(): Promise<Session | null> {
  try {
    const session = await call<Session>("GET", "/inkling/session")
    setCsrfToken(session.csrf_token)
    return session
  } catch (error) {
    if (error instanceof HttpError && (error.status === 401 || error.status === 404)) return null
    throw error
  }
}

/** The session; null when nobody is signed in. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY })
}
