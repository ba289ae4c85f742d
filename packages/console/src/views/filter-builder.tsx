import { Plus, X } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import type { DataSource } from "../http/notion.ts"
import { Button } from "../ui/button.tsx"
import field from "../ui/field.module.css"
import { IconButton } from "../ui/icon-button.tsx"
import styles from "./filter-builder.module.css"
import { FilterOperand } from "./filter-operand.tsx"
import { operatorsOf } from "./filter-operators.ts"
import {
  type Conjunction,
  type FilterItem,
  filterOf,
  isGroup,
  isRule,
  newKey,
  operatorOf,
  type Rule,
  type RuleGroup,
  rulesOf,
} from "./filter-rules.ts"
import { useFilterKinds } from "./use-filter-kinds.ts"

/** Milliseconds without a change before a filter is written. */
const restMs = 350

interface FilterBuilderProps {
  source: DataSource
  filter: object | null | undefined
  onChange: (filter: object | null) => void
}

/** Rules that rows must meet, all or any, in two layers; written a moment after the last change. */
export default function FilterBuilder({ source, filter, onChange }: FilterBuilderProps) {
  const [root, setRoot] = useState(() => rulesOf(filter))
  const written = useRef(JSON.stringify(filterOf(root)))
  const kinds = useFilterKinds(source)
  const waiting = useRef<() => void>(undefined)
  useEffect(() => {
    const next = filterOf(root)
    const text = JSON.stringify(next)
    waiting.current = undefined
    if (text === written.current) return
    waiting.current = () => {
      waiting.current = undefined
      written.current = text
      onChange(next ?? null)
    }
    const timer = setTimeout(() => waiting.current?.(), restMs)
    return () => clearTimeout(timer)
  }, [root, onChange])
  // What waits is written when the builder closes.
  useEffect(() => () => waiting.current?.(), [])
  const shared = { source, kinds }
  return (
    <div className={styles["builder"]}>
      <Group group={root} isInner={false} onChange={setRoot} {...shared} />
    </div>
  )
}

interface Shared {
  source: DataSource
  kinds: ReadonlyMap<string, string | undefined>
}

interface GroupProps extends Shared {
  group: RuleGroup
  isInner: boolean
  onChange: (group: RuleGroup) => void
}

function Group({ group, isInner, onChange, ...shared }: GroupProps) {
  const change = (at: number, item: FilterItem) => onChange({ ...group, items: group.items.with(at, item) })
  const add = (item: FilterItem | undefined) => item && onChange({ ...group, items: [...group.items, item] })
  const drop = (item: FilterItem) => onChange({ ...group, items: group.items.filter((one) => one !== item) })
  return (
    <div className={styles[isInner ? "inner" : "outer"]}>
      {group.items.length > 1 && (
        <select
          className={field["input"]}
          aria-label={isInner ? "How rules of the group join" : "How rules join"}
          value={group.conjunction}
          onChange={(event) => onChange({ ...group, conjunction: event.target.value as Conjunction })}
        >
          <option value="and">All of these</option>
          <option value="or">Any of these</option>
        </select>
      )}
      {group.items.map((item, at) => (
        <div key={item.key} className={styles["item"]}>
          {isGroup(item) ? (
            <Group group={item} isInner onChange={(next) => change(at, next)} {...shared} />
          ) : isRule(item) ? (
            <RuleFields rule={item} onChange={(next) => change(at, next)} {...shared} />
          ) : (
            <code className={styles["kept"]}>{JSON.stringify(item.condition)}</code>
          )}
          <IconButton
            label={isGroup(item) ? "Remove the group" : "Remove the rule"}
            onClick={() => drop(item)}
          >
            <X size={14} strokeWidth={1.5} />
          </IconButton>
        </div>
      ))}
      <div className={styles["adds"]}>
        <Button size="small" look="quiet" onClick={() => add(firstRule(shared))}>
          <Plus size={14} strokeWidth={1.5} /> Add a rule
        </Button>
        {!isInner && (
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              const rule = firstRule(shared)
              if (rule) add({ key: newKey(), conjunction: "or", items: [rule] })
            }}
          >
            <Plus size={14} strokeWidth={1.5} /> Add a group
          </Button>
        )}
      </div>
    </div>
  )
}

interface RuleFieldsProps extends Shared {
  rule: Rule
  onChange: (rule: Rule) => void
}

function RuleFields({ rule, source, kinds, onChange }: RuleFieldsProps) {
  const schema = source.properties[rule.property]
  const operator = operatorOf(rule)
  const names = [...kinds].filter(([, kind]) => kind !== undefined && operatorsOf(kind).length > 0)
  return (
    <>
      <select
        className={field["input"]}
        aria-label="Property"
        value={rule.property}
        onChange={(event) => onChange(ruleFor(event.target.value, { source, kinds }) ?? rule)}
      >
        {!schema && <option>{rule.property}</option>}
        {names.map(([name]) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        className={field["input"]}
        aria-label="Operator"
        value={rule.word}
        onChange={(event) => {
          const next = { ...rule, word: event.target.value }
          const keeps = operatorOf(next)?.operand === operator?.operand
          onChange(keeps ? next : { ...next, value: undefined })
        }}
      >
        {operatorsOf(rule.kind).map(({ word, label }) => (
          <option key={word} value={word}>
            {label}
          </option>
        ))}
      </select>
      {schema && operator && (
        <FilterOperand
          operand={operator.operand}
          schema={schema}
          value={rule.value}
          onChange={(value) => onChange({ ...rule, value })}
        />
      )}
    </>
  )
}

function ruleFor(property: string, { source, kinds }: Shared): Rule | undefined {
  const type = source.properties[property]?.type
  const kind = kinds.get(property)
  const word = kind === undefined ? undefined : operatorsOf(kind)[0]?.word
  if (type === undefined || kind === undefined || word === undefined) return undefined
  return { key: newKey(), property, type, kind, word, value: undefined }
}

/** A rule about the title. */
function firstRule(shared: Shared): Rule | undefined {
  const title = Object.values(shared.source.properties).find(({ type }) => type === "title")
  return title && ruleFor(title.name, shared)
}
