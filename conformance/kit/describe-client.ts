import { Client, LogLevel } from "@notionhq/client"
import { afterAll, beforeAll, describe } from "vitest"
import manifest from "../package.json" with { type: "json" }
import type { Target, TargetNeeds } from "../target.ts"
import { Kit } from "./kit.ts"
import { matrix } from "./matrix.ts"

type Name = keyof typeof manifest.devDependencies

/** Runs the cases of a client that other people wrote, with a kit at the SDK's default version to prepare with. */
export function describeClient(name: Name, cases: (kit: Kit) => void, needs: TargetNeeds = {}): void {
  const entry = matrix.find(({ version }) => version === Client.defaultNotionVersion)
  if (!entry) throw new Error(`The matrix has no ${Client.defaultNotionVersion}.`)
  describe(`[${name}@${manifest.devDependencies[name]}]`, () => {
    const kit = new Kit(entry)
    beforeAll(() => kit.open(name, needs))
    afterAll(() => kit.close())
    cases(kit)
  })
}

/** The SDK as the client's users hand it over. */
export function newestSdk({ token, baseUrl, fetch }: Target, notionVersion?: string): Client {
  return new Client({
    auth: token,
    baseUrl,
    fetch,
    logLevel: LogLevel.ERROR,
    ...(notionVersion === undefined ? {} : { notionVersion }),
  })
}
