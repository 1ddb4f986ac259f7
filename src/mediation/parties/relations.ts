/** How a mediator stands to the parties: what was declared for this dispute, and what the server finds in the registry without showing more than that. 人民调解法第十五条. */

import { isOwnOrKin, phoneDigest } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import {
  beyondSight,
  foldedName,
  guardianshipsOf,
  type Person,
  phonePurpose,
  residentsWithPhone,
  tidyPhone,
} from '../../registry/index.ts'
import type { Related, Relation } from './choice.ts'
import type { Party } from './dispute.ts'
import type { Declared, Found } from './kinds.ts'

/** A member of staff who mediates or may come to. */
export interface Mediating {
  readonly personId: string
  readonly name: string
  /** Digest of the number the registry knows them by, as the roster has it. */
  readonly phoneIndex: Buffer | null
}

/** Declared and found, the heavier word first where the server found one. */
export async function relatedTo(
  kernel: Pick<Kernel, 'vault' | 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  mediating: Mediating,
  parties: readonly Party[],
): Promise<Related> {
  const declaration = await declarationOf(tx, jurisdictionId, proceedingId, mediating.personId)
  const ids = new Set(parties.map(party => party.id))
  const declared = Object.entries(declaration?.relations ?? {}).flatMap(([partyId, relation]): Relation[] =>
    relation !== 'none' && ids.has(partyId) ? [{ partyId, relation, found: false }] : [],
  )
  const found = await foundBetween(kernel, tx, jurisdictionId, mediating, parties)
  // A party added since has not been declared of.
  const whole = declaration !== null && parties.every(party => declaration.relations[party.id] !== undefined)
  return { relations: [...found, ...declared], declaredAt: whole ? declaration.at : null }
}

export async function declarationOf(tx: Tx, jurisdictionId: number, proceedingId: string, personId: string) {
  const row = await tx
    .selectFrom('mediatorDeclaration')
    .select(['relations', 'at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('personId', '=', personId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row ? { relations: row.relations as Readonly<Record<string, Declared>>, at: row.at } : null
}

/** Looked for beyond the reader's sight; nothing leaves but the word. */
async function foundBetween(
  kernel: Pick<Kernel, 'vault' | 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  mediating: Mediating,
  parties: readonly Party[],
): Promise<Relation[]> {
  const found: Relation[] = []
  const say = (party: Party, relation: Found) => found.push({ partyId: party.id, relation, found: true })
  const persons = parties.filter(party => party.kind === 'person' && party.phone !== null)
  await beyondSight(tx, async () => {
    const own = await residentsCalled(
      kernel,
      tx,
      jurisdictionId,
      mediating.name,
      await numbersOf(kernel, tx, jurisdictionId, mediating),
    )
    for (const party of persons) {
      const digest = phoneDigest(kernel as Kernel, party.phone!)
      if (await isOwnOrKin(kernel as Kernel, tx, jurisdictionId, mediating.personId, [digest]))
        say(party, 'kinPhone')
      const index = kernel.vault.index(phonePurpose, tidyPhone(party.phone!))
      const them = await residentsCalled(kernel, tx, jurisdictionId, party.name, [index])
      const relation = await relationOf(kernel, tx, jurisdictionId, own, them)
      if (relation !== null) say(party, relation)
    }
  })
  return found
}

async function relationOf(
  kernel: Pick<Kernel, 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  own: readonly Person[],
  them: readonly Person[],
): Promise<Found | null> {
  const ids = new Set(own.map(one => one.id))
  const homes = new Set(own.flatMap(one => one.householdId ?? []))
  if (them.some(one => ids.has(one.id))) return 'self'
  if (them.some(one => one.householdId !== null && homes.has(one.householdId))) return 'sameHousehold'
  const bonds = await guardianshipsOf(tx, jurisdictionId, [...ids], civilDay(kernel.clock.now()))
  const bound = new Set(bonds.flatMap(one => [one.wardId, one.guardianId]))
  return them.some(one => bound.has(one.id)) ? 'guardian' : null
}

/** Of that name with one of these numbers: a number shared in a family says nothing by itself. */
async function residentsCalled(
  kernel: Pick<Kernel, 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  name: string,
  indexes: readonly Buffer[],
): Promise<Person[]> {
  const found: Person[] = []
  for (const index of indexes)
    found.push(...(await residentsWithPhone(tx, jurisdictionId, index, kernel.clock.now())))
  return found.filter(one => foldedName(one.name) === foldedName(name))
}

/** As the roster has it, and the number at work. */
async function numbersOf(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  { personId, phoneIndex }: Mediating,
): Promise<Buffer[]> {
  const person = await tx
    .selectFrom('person')
    .select('workPhone')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', personId)
    .executeTakeFirst()
  const work = person?.workPhone ? [vault.index(phonePurpose, tidyPhone(person.workPhone))] : []
  return phoneIndex === null ? work : [phoneIndex, ...work]
}
