export { parseBlocksV1 as parseBlocksV2 } from "./parse-blocks-v1.ts"
