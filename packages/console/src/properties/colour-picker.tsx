import { DropdownMenu } from "radix-ui"
import menu from "../ui/menu.module.css"
import { OptionPill } from "../values/option-pill.tsx"
import styles from "./option-list.module.css"

/** Colours of options, as the API names them. */
const colours = ["default", "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red"]

interface ColourPickerProps {
  label: string
  color: string
  onPick: (color: string) => void
}

/** A spot in an option's colour that opens the others. */
export function ColourPicker({ label, color, onPick }: ColourPickerProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles["spot"]} aria-label={label} title={label}>
        <span style={{ background: `var(--${color === "default" ? "gray" : color}-fg)` }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu["menu"]} align="start" sideOffset={4}>
          <DropdownMenu.RadioGroup value={color} onValueChange={onPick}>
            {colours.map((one) => (
              <DropdownMenu.RadioItem key={one} value={one} className={menu["item"]}>
                <OptionPill name={one} color={one} />
                {one === color && <small>now</small>}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
