import type { ApiVersion } from "@inkling/contract"
import type { Wire } from "../present/context.ts"
import { withArchived } from "./with-archived.ts"

export function downgradeDatabase(_version: ApiVersion, database: Wire): Wire {
  return withArchived(database)
}

export function downgradeDataSource(_version: ApiVersion, dataSource: Wire): Wire {
  return withArchived(dataSource)
}
