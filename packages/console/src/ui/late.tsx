import { type ReactNode, useEffect, useState } from "react"

/** Milliseconds that nothing is shown for: what comes sooner needs no skeleton. */
const patienceMs = 150

/** Shows its children only when they are still wanted after a moment. */
export function Late({ children }: { children: ReactNode }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return isLate ? children : null
}
