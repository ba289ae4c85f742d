import { ChevronDown, Copy, Pencil, Plus, Table2, Trash2 } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { useState } from "react"
import type { DataSource } from "../http/notion.ts"
import { setQuery } from "../router/location.ts"
import { IconButton } from "../ui/icon-button.tsx"
import menu from "../ui/menu.module.css"
import { type Layout, layouts, neededProperty, newConfiguration } from "./layouts.ts"
import { RenameView } from "./rename-view.tsx"
import { useChangeView, useCreateView, useDeleteView } from "./use-views.ts"
import type { View } from "./view.ts"
import styles from "./view-tabs.module.css"

interface ViewTabsProps {
  databaseId: string
  source: DataSource
  views: readonly View[]
  current: View
}

/** The views of a data source as tabs; the one that is open has a menu. */
export function ViewTabs({ databaseId, source, views, current }: ViewTabsProps) {
  const create = useCreateView(databaseId, source.id)
  const change = useChangeView(source.id)
  const remove = useDeleteView(source.id)
  const [isRenaming, setRenaming] = useState(false)
  const open = (id: string | undefined) => setQuery({ view: id })
  const add = (layout: Layout) => {
    const configuration = newConfiguration(layout, source)
    create.mutate(
      { name: layout.label, type: layout.type, ...(configuration && { configuration }) },
      { onSuccess: ({ id }) => open(id) },
    )
  }
  const duplicate = () =>
    create.mutate(
      { ...contentOf(current), name: `${current.name} copy`, afterId: current.id },
      {
        onSuccess: ({ id }) => open(id),
      },
    )
  // The API changes no view's type: a view of the other one takes the place of this one.
  const changeLayout = async (layout: Layout) => {
    const { filter, sorts, name } = contentOf(current)
    const configuration = newConfiguration(layout, source)
    const made = await create.mutateAsync({
      name,
      type: layout.type,
      afterId: current.id,
      ...(filter && { filter }),
      ...(sorts && { sorts }),
      ...(configuration && { configuration }),
    })
    open(made.id)
    remove.mutate(current.id)
  }
  return (
    <nav className={styles["tabs"]} aria-label="Views">
      {views.map((view) => {
        const isCurrent = view.id === current.id
        return (
          <span key={view.id} className={styles["tab"]} data-current={isCurrent}>
            <button type="button" aria-current={isCurrent ? "page" : undefined} onClick={() => open(view.id)}>
              <LayoutIcon type={view.type} /> {view.name || "Untitled"}
            </button>
            {isCurrent && (
              <DropdownMenu.Root modal={false}>
                <DropdownMenu.Trigger asChild>
                  <IconButton label="Change the view">
                    <ChevronDown size={14} strokeWidth={1.5} />
                  </IconButton>
                </DropdownMenu.Trigger>
                <DropdownMenu.Portal>
                  <DropdownMenu.Content className={menu["menu"]} align="start" sideOffset={4}>
                    <DropdownMenu.Item className={menu["item"]} onSelect={() => setRenaming(true)}>
                      <Pencil size={16} strokeWidth={1.5} /> Rename
                    </DropdownMenu.Item>
                    <DropdownMenu.Item className={menu["item"]} onSelect={duplicate}>
                      <Copy size={16} strokeWidth={1.5} /> Duplicate
                    </DropdownMenu.Item>
                    <DropdownMenu.Item
                      className={menu["item"]}
                      disabled={views.length === 1}
                      onSelect={() => remove.mutate(current.id, { onSuccess: () => open(undefined) })}
                    >
                      <Trash2 size={16} strokeWidth={1.5} /> Delete
                    </DropdownMenu.Item>
                    <DropdownMenu.Label className={menu["note"]}>Layout</DropdownMenu.Label>
                    <DropdownMenu.RadioGroup value={current.type}>
                      {layouts.map((layout) => (
                        <DropdownMenu.RadioItem
                          key={layout.type}
                          value={layout.type}
                          className={menu["item"]}
                          disabled={isMissing(layout, source)}
                          onSelect={() => layout.type !== current.type && void changeLayout(layout)}
                        >
                          <LayoutChoice layout={layout} source={source} />
                        </DropdownMenu.RadioItem>
                      ))}
                    </DropdownMenu.RadioGroup>
                  </DropdownMenu.Content>
                </DropdownMenu.Portal>
              </DropdownMenu.Root>
            )}
          </span>
        )
      })}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton label="Add a view">
            <Plus size={16} strokeWidth={1.5} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu["menu"]} align="start" sideOffset={4}>
            {layouts.map((layout) => (
              <DropdownMenu.Item
                key={layout.type}
                className={menu["item"]}
                disabled={isMissing(layout, source)}
                onSelect={() => add(layout)}
              >
                <LayoutChoice layout={layout} source={source} />
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {isRenaming && (
        <RenameView
          name={current.name}
          onRename={(name) => change.mutate({ id: current.id, change: { name } })}
          onClose={() => setRenaming(false)}
        />
      )}
    </nav>
  )
}

function LayoutChoice({ layout, source }: { layout: Layout; source: DataSource }) {
  return (
    <>
      <layout.icon size={16} strokeWidth={1.5} /> {layout.label}
      {isMissing(layout, source) && <small>{layout.needs?.words}</small>}
    </>
  )
}

function LayoutIcon({ type }: { type: string }) {
  const Icon = layouts.find((layout) => layout.type === type)?.icon ?? Table2
  return <Icon size={14} strokeWidth={1.5} aria-hidden="true" />
}

function isMissing(layout: Layout, source: DataSource): boolean {
  return layout.needs !== undefined && neededProperty(layout, source) === undefined
}

/** What another view of the same content needs. */
function contentOf({ name, type, filter, sorts, configuration }: View) {
  return {
    name,
    type,
    ...(filter && { filter }),
    ...(sorts && { sorts }),
    ...(configuration && { configuration }),
  }
}
