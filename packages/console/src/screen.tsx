import { lazy, Suspense } from "react"
import { idOfPath } from "./router/page-path.ts"
import { NotFound } from "./shell/not-found.tsx"
import { Start } from "./start/start.tsx"
import { Skeleton } from "./ui/skeleton.tsx"

const ObjectScreen = lazy(() => import("./pages/object-screen.tsx"))
const Integrations = lazy(() => import("./integrations/integrations.tsx"))
const IntegrationScreen = lazy(() => import("./integrations/integration-screen.tsx"))

/** The room for a path. Rooms other than the first are loaded when they are entered. */
export function Screen({ path }: { path: string }) {
  return <Suspense fallback={<Skeleton />}>{room(path)}</Suspense>
}

function room(path: string) {
  if (path === "/") return <Start />
  if (path === "/integrations") return <Integrations />
  const integration = /^\/integrations\/([0-9a-f-]{36})$/.exec(path)?.[1]
  if (integration !== undefined) return <IntegrationScreen id={integration} />
  const id = idOfPath(path)
  if (id !== undefined) return <ObjectScreen id={id} />
  return <NotFound />
}
