import { beforeAll, expect, it, type TestContext } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { matrix } from "../../kit/matrix.ts"
import type { Answer, Args } from "../../kit/notion.ts"
import type { App } from "../../target.ts"

eachSdk(
  "oauth",
  (kit) => {
    let app: App | undefined
    beforeAll(async () => {
      app = await kit.target.openApp()
    })

    /** The integration; skips the test where nobody can be asked to let it in. */
    const appOf = (context: TestContext): App => app ?? context.skip("nobody to let an integration in")

    const asClient = ({ client_id, client_secret }: App) => ({ client_id, client_secret })

    const exchange = async (known: App, pageIds: string[], more: Args = {}): Promise<Answer> =>
      kit.notion.oauth.token({
        ...asClient(known),
        grant_type: "authorization_code",
        code: await known.letIn(pageIds),
        redirect_uri: known.redirect_uri,
        ...more,
      })

    const withToken = (token: unknown) => kit.entry.connect(kit.target, String(token))

    /** The SDK has no class for most of OAuth's codes: it hands the answer on as it is. */
    const refuses = async (call: Promise<unknown>, status: number, code: string) => {
      const error = await call.then(
        (answer) => {
          throw new Error(`Expected ${status} ${code}, was answered ${JSON.stringify(answer)}`)
        },
        (reason: Error & { status?: number; body?: string }) => reason,
      )
      expect(kit.entry.isClientError(error)).toBe(true)
      expect(error.status).toBe(status)
      expect(JSON.parse(error.body ?? "")).toMatchObject({ object: "error", status, code })
    }

    it("exchanges a code for tokens that see what was picked", async (context) => {
      const known = appOf(context)
      const [picked, other] = [await kit.page("Picked"), await kit.page("Other")]
      const tokens = await exchange(known, [picked.id])
      expect(tokens).toMatchObject({
        token_type: "bearer",
        bot_id: expect.any(String),
        workspace_id: expect.any(String),
        owner: { type: "user", user: { object: "user", id: expect.any(String) } },
        duplicated_template_id: null,
      })
      const theirs = withToken(tokens["access_token"])
      expect(await theirs.pages.retrieve({ page_id: picked.id })).toMatchObject({ id: picked.id })
      await expect(theirs.pages.retrieve({ page_id: other.id })).rejects.toMatchObject({ status: 404 })
      expect(await theirs.users.me({})).toMatchObject({
        id: tokens["bot_id"],
        bot: { owner: { type: "user" } },
      })
    })

    it("refuses a code that was used, or is none", async (context) => {
      const known = appOf(context)
      const code = await known.letIn([])
      await exchange(known, [], { code })
      await refuses(exchange(known, [], { code }), 400, "invalid_grant")
      await refuses(exchange(known, [], { code: "nonsense" }), 400, "invalid_grant")
    })

    it("refuses another redirect address, and another secret", async (context) => {
      const known = appOf(context)
      await refuses(exchange(known, [], { redirect_uri: "https://evil.example/" }), 400, "invalid_grant")
      await refuses(exchange(known, [], { client_secret: "wrong" }), 401, "invalid_client")
    })

    it("renews tokens, and ends those before", async (context) => {
      const known = appOf(context)
      const first = await exchange(known, [])
      const renew = () =>
        // The old SDK's own method leaves the refresh token out.
        kit.notion.request({
          path: "oauth/token",
          method: "post",
          body: { grant_type: "refresh_token", refresh_token: first["refresh_token"] },
          auth: asClient(known),
        })
      const second = await renew()
      expect(second["bot_id"]).toBe(first["bot_id"])
      expect(await withToken(second["access_token"]).users.me({})).toMatchObject({ id: first["bot_id"] })
      await expect(withToken(first["access_token"]).users.me({})).rejects.toMatchObject({ status: 401 })
      await refuses(renew(), 400, "invalid_grant")
    })

    it("tells whether a token works, until it is revoked", async (context) => {
      const known = appOf(context)
      const { access_token: token } = await exchange(known, [])
      const look = () => kit.notion.oauth.introspect({ ...asClient(known), token })
      expect(await look()).toMatchObject({ active: true, scope: expect.stringContaining("read_content") })
      await kit.notion.oauth.revoke({ ...asClient(known), token })
      expect(await look()).toMatchObject({ active: false })
      await expect(withToken(token).users.me({})).rejects.toMatchObject({ status: 401 })
    })

    it("refuses to look at tokens, or to revoke them, for nobody", async (context) => {
      const known = appOf(context)
      const nobody = { ...asClient(known), client_id: "nobody", token: "x" }
      await refuses(kit.notion.oauth.introspect(nobody), 401, "invalid_client")
      await refuses(kit.notion.oauth.revoke(nobody), 401, "invalid_client")
      await refuses(kit.notion.oauth.revoke(asClient(known)), 400, "invalid_request")
      await refuses(kit.notion.oauth.introspect(asClient(known)), 400, "invalid_request")
    })
  },
  matrix,
  { socket: true },
)
