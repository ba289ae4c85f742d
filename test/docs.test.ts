import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs"
import { expect, test } from "vitest"
import { help } from "../packages/cli/src/help.ts"
import { coverageTable } from "./coverage-table.ts"

const readme = readFileSync("README.md", "utf8")

test("every folder that ARCHITECTURE.md names exists", () => {
  const named = [...readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^\| `([a-z/]+)` \|/gm)].map(
    (match) => match[1],
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((folder) => !existsSync(folder as string))).toEqual([])
})

test("every file that ARCHITECTURE.md names exists", () => {
  const text = readFileSync("ARCHITECTURE.md", "utf8")
  const named = [...text.matchAll(/`((?:packages|test|scripts)\/[\w./-]+)`/g)].map(
    (match) => match[1] as string,
  )
  expect(named.filter((file) => !existsSync(file))).toEqual([])
})

test("every flag of the CLI is in its help", () => {
  const sources = globSync("packages/cli/src/commands/*.ts").map((file) => readFileSync(file, "utf8"))
  const flags = new Set(
    sources.flatMap((text) => [...text.matchAll(/^\s+"?([a-z-]+)"?: \{ type:/gm)].map((m) => m[1])),
  )
  expect(flags.size).toBeGreaterThan(7)
  expect([...flags].filter((flag) => !help.includes(`--${flag}`))).toEqual([])
})

test("every flag of start and every setting is in the README", () => {
  const startFlags = help.split("inkling integration create")[0]?.match(/--[a-z-]+/g) ?? []
  expect(startFlags.filter((flag) => !readme.includes(flag))).toEqual([])
  const sources = globSync("packages/{cli,server}/src/**/*.ts").filter((file) => !file.endsWith(".test.ts"))
  const settings = new Set(
    sources.flatMap((file) => readFileSync(file, "utf8").match(/"INKLING_[A-Z_]+"/g) ?? []),
  )
  const names = [...settings].map((name) => name.replaceAll('"', ""))
  expect(names.length).toBeGreaterThan(3)
  expect(names.filter((name) => !readme.includes(`\`${name}\``) || !help.includes(name))).toEqual([])
})

test("README's coverage table is what is served", () => {
  const pattern = /<!-- coverage -->\n([\s\S]*?)\n<!-- \/coverage -->/
  const table = coverageTable()
  if (process.env["UPDATE_DOCS"]) {
    writeFileSync(
      "README.md",
      readme.replace(pattern, () => `<!-- coverage -->\n${table}\n<!-- /coverage -->`),
    )
    return
  }
  expect(pattern.exec(readme)?.[1], "run: UPDATE_DOCS=1 npm test -- test/docs.test.ts").toBe(table)
})

test("README says whose work it is not", () => {
  expect(readme).toContain("Not affiliated with Notion Labs, Inc.")
})
