// The bench's own tests: npx vitest run --config bench/vitest.config.ts
import { defineConfig } from "vitest/config"

const conditions = ["inkling-source", "module", "node", "development|production"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ["bench/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
})
