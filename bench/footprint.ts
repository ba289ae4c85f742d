import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Bytes of the packages that running needs: the CLI's dependencies, without those of development and Node itself. */
export function productionBytes(): { bytes: number; packages: number } {
  const args = ["ls", "--omit=dev", "--omit=optional", "--all", "--parseable", "-w", "packages/cli"]
  const listed = execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
  const folders = [...new Set(listed.trim().split("\n"))].filter((folder) => folder.includes("node_modules"))
  const bytes = folders.reduce((sum, folder) => sum + sizeOf(folder), 0)
  return { bytes, packages: folders.length }
}

function sizeOf(folder: string): number {
  const output = execFileSync("du", ["-sbL", "--exclude=node_modules", `${folder}/.`], { encoding: "utf8" })
  return Number(output.split("\t")[0])
}

/** Seconds that `npm install` takes in a fresh clone. */
export function installSeconds(): number {
  const folder = mkdtempSync(join(tmpdir(), "inkling-install-"))
  try {
    execFileSync("git", ["clone", "--quiet", ".", folder])
    const started = performance.now()
    execFileSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" })
    return (performance.now() - started) / 1000
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
