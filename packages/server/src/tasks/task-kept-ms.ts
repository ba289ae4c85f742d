/** Milliseconds that a finished task can be asked for (inferred; the docs say only that it ends). */
export const taskKeptMs = 86_400_000
