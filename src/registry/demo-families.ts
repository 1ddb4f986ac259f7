/** Invented households: who lives together, how old they are, what they asked for; made from a seed. */
import type { Random } from '../territory/demo-random.ts'
import { nameOf, type Sex, surnameOf } from './demo-names.ts'
import { idNumberCheck } from './id-number.ts'
import type { Relation } from './relations.ts'

export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly relation: Relation
  readonly bornOn: string
  readonly stays: 'here' | 'away'
  readonly phone: string | null
  readonly idNumber: string | null
}
export interface DemoNeed {
  readonly id: string
  readonly residentId: string
  readonly kind: string
  readonly everyDays: number | null
}
export interface DemoFamily {
  readonly kind: 'family' | 'collective'
  readonly people: readonly DemoPerson[]
  readonly needs: readonly DemoNeed[]
  readonly rents: boolean
}

/** Numbers and names are handed out from one source, so that no two people share one. */
export interface DemoCradle {
  readonly random: Random
  /** Civil day from which ages count. */
  readonly today: string
  /** Persons so far. */
  count: number
  readonly bornOn: Map<string, number>
}

export const adultYears = 18
/** Division of the demo jurisdiction. */
const division = '152222'
/** Sequence numbers a day's births never reach in a place of this size: these numbers are nobody's. */
const firstSequence = 900

export function cradleOf(random: Random, today: string): DemoCradle {
  return { random, today, count: 0, bornOn: new Map() }
}

/** Shares roughly those of a northern county town, each kind up to where the next begins. */
const kinds = [
  [0.17, elderlyCouple],
  [0.27, elderlyAlone],
  [0.57, parentsWithChildren],
  [0.69, youngCouple],
  [0.78, threeGenerations],
  [0.86, alone],
  [0.93, couple],
  [0.98, oneParent],
] as const

export function familyOf(cradle: DemoCradle): DemoFamily {
  const { random } = cradle
  const at = random.next()
  const make = kinds.find(([upTo]) => at < upTo)?.[1] ?? colleagues
  const people = make(cradle)
  const rents = make === colleagues || random.next() < (make === youngCouple || make === alone ? 0.4 : 0.12)
  return {
    kind: make === colleagues ? 'collective' : 'family',
    people,
    needs: needsOf(random, people, cradle),
    rents,
  }
}

function elderlyCouple(cradle: DemoCradle): DemoPerson[] {
  return pair(cradle, cradle.random.whole(61, 88))
}

function elderlyAlone(cradle: DemoCradle): DemoPerson[] {
  const sex = cradle.random.next() < 0.35 ? 'man' : 'woman'
  return [person(cradle, 'head', sex, cradle.random.whole(65, 93), surnameOf(cradle.random))]
}

function parentsWithChildren(cradle: DemoCradle): DemoPerson[] {
  const age = cradle.random.whole(29, 50)
  const parents = pair(cradle, age)
  return [...parents, ...childrenOf(cradle, parents[0]!, age)]
}

function youngCouple(cradle: DemoCradle): DemoPerson[] {
  return pair(cradle, cradle.random.whole(23, 33))
}

function couple(cradle: DemoCradle): DemoPerson[] {
  return pair(cradle, cradle.random.whole(45, 62))
}

function threeGenerations(cradle: DemoCradle): DemoPerson[] {
  const age = cradle.random.whole(30, 46)
  const parents = pair(cradle, age)
  const old = person(cradle, 'parent', cradle.random.next() < 0.3 ? 'man' : 'woman', age + 26, null)
  return [...parents, ...childrenOf(cradle, parents[0]!, age), old]
}

function oneParent(cradle: DemoCradle): DemoPerson[] {
  const age = cradle.random.whole(28, 46)
  const parent = person(cradle, 'head', 'woman', age, surnameOf(cradle.random))
  return [parent, ...childrenOf(cradle, parent, age).slice(0, 1)]
}

function alone(cradle: DemoCradle): DemoPerson[] {
  const { random } = cradle
  return [
    person(cradle, 'head', random.next() < 0.55 ? 'man' : 'woman', random.whole(22, 58), surnameOf(random)),
  ]
}

/** Workers of one employer who share a dwelling. */
function colleagues(cradle: DemoCradle): DemoPerson[] {
  const { random } = cradle
  const sex = random.next() < 0.5 ? 'man' : 'woman'
  return Array.from({ length: random.whole(2, 4) }, () =>
    person(cradle, 'tenant', sex, random.whole(20, 45), surnameOf(random)),
  )
}

function pair(cradle: DemoCradle, age: number): DemoPerson[] {
  const { random } = cradle
  const isHeadMan = random.next() < 0.7
  return [
    person(cradle, 'head', isHeadMan ? 'man' : 'woman', age, surnameOf(random)),
    person(
      cradle,
      'spouse',
      isHeadMan ? 'woman' : 'man',
      Math.max(22, age + random.whole(-4, 3)),
      surnameOf(random),
    ),
  ]
}

function childrenOf(cradle: DemoCradle, head: DemoPerson, age: number): DemoPerson[] {
  const { random } = cradle
  const surname = head.name.length > 3 ? null : head.name[0]!
  return Array.from({ length: random.next() < 0.28 ? 2 : 1 }, () =>
    person(
      cradle,
      'child',
      random.next() < 0.51 ? 'man' : 'woman',
      Math.min(24, Math.max(0, age - random.whole(23, 30))),
      surname,
    ),
  )
}

function person(
  cradle: DemoCradle,
  relation: Relation,
  sex: Sex,
  age: number,
  surname: string | null,
): DemoPerson {
  const { random } = cradle
  const bornOn = dayOfBirth(cradle, age)
  const isAdult = age >= adultYears
  return {
    id: random.uuid(),
    name: nameOf(random, surname, sex),
    relation,
    bornOn,
    stays: isAdult && relation !== 'head' && random.next() < 0.06 ? 'away' : 'here',
    phone: isAdult ? phoneOf(cradle) : null,
    idNumber: random.next() < 0.93 ? idNumberOf(cradle, bornOn, sex) : null,
  }
}

function dayOfBirth({ random, today }: DemoCradle, age: number): string {
  const last = new Date(`${Number(today.slice(0, 4)) - age}${today.slice(4)}T00:00:00Z`)
  return new Date(last.getTime() - random.whole(0, 364) * 86_400_000).toISOString().slice(0, 10)
}

/** 1990 leads no subscriber number of these digits to anybody who lives here. */
function phoneOf(cradle: DemoCradle): string {
  cradle.count += 1
  return `1990${String(cradle.count).padStart(7, '0')}`
}

/** Odd for men, even for women, as the standard has it. */
function idNumberOf({ bornOn: taken }: DemoCradle, bornOn: string, sex: Sex): string | null {
  const key = `${bornOn} ${sex}`
  const nth = taken.get(key) ?? 0
  taken.set(key, nth + 1)
  const sequence = firstSequence + nth * 2 + (sex === 'man' ? 1 : 0)
  if (sequence > 999) return null
  const first17 = `${division}${bornOn.replaceAll('-', '')}${sequence}`
  return first17 + idNumberCheck(first17)
}

/** What those of seventy and older, and now and then a parent, asked for. */
function needsOf(random: Random, people: readonly DemoPerson[], { today }: DemoCradle): DemoNeed[] {
  const oldest = [...people].sort((a, b) => a.bornOn.localeCompare(b.bornOn))[0]!
  const isOld = Number(today.slice(0, 4)) - Number(oldest.bornOn.slice(0, 4)) >= 70
  if (random.next() > (isOld ? 0.4 : 0.015)) return []
  const [kind, everyDays] = isOld
    ? random.pick([
        ['monthlyVisit', 30],
        ['monthlyVisit', 30],
        ['weeklyVisit', 7],
        ['weeklyCall', 7],
        ['errands', null],
        ['mealDelivery', null],
        ['escort', null],
        ['largePrint', null],
      ] as const)
    : random.pick([
        ['paperwork', null],
        ['mongolianLanguage', null],
        ['homeRepair', null],
      ] as const)
  return [{ id: random.uuid(), residentId: oldest.id, kind, everyDays }]
}
