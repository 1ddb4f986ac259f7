/** A row of a roster judged on its own: who it says lives where, what is wrong with it, what is taken nevertheless. Pure. */
import type { Cell } from '../kernel/tables.ts'
import { bornOnOf, type Relation } from '../registry/index.ts'
import { dayIn, idNumberIn, nameIn, phoneIn, type Read, textIn } from './cells.ts'
import { emptyWords, type Field, fields } from './columns.ts'
import type { Doors, Place } from './door.ts'
import type { NoteCode, Problem } from './problem.ts'
import {
  awayWords,
  footWords,
  headMark,
  hereWords,
  nameRemark,
  ownsWords,
  relationWords,
  rentsWords,
} from './readings.ts'

/** The cells that are read, as text, by field. */
export type Cells = Readonly<Partial<Record<Field, Cell>>>

export interface Person {
  readonly name: string
  readonly relation: Relation
  readonly bornOn: string | null
  readonly stays: 'here' | 'away'
  readonly phone: string | null
  readonly idNumber: string | null
  readonly tenure: 'owns' | 'rents' | null
  /** What the sheet did not say is not changed where it is known. */
  readonly said: readonly ('relation' | 'stays')[]
}
export interface Judged {
  readonly row: number
  readonly cells: Cells
  readonly person: Person | null
  readonly place: Place | null
  readonly problems: readonly Problem[]
  readonly notes: readonly NoteCode[]
}
/** Of nobody: a foot, an empty home, somebody of another community. */
export type Passed = 'foot' | 'empty' | 'elsewhere'

export interface JudgeGround {
  readonly today: string
  readonly doors: Doors
  readonly communityName: string
  /** Contact by phone was consented to, on paper. */
  readonly phones: boolean
  /** A building a person picked for this row. */
  readonly buildingId?: string | null
}

export function judgeRow(row: number, cells: Cells, ground: JudgeGround): Judged | Passed {
  const passed = passedOver(cells, ground)
  if (passed !== null) return passed
  const notes: NoteCode[] = []
  const problems: Problem[] = []
  const taken = <T>({ value, problem, note }: Read<T>): T | null => {
    if (problem) problems.push(problem)
    if (note) notes.push(note)
    return value
  }
  const isMarkedHead = headMark.test(String(cells.name ?? ''))
  const name = taken(nameIn(String(textIn(cells.name) ?? '').replace(nameRemark, '')))
  const idNumber = taken(idNumberIn(cells.idNumber, ground.today))
  const phone = withConsent(taken(phoneIn(cells.phone)), ground, notes)
  const bornOn = birthOf(cells, idNumber, ground, { problems, notes })
  const relation = relationOf(cells, name, isMarkedHead)
  if (relation.unread) notes.push('relationUnread')
  const stays = staysOf(textIn(cells.stays))
  if (stays.unread) notes.push('staysUnread')
  const place = placeOf(cells, ground, { problems, notes })
  const isWhole = name !== null && problems.length === 0
  const said = [
    ...(relation.isSaid ? (['relation'] as const) : []),
    ...(stays.isSaid ? (['stays'] as const) : []),
  ]
  const person = { bornOn, phone, idNumber, stays: stays.value, relation: relation.value, said }
  const tenure = tenureOf(textIn(cells.tenure))
  return { row, cells, place, problems, notes, person: isWhole ? { name, ...person, tenure } : null }
}

const empty = new Set(emptyWords)

function passedOver(cells: Cells, { communityName }: JudgeGround): Passed | null {
  const texts = fields.map(field => textIn(cells[field])).filter(text => text !== null)
  const name = textIn(cells.name)
  if (footWords.test(texts[0] ?? '') || (name === null && texts.length < 2) || footWords.test(name ?? ''))
    return 'foot'
  if (name !== null && empty.has(name)) return 'empty'
  const community = textIn(cells.community)
  const isOther =
    community !== null && !community.includes(communityName) && !communityName.includes(community)
  return isOther ? 'elsewhere' : null
}

function withConsent(phone: string | null, { phones }: JudgeGround, notes: NoteCode[]): string | null {
  if (phone === null || phones) return phone
  notes.push('phoneNoConsent')
  return null
}

interface Said {
  readonly problems: Problem[]
  readonly notes: NoteCode[]
}

/** The ID number says it; a day that cannot be read beside it does no harm, one that says something else does. */
function birthOf(cells: Cells, idNumber: string | null, { today }: JudgeGround, said: Said): string | null {
  const { value, problem, note } = dayIn(cells.bornOn, today)
  if (idNumber !== null) {
    const inNumber = bornOnOf(idNumber)
    if (value !== null && value !== inNumber) said.problems.push({ code: 'bornDiffers', facts: {} })
    return inNumber
  }
  if (problem) said.problems.push(problem)
  if (note) said.notes.push(note)
  return value
}

function relationOf(cells: Cells, name: string | null, isMarkedHead: boolean) {
  const text = textIn(cells.relation)?.replace(/^户主(之|的)(?=.)/, '') ?? (cells.relation === 0 ? '0' : null)
  if (isMarkedHead) return { value: 'head' as const, isSaid: true, unread: false }
  if (text === null) {
    const head = textIn(cells.headName)
    const isHead = head !== null && name !== null && head.replaceAll(' ', '') === name
    return { value: isHead ? ('head' as const) : ('other' as const), isSaid: isHead, unread: false }
  }
  const found = relationWords.find(([, words]) => words.test(text.toLowerCase().replaceAll(' ', '')))
  return { value: found?.[0] ?? ('other' as const), isSaid: found !== undefined, unread: found === undefined }
}

function staysOf(text: string | null) {
  const isAway = text !== null && awayWords.test(text)
  const isHere = text !== null && hereWords.test(text)
  const value = isAway ? ('away' as const) : ('here' as const)
  return { value, isSaid: isAway || isHere, unread: text !== null && !isAway && !isHere }
}

function tenureOf(text: string | null): 'owns' | 'rents' | null {
  if (text === null) return null
  return rentsWords.test(text) ? 'rents' : ownsWords.test(text) ? 'owns' : null
}

function placeOf(cells: Cells, { doors, buildingId }: JudgeGround, said: Said): Place | null {
  const text = (field: Field) => textIn(cells[field])
  const texts = {
    compound: text('compound'),
    building: text('building'),
    entrance: text('entrance'),
    floor: text('floor'),
    room: text('room'),
    address: text('address'),
  }
  const { place, problem, note } = buildingId ? doors.at(buildingId, texts) : doors.find(texts)
  if (problem) said.problems.push(problem)
  if (note) said.notes.push(note)
  return place
}
