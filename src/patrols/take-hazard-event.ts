/** What became of a hazard: said to be fixed, looked at again on the spot, put off, closed by somebody who stood there. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { widenSight } from '../proceedings/index.ts'
import { cleanText } from '../proceedings/inputs.ts'
import { bodyOf, type FieldEntry, type TakenEntry } from '../registry/index.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import {
  eventsOf,
  type HazardRow,
  isMatterClosed,
  lockHazard,
  refresh,
  refuseIfElsewhere,
  writeEvent,
} from './event-store.ts'
import { type Happened, type HazardStanding, hazardStanding, judgeEvent, standingAt } from './hazard-life.ts'
import { personNames } from './naming.ts'
import { requireLead, requireWalker } from './policy.ts'
import { type HazardEvent, hazardEventShape } from './shape.ts'
import { claimPhotos, raiseMatter, type Taking } from './take-hazard.ts'
import { tellSerious } from './tell.ts'
import { requirePast } from './times.ts'

/**
 * @throws Refusal notFound out of sight, notYours, hazardState with what it is now, missingInput, invalidInput, futureAct,
 * actReused; and what a matter raised from it may throw
 */
export async function takeHazardEvent(kernel: Kernel, staff: Staff, entry: FieldEntry): Promise<TakenEntry> {
  const sent = bodyOf(hazardEventShape, entry.body)
  const ask = { ...sent, note: cleanText(sent.note) }
  const now = kernel.clock.now()
  requirePast(entry.at, now)
  const territory = await territoryOf(kernel)
  return kernel.db.within(staff.sight, async tx => {
    const hazard = await lockHazard(tx, staff.jurisdictionId, ask.hazardId)
    requireWalker(staff, hazard)
    await widenSight(tx)
    const taking: Taking = { kernel, tx, territory, staff, claim: entry.claim, now }
    const events = await eventsOf(tx, staff.jurisdictionId, hazard.id)
    const eventId = eventIdOf(entry.id, ask)
    const known = events.find(event => event.id === eventId)
    if (known) {
      requireSame(known, ask, staff)
      await claimPhotos(taking, eventId, hazard, entry.at, ask.photos)
      return { again: true, answer: answerOf(hazard.id, hazardStanding(events), null) }
    }
    await refuseIfElsewhere(tx, staff.jurisdictionId, eventId)
    const at = entry.at < hazard.foundAt ? hazard.foundAt : entry.at
    return takeFresh(taking, hazard, events, ask, { id: eventId, at })
  })
}

async function takeFresh(
  taking: Taking,
  hazard: HazardRow,
  events: readonly Happened[],
  ask: HazardEvent,
  done: { readonly id: string; readonly at: Date },
): Promise<TakenEntry> {
  const { tx, staff, now } = taking
  const { id, at } = done
  const before = standingAt(events, at)
  if (before.state === 'closed') await refuseClosed(tx, staff.jurisdictionId, before)
  const grade = ask.grade ?? null
  const lesser = ask.kind === 'regraded' && grade === 'ordinary'
  if (lesser || (ask.kind === 'postponed' && before.grade === 'serious'))
    requireLead(staff, hazard.communityId)
  const recheckOn = judgeEvent(before, {
    kind: ask.kind,
    personId: staff.personId,
    note: ask.note,
    photos: ask.photos.length,
    recheckOn: ask.recheckOn ?? null,
    grade,
    onDay: civilDay(at),
    matterClosed: await isMatterClosed(tx, staff.jurisdictionId, before),
    hasMatter: ask.matter !== undefined,
  })
  const event: Happened = {
    id,
    kind: ask.kind,
    personId: staff.personId,
    at,
    recheckOn,
    grade,
    proceedingId: null,
  }
  const all: Happened[] = [...events]
  if (ask.kind !== 'reported') {
    await writeEvent(tx, staff, hazard.id, event, ask.note, now)
    all.push(event)
  }
  const matter = ask.matter
    ? (await raiseMatter(taking, { id: hazard.id, at, channel: 'grid' }, ask.matter)).matter
    : null
  if (matter)
    all.push({
      ...event,
      id: matter.id,
      kind: 'reported',
      recheckOn: null,
      grade: null,
      proceedingId: matter.id,
    })
  await claimPhotos(taking, id, hazard, at, ask.photos)
  const standing = hazardStanding(all)
  await refresh(tx, staff.jurisdictionId, hazard.id, standing)
  if (before.grade === 'ordinary' && standing.grade === 'serious')
    await tellSerious(tx, staff.jurisdictionId, hazard, now)
  return { again: false, answer: answerOf(hazard.id, standing, matter) }
}

/** A matter raised is known by its own id, however often it is sent. */
function eventIdOf(entryId: string, { kind, matter }: HazardEvent): string {
  return kind === 'reported' && matter ? matter.id : entryId
}

/** @throws Refusal actReused */
function requireSame(known: Happened, ask: HazardEvent, staff: Staff): void {
  if (known.kind !== ask.kind || known.personId !== staff.personId)
    throw new Refusal('actReused', { id: known.id })
}

/** Somebody was there meanwhile: who and when. @throws Refusal hazardState */
async function refuseClosed(
  tx: Tx,
  jurisdictionId: number,
  { closedAt, closedBy }: HazardStanding,
): Promise<never> {
  const names = await personNames(tx, jurisdictionId, [closedBy])
  throw new Refusal('hazardState', {
    procedure: 'patrol',
    reason: 'closed',
    state: 'closed',
    by: (closedBy && names.get(closedBy)) ?? '',
    at: closedAt!.toISOString(),
  })
}

function answerOf(
  id: string,
  { state, grade, recheckOn }: HazardStanding,
  matter: { readonly id: string; readonly number: string } | null,
) {
  return { id, state, grade, recheckOn, matter }
}
