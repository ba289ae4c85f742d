/** What a program, such as the console, may do about a refusal. `command` does it in a shell. */
export type Fix =
  | { action: "share"; page_id: string; integration_id: string; command: string }
  /** Any one of the capabilities will do. */
  | { action: "grant_capability"; integration_id: string; capabilities: string[] }
  | { action: "create_token"; integration_id: string; command: string }
  | { action: "set_header"; name: string; value: string }
  | { action: "use_endpoint"; method: string; path: string }
  /** `property` is the one that was probably meant, null when none is near. */
  | { action: "use_property"; given: string; property: string | null; properties: NamedProperty[] }
  | { action: "use_property_type"; property: string; type: string }
  | { action: "wait"; seconds: number }
  | { action: "retry" }
  | { action: "remove_faults"; command: string }

export interface NamedProperty {
  name: string
  type: string
}

/** Why a request was refused, for the operator: it may tell what the caller may not know. */
export interface Explanation {
  explanation: string
  /** Null when nothing that a program can do helps. */
  fix: Fix | null
}
