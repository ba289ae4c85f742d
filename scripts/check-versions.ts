import { globSync, readFileSync } from "node:fs"

/** All packages share one version; a line for each that differs. */
export function checkVersions(): string[] {
  const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as { version: string }
  const { version } = read("package.json")
  return globSync("packages/*/package.json")
    .filter((file) => read(file).version !== version)
    .map((file) => `${file}: version must be ${version}`)
}
