import { Copy, Ellipsis, Link2, Table2, Trash2 } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { newDatabaseIn } from "../databases/new-database.ts"
import type { Database, Page } from "../http/notion.ts"
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
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label="More">
          <Ellipsis size={16} strokeWidth={1.5} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu["menu"]} align="end" sideOffset={4}>
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
          {!object.in_trash && (
            <DropdownMenu.Item className={menu["item"]} onSelect={() => void setTrashed(kind, object, true)}>
              <Trash2 size={16} strokeWidth={1.5} /> Move to trash
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
