import { spawnSync } from "node:child_process"

/** Regenerates the contract from the pinned SDKs and compares; a line when the committed files have drifted. */
export async function checkContract(): Promise<string[]> {
  const run = spawnSync(process.execPath, ["packages/contract/scripts/check.ts"], { encoding: "utf8" })
  if (run.status === 0) return []
  return [
    `contract: ${run.stdout}${run.stderr}`.trim(),
    "Run: npm run contract:generate, and look at the difference.",
  ]
}
