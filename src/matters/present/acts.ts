/** The timeline: what was done, by whom, in words; residents read posts and units, not names. */

import { sql } from 'kysely'
import { gridDetails, gridHolder, gridLabel } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Act, Input } from '../../proceedings/procedure.ts'
import { matterProcedure } from '../procedure.ts'
import { accusesOfficial } from '../seal.ts'
import { wordOrNull } from './next.ts'
import { categoryLabel, type Reading } from './row.ts'

export interface PhotoRow {
  id: string
  purpose: string | null
  takenAt: Date | null
  width: number | null
  height: number | null
  actId: string | null
}
export interface ActNames {
  readonly persons: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, string>
  readonly hashes: ReadonlyMap<string, string>
}

export async function photosOf(tx: Tx, jurisdictionId: number, id: string): Promise<PhotoRow[]> {
  return tx
    .selectFrom('file')
    .modifyFront(sql`/* prepared photos_of_matter */`)
    .select(['id', 'purpose', 'takenAt', 'width', 'height', 'actId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .orderBy('uploadedAt')
    .execute()
}

export async function namesFor(
  tx: Tx,
  jurisdictionId: number,
  acts: readonly Act[],
  hashes: ReadonlyMap<string, string>,
): Promise<ActNames> {
  const personIds = new Set(
    acts
      .flatMap(act => [act.actorId, act.onBehalfOf ?? null, idInput(act, 'person'), gridHolder(act)])
      .filter(one => one !== null),
  )
  const matterIds = new Set(acts.map(act => idInput(act, 'primary')).filter(one => one !== null))
  const persons = personIds.size
    ? await tx
        .selectFrom('person')
        .modifyFront(sql`/* prepared names_of_persons */`)
        .select(['id', 'name'])
        .where('jurisdictionId', '=', jurisdictionId)
        .where('id', '=', sql<string>`any (${[...personIds]}::uuid[])`)
        .execute()
    : []
  const numbers = matterIds.size
    ? await tx
        .selectFrom('proceeding')
        .select(['id', 'number'])
        .where('jurisdictionId', '=', jurisdictionId)
        .where('id', 'in', [...matterIds])
        .execute()
    : []
  return {
    persons: new Map(persons.map(one => [one.id, one.name])),
    numbers: new Map(numbers.map(one => [one.id, one.number])),
    hashes,
  }
}

export function presentPhoto(photo: PhotoRow, query = '') {
  return {
    id: photo.id,
    purpose: photo.purpose as 'before' | 'after' | 'evidence' | 'paper' | null,
    takenAt: photo.takenAt?.toISOString() ?? null,
    width: photo.width,
    height: photo.height,
    thumbUrl: `/api/files/${photo.id}/thumb${query}`,
    url: `/api/files/${photo.id}/view${query}`,
  }
}

/** Remarks among staff, reminders and urging are not for the resident's eyes; everything that moves the matter is. */
const inside = new Set([
  'comment',
  'remind',
  'warn',
  'urge',
  'explainOverdue',
  'proposeVoid',
  'listAtMeeting',
  'requestExtension',
  'refuseExtension',
  'refuseRelabel',
  'answerSupervision',
])

export function publicActs(acts: readonly Act[]): Act[] {
  return acts.filter(act => !inside.has(act.step) && !isProposedLabel(act))
}

/** Decided by a second person: until then nothing has changed. */
function isProposedLabel({ step, effects }: Act): boolean {
  return step === 'relabel' && effects.label === undefined
}

export function presentAct(
  act: Act,
  photos: readonly PhotoRow[],
  names: ActNames,
  reading: Reading,
  forResident: boolean,
  photoQuery = '',
) {
  const { t } = reading
  const name = act.actorId && !forResident ? (names.persons.get(act.actorId) ?? '') : ''
  const role =
    act.actorKind === 'staff' ? t(`auth:role.${act.actorRole}`) : t(`matter:actor.${act.actorKind}`)
  return {
    id: act.id,
    seq: act.seq,
    step: act.step,
    label: gridLabel(act, t) ?? t(`matter:did.${isProposedLabel(act) ? 'proposeRelabel' : act.step}`),
    from: act.from,
    to: act.to,
    stateLabel: t(`matter:state.${act.to}`),
    at: act.at,
    actor: {
      name,
      role,
      unit: null,
      onBehalfOf: act.onBehalfOf && !forResident ? (names.persons.get(act.onBehalfOf) ?? null) : null,
    },
    reason: reasonOf(act, reading, forResident),
    details: detailsOf(act, names, reading, forResident),
    photos: photos.filter(photo => photo.actId === act.id).map(photo => presentPhoto(photo, photoQuery)),
    hash: names.hashes.get(act.id) ?? '',
  }
}

/** Inputs that speak of the contact with the resident or of costs stay inside. */
const hiddenFromResident = new Set(['contact', 'cost', 'plan', 'askedResult', 'person', 'remark', 'reason'])
const reasonsForResident = new Set([
  'notFile',
  'suspend',
  'return',
  'grantExtension',
  'rework',
  'withdraw',
  'refer',
  'takeBack',
  'returnReferral',
  'merge',
  'resume',
  'declineEscalation',
  'relabel',
  'approveRelabel',
])

/** Why, in words; residents read the reasons meant for them. */
function reasonOf(act: Act, { t }: Reading, forResident: boolean): string | null {
  if (!act.reason || (forResident && !reasonsForResident.has(act.step))) return null
  return act.step === 'seal' && act.reason === accusesOfficial
    ? t('matter:option.reason.accusesOfficial')
    : act.reason
}

/** Acts of the system by which whoever took a matter up answers. */
const answers = new Set(['acceptReferral', 'returnReferral', 'recordOutcome', 'takeBack'])

function detailsOf(act: Act, names: ActNames, reading: Reading, forResident: boolean) {
  const { t } = reading
  if (act.actorKind === 'system' && !answers.has(act.step))
    return systemDetails(act, names, reading, forResident)
  return (matterProcedure.steps[act.step]?.inputs ?? []).flatMap(input => {
    const value = act.inputs[input.name]
    if (value === undefined || input.kind === 'photos') return []
    const hidden =
      forResident &&
      hiddenFromResident.has(input.name) &&
      !(input.name === 'reason' && reasonsForResident.has(act.step))
    return hidden
      ? []
      : [
          {
            name: input.name,
            label:
              wordOrNull(reading, `matter:inputOf.${act.step}.${input.name}`) ??
              t(`matter:input.${input.name}`),
            value: valueInWords(input, value, names, reading),
          },
        ]
  })
}

function systemDetails(act: Act, names: ActNames, { t }: Reading, forResident: boolean) {
  const term = act.inputs.term
  return typeof term === 'string'
    ? [{ name: 'term', label: t('matter:input.term'), value: t(`matter:term.${term}`) }]
    : gridDetails(act, forResident ? null : names.persons, t)
}

function valueInWords(input: Input, value: unknown, names: ActNames, reading: Reading): string {
  const { t, territory } = reading
  switch (input.kind) {
    case 'choice':
      return t(input.name === 'days' ? 'matter:left.days' : `matter:option.${input.name}.${String(value)}`, {
        count: Number(value),
      })
    case 'unit':
      return territory.unit(String(value))?.name ?? ''
    case 'person':
      return names.persons.get(String(value)) ?? ''
    case 'proceeding':
      return names.numbers.get(String(value)) ?? ''
    case 'category':
      return categoryLabel(String(value), reading)
    case 'boolean':
      return t(value ? 'matter:yes' : 'matter:no')
    case 'rating':
      return t(`matter:satisfied.${String(value)}`)
    case 'fen':
      return t('matter:yuan', { amount: (Number(value) / 100).toFixed(2) })
    default:
      return String(value)
  }
}

function idInput(act: Act, name: string): string | null {
  const value = act.inputs[name]
  return typeof value === 'string' ? value : null
}
