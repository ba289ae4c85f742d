// The heavy proofs: npm run soak -- NAME --count N --seed S [--database sqlite|postgres|both]
// One summary line a run; exits 1 when a proof fails.
import { crash } from "./crash/crash.ts"
import { durability } from "./durability/durability.ts"
import { formulas } from "./formulas/formulas.ts"
import { isolation } from "./isolation/isolation.ts"
import { parseOptions, type SoakOptions } from "./options.ts"
import { queries } from "./queries/queries.ts"
import { uploads } from "./uploads/uploads.ts"

/** A proof prints its summaries through `say` and throws when it fails. */
type Proof = (options: SoakOptions, say: (line: string) => void) => Promise<void>

const proofs: Record<string, Proof> = { crash, durability, formulas, isolation, queries, uploads }

const { name, options } = parseOptions(process.argv.slice(2))
const proof = proofs[name]
if (!proof) {
  console.error(`Name a proof: ${Object.keys(proofs).join(", ")}.`)
  process.exit(2)
}
try {
  await proof(options, (line) => console.log(line))
} catch (error) {
  console.error(`${name}: FAILED (seed ${options.seed}): ${error instanceof Error ? error.stack : error}`)
  process.exitCode = 1
}
