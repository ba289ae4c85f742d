import { readFileSync } from "node:fs"
import { sourceFiles } from "./source-files.ts"

/** Who may import whom. Source: design.md §2. Tests may also use the store's test helpers. */
const allowed: Record<string, readonly string[]> = {
  "packages/contract": [],
  "packages/engine": ["@inkling/contract"],
  "packages/store": ["@inkling/contract", "@inkling/engine"],
  "packages/server": ["@inkling/contract", "@inkling/engine", "@inkling/store"],
  "packages/console": [],
  "packages/redirect": [],
  "packages/cli": [
    "@inkling/contract",
    "@inkling/engine",
    "@inkling/store",
    "@inkling/server",
    "@inkling/redirect",
  ],
}

/** Node modules that do I/O and that pure packages must not touch. */
const inputOutput = /^node:(fs|net|http|https|child_process|worker_threads|dgram|tls)/

const specifier = /(?:from|import)\s*\(?\s*"([^"]+)"/g

/** Imports that cross a boundary, a line each. */
export function checkBoundaries(): string[] {
  const problems: string[] = []
  for (const file of sourceFiles()) {
    const text = readFileSync(file, "utf8")
    const imports = [...text.matchAll(specifier)].map((match) => match[1] as string)
    problems.push(
      ...(file.startsWith("conformance/") ? conformance(file, imports) : inPackage(file, imports)),
    )
  }
  return problems
}

function inPackage(file: string, imports: readonly string[]): string[] {
  const folder = Object.keys(allowed).find((name) => file.startsWith(`${name}/src/`))
  if (!folder) return []
  const mayImport = allowed[folder] as readonly string[]
  const isTest = file.endsWith(".test.ts")
  const isPure = folder === "packages/contract" || folder === "packages/engine"
  return imports.flatMap((name) => {
    if (
      name.startsWith("@inkling/") &&
      !mayImport.some((one) => name === one || (isTest && name.startsWith(one)))
    )
      return [`${file}: must not import ${name}`]
    if (isPure && !isTest && folder === "packages/engine" && inputOutput.test(name))
      return [`${file}: the engine does no I/O, but imports ${name}`]
    return []
  })
}

/** Conformance is a black box: only its in-process target knows the server. */
function conformance(file: string, imports: readonly string[]): string[] {
  if (file === "conformance/target.ts") return []
  return imports
    .filter((name) => name.startsWith("@inkling/"))
    .map((name) => `${file}: must not import ${name}`)
}
