import { type ComponentType, useEffect, useState } from "react"
import { Skeleton } from "./skeleton.tsx"

/** A component whose code may still have to come. */
export interface Room<P> {
  /** Undefined until it has come. */
  component(): ComponentType<P> | undefined
  load(): Promise<void>
}

export function room<P>(load: () => Promise<{ default: ComponentType<P> }>): Room<P> {
  let found: ComponentType<P> | undefined
  let coming: Promise<void> | undefined
  return {
    component: () => found,
    load: () => {
      coming ??= load().then((module) => {
        found = module.default
      })
      return coming
    },
  }
}

/**
 * Draws a room, once its code has come. Unlike React's `lazy`, one that has come is drawn at once: Suspense holds
 * back what it shows for a third of a second.
 */
export function Loaded<P extends object>({ room, props }: { room: Room<P>; props: P }) {
  const [, setCome] = useState(false)
  const Found = room.component()
  useEffect(() => {
    if (!room.component()) void room.load().then(() => setCome(true))
  }, [room])
  return Found ? <Found {...props} /> : <Skeleton />
}
