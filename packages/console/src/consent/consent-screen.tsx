import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { type ConsentRequest, consent } from "../http/consent.ts"
import { type Session, signOut } from "../http/session.ts"
import { useLocation } from "../router/location.ts"
import { Mark } from "../shell/mark.tsx"
import { Button } from "../ui/button.tsx"
import { Failure } from "../ui/failure.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import styles from "./consent-screen.module.css"
import { PagePicker } from "./page-picker.tsx"
import { WhatItMay } from "./what-it-may.tsx"

/** Where a person says whether a public integration may use the workspace, and which pages. */
export default function ConsentScreen({ session }: { session: Session }) {
  const query = useLocation().query.toString()
  const request = useQuery({ queryKey: ["consent", query], queryFn: () => consent.read(query) })
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <Mark size={36} />
        {request.isPending && <Skeleton />}
        {request.isError && (
          <>
            <h1>This integration cannot be let in</h1>
            <Failure error={request.error} />
          </>
        )}
        {request.data && <Question request={request.data} query={query} session={session} />}
      </div>
    </main>
  )
}

interface QuestionProps {
  request: ConsentRequest
  query: string
  session: Session
}

function Question({ request, query, session }: QuestionProps) {
  const { name, host, workspace, agreed } = request
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const decide = useMutation({
    mutationFn: (allow: boolean) => consent.decide(query, { allow, picked: allow ? [...picked] : [] }),
    onSuccess: ({ location }) => window.location.replace(location),
  })
  // The page is about to be left: nothing is to be sent twice.
  const isDone = decide.isPending || decide.isSuccess
  return (
    <>
      <h1>
        {name} wants to use {workspace}
      </h1>
      <p className={styles["soft"]}>
        You are signed in as <strong>{session.person.name ?? session.person.email ?? "yourself"}</strong>.{" "}
        <button
          type="button"
          className={styles["link"]}
          onClick={() => void signOut(`/v1/oauth/authorize?${query}`)}
        >
          Not you?
        </button>
      </p>
      <section>
        <h2>What it may do with the pages you pick</h2>
        <WhatItMay request={request} />
      </section>
      <section>
        <h2>{agreed ? "Which pages to add" : "Which pages it may use"}</h2>
        <p className={styles["soft"]}>A page comes with everything below it, now and later.</p>
        <PagePicker picked={picked} shared={agreed?.pages ?? []} onPick={setPicked} />
      </section>
      {decide.isError && <Failure error={decide.error} />}
      <footer className={styles["foot"]}>
        <p className={styles["soft"]}>
          Either way you go on to <strong>{host}</strong>.
        </p>
        <div className={styles["actions"]}>
          <Button disabled={isDone} onClick={() => decide.mutate(false)}>
            Cancel
          </Button>
          <Button look="primary" disabled={isDone} onClick={() => decide.mutate(true)}>
            {allowWords(picked.size)}
          </Button>
        </div>
      </footer>
    </>
  )
}

function allowWords(count: number): string {
  if (count === 0) return "Allow"
  return count === 1 ? "Allow for 1 page" : `Allow for ${count} pages`
}
