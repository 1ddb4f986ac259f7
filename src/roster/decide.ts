/** What becomes of one household of a roster beside what is registered: people entered, changed, left as they are, or kept aside. Pure but for digests. */
import { foldedName, isChild, isMinor } from '../registry/index.ts'
import { type Changed, changesOf } from './changes.ts'
import { doorKey } from './door.ts'
import type { StagedHousehold, StagedPerson } from './households.ts'
import { digestOf, type Known, type Matching, type Registered } from './match.ts'
import type { NoteCode, Problem } from './problem.ts'

export interface Entered {
  readonly outcome: 'new'
  readonly person: StagedPerson
  /** Of a child: who consented for it. */
  readonly guardians: readonly { readonly id: string; readonly kind: 'parent' | 'relative' }[]
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
  const own = door?.households.filter(id => !household.beside.includes(id)) ?? []
  const there = [...new Set([...own, household.id])]
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
  if (isNew) notes.push(...headless(people))
  return { ...decided, isNew, tenures: tenuresOf(decided, registered) }
}

/** Somebody has to be spoken to first; people who share a home as tenants have no head. */
function headless(people: readonly DecidedPerson[]): Decided['notes'] {
  const taken = people.filter(it => it.outcome !== 'aside').map(it => it.person)
  const isLed = taken.some(it => it.relation === 'head') || taken.every(it => it.relation === 'tenant')
  return isLed ? [] : [{ code: 'headMissing', row: taken[0]!.row }]
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
    // Whose age nobody wrote down is taken for grown up: heads and spouses are.
    .filter(it => !isMinor(it.bornOn, today))
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
