// The heavy proofs: npm run soak -- NAME --count N --seed S [--database sqlite|postgres|both]
// One summary line a run; exits 1 when a proof fails.
import { computed } from "./computed/computed.ts"
import { crash } from "./crash/crash.ts"
import { durability } from "./durability/durability.ts"
import { formulas } from "./formulas/formulas.ts"
import { hostile } from "./hostile/hostile.ts"
import { isolation } from "./isolation/isolation.ts"
import { parseOptions, type SoakOptions } from "./options.ts"
import { queries } from "./queries/queries.ts"
import { resumed } from "./uploads/resumed.ts"
import { uploads } from "./uploads/uploads.ts"
import { webhooks } from "./webhooks/webhooks.ts"

/** A proof prints its summaries through `say` and throws when it fails. */
type Proof = (options: SoakOptions, say: (line: string) => void) => Promise<void>

const proofs: Record<string, Proof> = {
  computed,
  crash,
  durability,
  formulas,
  hostile,
  isolation,
  queries,
  resumed,
  uploads,
  webhooks,
}

const { name, options } = readArguments()
const proof = proofs[name]
if (!proof) exitWithUsage(name === "" ? "Name a proof." : `There is no proof "${name}".`)
try {
  await proof(options, (line) => console.log(line))
} catch (error) {
  console.error(`${name}: FAILED (seed ${options.seed}): ${error instanceof Error ? error.stack : error}`)
  process.exitCode = 1
}

function readArguments() {
  try {
    return parseOptions(process.argv.slice(2))
  } catch (error) {
    return exitWithUsage(error instanceof Error ? error.message : String(error))
  }
}

function exitWithUsage(reason: string): never {
  console.error(reason)
  console.error("Usage: npm run soak -- PROOF [--count N] [--seed S] [--database sqlite|postgres|both]")
  console.error(`Proofs: ${Object.keys(proofs).join(", ")}`)
  process.exit(2)
}
