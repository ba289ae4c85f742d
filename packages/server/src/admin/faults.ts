import { validationError } from "@inkling/contract"
import { type FaultRule, readFault } from "../faults/fault-rule.ts"
import type { Faults } from "../faults/faults.ts"
import type { AdminDeps } from "./admin.ts"
import { integrationNamed } from "./integrations.ts"

export interface FaultAdminDeps extends AdminDeps {
  /** Rules of the running server; absent where none runs. */
  faults?: Faults
}

/** A rule of what is to go wrong, its integration by id or name. @throws validationError that says what is wrong with it */
export async function addFault(
  deps: FaultAdminDeps,
  ws: number,
  given: Record<string, unknown>,
): Promise<FaultRule> {
  const faults = running(deps)
  const { integration: word, ...fault } = readFault(given)
  if (word === undefined) return faults.add(fault)
  const { id } = await deps.store.read(ws, (tx) => integrationNamed(tx, word))
  return faults.add({ ...fault, integration: id })
}

export async function listFaults(deps: FaultAdminDeps): Promise<FaultRule[]> {
  return running(deps).list()
}

/** Removes one rule, or all of them. @throws validationError when there is none of that id */
export async function removeFault(deps: FaultAdminDeps, id: string | undefined): Promise<void> {
  const faults = running(deps)
  if (id === undefined) faults.clear()
  else faults.remove(id)
}

/** @throws validationError without a server: rules are kept in its memory */
function running({ faults }: FaultAdminDeps): Faults {
  if (!faults) throw validationError("Fault rules are kept by a running server: start it first.")
  return faults
}
