// The checks that need no test runner: package boundaries, one version, long files, the contract's drift.
import { checkBoundaries } from "./check-boundaries.ts"
import { checkContract } from "./check-contract.ts"
import { checkVersions } from "./check-versions.ts"
import { reportSizes } from "./report-sizes.ts"

const problems = [...checkBoundaries(), ...checkVersions(), ...(await checkContract())]
reportSizes()
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log("check: boundaries, versions and contract hold")
