import { type Child, startNode } from "./processes.ts"

/** Starts the server on a data folder, as a user does. */
export function startInkling(folder: string): Promise<Child> {
  const flags = ["--port", "0", "--data", folder, "--seed", "empty", "--json"]
  return startNode(["packages/cli/bin/inkling.js", "start", ...flags])
}
