import { createContext } from "react"

/** What blocks know of the page they stand on. */
export const PageContext = createContext<{ pageId: string; isReadOnly: boolean }>({
  pageId: "",
  isReadOnly: true,
})
