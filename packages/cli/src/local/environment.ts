import { blobsIn, type Config, type FilePlace } from "@inkling/server"
import { UsageError } from "../usage-error.ts"

/** Settings from INKLING_* variables; see `inkling help`. @throws UsageError on a value that makes no sense */
export function configFromEnvironment(env: NodeJS.ProcessEnv = process.env): Partial<Config> {
  const config: Partial<Config> = {}
  const publicUrl = env["INKLING_PUBLIC_URL"]
  if (publicUrl) {
    if (!/^https?:\/\/[^/]+/.test(publicUrl))
      throw new UsageError(
        `INKLING_PUBLIC_URL must be a full URL such as https://notion.example.com; it was "${publicUrl}".`,
      )
    config.publicUrl = publicUrl.replace(/\/+$/, "")
  }
  const hosts = env["INKLING_ALLOWED_HOSTS"]
  if (hosts) config.allowedHosts = hosts.split(",").map((host) => host.trim().toLowerCase())
  const pageUrl = env["INKLING_PAGE_URL"]
  if (pageUrl) {
    if (pageUrl !== "inkling" && pageUrl !== "notion")
      throw new UsageError(`INKLING_PAGE_URL takes inkling or notion; it was "${pageUrl}".`)
    config.pageUrl = pageUrl
  }
  const fileLinks = env["INKLING_FILE_LINKS"]
  if (fileLinks) {
    if (fileLinks !== "expiring" && fileLinks !== "stable")
      throw new UsageError(`INKLING_FILE_LINKS takes expiring or stable; it was "${fileLinks}".`)
    config.fileLinks = fileLinks
  }
  const uploadMegabytes = wholeNumber(env, "INKLING_MAX_UPLOAD_MB", 1)
  if (uploadMegabytes !== undefined) config.maxUploadBytes = uploadMegabytes * 1024 * 1024
  const historyMinutes = wholeNumber(env, "INKLING_HISTORY_MINUTES", 0)
  if (historyMinutes !== undefined) config.historyMinutes = historyMinutes
  const historyVersions = wholeNumber(env, "INKLING_HISTORY_VERSIONS", 1)
  if (historyVersions !== undefined) config.historyVersions = historyVersions
  const blockLimit = wholeNumber(env, "INKLING_BLOCK_LIMIT", 0)
  if (blockLimit !== undefined) config.blockLimit = blockLimit
  const megabytes = wholeNumber(env, "INKLING_CACHE_MB", 0)
  if (megabytes !== undefined) config.cacheBytes = megabytes * 1024 * 1024
  const requestMegabytes = wholeNumber(env, "INKLING_REQUEST_LOG_MB", 0)
  if (requestMegabytes !== undefined) config.requestLogBytes = requestMegabytes * 1024 * 1024
  const queryLimit = wholeNumber(env, "INKLING_QUERY_LIMIT", 1)
  if (queryLimit !== undefined) config.queryResultLimit = queryLimit
  return config
}

/**
 * Where files go, from INKLING_FILES_* variables: into `folder`, or into a bucket.
 * @throws UsageError on a bucket without its address or keys
 */
export function filesFromEnvironment(folder: string, env: NodeJS.ProcessEnv = process.env): FilePlace {
  const linkKey = env["INKLING_FILES_KEY"]
  const place: FilePlace = { folder, ...(linkKey && { linkKey }) }
  const bucket = env["INKLING_FILES_S3_BUCKET"]
  if (!bucket) return place
  const need = (name: string): string => {
    const value = env[name]
    if (!value) throw new UsageError(`INKLING_FILES_S3_BUCKET needs ${name} too.`)
    return value
  }
  const region = env["INKLING_FILES_S3_REGION"]
  return {
    ...place,
    s3: {
      bucket,
      endpoint: need("INKLING_FILES_S3_ENDPOINT"),
      accessKeyId: need("INKLING_FILES_S3_ACCESS_KEY_ID"),
      secretAccessKey: need("INKLING_FILES_S3_SECRET_ACCESS_KEY"),
      ...(region && { region }),
    },
  }
}

/** Where the bytes of files lie, when that is a folder. @throws UsageError as filesFromEnvironment */
export function blobFolderOf(folder: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  return filesFromEnvironment(folder, env).s3 ? undefined : blobsIn(folder)
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, least: number): number | undefined {
  const text = env[name]
  if (!text) return undefined
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < least)
    throw new UsageError(`${name} must be a whole number of at least ${least}; it was "${text}".`)
  return number
}
