/** A household is met for the first time, or further people of one that is known: door, household, residents and what they consented to in one transaction. */

import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { type Entry, logChange, sentBefore, type Writer, writerOf } from './change-log.ts'
import { suggestionsFor } from './duplicates.ts'
import { enterResidents } from './enter.ts'
import { bodyOf, type FieldEntry, type TakenEntry } from './field-entry.ts'
import { dwellingFor, requireWithin, spotOf } from './places.ts'
import { type RegistryScope, registryScope, registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import { type HouseholdBody, householdBodyShape } from './shape.ts'
import { lockHousehold } from './store.ts'

/** @throws Refusal notYours, notFound, invalidInput, idNumberUnfit, duplicateResident, consentMissing, guardianNeeded, registryUnfit, actReused */
export async function takeHousehold(kernel: Kernel, staff: Staff, entry: FieldEntry): Promise<TakenEntry> {
  requireRegistryReader(staff)
  const body = bodyOf(householdBodyShape, entry.body)
  const at = kernel.clock.now()
  return kernel.db.within(registrySight(staff), async tx => {
    const writer = writerOf(staff)
    const taken = await householdWithin(kernel, tx, writer, registryScope(staff), entry, body)
    const suggestions = await suggestionsFor(kernel, tx, writer.jurisdictionId, taken.home, body.residents)
    const shown = suggestions.map(one => one.resident.id)
    if (shown.length > 0)
      await recordRead(tx, {
        ...{ jurisdictionId: writer.jurisdictionId, at, personId: writer.personId },
        ...{ what: 'search', residentIds: shown },
      })
    const answer = { householdId: taken.home.householdId, dwellingId: taken.home.dwellingId, suggestions }
    return { again: taken.again, answer }
  })
}

export interface Home {
  readonly householdId: string
  readonly dwellingId: string
  readonly buildingId: string
  readonly communityId: string
}

async function householdWithin(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  scope: RegistryScope,
  entry: Entry,
  body: HouseholdBody,
): Promise<{ readonly again: boolean; readonly home: Home }> {
  const before = await sentBefore(kernel, tx, writer, entry.id, body)
  if (before) {
    const row = await lockHousehold(tx, writer.jurisdictionId, body.id)
    return { again: true, home: { ...row, householdId: row.id } }
  }
  const home =
    (await knownHome(tx, writer.jurisdictionId, body.id)) ?? (await newHome(kernel, tx, writer, scope, body))
  await enterResidents(kernel, tx, writer, entry, home, body.residents)
  await logChange(kernel, tx, writer, entry, {
    ...{ id: entry.id, subject: 'household', subjectId: home.householdId, kind: 'entered', asked: body },
    after: { kind: body.kind, movedInOn: body.movedInOn ?? null },
  })
  return { again: false, home }
}

async function knownHome(tx: Tx, jurisdictionId: number, id: string): Promise<Home | null> {
  const row = await tx
    .selectFrom('household')
    .select(['id', 'dwellingId', 'buildingId', 'communityId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? { ...row, householdId: row.id } : null
}

async function newHome(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  scope: RegistryScope,
  body: HouseholdBody,
): Promise<Home> {
  const { jurisdictionId } = writer
  if (!body.dwelling) throw new Refusal('missingInput', { procedure: 'registry', field: 'dwelling' })
  const at = kernel.clock.now()
  if (body.movedInOn && body.movedInOn > civilDay(at))
    throw new Refusal('invalidInput', {
      procedure: 'registry',
      input: 'movedInOn',
      problem: 'afterToday',
      latest: civilDay(at),
    })
  const dwelling = await dwellingFor(tx, jurisdictionId, scope, body.dwelling)
  requireWithin(scope, await spotOf(tx, jurisdictionId, dwelling.buildingId))
  const { id: dwellingId, buildingId, communityId } = dwelling
  const { id, kind, movedInOn = null } = body
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('household')
    .values({ jurisdictionId, id, dwellingId, buildingId, communityId, kind, movedInOn, madeAt: at })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) === 0) throw new Refusal('actReused')
  return { householdId: id, dwellingId, buildingId, communityId }
}
