import { Link } from "../router/link.tsx"
import { Room } from "./room.tsx"

/** For addresses of no room. */
export function NotFound() {
  return (
    <Room title="Nothing here">
      <p>
        There is no such place in the console. <Link to="/">Go to the start page.</Link>
      </p>
    </Room>
  )
}
