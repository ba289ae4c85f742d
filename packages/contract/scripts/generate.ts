import { fileURLToPath } from "node:url"
import { generateInto } from "./generate/generate-into.ts"

// Regenerates src/generated from the pinned SDKs: npm run contract:generate
generateInto(fileURLToPath(new URL("../src/generated", import.meta.url)))
