import "@fontsource-variable/inter"
import "./styles/tokens.css"
import "./styles/base.css"
import "./styles/colours.css"
import "./rich-text/rich-text.css"
import { QueryClientProvider } from "@tanstack/react-query"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./app.tsx"
import { queryClient } from "./http/query-client.ts"

const root = document.getElementById("root") as HTMLElement

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
