/** What becomes of one household of a roster beside what is registered: people entered, changed, left as they are, or kept aside. Pure but for digests. */
import { foldedName, isChild, isMinor, phonePurpose } from '../registry/index.ts'
import type { StagedHousehold, StagedPerson } from './households.ts'
import { digestOf, doorKey, type Known, type Matching, type Registered } from './match.ts'
import type { NoteCode, Problem } from './problem.ts'

/** Fields a roster may change of somebody who is known. */
export const changeable = ['relation', 'stays', 'bornOn', 'phone', 'idNumber'] as const
export type Changeable = (typeof changeable)[number]

export interface Entered {
  readonly outcome: 'new'
  readonly person: StagedPerson
  /** Of a child: who consented for it. */
  readonly guardians: readonly { readonly id: string; readonly kind: 'parent' | 'relative' }[]
}
export interface Changed {
  readonly outcome: 'changed' | 'same'
  readonly person: StagedPerson
  readonly known: Known
  readonly changes: Readonly<Partial<Record<Changeable, string>>>
  /** Comes from another door. */
  readonly moves: boolean
}
export interface KeptAside {
  readonly outcome: 'aside'
  readonly person: StagedPerson
  readonly problems: readonly Problem[]
}
export type DecidedPerson = Entered | Changed | KeptAside
export interface TenureWish {
  readonly residentId: string
  readonly kind: 'owns' | 'rents'
  /** One there is of the other kind. */
  readonly replaces: string | null
}
export interface Decided {
  readonly household: StagedHousehold
  /** Null: the door is not registered yet. */
  readonly dwellingId: string | null
  readonly householdId: string
  readonly isNew: boolean
  readonly people: readonly DecidedPerson[]
  readonly tenures: readonly TenureWish[]
  readonly notes: readonly { readonly code: NoteCode; readonly row: number }[]
}

export function decide(
  household: StagedHousehold,
  registered: Registered,
  matching: Matching,
  accept: readonly string[],
): Decided {
  const door = registered.doors.get(doorKey(household.place))
  const there = [...new Set([...(door?.households ?? []), household.id])]
  const notes: { code: NoteCode; row: number }[] = []
  const found = household.people.map(person => ({
    person,
    ...lookUp(person, there, registered, matching, accept),
  }))
  const home = homeOf(household, found, there, registered)
  const isTaken = home === null && !accept.includes('beside')
  const adults = adultsOf(
    found,
    isTaken ? [] : there.flatMap(id => (id === home ? (registered.byHousehold.get(id) ?? []) : [])),
  )
  const people = found.map(({ person, known, problem, moves }): DecidedPerson => {
    if (problem) return { outcome: 'aside', person, problems: [problem] }
    if (known) return changesOf(person, known, { matching, notes, moves })
    if (isTaken) return { outcome: 'aside', person, problems: [{ code: 'doorTaken', facts: {} }] }
    return entered(person, adults, matching)
  })
  const householdId = home ?? household.id
  const decided = { household, dwellingId: door?.dwellingId ?? null, householdId, people, notes }
  const isNew = !there.some(id => id === householdId && (door?.households.includes(id) ?? false))
  return { ...decided, isNew, tenures: tenuresOf(decided, registered) }
}

interface LookedUp {
  readonly known: Known | null
  readonly problem: Problem | null
  readonly moves: boolean
}

/** By the ID number wherever they are; else by the name behind this door. */
function lookUp(
  person: StagedPerson,
  there: readonly string[],
  registered: Registered,
  { vault, communityName }: Matching,
  accept: readonly string[],
): LookedUp {
  const digest = person.idNumber === null ? null : digestOf(vault, person.idNumber).toString('hex')
  const numbered = digest === null ? undefined : registered.byIdNumber.get(digest)
  if (numbered) return numberedAs(person, numbered, there, accept)
  const elsewhere = digest === null ? undefined : registered.elsewhere.get(digest)
  if (elsewhere) return wrong('otherCommunity', { community: communityName(elsewhere) })
  const called = there
    .flatMap(id => registered.byHousehold.get(id) ?? [])
    .filter(one => foldedName(one.name) === foldedName(person.name))
  const alike = called.length > 1 ? called.filter(one => one.bornOn === person.bornOn) : called
  if (called.length > 0 && alike.length !== 1) return wrong('sameNameTwice')
  const [known] = alike
  if (!known) return { known: null, problem: null, moves: false }
  if (known.frozen) return wrong('frozen')
  if (known.idNumberIndex !== null && digest !== null) return wrong('otherIdNumber')
  const isOther = known.bornOn !== null && person.bornOn !== null && known.bornOn !== person.bornOn
  return isOther ? wrong('bornOther') : { known, problem: null, moves: false }
}

function numberedAs(
  person: StagedPerson,
  known: Known,
  there: readonly string[],
  accept: readonly string[],
): LookedUp {
  if (known.frozen) return wrong('frozen')
  if (foldedName(known.name) !== foldedName(person.name)) return wrong('nameDiffers')
  const isHere = known.householdId !== null && there.includes(known.householdId)
  if (isHere) return { known, problem: null, moves: false }
  if (accept.includes('move')) return { known, problem: null, moves: true }
  return wrong('livesElsewhere', { buildings: [known.buildingId] })
}

function wrong(code: Problem['code'], facts: Problem['facts'] = {}): LookedUp {
  return { known: null, problem: { code, facts }, moves: false }
}

/** The household most of those known live in; an empty one of the door; a new one; null: others live there whom the roster does not name. */
function homeOf(
  household: StagedHousehold,
  found: readonly (LookedUp & { person: StagedPerson })[],
  there: readonly string[],
  registered: Registered,
): string | null {
  const homes = found.flatMap(({ known, moves }) => (known?.householdId && !moves ? [known.householdId] : []))
  const counted = [...Map.groupBy(homes, id => id)].sort((a, b) => b[1].length - a[1].length)
  if (counted[0]) return counted[0][0]
  if ((registered.byHousehold.get(household.id)?.length ?? 0) > 0) return household.id
  const others = there.filter(id => id !== household.id)
  const empty = others.find(id => (registered.byHousehold.get(id)?.length ?? 0) === 0)
  if (empty) return empty
  return others.length === 0 ? household.id : null
}

type Adult = Pick<Known, 'id' | 'relation' | 'bornOn'>

/** Who may answer for a child of the household: those there already and those who come with it, under the id they have. */
function adultsOf(
  found: readonly (LookedUp & { person: StagedPerson })[],
  there: readonly Known[],
): readonly Adult[] {
  const coming = found.flatMap(({ person, known, problem }) => {
    if (problem) return []
    const { relation, bornOn } = person
    return [{ id: known?.id ?? person.id, relation, bornOn: bornOn ?? known?.bornOn ?? null }]
  })
  const ids = new Set(coming.map(one => one.id))
  return [...coming, ...there.filter(one => !ids.has(one.id))]
}

/** A child under fourteen only with a guardian of the same household, and on paper. */
function entered(
  person: StagedPerson,
  people: readonly Adult[],
  { today, consents }: Matching,
): DecidedPerson {
  if (!isMinor(person.bornOn, today)) return { outcome: 'new', person, guardians: [] }
  const guardians = people
    .filter(it => it.bornOn !== null && !isMinor(it.bornOn, today))
    .filter(it => it.relation === 'head' || (person.relation === 'child' && it.relation === 'spouse'))
    .map(({ id }) => ({
      id,
      kind: person.relation === 'child' ? ('parent' as const) : ('relative' as const),
    }))
  const isYoung = isChild(person.bornOn, today)
  if (isYoung && !consents.children) return keptAside(person, 'childConsent')
  if (isYoung && guardians.length === 0) return keptAside(person, 'guardianMissing')
  return { outcome: 'new', person, guardians }
}

function keptAside(person: StagedPerson, code: Problem['code']): KeptAside {
  return { outcome: 'aside', person, problems: [{ code, facts: {} }] }
}

interface How {
  readonly matching: Matching
  readonly notes: { code: NoteCode; row: number }[]
  readonly moves: boolean
}

/** What a person or the resident said lately stands; what an import said may be said anew; what is empty is filled. */
function changesOf(person: StagedPerson, known: Known, { matching, notes, moves }: How): Changed {
  const { vault } = matching
  const current: Readonly<Record<Changeable, string | null>> = {
    relation: known.relation,
    stays: known.stays,
    bornOn: known.bornOn,
    phone: known.phoneIndex?.toString('hex') ?? null,
    idNumber: known.idNumberIndex?.toString('hex') ?? null,
  }
  const said: Readonly<Partial<Record<Changeable, string | null>>> = {
    ...(person.said.includes('relation') ? { relation: person.relation } : {}),
    ...(person.said.includes('stays') ? { stays: person.stays } : {}),
    bornOn: person.bornOn,
    phone: phoneFor(person, known, matching.today, notes),
    idNumber: person.idNumber,
  }
  const told = (field: Changeable, value: string) =>
    field === 'phone'
      ? vault.index(phonePurpose, value).toString('hex')
      : field === 'idNumber'
        ? digestOf(vault, value).toString('hex')
        : value
  const changes: Partial<Record<Changeable, string>> = {}
  for (const field of changeable) {
    const value = said[field]
    if (value === null || value === undefined || told(field, value) === current[field]) continue
    const isEmpty = current[field] === null || (field === 'relation' && current[field] === 'other')
    if (isEmpty || known.sources[field]?.by === 'import') changes[field] = value
    else notes.push({ code: 'keptNewer', row: person.row })
  }
  return {
    outcome: Object.keys(changes).length > 0 || moves ? 'changed' : 'same',
    person,
    known,
    changes,
    moves,
  }
}

/** Somebody who took back that consent is not put down again by a list; for a child the guardian is asked by hand. */
function phoneFor(person: StagedPerson, known: Known, today: string, notes: How['notes']): string | null {
  if (person.phone === null || known.contact === 'given') return person.phone
  if (known.contact === 'none' && !isChild(known.bornOn, today)) return person.phone
  notes.push({ code: 'phoneNoConsent', row: person.row })
  return null
}

function tenuresOf(
  { people, dwellingId }: Pick<Decided, 'people' | 'dwellingId'>,
  { tenures }: Registered,
): TenureWish[] {
  return people.flatMap(one => {
    const { tenure } = one.person
    if (one.outcome === 'aside' || tenure === null) return []
    const residentId = one.outcome === 'new' ? one.person.id : one.known.id
    const own = tenures.find(it => it.dwellingId === dwellingId && it.residentId === residentId)
    return own?.kind === tenure ? [] : [{ residentId, kind: tenure, replaces: own?.id ?? null }]
  })
}
