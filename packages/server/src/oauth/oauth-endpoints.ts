import {
  checkRequest,
  type EndpointKey,
  explainRequest,
  invalidOauthRequest,
  newestVersion,
  OauthError,
  unsupportedGrantType,
} from "@inkling/contract"
import type { Snapshot, WriteTx } from "@inkling/store"
import type { ApiRequest } from "../http/message.ts"
import { chooseVersion } from "../http/version.ts"
import type { Wire } from "../present/context.ts"
import type { Services } from "../services.ts"
import { exchangeCode } from "./exchange-code.ts"
import { introspect } from "./introspect.ts"
import { authenticateClient, type OauthClient } from "./oauth-client.ts"
import { parseOauthBody } from "./parse-oauth-body.ts"
import { refreshTokens } from "./refresh-tokens.ts"
import { revoke } from "./revoke.ts"

/** Endpoints that integrations call in their own name, with client id and secret. */
export const oauthKeys = ["oauthToken", "oauthIntrospect", "oauthRevoke"] as const

type OauthKey = (typeof oauthKeys)[number]

export function isOauthKey(key: EndpointKey): key is OauthKey {
  return (oauthKeys as readonly EndpointKey[]).includes(key)
}

/** The token endpoints of one workspace. */
export class OauthEndpoints {
  readonly #services: Services
  readonly #ws: number

  constructor(services: Services, ws: number) {
    this.#services = services
    this.#ws = ws
  }

  /**
   * Authenticate → version (may be absent) → rate limit → parse → check → answer, in one snapshot or write job that
   * asks once more who calls.
   * @throws OauthError · ApiError
   */
  async answer(key: OauthKey, request: ApiRequest): Promise<Wire> {
    const { store, limiter, ids } = this.#services
    const { authorization } = request.headers
    const caller = (tx: Snapshot) => authenticateClient(tx, authorization)
    const { integration } = await store.read(this.#ws, caller)
    const version = request.headers["notion-version"]
    if (version !== undefined) chooseVersion(version)
    limiter.take(integration.id)
    const body = readBody(key, request)
    if (key === "oauthIntrospect")
      return store.read(this.#ws, async (tx) => introspect(tx, await caller(tx), body["token"] as string))
    const write = <T>(job: (tx: WriteTx, client: OauthClient) => Promise<T>) =>
      store.write(this.#ws, { actor: integration.bot_id }, async (tx) => job(tx, await caller(tx)))
    if (key === "oauthRevoke") return write((tx, client) => revoke(tx, client, body["token"] as string))
    const answer = await write((tx, client) =>
      body["grant_type"] === "refresh_token"
        ? refreshTokens(tx, ids, client, body["refresh_token"] as string)
        : exchangeCode(tx, ids, client, body as { code: string; redirect_uri?: string }),
    )
    if (answer instanceof OauthError) throw answer
    return answer
  }
}

function readBody(key: OauthKey, { headers, body }: ApiRequest): Record<string, unknown> {
  const read = parseOauthBody(headers["content-type"], body)
  const grant = read["grant_type"]
  if (key === "oauthToken" && typeof grant === "string" && !grants.has(grant))
    throw unsupportedGrantType(grant)
  const wire = { path: {}, query: {}, body: read }
  if (!checkRequest(newestVersion, key, wire))
    throw invalidOauthRequest(explainRequest(newestVersion, key, wire))
  return read
}

const grants: ReadonlySet<string> = new Set(["authorization_code", "refresh_token"])
