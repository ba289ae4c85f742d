import { useSession } from "./http/session.ts"
import { useLocation } from "./router/location.ts"
import { Screen } from "./screen.tsx"
import { Shell } from "./shell/shell.tsx"
import { SignIn } from "./shell/sign-in.tsx"
import { Failure } from "./ui/failure.tsx"
import { NoticeBar } from "./ui/notice-bar.tsx"

/** The console: a sign-in screen, or the room that the address names within the shell. */
export function App() {
  const session = useSession()
  const { path } = useLocation()
  if (session.isPending) return null
  if (session.isError) return <Failure error={session.error} onRetry={() => void session.refetch()} />
  if (session.data === null) return <SignIn />
  return (
    <Shell session={session.data}>
      <Screen key={path} path={path} />
      <NoticeBar />
    </Shell>
  )
}
