import { insertAuthorization } from "@inkling/store"
import { hashToken } from "../../src/auth/token.ts"
import { basic } from "../oauth-world.ts"
import type { TestServer } from "../start-server.ts"

/** A public integration that somebody let in. */
export interface FuzzApp {
  /** What it shows itself by. */
  authorization: string
  /** Good once. A code would not do: sent twice it is refused and something is written all the same. */
  refreshToken: string
}

/** The person's consent is written down without asking. */
export async function makeFuzzApp({ inkling, send }: TestServer, userId: string): Promise<FuzzApp> {
  const made = await inkling.admin.createIntegration({
    name: "App",
    type: "public",
    redirectUris: ["https://app.example/"],
  })
  const code = "fuzz"
  const { capabilities, user_info, id } = made.integration
  await inkling.store.write(inkling.admin.ws, { actor: null }, (tx) =>
    insertAuthorization(tx, {
      ws: tx.ws,
      id: "authorization",
      public_id: id,
      user_id: userId,
      code_hash: hashToken(code),
      redirect_uri: null,
      capabilities,
      user_info,
      object_ids: [inkling.rootPageId],
      created_at: tx.now,
      expires_at: tx.now + 600_000,
      exchanged_at: null,
    }),
  )
  const headers = basic(made.clientId, made.clientSecret)
  const { body } = await send("POST", "/v1/oauth/token", {
    token: null,
    headers,
    body: { grant_type: "authorization_code", code },
  })
  return { ...headers, refreshToken: body["refresh_token"] as string }
}
