import { Compiler, type Side } from "../check/compile.ts"
import { applyRequestDeviations } from "../deviations/apply-request-deviations.ts"
import { applyResponseDeviations } from "../deviations/apply-response-deviations.ts"
import { applyLimits } from "../limits.ts"
import { type ApiVersion, isBefore } from "../versions.ts"
import { loadDefinitions } from "./load-definitions.ts"

const compilers = new Map<string, Compiler>()

/** Schemas of one version and side with limits and deviations applied, compiled as far as they were used. */
export function compilerFor(version: ApiVersion, side: Side): Compiler {
  const name = `${version} ${side}`
  let compiler = compilers.get(name)
  if (!compiler) {
    const definitions = loadDefinitions(side)
    if (side === "requests") {
      applyRequestDeviations(definitions, version)
      applyLimits(definitions)
    } else applyResponseDeviations(definitions, version)
    const ignoresUnknown = side === "requests" && isBefore(version, "2021-08-16")
    compiler = new Compiler(definitions, ignoresUnknown ? "ignore" : "refuse", side)
    compilers.set(name, compiler)
  }
  return compiler
}
