import react from "@vitejs/plugin-react"
import { defineConfig, type ProxyOptions } from "vite"

/** The server that `vite` passes requests to; it hands out the session's cookie itself. */
const server: ProxyOptions = { target: process.env["INKLING_URL"] ?? "http://127.0.0.1:4567" }

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    // Fonts and pictures stay files: the policy of the page takes no fonts out of data URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  server: { proxy: { "/v1": server, "/inkling": server, "/files": server } },
})
