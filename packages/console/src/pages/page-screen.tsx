import { useQuery } from "@tanstack/react-query"
import { useEffect, useMemo } from "react"
import { BlockList } from "../blocks/block-list.tsx"
import { PageContext } from "../blocks/page-context.ts"
import { CommentPanel } from "../comments/comment-panel.tsx"
import { CommentsButton } from "../comments/comments-button.tsx"
import { usePageKeys } from "../editing/use-page-keys.ts"
import { notion, type Page } from "../http/notion.ts"
import { safeUrl } from "../rich-text/safe-url.ts"
import { ShareButton } from "../share/share-button.tsx"
import { TopBar } from "../shell/top-bar.tsx"
import { Failure } from "../ui/failure.tsx"
import { NodeIcon } from "../ui/node-icon.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { CrumbTrail } from "./crumb-trail.tsx"
import { InTrash } from "./in-trash.tsx"
import { ObjectMenu } from "./object-menu.tsx"
import styles from "./page-screen.module.css"
import { PageTail } from "./page-tail.tsx"
import { pageTitle } from "./page-title.ts"
import { PageTitleLine } from "./page-title-line.tsx"
import { PropertyList } from "./property-list.tsx"

/** A page: cover, icon, title, its properties when it is a row, its blocks. */
export function PageScreen({ id }: { id: string }) {
  const page = useQuery({ queryKey: ["page", id], queryFn: ({ signal }) => notion.page(id, signal) })
  usePageKeys(id)
  const title = page.data ? pageTitle(page.data) : ""
  useEffect(() => {
    document.title = `${title || "Untitled"} · Inkling`
  }, [title])
  const isReadOnly = page.data === undefined || page.data.in_trash || page.data.is_locked
  const context = useMemo(() => ({ pageId: id, isReadOnly }), [id, isReadOnly])
  return (
    <>
      <TopBar crumbs={<CrumbTrail id={id} />}>
        <CommentsButton pageId={id} />
        <ShareButton objectId={id} title={title} />
        {page.data && <ObjectMenu kind="page" object={page.data} />}
      </TopBar>
      {page.isError ? (
        <div className={styles["column"]}>
          <Failure error={page.error} onRetry={() => void page.refetch()} />
        </div>
      ) : (
        <PageContext value={context}>
          {page.data?.in_trash && <InTrash kind="page" object={page.data} />}
          <Cover page={page.data} />
          <article className={styles["column"]}>
            {page.data?.icon && <NodeIcon icon={page.data.icon} kind="page" size={52} />}
            {page.data ? <Title page={page.data} isReadOnly={isReadOnly} /> : <Skeleton lines={1} />}
            {page.data && <PropertyList page={page.data} />}
            <BlockList parentId={id} />
            <PageTail />
          </article>
          <CommentPanel pageId={id} />
        </PageContext>
      )}
    </>
  )
}

function Title({ page, isReadOnly }: { page: Page; isReadOnly: boolean }) {
  if (isReadOnly) return <h1 className={styles["title"]}>{pageTitle(page) || "Untitled"}</h1>
  return <PageTitleLine page={page} className={styles["title"]} />
}

function Cover({ page }: { page: Page | undefined }) {
  const cover = page?.cover
  const url = safeUrl(cover?.type === "external" ? cover.external.url : cover?.file.url)
  return url === undefined ? null : <img className={styles["cover"]} src={url} alt="" />
}
