import type { LoggedRequest } from "../http/requests.ts"
import { classNames } from "../ui/class-names.ts"
import styles from "./request-table.module.css"
import { StatusWord } from "./status-word.tsx"

interface RequestTableProps {
  requests: readonly LoggedRequest[]
  /** The request that is looked at. */
  chosen: string | undefined
  onChoose: (id: string) => void
}

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" })
const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" })

/** Requests, newest first; each opens beside the table. */
export function RequestTable({ requests, chosen, onChoose }: RequestTableProps) {
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Request</th>
            <th scope="col">Caller</th>
            <th scope="col" className={styles["number"]}>
              ms
            </th>
            <th scope="col" className={styles["number"]}>
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {requests.map((one) => (
            <tr key={one.id} className={classNames(one.id === chosen && styles["chosen"])}>
              <td>
                <StatusWord status={one.status} />
              </td>
              <td className={styles["request"]}>
                <button
                  type="button"
                  data-request={one.id}
                  aria-pressed={one.id === chosen}
                  onClick={() => onChoose(one.id)}
                >
                  <span className={styles["method"]}>{one.method}</span> {one.url}
                </button>
                {one.explanation !== null && <p>{one.explanation}</p>}
              </td>
              <td>{one.caller?.name ?? "nobody"}</td>
              <td className={styles["number"]}>{Math.round(one.duration_ms)}</td>
              <td className={styles["number"]}>
                <time dateTime={one.at} title={exact.format(new Date(one.at))}>
                  {clock.format(new Date(one.at))}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
