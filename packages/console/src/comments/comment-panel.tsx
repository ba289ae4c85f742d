import { useQuery } from "@tanstack/react-query"
import { X } from "lucide-react"
import { useEffect } from "react"
import { comments } from "../http/comments.ts"
import { Failure } from "../ui/failure.tsx"
import { IconButton } from "../ui/icon-button.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { CommentForm } from "./comment-form.tsx"
import styles from "./comment-panel.module.css"
import { CommentThread } from "./comment-thread.tsx"
import { openComments, useOpenComments } from "./open-comments.ts"
import { threadsOf } from "./threads-of.ts"
import { commentsKey, useCommentWrite } from "./use-comment-write.ts"

/** Comments on the page, or on one block of it, beside the page. */
export function CommentPanel({ pageId }: { pageId: string }) {
  const open = useOpenComments()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins without the panel
  useEffect(() => () => openComments(undefined), [pageId])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) =>
      event.key === "Escape" && !event.defaultPrevented && openComments(undefined)
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])
  if (!open) return null
  return (
    <aside className={styles["panel"]} aria-label="Comments">
      <div className={styles["head"]}>
        <h2>{open.kind === "page" ? "Comments on this page" : "Comments on a block"}</h2>
        <IconButton label="Close the comments" onClick={() => openComments(undefined)}>
          <X size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      <Threads key={open.id} id={open.id} kind={open.kind} />
    </aside>
  )
}

function Threads({ id, kind }: { id: string; kind: "page" | "block" }) {
  const found = useQuery({
    queryKey: commentsKey(id),
    queryFn: ({ signal }) => comments.list(id, signal),
    staleTime: 0,
  })
  const create = useCommentWrite(id, (text: string) =>
    comments.create(kind === "page" ? { page_id: id } : { block_id: id }, text),
  )
  if (found.isPending) return <Skeleton lines={3} />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  const threads = threadsOf(found.data)
  // A page has one open discussion: what is written next joins it.
  const isJoined = kind === "page" && threads.length > 0
  return (
    <>
      {threads.length === 0 && <p className={styles["none"]}>Nobody has said anything yet.</p>}
      {threads.map((thread) => (
        <CommentThread key={thread.discussionId} parentId={id} thread={thread} />
      ))}
      {!isJoined && (
        <CommentForm
          label={threads.length === 0 ? "Comment" : "New thread"}
          button="Send"
          write={create}
          isFocused={threads.length === 0}
        />
      )}
    </>
  )
}
