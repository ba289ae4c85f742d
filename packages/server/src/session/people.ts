import { validationError } from "@inkling/contract"
import {
  findMember,
  insertSigninLink,
  listMembers,
  listPersons,
  putMember,
  removeSessionsOf,
  removeSigninLinksOf,
  type Snapshot,
  type UserRow,
  updateUser,
  type WriteTx,
} from "@inkling/store"
import type { AdminDeps } from "../admin/admin.ts"
import { createPerson } from "../admin/people.ts"
import { logPerson } from "./log-person.ts"
import { type Role, roleOf, roles } from "./role.ts"
import { hashSecret, newSecret } from "./secret.ts"

/** Milliseconds that a link is good: an hour for whoever sits at the server, a week for who is invited. */
const linkMs = 3_600_000
const invitationMs = 7 * 24 * linkMs

export interface Person {
  id: string
  name: string | null
  email: string | null
  role: Role
  has_password: boolean
}

export interface SigninLink {
  person: Person
  /** To be put behind the server's address. */
  path: string
  expires_at: number
}

export async function listPeople({ store }: AdminDeps, ws: number): Promise<Person[]> {
  return store.read(ws, people)
}

async function people(tx: Snapshot): Promise<Person[]> {
  const members = new Map((await listMembers(tx)).map((member) => [member.user_id, member]))
  return (await listPersons(tx)).map((user) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role: roleOf(user, members.get(user.id)),
    has_password: members.get(user.id)?.password != null,
  }))
}

/**
 * A link that signs a person in, once: the one named by id or e-mail, else the owner. A workspace without one gets its
 * first person as owner.
 * @throws validationError when there is no such person
 */
export function createSigninLink({ store }: AdminDeps, ws: number, word?: string): Promise<SigninLink> {
  return store.write(ws, { actor: null }, async (tx) => {
    const person = word === undefined ? await owner(tx) : await personNamed(tx, word)
    return link(tx, person, linkMs)
  })
}

/** A new person, and the link to send to it. @throws validationError */
export async function invite(
  deps: AdminDeps,
  ws: number,
  { name, email, role }: { name: string; email: string; role: Role },
): Promise<SigninLink> {
  if (name.trim() === "") throw validationError("A person needs a name.")
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw validationError(`"${email}" is no e-mail address.`)
  requireRole(role)
  const isTaken = (await listPeople(deps, ws)).some((one) => one.email?.toLowerCase() === email.toLowerCase())
  if (isTaken) throw validationError(`There is already a person with the e-mail address ${email}.`)
  const { id } = await createPerson(deps, ws, { name: name.trim(), email, isGuest: role === "guest" })
  return deps.store.write(ws, { actor: null }, async (tx) => {
    await putMember(tx, { user_id: id, role, password: null })
    return link(tx, await personNamed(tx, id), invitationMs)
  })
}

/** @throws validationError when there is no such person or role, or nobody else would be owner */
export function setRole({ store }: AdminDeps, ws: number, word: string, role: Role): Promise<void> {
  requireRole(role)
  return store.write(ws, { actor: null }, async (tx) => {
    const person = await personNamed(tx, word)
    const owners = (await people(tx)).filter((one) => one.role === "owner")
    if (role !== "owner" && owners.length === 1 && owners[0]?.id === person.id)
      throw validationError("A workspace needs an owner. Make another person owner first.")
    await giveRole(tx, person.id, role)
  })
}

/** Ends all sessions and links of a person. @throws validationError when there is no such person */
export function signOutEverywhere({ store }: AdminDeps, ws: number, word: string): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const { id } = await personNamed(tx, word)
    await removeSessionsOf(tx, id)
    await removeSigninLinksOf(tx, id)
    logPerson(tx, "session.ended", id)
  })
}

/** A person by id or e-mail. @throws validationError */
export async function personNamed(tx: Snapshot, word: string): Promise<Person> {
  const wanted = word.toLowerCase()
  const found = (await people(tx)).find((one) => one.id === wanted || one.email?.toLowerCase() === wanted)
  if (!found) throw validationError(`There is no person "${word}". Give an id or an e-mail address.`)
  return found
}

async function owner(tx: WriteTx): Promise<Person> {
  const all = await people(tx)
  const known = all.find((one) => one.role === "owner")
  if (known) return known
  const first = all.find((one) => one.role === "member")
  if (!first) throw validationError("There is nobody in this workspace who could be its owner.")
  await giveRole(tx, first.id, "owner")
  return { ...first, role: "owner" }
}

async function giveRole(tx: WriteTx, id: string, role: Role): Promise<void> {
  const password = (await findMember(tx, id))?.password ?? null
  await putMember(tx, { user_id: id, role, password })
  const isGuest: Pick<UserRow, "is_guest"> = { is_guest: role === "guest" }
  await updateUser(tx, id, isGuest)
  logPerson(tx, "role.changed", id, { details: { role } })
}

async function link(tx: WriteTx, person: Person, ms: number): Promise<SigninLink> {
  const secret = newSecret()
  const expires_at = tx.now + ms
  await insertSigninLink(tx, {
    ws: tx.ws,
    hash: hashSecret(secret),
    user_id: person.id,
    created_at: tx.now,
    expires_at,
  })
  logPerson(tx, "signin_link.created", person.id, { touchesTree: false })
  return { person, path: `/inkling/signin?link=${secret}`, expires_at }
}

function requireRole(role: Role): void {
  if (!roles.includes(role)) throw validationError(`Unknown role "${role}". Known: ${roles.join(", ")}.`)
}
