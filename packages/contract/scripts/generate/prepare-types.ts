import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"

/**
 * Copies the endpoint declarations of an SDK release into `to`, with the hidden types exported, so that the schema
 * generator sees the `…BodyParameters` and friends. The layout differs between releases (one file up to 5.12, a
 * folder in 5.26), so both are looked for. Returns the entry file.
 */
export function prepareTypes(sdkBuild: string, to: string): string {
  mkdirSync(to, { recursive: true })
  const modules: string[] = []
  for (const path of endpointDeclarations(sdkBuild)) {
    const name = basename(path, ".d.ts")
    const text = readFileSync(path, "utf8")
      .replace(/^(?:declare )?type (\w+)/gm, "export type $1")
      // The multipart part of sendFileUpload is checked where the form is parsed; the DOM's Blob would drag in thousands of types.
      .replaceAll("string | Blob", "string")
    writeFileSync(join(to, `${name}.d.ts`), text)
    modules.push(name)
  }
  const entry = join(to, "entry.ts")
  writeFileSync(entry, modules.map((name) => `export * from "./${name}"\n`).join(""))
  const compilerOptions = {
    strict: true,
    skipLibCheck: true,
    target: "es2022",
    lib: ["es2022"],
    module: "esnext",
    moduleResolution: "bundler",
    types: [],
  }
  writeFileSync(join(to, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }))
  return entry
}

/** Families that Inkling leaves out, and webhook payloads, which are no endpoints. */
const leftOut = new Set(["agents.d.ts", "webhooks.d.ts"])

function endpointDeclarations(sdkBuild: string): string[] {
  const folder = join(sdkBuild, "api-endpoints")
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return [join(sdkBuild, "api-endpoints.d.ts")]
  const names = readdirSync(folder).filter((name) => name.endsWith(".d.ts") && !leftOut.has(name))
  return names.sort().map((name) => join(folder, name))
}
