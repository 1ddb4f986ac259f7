/** Whose eyes a ledger is for, and of which places; who decides how an office wants it. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { PostFacts } from '../proceedings/procedure.ts'
import { type RegistryReader, registryRoles, registryScope } from '../registry/policy.ts'
import { type LedgerName, ledgers, type Reader } from './declared.ts'

export const watching = ['supervisor', 'workCommitteeSecretary', 'workCommitteeDispatcher', 'dutyOfficer']
export const ofUnits = ['departmentHead', 'departmentHandler']
/** They keep the forms of their community. */
const keepingOfCommunity = ['communityDirector', 'communitySecretary', 'communityWorker']
/** They keep those of all. */
const keepingForAll = ['workCommitteeSecretary', 'workCommitteeDispatcher']
const overDiaries = 'communityDirector'

export interface LedgerReader extends RegistryReader {
  /** Roles held, and those of persons stood in for. */
  readonly roles: readonly string[]
}

/** Where a ledger may be read: everywhere, or in communities and grids (by every version). */
export interface Reach {
  readonly everywhere: boolean
  readonly communities: readonly string[]
  readonly grids: readonly string[]
}

export function readersOf(reader: LedgerReader): readonly Reader[] {
  const { grids, communities } = registryScope(reader)
  return [
    ...(grids.length + communities.length > 0 ? (['registry'] as const) : []),
    ...(watching.some(role => reader.roles.includes(role)) ? (['watch'] as const) : []),
    ...(ofUnits.some(role => reader.roles.includes(role)) ? (['unit'] as const) : []),
  ]
}

export function mayRead(reader: LedgerReader, name: LedgerName): boolean {
  const own = readersOf(reader)
  return ledgers[name].readers.some(one => own.includes(one))
}

/**
 * How far somebody reads a ledger. A supervisor's width opens no ledger that names residents.
 * @throws Refusal notYours
 */
export function reachOf(reader: LedgerReader, name: LedgerName): Reach {
  if (!mayRead(reader, name))
    throw new Refusal('notYours', { what: 'ledger', roles: rolesReading(ledgers[name].readers) })
  const own = readersOf(reader)
  const isWide = ledgers[name].readers.some(one => one !== 'registry' && own.includes(one))
  return isWide && !ledgers[name].residents
    ? { everywhere: true, communities: [], grids: [] }
    : { everywhere: false, ...registryScope(reader) }
}

/**
 * A worker reads their own diary; the director those of the people of the community. Nobody else, and never side by side.
 * @param communities of the posts the worker holds or held in that week
 */
export function mayReadDiary(
  reader: LedgerReader,
  personId: string,
  communities: readonly string[],
): boolean {
  return reader.personId === personId || communities.some(id => directs(reader, id))
}

export function directs(reader: LedgerReader, communityId: string): boolean {
  return holds(reader, [overDiaries], communityId)
}

/** @throws Refusal notYours */
export function requireDiary(reader: LedgerReader, personId: string, communities: readonly string[]): void {
  if (!mayReadDiary(reader, personId, communities))
    throw new Refusal('notYours', { what: 'diary', roles: [overDiaries] })
}

/** @param communityId null: for all communities */
export function mayKeepTemplates(reader: LedgerReader, communityId: string | null): boolean {
  return communityId === null
    ? keepingForAll.some(role => reader.roles.includes(role))
    : holds(reader, keepingOfCommunity, communityId)
}

/** @throws Refusal notYours */
export function requireKeeper(reader: LedgerReader, communityId: string | null): void {
  if (!mayKeepTemplates(reader, communityId))
    throw new Refusal('notYours', {
      what: 'ledgerTemplate',
      roles: communityId === null ? keepingForAll : keepingOfCommunity,
    })
}

function rolesReading(readers: readonly Reader[]): readonly string[] {
  const of = { registry: registryRoles, watch: watching, unit: ofUnits }
  return readers.flatMap(one => of[one])
}

function holds({ actor }: LedgerReader, roles: readonly string[], communityId: string): boolean {
  const posts: readonly PostFacts[] = [
    ...actor.posts,
    ...(actor.deputyFor ?? []).flatMap(absent => absent.posts),
  ]
  return posts.some(post => roles.includes(post.role) && post.communityId === communityId)
}
