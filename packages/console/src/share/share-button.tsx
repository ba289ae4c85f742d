import { Share2 } from "lucide-react"
import { useState } from "react"
import { Button } from "../ui/button.tsx"
import { ShareDialog } from "./share-dialog.tsx"

/** Opens the dialog that says who sees a page or database. */
export function ShareButton({ objectId, title }: { objectId: string; title: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        <Share2 size={16} strokeWidth={1.5} /> Share
      </Button>
      {isOpen && <ShareDialog objectId={objectId} title={title} onClose={() => setOpen(false)} />}
    </>
  )
}
