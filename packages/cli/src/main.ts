import { ApiError } from "@inkling/contract"
import { commands } from "./commands/index.ts"
import { help } from "./help.ts"
import { UsageError } from "./usage-error.ts"

/** Exit codes as in design.md §13: 0 ok, 1 error, 2 usage. */
async function main(argv: string[]): Promise<number> {
  const [first = "help", second = ""] = argv
  if (first === "help" || first === "--help" || first === "-h") return print(help)
  if (first === "--version" || first === "version") return print("inkling 0.1.0")
  const command = commands[first] ?? commands[`${first} ${second}`]
  if (!command) throw new UsageError(`There is no command "${[first, second].join(" ").trim()}".`)
  return command(argv.slice(commands[first] ? 1 : 2))
}

function print(text: string): number {
  console.log(text)
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\nSee: inkling help`)
    process.exitCode = 2
  } else if (error instanceof ApiError) {
    console.error(`${error.code}: ${error.message}`)
    process.exitCode = 1
  } else {
    console.error(error instanceof Error ? error.message : error)
    if (process.env["INKLING_DEBUG"]) console.error(error)
    process.exitCode = 1
  }
}
