import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

// Tests run on the sources, not on dist: the workspaces export them under this condition.
const conditions = ["inkling-source", "module", "node", "development|production"]
const resolve = { conditions }
const ssr = { resolve: { conditions } }

export default defineConfig({
  resolve,
  ssr,
  test: {
    // One fewer than there are cores is what vitest would take: half of the two that continuous integration has.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: "unit",
          include: ["packages/*/{src,test}/**/*.test.ts", "{bench,test}/**/*.test.ts"],
          globalSetup: ["./test/postgres.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "browser",
          include: ["packages/console/browser/**/*.test.ts"],
          // One browser at a time: two cores are few.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "conformance",
          include: ["conformance/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
