import { type IntegrationRow, listInstallations, type Snapshot } from "@inkling/store"
import { aclsOf } from "../auth/acls-of.ts"
import type { Author, ChangeEvent } from "./change-event.ts"
import { mayHear } from "./may-hear.ts"
import type { Places } from "./places.ts"

/** One who hears, and the access lists it sees. */
interface Ear {
  integration: IntegrationRow
  acls: ReadonlySet<number>
  /** Whether it stands for a public integration and a person. */
  isInstallation: boolean
}

/** Through whom an integration hears of changes: itself, and a public one through each bot that people let in. */
export class Ears {
  readonly #all: readonly Ear[]

  private constructor(all: readonly Ear[]) {
    this.#all = all
  }

  static async of(tx: Snapshot, integration: IntegrationRow): Promise<Ears> {
    const installed = (await listInstallations(tx, integration.id)).filter((one) => !one.is_deleted)
    const all: Ear[] = []
    for (const one of [integration, ...installed])
      all.push({ integration: one, acls: await aclsOf(tx, one), isInstallation: one !== integration })
    return new Ears(all)
  }

  mayHear(event: Heard, places: Pick<Places, "pages" | "databases">): boolean {
    return this.#all.some(({ integration, acls }) => mayHear(event, integration, acls, places))
  }

  /**
   * The people who let a public integration in and whose bots see it, each with the bot; none for internal ones.
   * Source: developers.notion.com/reference/webhooks
   */
  accessibleBy(event: Heard, places: Pick<Places, "pages" | "databases">): Author[] {
    return this.#all
      .filter(({ isInstallation }) => isInstallation)
      .filter(({ integration, acls }) => mayHear(event, integration, acls, places))
      .flatMap(({ integration: { owner_user_id, bot_id } }): Author[] => [
        { id: owner_user_id as string, type: "person" },
        { id: bot_id, type: "bot" },
      ])
  }
}

type Heard = Pick<ChangeEvent, "type" | "anchorPk" | "author">
