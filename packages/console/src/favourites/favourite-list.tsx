import { useName } from "../pages/use-name.ts"
import { Link } from "../router/link.tsx"
import { useLocation } from "../router/location.ts"
import { idOfPath, pagePath } from "../router/page-path.ts"
import sidebar from "../shell/sidebar.module.css"
import { NodeIcon } from "../ui/node-icon.tsx"
import { favourites } from "./favourites.ts"

/** The favourites in the sidebar; nothing where there is none. */
export function FavouriteList() {
  const ids = favourites.use()
  if (ids.length === 0) return null
  return (
    <>
      <h2 className={sidebar["heading"]}>Favourites</h2>
      <ul className={sidebar["list"]} aria-label="Favourites">
        {ids.map((id) => (
          <Favourite key={id} id={id} />
        ))}
      </ul>
    </>
  )
}

/** One of them; what is in trash or not to be seen any more is left out. */
function Favourite({ id }: { id: string }) {
  const { data: node } = useName(id)
  const isHere = idOfPath(useLocation().path) === id
  if (!node) return null
  return (
    <li>
      <Link
        className={sidebar["place"]}
        to={pagePath(id, node.title)}
        {...(isHere && { "aria-current": "page" as const })}
      >
        <NodeIcon icon={node.icon} kind={node.kind} size={15} />
        <span className={sidebar["name"]}>{node.title || "Untitled"}</span>
      </Link>
    </li>
  )
}
