import { createContext } from "react"

/** Lets a room open the sidebar where it is hidden for want of width. */
export const SidebarState = createContext<{ open: () => void }>({ open: () => {} })
