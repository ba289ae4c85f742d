import { useSession } from "./http/session.ts"
import { useLocation } from "./router/location.ts"
import { Screen } from "./screen.tsx"
import { Shell } from "./shell/shell.tsx"
import { SignIn } from "./shell/sign-in.tsx"
import { Failure } from "./ui/failure.tsx"
import { Loaded, room } from "./ui/loaded.tsx"
import { NoticeBar } from "./ui/notice-bar.tsx"

const consentScreen = room(() => import("./consent/consent-screen.tsx"))

/** The console: a sign-in screen, the page where integrations ask to be let in, or the room that the address names within the shell. */
export function App() {
  const session = useSession()
  const { path } = useLocation()
  if (session.isPending) return null
  if (session.isError) return <Failure error={session.error} onRetry={() => void session.refetch()} />
  if (session.data === null) return <SignIn />
  if (path === "/authorize") return <Loaded room={consentScreen} props={{ session: session.data }} />
  return (
    <Shell session={session.data}>
      <Screen key={path} path={path} />
      <NoticeBar />
    </Shell>
  )
}
