import { Plus } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { IconButton } from "../ui/icon-button.tsx"
import menu from "../ui/menu.module.css"
import { PropertyIcon } from "../values/property-icon.tsx"
import { propertyKinds } from "./property-kinds.ts"

/** The sign at the end of a table's head that offers every type of property. */
export function AddProperty({ onAdd }: { onAdd: (type: string) => void }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label="Add a property">
          <Plus size={16} strokeWidth={1.5} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu["menu"]} align="end" sideOffset={4} aria-label="Property types">
          {propertyKinds.map(({ type, label }) => (
            <DropdownMenu.Item key={type} className={menu["item"]} onSelect={() => onAdd(type)}>
              <PropertyIcon type={type} /> {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
