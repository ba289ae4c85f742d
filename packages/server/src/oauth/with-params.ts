/** An address with further parameters; what it has already stays as it is written. */
export function withParams(address: string, params: Record<string, string>): string {
  return `${address}${address.includes("?") ? "&" : "?"}${new URLSearchParams(params)}`
}
