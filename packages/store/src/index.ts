export type * from "./schema.ts"
export type * from "./store.ts"
