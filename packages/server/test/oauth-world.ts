import type { Dialect } from "@inkling/store/testing"
import type { CreatedPublicIntegration, NewPublicIntegration } from "../src/admin/public-integrations.ts"
import type { InklingOptions } from "../src/inkling.ts"
import { type Json, startServer, type TestServer } from "./start-server.ts"

export const redirectUri = "https://app.example/callback?x=1"

export interface Browser {
  id: string
  headers: { cookie: string; "x-csrf-token": string }
}

export interface OauthWorld {
  server: TestServer
  /** A public integration with one redirect URI, unless told otherwise. */
  addApp(name: string, more?: Partial<NewPublicIntegration>): Promise<CreatedPublicIntegration>
  /** A person who signed in: the owner unless named by e-mail. */
  signIn(person?: string): Promise<Browser>
  ask(method: string, path: string, headers?: Record<string, string>, body?: object): Promise<Response>
  /** The query of the address that an integration links to. */
  queryFor(app: CreatedPublicIntegration, more?: Record<string, string>): string
  /** Lets an app in and returns the code. */
  codeFor(app: CreatedPublicIntegration, by: Browser, picked: string[]): Promise<string>
  /** Calls one of the token endpoints as an app. */
  call(
    app: CreatedPublicIntegration,
    endpoint: "token" | "introspect" | "revoke",
    body: object,
  ): Promise<{ status: number; body: Json }>
  /** Tokens for a fresh code. */
  tokensFor(app: CreatedPublicIntegration, by: Browser, picked: string[]): Promise<Json>
}

/** A server that people sign in to and public integrations call. */
export async function makeOauthWorld(dialect: Dialect, options: InklingOptions = {}): Promise<OauthWorld> {
  const server = await startServer(dialect, { port: 0, ...options })
  const { admin, url } = server.inkling
  const ask: OauthWorld["ask"] = (method, path, headers = {}, body) =>
    fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      headers: { ...(body && { "content-type": "application/json" }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
  const queryFor: OauthWorld["queryFor"] = ({ clientId }, more = {}) =>
    `${new URLSearchParams({
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      owner: "user",
      ...more,
    })}`
  const codeFor: OauthWorld["codeFor"] = async (app, by, picked) => {
    const path = `/inkling/oauth/decision?${queryFor(app)}`
    const { location } = (await (await ask("POST", path, by.headers, { allow: true, picked })).json()) as Json
    return new URL(String(location)).searchParams.get("code") as string
  }
  const call: OauthWorld["call"] = async ({ clientId, clientSecret }, endpoint, body) => {
    const { status, body: answer } = await server.send("POST", `/v1/oauth/${endpoint}`, {
      token: null,
      body,
      headers: basic(clientId, clientSecret),
    })
    return { status, body: answer }
  }
  return {
    server,
    addApp: (name, more) =>
      admin.createIntegration({ name, type: "public", redirectUris: [redirectUri], ...more }),
    signIn: async (person) => {
      const { path } = await admin.createSigninLink(person)
      const answer = await ask("POST", "/inkling/signin", {}, { link: path.split("link=")[1] })
      const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] as string
      const shown = (await answer.json()) as { csrf_token: string; person: { id: string } }
      return { id: shown.person.id, headers: { cookie, "x-csrf-token": shown.csrf_token } }
    },
    ask,
    queryFor,
    codeFor,
    call,
    tokensFor: async (app, by, picked) => {
      const code = await codeFor(app, by, picked)
      const body = { grant_type: "authorization_code", code, redirect_uri: redirectUri }
      return (await call(app, "token", body)).body
    },
  }
}

export function basic(id: string, secret: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` }
}
