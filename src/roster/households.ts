/** Rows that were judged, put together to households: same door, and the same head or number of the household; nobody twice. Pure. */
import { newId } from '../kernel/ids.ts'
import { textIn } from './cells.ts'
import { doorKey, type Place } from './door.ts'
import type { Cells, Judged, Person } from './judge.ts'
import type { Note, Problem } from './problem.ts'

export interface StagedPerson extends Person {
  readonly row: number
  /** The id they are entered under, if they are new. */
  readonly id: string
  readonly cells: Cells
}
export interface StagedHousehold {
  /** The id it is entered under, if it is new. */
  readonly id: string
  readonly place: Place
  readonly kind: 'family' | 'collective'
  readonly people: readonly StagedPerson[]
  /** Other households of the file behind the same door. */
  readonly beside: readonly string[]
}
export interface Aside {
  readonly row: number
  readonly cells: Cells
  readonly problems: readonly Problem[]
  /** Rows of one household share it; a household that was entered otherwise is told to them. */
  readonly door: string
}
export interface Grouped {
  readonly households: readonly StagedHousehold[]
  readonly aside: readonly Aside[]
  readonly notes: readonly Note[]
  /** Rows that say again what a row before said. */
  readonly repeated: number
}

interface Group {
  readonly id: string
  readonly place: Place
  readonly rows: Judged[]
}

export function householdsOf(judged: readonly Judged[]): Grouped {
  const notes: Note[] = judged.flatMap(({ row, notes: own }) => own.map(code => ({ code, row })))
  const checked = withEntrances(judged)
  const groups = new Map<string, Group[]>()
  const aside: Aside[] = []
  const single = new Map<string, string>()
  for (const row of checked) {
    const group = row.place === null ? null : groupFor(groups, row, row.place, notes)
    if (group && row.problems.length === 0) group.rows.push(row)
    else aside.push(setAside(row, group?.id ?? doorAside(single, row.cells)))
  }
  const once = onceOf([...groups.values()].flat())
  const living = once.groups.filter(group => group.rows.length > 0)
  const doors = Map.groupBy(living, ({ place }) => doorKey(place))
  const households = living.map(group => staged(group, doors.get(doorKey(group.place))!))
  return {
    households,
    aside: [...aside, ...once.aside].sort((a, b) => a.row - b.row),
    notes,
    repeated: once.repeated,
  }
}

function setAside({ row, cells, problems }: Judged, door: string): Aside {
  return { row, cells, problems, door }
}

/** Rows whose place nobody could read belong together by what they say of it. */
function doorAside(known: Map<string, string>, cells: Cells): string {
  const { compound, building, entrance, room, address } = cells
  const key = JSON.stringify([compound, building, entrance, room, address].map(cell => textIn(cell)))
  const id = known.get(key) ?? newId()
  known.set(key, id)
  return id
}

/** In a building whose doors are told by entrance, one without is any of several. */
function withEntrances(judged: readonly Judged[]): readonly Judged[] {
  const told = new Set(
    judged.flatMap(({ place }) => (place && place.entrance !== '' ? place.buildingId : [])),
  )
  return judged.map(row =>
    row.place !== null && row.place.entrance === '' && told.has(row.place.buildingId)
      ? { ...row, place: null, problems: [...row.problems, { code: 'entranceMissing', facts: {} } as const] }
      : row,
  )
}

/** The last household of the door, unless this row begins another: a second head, or another head's name or number. */
function groupFor(groups: Map<string, Group[]>, row: Judged, place: Place, notes: Note[]): Group {
  const { buildingId, entrance, number } = place
  const own = textIn(row.cells.householdNo) ?? textIn(row.cells.headName) ?? ''
  const key = JSON.stringify([buildingId, entrance, number, own])
  const known = groups.get(key) ?? []
  const last = known.at(-1)
  const isSecondHead =
    row.person?.relation === 'head' &&
    last?.rows.some(({ person }) => person?.relation === 'head' && !isSame(person, row.person!)) === true
  if (last && !isSecondHead) return last
  if (isSecondHead) notes.push({ code: 'headTwice', row: row.row })
  const group = { id: newId(), place, rows: [] }
  groups.set(key, [...known, group])
  return group
}

function isSame(a: Person, b: Person): boolean {
  return a.idNumber !== null || b.idNumber !== null
    ? a.idNumber === b.idNumber
    : a.name === b.name && a.bornOn === b.bornOn
}

/** Who stands in the file twice: the same said again is left out, something else is kept aside. */
function onceOf(groups: readonly Group[]) {
  const first = new Map<string, { readonly row: Judged; readonly group: Group }>()
  const aside: Aside[] = []
  let repeated = 0
  const rows = groups.flatMap(group => group.rows.map(row => ({ row, group })))
  const kept = new Set<Judged>()
  for (const one of rows.sort((a, b) => a.row.row - b.row.row)) {
    const person = one.row.person!
    const key = person.idNumber ?? `${one.group.id} ${person.name} ${person.bornOn}`
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, one)
      kept.add(one.row)
    } else if (before.group === one.group && saysTheSame(before.row.person!, person)) repeated += 1
    else {
      const code = person.idNumber === null ? 'sameNameTwice' : 'twiceInFile'
      const problems = [{ code, facts: { row: before.row.row } } as const]
      aside.push({ row: one.row.row, cells: one.row.cells, problems, door: one.group.id })
    }
  }
  return {
    aside,
    repeated,
    groups: groups.map(group => ({ ...group, rows: group.rows.filter(row => kept.has(row)) })),
  }
}

function saysTheSame(a: Person, b: Person): boolean {
  return a.name === b.name && a.relation === b.relation && (a.phone === b.phone || b.phone === null)
}

function staged({ id, place, rows }: Group, door: readonly Group[]): StagedHousehold {
  const people = rows.map(({ row, cells, person }) => ({ ...person!, row, cells, id: newId() }))
  const isShared = people.length > 1 && people.every(({ relation }) => relation === 'tenant')
  const beside = door.map(other => other.id).filter(other => other !== id)
  return { id, place, kind: isShared ? 'collective' : 'family', people, beside }
}
