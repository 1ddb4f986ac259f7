/** What a roster says otherwise of somebody who is known, and which of it is taken. Pure but for digests. */
import { isChild, phonePurpose } from '../registry/index.ts'
import type { StagedPerson } from './households.ts'
import { digestOf, type Known, type Matching } from './match.ts'
import type { NoteCode } from './problem.ts'

/** Fields a roster may change of somebody who is known. */
export const changeable = ['relation', 'stays', 'bornOn', 'phone', 'idNumber'] as const
export type Changeable = (typeof changeable)[number]

export interface Changed {
  readonly outcome: 'changed' | 'same'
  readonly person: StagedPerson
  readonly known: Known
  readonly changes: Readonly<Partial<Record<Changeable, string>>>
  /** Comes from another door. */
  readonly moves: boolean
}
interface How {
  readonly matching: Matching
  readonly notes: { code: NoteCode; row: number }[]
  readonly moves: boolean
}

/** What a person or the resident said lately stands; what an import said may be said anew; what is empty is filled. */
export function changesOf(person: StagedPerson, known: Known, { matching, notes, moves }: How): Changed {
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
