import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { Button } from "./button.tsx"
import { copyText } from "./copy-text.ts"
import { IconButton } from "./icon-button.tsx"

/** Milliseconds that a copy is confirmed for. */
const confirmedMs = 1_500

/** Copies a text; says so for a moment. With words when `label` is shown, else as an icon. */
export function CopyButton({
  text,
  label,
  isIcon = false,
}: {
  text: string
  label: string
  isIcon?: boolean
}) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), confirmedMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () => {
    void copyText(text).then(() => setCopied(true))
  }
  const icon = isCopied ? <Check size={16} strokeWidth={1.5} /> : <Copy size={16} strokeWidth={1.5} />
  if (isIcon)
    return (
      <IconButton label={isCopied ? "Copied" : label} onClick={copy}>
        {icon}
      </IconButton>
    )
  return (
    <Button size="small" onClick={copy} aria-live="polite">
      {icon}
      {isCopied ? "Copied" : label}
    </Button>
  )
}
