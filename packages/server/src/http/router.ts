import { type ApiVersion, apiVersions, type EndpointDefinition, manifest } from "@inkling/contract"

/** A route found: the endpoint and its raw (undecoded) path parameters. */
export interface Match {
  endpoint: EndpointDefinition
  path: Record<string, string>
}

interface Node {
  fixed: Map<string, Node>
  /** The child for `{param}`; the name is the endpoint's, because siblings name it differently. */
  param: Node | undefined
  methods: Map<string, EndpointDefinition>
}

const newNode = (): Node => ({ fixed: new Map(), param: undefined, methods: new Map() })

/** Routes of every version, made from the contract's manifests; no path is typed by hand. */
export class Router {
  readonly #byVersion = new Map<ApiVersion, Node>()
  readonly #anyVersion = newNode()

  constructor() {
    for (const version of apiVersions) {
      const root = newNode()
      for (const endpoint of manifest(version)) {
        add(root, endpoint)
        add(this.#anyVersion, endpoint)
      }
      this.#byVersion.set(version, root)
    }
  }

  /** True when some version knows the URL: what decides between a bad URL and a bad token. */
  knows(method: string, pathname: string): boolean {
    return find(this.#anyVersion, method, pathname) !== undefined
  }

  match(version: ApiVersion, method: string, pathname: string): Match | undefined {
    const root = this.#byVersion.get(version)
    return root && find(root, method, pathname)
  }
}

function add(root: Node, endpoint: EndpointDefinition): void {
  let node = root
  for (const segment of endpoint.path.split("/").filter(Boolean)) {
    if (segment.startsWith("{")) {
      node.param ??= newNode()
      node = node.param
    } else {
      const next = node.fixed.get(segment) ?? newNode()
      node.fixed.set(segment, next)
      node = next
    }
  }
  node.methods.set(endpoint.method, endpoint)
}

/** A trailing slash is tolerated, as recorded (`POST /v1/databases/`). */
function find(root: Node, method: string, pathname: string): Match | undefined {
  const values: string[] = []
  let node: Node | undefined = root
  for (const segment of pathname.split("/")) {
    if (segment === "") continue
    const fixed: Node | undefined = node.fixed.get(segment)
    if (!fixed) values.push(segment)
    node = fixed ?? node.param
    if (!node) return undefined
  }
  const endpoint = node.methods.get(method)
  if (!endpoint) return undefined
  const path: Record<string, string> = {}
  let index = 0
  for (const name of endpoint.pathParams) path[name] = values[index++] ?? ""
  return { endpoint, path }
}
