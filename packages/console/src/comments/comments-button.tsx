import { MessageSquare } from "lucide-react"
import { IconButton } from "../ui/icon-button.tsx"
import { openComments, useOpenComments } from "./open-comments.ts"

/** Opens and closes the comments on a page. */
export function CommentsButton({ pageId }: { pageId: string }) {
  const open = useOpenComments()
  const isOpen = open?.id === pageId
  return (
    <IconButton
      label="Comments"
      aria-expanded={isOpen}
      onClick={() => openComments(isOpen ? undefined : { kind: "page", id: pageId })}
    >
      <MessageSquare size={16} strokeWidth={1.5} />
    </IconButton>
  )
}
