/**
 * The name a comment shows. `connection` is the newest docs' word for `integration`; recordings and the SDK say
 * `integration`, so that is what answers say. Source: reference comments §2–3.
 */
export function displayName(request: unknown, integrationName: string): object {
  const { type, custom } = (request ?? {}) as { type?: string; custom?: { name: string } }
  if (type === "custom" && custom) return { type: "custom", resolved_name: custom.name }
  if (type === "user") return { type: "user", resolved_name: integrationName }
  return { type: "integration", resolved_name: integrationName }
}
