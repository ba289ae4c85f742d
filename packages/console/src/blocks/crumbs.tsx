import { useContext } from "react"
import { CrumbTrail } from "../pages/crumb-trail.tsx"
import { PageContext } from "./page-context.ts"

/** The breadcrumb block. */
export function Crumbs() {
  const { pageId } = useContext(PageContext)
  return <CrumbTrail id={pageId} />
}
