import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { noteOpened } from "../favourites/recent.ts"
import { notion } from "../http/notion.ts"
import { Failure } from "../ui/failure.tsx"
import { Loaded, room } from "../ui/loaded.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { PageScreen } from "./page-screen.tsx"
import { knownKind } from "./use-name.ts"
import { usePath } from "./use-path.ts"

const databaseScreen = room(() => import("../databases/database-screen.tsx"))
void databaseScreen.load()

/** A page or a database: the address does not tell which, the path to it does. */
export default function ObjectScreen({ id }: { id: string }) {
  const path = usePath(id)
  const last = path.data?.at(-1)
  const known = knownKind(id) ?? (last?.id === id ? last.kind : undefined)
  useEffect(() => {
    if (known !== undefined) noteOpened(id)
  }, [id, known])
  // What is in trash is in no path, but can be looked at.
  const block = useQuery({
    queryKey: ["block", id],
    queryFn: ({ signal }) => notion.block(id, signal),
    enabled: path.isError || (path.isSuccess && known === undefined),
  })
  if (known === "page" || block.data?.type === "child_page") return <PageScreen id={id} />
  if (known === "database" || block.data?.type === "child_database")
    return <Loaded room={databaseScreen} props={{ id }} />
  if (block.isError) return <Failure error={block.error} />
  return <Skeleton />
}
