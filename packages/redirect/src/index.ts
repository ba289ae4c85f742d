export { type Authority, openAuthority } from "./authority.ts"
export { notionHost, targetUrl } from "./notion-hosts.ts"
export { type InterceptingProxy, startProxy } from "./proxy.ts"
