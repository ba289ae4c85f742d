import { useEffect } from "react"
import { idOfPath } from "./router/page-path.ts"
import { NotFound } from "./shell/not-found.tsx"
import { Start } from "./start/start.tsx"
import { Loaded, room } from "./ui/loaded.tsx"

const objectScreen = room(() => import("./pages/object-screen.tsx"))
const integrations = room(() => import("./integrations/integrations.tsx"))
const integrationScreen = room(() => import("./integrations/integration-screen.tsx"))
const requests = room(() => import("./requests/requests.tsx"))
const trash = room(() => import("./trash/trash.tsx"))
const webhooks = room(() => import("./webhooks/webhooks.tsx"))
const webhookScreen = room(() => import("./webhooks/webhook-screen.tsx"))

/** Milliseconds after which the first room is taken to stand. */
const idleMs = 400

/** The room for a path. Rooms other than the first are loaded when they are entered, or when nothing else is. */
export function Screen({ path }: { path: string }) {
  useEffect(() => {
    const idle = setTimeout(() => void objectScreen.load(), idleMs)
    return () => clearTimeout(idle)
  }, [])
  if (path === "/") return <Start />
  if (path === "/integrations") return <Loaded room={integrations} props={{}} />
  if (path === "/requests") return <Loaded room={requests} props={{}} />
  if (path === "/trash") return <Loaded room={trash} props={{}} />
  if (path === "/webhooks") return <Loaded room={webhooks} props={{}} />
  const webhook = /^\/webhooks\/([0-9a-f-]{36})$/.exec(path)?.[1]
  if (webhook !== undefined) return <Loaded room={webhookScreen} props={{ id: webhook }} />
  const integration = /^\/integrations\/([0-9a-f-]{36})$/.exec(path)?.[1]
  if (integration !== undefined) return <Loaded room={integrationScreen} props={{ id: integration }} />
  const id = idOfPath(path)
  return id === undefined ? <NotFound /> : <Loaded room={objectScreen} props={{ id }} />
}
