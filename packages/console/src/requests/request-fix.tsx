import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { admin, type Capability } from "../http/admin.ts"
import type { Fix, LoggedRequest } from "../http/requests.ts"
import { capabilityWords } from "../integrations/capability-words.ts"
import { useIntegrations } from "../integrations/use-integrations.ts"
import { useName } from "../pages/use-name.ts"
import { Link } from "../router/link.tsx"
import { Button } from "../ui/button.tsx"
import { CopyButton } from "../ui/copy-button.tsx"
import { Failure } from "../ui/failure.tsx"
import styles from "./request-fix.module.css"

/** What helps against a refusal: a button where the console can do it, else words for whoever wrote the call. */
export function RequestFix({ request, fix }: { request: LoggedRequest; fix: Fix }) {
  switch (fix.action) {
    case "share":
      return <ShareFix fix={fix} />
    case "grant_capability":
      return <CapabilityFix fix={fix} />
    case "create_token":
      return <Link to={`/integrations/${fix.integration_id}`}>Create a new token</Link>
    case "set_header":
      return <Words code={`${fix.name}: ${fix.value}`}>Send this header.</Words>
    case "use_endpoint":
      return <Words code={`${fix.method} ${fix.path}`}>Call this instead.</Words>
    case "use_property":
      return (
        <>
          {fix.property !== null && <Words code={fix.property}>Did you mean this property?</Words>}
          <p>There are {fix.properties.map(({ name, type }) => `${name} (${type})`).join(", ")}.</p>
        </>
      )
    case "use_property_type":
      return <Words code={fix.type}>“{fix.property}” is of this type.</Words>
    case "wait":
      return <p>Wait {fix.seconds} seconds, then send it again.</p>
    case "retry":
      return (
        <p>Send it again{request.method === "GET" ? "" : ", once what was written meanwhile is read"}.</p>
      )
  }
}

function Words({ code, children }: { code: string; children: ReactNode }) {
  return (
    <p className={styles["words"]}>
      {children}
      <code>{code}</code>
      <CopyButton isIcon text={code} label="Copy" />
    </p>
  )
}

/** A write after which the same call is explained anew. */
function useFix(write: () => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: () => {
      for (const key of ["integrations", "grants", "pages-of"])
        void client.invalidateQueries({ queryKey: [key] })
    },
  })
}

function useIntegrationName(id: string): string {
  return useIntegrations().data?.find((one) => one.id === id)?.name ?? "the integration"
}

function ShareFix({ fix }: { fix: Extract<Fix, { action: "share" }> }) {
  const share = useFix(() => admin.share(fix.page_id, fix.integration_id))
  const { data: page } = useName(fix.page_id)
  const integration = useIntegrationName(fix.integration_id)
  if (share.isSuccess) return <Done>Shared. The same call works now.</Done>
  return (
    <>
      <Button look="primary" disabled={share.isPending} onClick={() => share.mutate()}>
        Share “{page?.title || "this page"}” with {integration}
      </Button>
      {share.isError && <Failure error={share.error} />}
    </>
  )
}

function CapabilityFix({ fix }: { fix: Extract<Fix, { action: "grant_capability" }> }) {
  const integrations = useIntegrations()
  const held = integrations.data?.find((one) => one.id === fix.integration_id)
  const name = useIntegrationName(fix.integration_id)
  const grant = useMutation({
    mutationFn: (capability: string) =>
      capability === "user_information"
        ? admin.changeIntegration(fix.integration_id, { userInfo: "without_email" })
        : admin.changeIntegration(fix.integration_id, {
            capabilities: [...(held?.capabilities ?? []), capability as Capability],
          }),
    onSuccess: () => integrations.refetch(),
  })
  if (grant.isSuccess) return <Done>{name} may do it now.</Done>
  return (
    <>
      {fix.capabilities.map((capability) => (
        <Button
          key={capability}
          look="primary"
          disabled={grant.isPending || !held}
          onClick={() => grant.mutate(capability)}
        >
          Let {name} {wordOf(capability)}
        </Button>
      ))}
      {grant.isError && <Failure error={grant.error} />}
    </>
  )
}

function wordOf(capability: string): string {
  if (capability === "user_information") return "see people's names"
  return capabilityWords.find(({ key }) => key === capability)?.title.toLowerCase() ?? capability
}

function Done({ children }: { children: ReactNode }) {
  return (
    <p className={styles["done"]} role="status">
      <Check size={16} strokeWidth={1.5} /> {children}
    </p>
  )
}
