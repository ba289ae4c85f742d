import { Copy, Ellipsis, FolderInput, Link2, Star, StarOff, Table2, Trash2 } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { useState } from "react"
import { newDatabaseIn } from "../databases/new-database.ts"
import { favourites, toggleFavourite } from "../favourites/favourites.ts"
import type { Database, Page } from "../http/notion.ts"
import { MoveDialog } from "../move/move-dialog.tsx"
import { copyText } from "../ui/copy-text.ts"
import { IconButton } from "../ui/icon-button.tsx"
import menu from "../ui/menu.module.css"
import { showNotice } from "../ui/notices.ts"
import { type Kind, setTrashed } from "./set-trashed.ts"

/** What else can be done with a page or database. */
export function ObjectMenu({ kind, object }: { kind: Kind; object: Page | Database }) {
  const copy = (text: string, what: string) => {
    void copyText(text).then(() => showNotice({ text: `${what} copied.` }))
  }
  const [isMoving, setMoving] = useState(false)
  const isFavourite = favourites.use().includes(object.id)
  const isMovable = kind === "page" && !object.in_trash && object.parent.type !== "workspace"
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton label="More">
            <Ellipsis size={16} strokeWidth={1.5} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu["menu"]} align="end" sideOffset={4}>
            <DropdownMenu.Item className={menu["item"]} onSelect={() => toggleFavourite(object.id)}>
              {isFavourite ? <StarOff size={16} strokeWidth={1.5} /> : <Star size={16} strokeWidth={1.5} />}
              {isFavourite ? "Remove from favourites" : "Add to favourites"}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={menu["item"]} onSelect={() => copy(window.location.href, "Link")}>
              <Link2 size={16} strokeWidth={1.5} /> Copy link
            </DropdownMenu.Item>
            <DropdownMenu.Item className={menu["item"]} onSelect={() => copy(object.id, "Id")}>
              <Copy size={16} strokeWidth={1.5} /> Copy id
            </DropdownMenu.Item>
            {kind === "page" && !object.in_trash && (
              <DropdownMenu.Item className={menu["item"]} onSelect={() => void newDatabaseIn(object.id)}>
                <Table2 size={16} strokeWidth={1.5} /> New database inside
              </DropdownMenu.Item>
            )}
            {isMovable && (
              <DropdownMenu.Item className={menu["item"]} onSelect={() => setMoving(true)}>
                <FolderInput size={16} strokeWidth={1.5} /> Move to…
              </DropdownMenu.Item>
            )}
            {!object.in_trash && (
              <DropdownMenu.Item
                className={menu["item"]}
                onSelect={() => void setTrashed(kind, object, true)}
              >
                <Trash2 size={16} strokeWidth={1.5} /> Move to trash
              </DropdownMenu.Item>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {isMoving && <MoveDialog pageId={object.id} onClose={() => setMoving(false)} />}
    </>
  )
}
