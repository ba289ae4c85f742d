import { dialects, testStorage } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createInkling, type Inkling } from "../inkling.ts"

describe.each(dialects)("public integrations on %s", (dialect) => {
  let inkling: Inkling
  let remove: () => Promise<void>
  beforeAll(async () => {
    const storage = await testStorage(dialect)
    remove = storage.remove
    inkling = await createInkling({ storage: storage.options, adminSecret: "s3cret" })
  })
  afterAll(async () => {
    await inkling.close()
    await remove()
  })

  const uri = "https://app.example/callback"
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${inkling.url}/inkling/admin/v1${path}`, {
      method,
      headers: { authorization: "Bearer s3cret", ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  test("are made with a client id and a secret that no list shows", async () => {
    const made = await ask("POST", "/integrations", { name: "App", type: "public", redirectUris: [uri, uri] })
    expect(made).toMatchObject({
      status: 200,
      body: { clientId: expect.any(String), clientSecret: expect.stringMatching(/^secret_\w{46}$/) },
    })
    expect(made.body).not.toHaveProperty("token")
    const listed = await ask("GET", "/integrations")
    expect(listed.body).toContainEqual(
      expect.objectContaining({
        name: "App",
        oauth: { client_id: made.body["clientId"], redirect_uris: [uri] },
      }),
    )
    expect(JSON.stringify(listed.body)).not.toMatch(/secret/)
    const rotated = await ask("POST", "/integrations/rotate-secret", { integration: "App" })
    expect(rotated.body["clientId"]).toBe(made.body["clientId"])
    expect(rotated.body["clientSecret"]).not.toBe(made.body["clientSecret"])
    expect((await ask("GET", "/integrations/authorizations?integration=App")).body).toEqual([])
  })

  test.each([
    [[], /needs a redirect URI/],
    [Array.from({ length: 51 }, (_, i) => `${uri}/${i}`), /50 redirect URIs at most/],
    [["http://app.example/callback"], /must be an https:/],
    [["javascript:alert(1)"], /must be an https:/],
    [["callback"], /must be an https:/],
    [[`${uri}#x`], /must not have a #fragment/],
    [["https://a:b@app.example/"], /name or password/],
  ] as const)("refuse redirect URIs %#", async (redirectUris, words) => {
    const wanted = { name: "Refused", type: "public" as const, redirectUris }
    await expect(inkling.admin.createIntegration(wanted)).rejects.toThrow(words)
    expect((await inkling.admin.listIntegrations()).some(({ name }) => name === "Refused")).toBe(false)
  })

  test.each(["http://localhost:3000/cb", "http://127.0.0.1:1/", "http://[::1]:9/cb?x=1"])(
    "may send people back to %s, for development",
    async (local) => {
      const wanted = { name: `At ${local}`, type: "public" as const, redirectUris: [local] }
      await inkling.admin.createIntegration(wanted)
      const listed = await inkling.admin.listIntegrations()
      expect(listed.find(({ name }) => name === wanted.name)?.oauth?.redirect_uris).toEqual([local])
    },
  )

  test("change their redirect URIs, which internal ones do not have", async () => {
    const { admin } = inkling
    await admin.createIntegration({ name: "Movable", type: "public", redirectUris: [uri] })
    const changed = await ask("POST", "/integrations/change", {
      integration: "Movable",
      redirectUris: [`${uri}/2`],
    })
    expect(changed.status).toBe(200)
    const listed = (await admin.listIntegrations()).find(({ name }) => name === "Movable")
    expect(listed?.oauth?.redirect_uris).toEqual([`${uri}/2`])
    await admin.createIntegration({ name: "Internal" })
    await expect(admin.changeIntegration("Internal", { redirectUris: [uri] })).rejects.toThrow(/internal/)
    await expect(admin.rotateClientSecret("Internal")).rejects.toThrow(/internal/)
  })

  test("have no tokens and no pages of their own", async () => {
    const { admin, rootPageId } = inkling
    await admin.createIntegration({ name: "Bare", type: "public", redirectUris: [uri] })
    await expect(admin.createToken("Bare")).rejects.toThrow(/public integration/)
    await expect(admin.share(rootPageId, "Bare")).rejects.toThrow(/public integration/)
  })
})
