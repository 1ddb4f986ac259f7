/** What was taken along with everything this phone did since laid over it, marked as being here only. Pure. */
import type { Waiting } from './keep.ts'
import type { Pocket } from './pocket.ts'
import type { Hazard, Home, Person } from './types.ts'

export interface Settled {
  readonly item: Waiting
  /** When the server had it. */
  readonly at: number
}

/** The pocket, and what in it was changed here. Ids lead to the entries behind. */
export interface PocketHere extends Pocket {
  readonly here: {
    /** Household → its visits from this phone, the latest last. */
    readonly visits: Readonly<Record<string, readonly Waiting[]>>
    /** Household, resident or dwelling → changes, consents, needs. */
    readonly changes: Readonly<Record<string, readonly Waiting[]>>
    /** Households entered here. */
    readonly households: Readonly<Record<string, readonly Waiting[]>>
    /** Plan → patrols walked with it. */
    readonly patrols: Readonly<Record<string, readonly Waiting[]>>
    /** Hazard → how it was found here and what happened to it since. */
    readonly hazards: Readonly<Record<string, readonly Waiting[]>>
    /** Matter → acts. */
    readonly matters: Readonly<Record<string, readonly Waiting[]>>
    /** Matters reported here. */
    readonly reports: readonly Waiting[]
  }
}

type Body = Readonly<Record<string, unknown>>

/** @param settled what the server has since the pocket was fetched: still laid over it, so that nothing flickers */
export function withHere(
  pocket: Pocket,
  items: readonly Waiting[],
  settled: readonly Settled[] = [],
): PocketHere {
  const asOf = Date.parse(pocket.asOf)
  const since = settled.filter(({ at }) => at > asOf).map(({ item }) => item)
  const all = [...since, ...items]
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.order - b.order)
  const here = {
    visits: grouped(all, 'visit', body => word(body.householdId)),
    changes: grouped(all, 'change', body => word(body.subjectId)),
    households: grouped(all, 'household', body => word(body.id)),
    patrols: grouped(all, 'patrol', body => word(body.planId)),
    hazards: {
      ...grouped(all, 'hazard', body => word(body.id)),
      ...grouped(all, 'hazardEvent', body => word(body.hazardId)),
    },
    matters: grouped(all, 'act', (_, item) => item.matterId),
    reports: all.filter(({ kind }) => kind === 'report'),
  }
  const visited = new Set(Object.keys(here.visits))
  const met = new Set(
    Object.entries(here.visits)
      .filter(([, visits]) => visits.some(({ body }) => body.outcome !== 'nobody'))
      .map(([id]) => id),
  )
  const homes = [...pocket.households, ...all.flatMap(item => enteredHome(pocket, item))]
  const changing = all.filter(changes)
  return {
    ...pocket,
    households: changing.length === 0 ? homes : homes.map(home => changedHome(home, changing)),
    visits: pocket.visits.filter(({ householdId }) => !met.has(householdId) || !visited.has(householdId)),
    hazards: [...pocket.hazards.flatMap(hazard => changedHazard(hazard, all)), ...all.flatMap(foundHazards)],
    here,
  }
}

const word = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function grouped(
  items: readonly Waiting[],
  kind: Waiting['kind'],
  keyOf: (body: Body, item: Waiting) => string | null,
): Record<string, Waiting[]> {
  const groups: Record<string, Waiting[]> = {}
  for (const item of items) {
    const key = item.kind === kind ? keyOf(item.body, item) : null
    if (key) groups[key] = [...(groups[key] ?? []), item]
  }
  return groups
}

/** What can change a household that is known: most of a day's entries do not. */
const changes = ({ kind, body }: Waiting): boolean =>
  kind === 'change' || kind === 'need' || kind === 'household' || (kind === 'visit' && !!body.visitsRefused)

/** Fields of the household itself and of its people as they were changed here; a visit may have recorded that it wants no more. */
function changedHome(home: Home, items: readonly Waiting[]): Home {
  let now = home
  for (const item of items) now = changedBy(now, item)
  return now
}

function changedBy(home: Home, { id, kind, body }: Waiting): Home {
  if (kind === 'need') return withNeed(home, id, body)
  if (kind === 'household') return body.id === home.id ? withPeople(home, body) : home
  if (kind === 'visit') {
    if (body.householdId !== home.id) return home
    const { until } = body.visitsRefused as { until: string | null }
    return { ...home, visits: 'refused', visitsUntil: until }
  }
  const set = (body.set ?? {}) as Partial<Home> & Partial<Person>
  if (body.subject === 'household' && body.subjectId === home.id) return { ...home, ...set }
  if (body.subject === 'dwelling' && body.subjectId === home.dwellingId)
    return { ...home, address: { ...home.address, ...pickAddress(set) } }
  if (body.subject !== 'resident' || !home.people.some(({ id: one }) => one === body.subjectId)) return home
  const people = home.people.map(one => (one.id === body.subjectId ? changedPerson(one, set) : one))
  return { ...home, people }
}

function changedPerson(person: Person, set: Partial<Person> & { phone?: unknown }): Person {
  const { phone, ...rest } = set
  return { ...person, ...rest, hasPhone: phone === undefined ? person.hasPhone : phone !== null }
}

function pickAddress(set: Readonly<Record<string, unknown>>): Partial<Home['address']> {
  const named = ['entrance', 'floor', 'number'].filter(name => set[name] !== undefined)
  return Object.fromEntries(named.map(name => [name, set[name]]))
}

/** Asked for, or ended. */
function withNeed(home: Home, id: string, { endsId, residentId, kind, everyDays = null }: Body): Home {
  const others = home.needs.filter(need => need.id !== id && need.id !== endsId)
  if (endsId || !home.people.some(person => person.id === residentId)) return { ...home, needs: others }
  const asked = { residentId: String(residentId), kind: String(kind) }
  return { ...home, needs: [...others, { id, ...asked, everyDays: everyDays as number | null }] }
}

function withPeople(home: Home, body: Body): Home {
  const known = new Set(home.people.map(({ id }) => id))
  return { ...home, people: [...home.people, ...peopleIn(body).filter(({ id }) => !known.has(id))] }
}

function peopleIn({ residents }: Body): Person[] {
  const entered = Array.isArray(residents) ? (residents as Partial<Person & { phone: string }>[]) : []
  return entered.map(one => ({
    id: String(one.id),
    name: one.name ?? '',
    relation: one.relation ?? 'other',
    bornOn: one.bornOn ?? null,
    stays: one.stays ?? 'here',
    minor: false,
    hasPhone: Boolean(one.phone),
    versions: {},
  }))
}

/** A household met here for the first time. Where it stands is known by its building, when somebody else lives there too. */
function enteredHome(pocket: Pocket, { kind, body }: Waiting): Home[] {
  if (kind !== 'household' || pocket.households.some(({ id }) => id === body.id)) return []
  const dwelling = (body.dwelling ?? {}) as Record<string, unknown>
  const there = pocket.households.find(
    home => home.dwellingId === dwelling.id || home.buildingId === dwelling.buildingId,
  )
  const { compound = '', building = '', entrance = '', floor = null, number = '' } = there?.address ?? {}
  const own = pickAddress(dwelling)
  return [
    {
      id: String(body.id),
      dwellingId: String(dwelling.id),
      buildingId: String(dwelling.buildingId ?? there?.buildingId ?? ''),
      gridId: pocket.grid.id,
      communityId: pocket.grid.communityId,
      address: { compound, building, entrance, floor, number, ...own },
      lng: there?.lng ?? null,
      lat: there?.lat ?? null,
      kind: body.kind === 'collective' ? 'collective' : 'family',
      visits: 'welcome',
      visitsUntil: null,
      versions: {},
      people: peopleIn(body),
      needs: [],
    },
  ]
}

/** Nothing where it was closed here. */
function changedHazard(hazard: Hazard, items: readonly Waiting[]): Hazard[] {
  let now: Hazard | null = hazard
  for (const { kind, body } of items) {
    if (kind !== 'hazardEvent' || body.hazardId !== hazard.id || now === null) continue
    const recheckOn: string | null = word(body.recheckOn) ?? now.recheckOn
    if (body.kind === 'closed') now = null
    else if (body.kind === 'fixed') now = { ...now, state: 'fixed', recheckOn }
    else if (body.kind === 'stillThere') now = { ...now, state: 'open', recheckOn }
    else now = { ...now, recheckOn }
  }
  return now ? [now] : []
}

/** Found on its own, or at a check of a patrol. */
function foundHazards({ kind, body, at }: Waiting): Hazard[] {
  if (kind === 'patrol') {
    const checks = Array.isArray(body.checks) ? (body.checks as { hazard?: Body }[]) : []
    return checks.flatMap(check => (check.hazard ? [hazardOf(check.hazard, at)] : []))
  }
  return kind === 'hazard' ? [hazardOf(body, at)] : []
}

const hazardOf = (body: Body, at: string): Hazard => ({
  id: String(body.id),
  kind: String(body.kind),
  what: String(body.what ?? ''),
  placeText: String(body.placeText ?? ''),
  lng: typeof body.lng === 'number' ? body.lng : null,
  lat: typeof body.lat === 'number' ? body.lat : null,
  grade: body.grade === 'serious' ? 'serious' : 'ordinary',
  state: 'open',
  foundAt: at,
  recheckOn: word(body.recheckOn),
})
