import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { call } from "../http/call.ts"
import { type Comment, comments } from "../http/comments.ts"
import { useSession } from "../http/session.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { RichText } from "../rich-text/rich-text.tsx"
import { Ago } from "../ui/ago.tsx"
import { Button } from "../ui/button.tsx"
import { Failure } from "../ui/failure.tsx"
import { CommentForm } from "./comment-form.tsx"
import styles from "./comment-panel.module.css"
import type { Thread } from "./threads-of.ts"
import { useCommentWrite } from "./use-comment-write.ts"

/** One discussion, with a line to answer in. */
export function CommentThread({ parentId, thread }: { parentId: string; thread: Thread }) {
  const reply = useCommentWrite(parentId, (text: string) => comments.reply(thread.discussionId, text))
  return (
    <section className={styles["thread"]} aria-label="Thread">
      {thread.comments.map((comment) => (
        <Said key={comment.id} parentId={parentId} comment={comment} />
      ))}
      <CommentForm label="Reply" button="Reply" write={reply} />
    </section>
  )
}

function Said({ parentId, comment }: { parentId: string; comment: Comment }) {
  const session = useSession()
  const [isEditing, setEditing] = useState(false)
  const update = useCommentWrite(parentId, (text: string) => comments.update(comment.id, text))
  const remove = useCommentWrite(parentId, () => comments.remove(comment.id))
  const isOwn = comment.created_by.id === session.data?.person.id
  return (
    <article className={styles["said"]}>
      <header>
        <b>
          <Author id={comment.created_by.id} name={comment.display_name?.resolved_name ?? null} />
        </b>
        <Ago atMs={Date.parse(comment.created_time)} />
        {comment.last_edited_time !== comment.created_time && <span>edited</span>}
      </header>
      {isEditing ? (
        <CommentForm
          label="Edit the comment"
          button="Save"
          text={plainText(comment.rich_text)}
          write={update}
          isFocused
          onDone={() => setEditing(false)}
        />
      ) : (
        <RichText items={comment.rich_text} />
      )}
      {isOwn && !isEditing && (
        <div className={styles["own"]}>
          <Button size="small" look="quiet" onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button
            size="small"
            look="quiet"
            disabled={remove.isPending}
            onClick={() => remove.mutate(undefined)}
          >
            Delete
          </Button>
        </div>
      )}
      {remove.isError && <Failure error={remove.error} />}
    </article>
  )
}

/** Who said it: the name that came with the comment, or the person's own. */
function Author({ id, name }: { id: string; name: string | null }) {
  const user = useQuery({
    queryKey: ["user", id],
    queryFn: ({ signal }) => call<{ name: string | null }>("GET", `/v1/users/${id}`, { signal }),
    enabled: name === null,
    staleTime: 60_000,
  })
  return name ?? user.data?.name ?? "Somebody"
}
