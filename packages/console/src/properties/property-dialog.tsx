import { type FormEvent, useState } from "react"
import type { DataSource } from "../http/notion.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Failure } from "../ui/failure.tsx"
import { Field } from "../ui/field.tsx"
import styles from "./property-dialog.module.css"
import { draftOf, newDraft, type PropertyDraft } from "./property-draft.ts"
import { kindLabel, propertyKinds } from "./property-kinds.ts"
import { PropertySettings } from "./property-settings.tsx"
import { SelectField } from "./select-field.tsx"
import { useRemoveProperty, useSaveProperty } from "./use-change-schema.ts"

/** Which property is edited: one that is there, by its id, or a new one of a type. */
export type PropertyInHand = { id: string } | { newType: string }

interface PropertyDialogProps {
  source: DataSource
  inHand: PropertyInHand
  onClose: () => void
}

/** Makes, changes or removes a property: name, type, and what the type lets one set. */
export default function PropertyDialog({ source, inHand, onClose }: PropertyDialogProps) {
  const [before] = useState(() => beforeOf(source, inHand))
  const [draft, setDraft] = useState<PropertyDraft>(
    () => before ?? newDraft("newType" in inHand ? inHand.newType : "rich_text", freshName(source, inHand)),
  )
  const [isRemoving, setRemoving] = useState(false)
  const save = useSaveProperty(source.id)
  const remove = useRemoveProperty(source.id)
  const change = (part: Partial<PropertyDraft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ draft, before }, { onSuccess: onClose })
  }
  const isTitle = draft.type === "title"
  const error = save.error ?? remove.error
  return (
    <Dialog
      title={before ? `Edit ${before.name}` : `New ${kindLabel(draft.type)} property`}
      isOpen
      onClose={onClose}
    >
      <form className={styles["form"]} onSubmit={submit}>
        <Field
          label="Name"
          value={draft.name}
          required
          onChange={(event) => change({ name: event.target.value })}
        />
        {!isTitle && (
          <SelectField
            label="Type"
            value={draft.type}
            choices={typesFor(draft.type)}
            onChange={(type) =>
              change({ type, ...(type === "status" && newDraft(type, "")), name: draft.name, id: draft.id })
            }
          />
        )}
        <PropertySettings draft={draft} source={source} onChange={change} />
        {before && before.type !== draft.type && (
          <p className={styles["hint"]}>
            Values are turned into the new type; what cannot be turned is emptied.
          </p>
        )}
        {error && <Failure error={error} />}
        <div className={styles["actions"]}>
          {before && !isTitle && (
            <Button
              look="danger"
              disabled={remove.isPending}
              onClick={() =>
                isRemoving ? remove.mutate(before.id as string, { onSuccess: onClose }) : setRemoving(true)
              }
            >
              {isRemoving ? "Delete it and all its values" : "Delete"}
            </Button>
          )}
          <Button type="submit" look="primary" disabled={save.isPending || draft.name.trim() === ""}>
            {before ? "Save" : "Add property"}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function beforeOf(source: DataSource, inHand: PropertyInHand): PropertyDraft | undefined {
  if ("newType" in inHand) return undefined
  const all = Object.values(source.properties)
  const schema = all.find(({ id }) => id === inHand.id)
  return schema && draftOf(schema, new Map(all.map(({ id, name }) => [id, name])))
}

/** A name that no other property has: the type's, with a number when it is taken. */
function freshName(source: DataSource, inHand: PropertyInHand): string {
  const label = kindLabel("newType" in inHand ? inHand.newType : "rich_text")
  for (let count = 1; ; count++) {
    const name = count === 1 ? label : `${label} ${count}`
    if (!Object.hasOwn(source.properties, name)) return name
  }
}

/** Types to change to; the present one even if no property could be made of it. */
function typesFor(type: string): (readonly [string, string])[] {
  const all = propertyKinds.map((kind) => [kind.type, kind.label] as const)
  return all.some(([one]) => one === type) ? all : [[type, kindLabel(type)], ...all]
}
