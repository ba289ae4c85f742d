import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"

/** Tracked and new TypeScript files, relative to the root, without generated ones. */
export function sourceFiles(): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"],
    {
      encoding: "utf8",
    },
  )
  return listed.split("\n").filter((file) => file !== "" && !file.includes("generated/") && existsSync(file))
}
