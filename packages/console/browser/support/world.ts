import { join } from "node:path"
import { createInkling, type Inkling, type InklingOptions } from "@inkling/server"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { signIn } from "./sign-in.ts"

/** A server with the demo workspace, a browser, and somebody signed in. */
export interface World {
  inkling: Inkling
  browser: Browser
  url: string
  /** A fresh context; what the page complains about is collected in `complaints`. */
  open(options?: Parameters<Browser["newContext"]>[0]): Promise<{ page: Page; context: BrowserContext }>
  /** Errors and warnings of all pages so far. A test that passes leaves none. */
  complaints: string[]
  close(): Promise<void>
}

export async function openWorld(options: InklingOptions = {}): Promise<World> {
  const inkling = await createInkling({
    ...options,
    seed: "demo",
    consoleFolder: join(import.meta.dirname, "../../dist"),
  })
  const cookie = await signIn(inkling)
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  })
  const complaints: string[] = []
  return {
    inkling,
    browser,
    url: inkling.url,
    complaints,
    open: async (contextOptions) => {
      const context = await browser.newContext(contextOptions)
      await context.addCookies([cookie])
      const page = await context.newPage()
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          complaints.push(`${message.text()} ${message.location().url}`)
      })
      page.on("pageerror", (error) => complaints.push(String(error)))
      return { page, context }
    },
    close: async () => {
      await browser.close()
      await inkling.close()
    },
  }
}
