import { useQuery } from "@tanstack/react-query"
import { ChevronDown, Plus } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { call } from "../http/call.ts"
import { navigate } from "../router/location.ts"
import { pagePath } from "../router/page-path.ts"
import { Button } from "../ui/button.tsx"
import menu from "../ui/menu.module.css"
import styles from "./new-row-button.module.css"
import { type NewRow, useNewRow } from "./use-new-row.ts"

interface Template {
  id: string
  name: string
  is_default: boolean
}

/** Adds a row, empty or from one of the data source's templates; a row from a template is opened. */
export function NewRowButton({ dataSourceId }: { dataSourceId: string }) {
  const newRow = useNewRow(dataSourceId)
  const templates = useQuery({
    queryKey: ["templates", dataSourceId],
    queryFn: ({ signal }) =>
      call<{ templates: Template[] }>("GET", `/v1/data_sources/${dataSourceId}/templates?page_size=100`, {
        signal,
      }),
  })
  const open = async (row: NewRow) => {
    const page = await newRow(row)
    if (page) navigate(pagePath(page.id))
  }
  const found = templates.data?.templates ?? []
  return (
    <span className={styles["pair"]}>
      <Button look="primary" size="small" onClick={() => void newRow()}>
        <Plus size={14} strokeWidth={1.5} /> New
      </Button>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button look="primary" size="small" aria-label="New row from a template">
            <ChevronDown size={14} strokeWidth={1.5} />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu["menu"]} align="end" sideOffset={4}>
            <DropdownMenu.Item className={menu["item"]} onSelect={() => void open({})}>
              Empty row, opened
            </DropdownMenu.Item>
            {found.map(({ id, name, is_default }) => (
              <DropdownMenu.Item
                key={id}
                className={menu["item"]}
                onSelect={() => void open({ templateId: id })}
              >
                {name || "Untitled"} {is_default && <small>default</small>}
              </DropdownMenu.Item>
            ))}
            {found.length === 0 && <p className={menu["note"]}>There are no templates.</p>}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </span>
  )
}
