import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { nobodysId, notFound } from "../../kit/failure.ts"
import { Kit } from "../../kit/kit.ts"
import { matrix, modern } from "../../kit/matrix.ts"
import { isRemote } from "../../target.ts"

eachSdk("errors as the SDK sees them", (kit, entry) => {
  it("knows a refused token", async () => {
    const other = entry.connect(kit.target, "secret_nobody")
    await kit.refuses(other.users.me({}), {
      status: 401,
      code: "unauthorized",
      message: "API token is invalid.",
    })
  })

  it("knows an address that is not there", () =>
    kit.refuses(kit.notion.request({ path: "nonsense", method: "get" }), {
      status: 400,
      code: "invalid_request_url",
      message: "Invalid request URL.",
    }))

  it("keeps status, headers and body", async () => {
    const error = await kit.refuses(
      kit.notion.pages.retrieve({ page_id: nobodysId }),
      notFound("page", nobodysId),
    )
    expect(error.name).toBe("APIResponseError")
    const { request_id } = JSON.parse(error.body) as { request_id: string }
    expect(Reflect.get(error, "headers").get("x-notion-request-id")).toBe(request_id)
  })
})

eachSdk(
  "errors as the newer SDK sees them",
  (kit) => {
    it("carries the request id", async () => {
      const error = await kit.refuses(
        kit.notion.pages.retrieve({ page_id: nobodysId }),
        notFound("page", nobodysId),
      )
      expect(Reflect.get(error, "request_id")).toBe(JSON.parse(error.body).request_id)
    })
  },
  modern,
)

// A limit of one request a second, with bursts of ten: only in process, where it can be set.
for (const entry of isRemote ? [] : matrix)
  describe(`[${entry.label}] rate limits`, () => {
    const kit = new Kit(entry)
    beforeAll(() => kit.open("rate limits", { rateLimit: 1 }))
    afterAll(() => kit.close())

    const raw = () =>
      kit.target.fetch(`${kit.target.baseUrl}/v1/users/me`, {
        headers: { authorization: `Bearer ${kit.target.token}`, "notion-version": entry.version },
      })

    /** Spends what is left of the burst. */
    async function exhaust(): Promise<Response> {
      for (let count = 0; count < 20; count++) {
        const response = await raw()
        if (response.status === 429) return response
      }
      throw new Error("20 requests at once were all answered.")
    }

    it("says how long to wait", async () => {
      const response = await exhaust()
      const seconds = response.headers.get("retry-after")
      expect(seconds).toMatch(/^\d+$/)
      expect(await response.json()).toMatchObject({
        object: "error",
        status: 429,
        code: "rate_limited",
        additional_data: {
          rate_limit_reason: "public_api_request_rate_limit",
          retry_after: seconds,
        },
      })
    })

    // The older SDK does not wait; the newer tries again after the time it was told.
    if (entry.isLegacy)
      it("refuses the older SDK", async () => {
        await exhaust()
        await kit.refuses(kit.notion.users.me({}), { status: 429, code: "rate_limited" })
      })
    else
      it("is waited for by the newer SDK", async () => {
        await exhaust()
        expect(await kit.notion.users.me({})).toMatchObject({ object: "user", type: "bot" })
      })

    it("counts each token's integration by itself", async (context) => {
      const other = await kit.as("stranger", context)
      await exhaust()
      expect(await other.users.me({})).toMatchObject({ type: "bot" })
    })
  })
