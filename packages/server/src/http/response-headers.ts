/** Headers of every JSON answer. Source: recorded headers of 2025 and 2026 (reference observed-behaviour 2, corrections). */
export function responseHeaders(requestId: string): Record<string, string> {
  return {
    "content-type": "application/json; charset=utf-8",
    "x-notion-request-id": requestId,
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "x-dns-prefetch-control": "off",
    "x-download-options": "noopen",
    "x-permitted-cross-domain-policies": "none",
    "x-xss-protection": "0",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cache-control": "no-store",
  }
}
