import { X } from "lucide-react"
import { Dialog as Radix } from "radix-ui"
import type { ReactNode } from "react"
import styles from "./dialog.module.css"
import { IconButton } from "./icon-button.tsx"

interface DialogProps {
  title: string
  /** A sentence below the title. */
  description?: ReactNode
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}

/** A modal layer with a title; Escape and a click beside it close it. */
export function Dialog({ title, description, isOpen, onClose, children }: DialogProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles["scrim"]} />
        <Radix.Content
          className={styles["dialog"]}
          {...(description === undefined && { "aria-describedby": undefined })}
        >
          <div className={styles["head"]}>
            <Radix.Title className={styles["title"]}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X size={16} strokeWidth={1.5} />
              </IconButton>
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className={styles["description"]}>{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
