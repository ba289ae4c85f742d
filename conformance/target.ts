import { createInkling, type Inkling } from "@inkling/server"
import { recorded } from "./kit/recorded.ts"

/** Callers beside the main token; each is an integration of its own. */
export type Caller =
  /** All capabilities, nothing shared with it. */
  | "stranger"
  /** May read content, and nothing else; sees the root page. */
  | "reader"
  /** May insert and update content, not read it; sees the root page. */
  | "writer"
  /** All of content and comments, no information about users; sees the root page. */
  | "incognito"
  /** Everything but the e-mail addresses of users; sees the root page. */
  | "mailless"

export interface Target {
  /** What the SDK takes as `baseUrl`. */
  baseUrl: string
  token: string
  /** Everything is made below this page. */
  rootPageId: string
  fetch: typeof fetch
  /** The server's time. In process it starts at a fixed noon, so that no case runs across midnight. */
  nowMs(): number
  /** The token of another caller, or undefined where nobody gave one. */
  tokenOf(caller: Caller): Promise<string | undefined>
  /** A public integration, and somebody who lets it in; undefined where nobody can be asked. Needs a socket. */
  openApp(): Promise<App | undefined>
  /** Adds a custom emoji, which the API cannot; undefined where nobody lets us. */
  addEmoji(name: string): Promise<string | undefined>
  /** Whether the target is thrown away on close. */
  isDisposable: boolean
  close(): Promise<void>
}

/** A public integration as its own server knows it. */
export interface App {
  client_id: string
  client_secret: string
  redirect_uri: string
  /** A fresh code of a person who picked these pages. */
  letIn(pageIds: readonly string[]): Promise<string>
}

export interface TargetNeeds {
  /** A real port, for clients that bring their own fetch. */
  socket?: boolean
  /** Requests a second; only in process. */
  rateLimit?: number
  /** Keeps what pages were like, as INKLING_HISTORY_MINUTES does; only in process. */
  historyMinutes?: number
}

const env = process.env

/** Whether the cases run against a server that somebody else started. */
export const isRemote = env["INKLING_TARGET_URL"] !== undefined

/**
 * The server under test: the URL of INKLING_TARGET_URL with INKLING_TARGET_TOKEN and INKLING_TARGET_ROOT, else a fresh
 * one in this process. Tokens of other callers come from INKLING_TARGET_TOKEN_STRANGER and so on.
 */
export async function openTarget(needs: TargetNeeds = {}): Promise<Target> {
  const target = await (isRemote ? openRemote() : openLocal(needs))
  return { ...target, fetch: recorded(target.fetch) }
}

async function openRemote(): Promise<Target> {
  return {
    baseUrl: required("INKLING_TARGET_URL").replace(/\/$/, ""),
    token: required("INKLING_TARGET_TOKEN"),
    rootPageId: required("INKLING_TARGET_ROOT"),
    fetch,
    nowMs: Date.now,
    tokenOf: async (caller) => env[`INKLING_TARGET_TOKEN_${caller.toUpperCase()}`],
    openApp: async () => undefined,
    addEmoji: async () => undefined,
    isDisposable: false,
    close: async () => {},
  }
}

function required(name: string): string {
  const value = env[name]
  if (!value) throw new Error(`Set ${name} beside INKLING_TARGET_URL.`)
  return value
}

const noon = Date.UTC(2026, 5, 24, 12)

async function openLocal({ socket = false, rateLimit, historyMinutes }: TargetNeeds): Promise<Target> {
  const startedAt = performance.now()
  const nowMs = () => Math.floor(noon + performance.now() - startedAt)
  const inkling = await createInkling({
    storage: "memory",
    seed: "empty",
    clock: { now: nowMs },
    ...(socket ? {} : { port: false as const }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(historyMinutes === undefined ? {} : { config: { historyMinutes } }),
  })
  const tokens = new Map<Caller, Promise<string>>()
  return {
    baseUrl: inkling.url,
    token: inkling.token,
    rootPageId: inkling.rootPageId,
    fetch: inkling.fetch,
    nowMs,
    tokenOf: (caller) => {
      const token = tokens.get(caller) ?? makeCaller(inkling, caller)
      tokens.set(caller, token)
      return token
    },
    openApp: () => makeApp(inkling),
    addEmoji: async (name) =>
      (await inkling.admin.createCustomEmoji({ name, url: `https://example.com/${name}.png` })).id,
    isDisposable: true,
    close: () => inkling.close(),
  }
}

async function makeCaller(inkling: Inkling, caller: Caller): Promise<string> {
  const { token, integration } = await inkling.admin.createIntegration({ name: caller, ...powers[caller] })
  if (caller !== "stranger") await inkling.admin.share(inkling.rootPageId, integration.id)
  return token
}

async function makeApp({ admin, url }: Inkling): Promise<App> {
  const redirect_uri = "https://app.example/callback"
  const made = await admin.createIntegration({ name: "App", type: "public", redirectUris: [redirect_uri] })
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    })
  const { path } = await admin.createSigninLink()
  const signedIn = await post("/inkling/signin", { link: path.split("link=")[1] })
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? ""
  const { csrf_token } = (await signedIn.json()) as { csrf_token: string }
  const query = new URLSearchParams({
    client_id: made.clientId,
    redirect_uri,
    response_type: "code",
    owner: "user",
  })
  return {
    client_id: made.clientId,
    client_secret: made.clientSecret,
    redirect_uri,
    letIn: async (picked) => {
      const headers = { cookie, "x-csrf-token": csrf_token }
      const answer = await post(`/inkling/oauth/decision?${query}`, { allow: true, picked }, headers)
      const { location } = (await answer.json()) as { location: string }
      return new URL(location).searchParams.get("code") as string
    },
  }
}

type Powers = Omit<Parameters<Inkling["admin"]["createIntegration"]>[0], "name">

const powers: Record<Caller, Powers> = {
  stranger: {},
  reader: { capabilities: ["read_content"], userInfo: "none" },
  writer: { capabilities: ["insert_content", "update_content"], userInfo: "none" },
  incognito: { userInfo: "none" },
  mailless: { userInfo: "without_email" },
}
