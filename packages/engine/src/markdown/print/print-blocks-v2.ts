export { printBlocksV1 as printBlocksV2 } from "./print-blocks-v1.ts"
