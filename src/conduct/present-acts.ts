/** The timeline of a proceeding: what was done, by whom, with what inputs; what persons told is named but not shown. */
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Act, Input, Procedure } from '../proceedings/procedure.ts'
import type { Territory } from '../territory/index.ts'
import { gridDetails, gridHolder, gridLabel } from './present-grid.ts'
import { optionWord } from './present-next.ts'
import { isScan } from './scans.ts'
import { sayIn, wordOrNull } from './words.ts'

interface PhotoRow {
  readonly id: string
  readonly purpose: string | null
  readonly takenAt: Date | null
  readonly width: number | null
  readonly height: number | null
  readonly actId: string | null
}

export interface ActNames {
  readonly persons: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, string>
  readonly hashes: ReadonlyMap<string, string>
  /** By the act they came with. */
  readonly photos: ReadonlyMap<string | null, readonly PhotoRow[]>
}

/** With whether papers that came with the acts are closed to this reader. */
type Shown = ActNames & { readonly scansClosed: boolean }

export interface ActReading {
  readonly t: Translate
  readonly territory: Territory
}

/** Names of persons and numbers of proceedings that the acts mention, and the hash of each act. */
export async function namesFor(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  acts: readonly Act[],
): Promise<ActNames> {
  const text = (value: unknown) => (typeof value === 'string' ? [value] : [])
  const personIds = acts.flatMap(act => [
    ...text(act.actorId),
    ...text(act.onBehalfOf),
    ...text(act.inputs.person),
    ...text(gridHolder(act)),
  ])
  const proceedingIds = acts.flatMap(act => text(act.inputs.primary))
  const persons = personIds.length
    ? await tx
        .selectFrom('person')
        .select(['id', 'name'])
        .where('jurisdictionId', '=', jurisdictionId)
        .where('id', 'in', [...new Set(personIds)])
        .execute()
    : []
  const numbers = proceedingIds.length
    ? await tx
        .selectFrom('proceeding')
        .select(['id', 'number'])
        .where('jurisdictionId', '=', jurisdictionId)
        .where('id', 'in', proceedingIds)
        .execute()
    : []
  const photos = await tx
    .selectFrom('file')
    .select(['id', 'purpose', 'takenAt', 'width', 'height', 'actId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('uploadedAt')
    .execute()
  const hashes = await tx
    .selectFrom('act')
    .select(['id', 'hash'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .execute()
  return {
    persons: new Map(persons.map(one => [one.id, one.name])),
    numbers: new Map(numbers.map(one => [one.id, one.number])),
    hashes: new Map(hashes.map(one => [one.id, one.hash.toString('hex')])),
    photos: Map.groupBy(photos, photo => photo.actId),
  }
}

export function presentAct(procedure: Procedure, act: Act, names: Shown, reading: ActReading) {
  const { t } = reading
  const say = sayIn(procedure.id, t)
  const inputs = procedure.steps[act.step]?.inputs ?? []
  const files = names.photos.get(act.id) ?? []
  const shown = files.filter(file => !(names.scansClosed && isScan(file.purpose)))
  return {
    id: act.id,
    seq: act.seq,
    step: act.step,
    label: gridLabel(act, t) ?? wordOrNull(procedure.id, t, 'did', act.step) ?? say('step', act.step),
    from: act.from,
    to: act.to,
    stateLabel: say('state', act.to),
    at: act.at,
    recordedAt: act.effects.recordedAt ?? null,
    actor: {
      name: act.actorId ? (names.persons.get(act.actorId) ?? '') : '',
      role: act.actorKind === 'staff' ? t(`auth:role.${act.actorRole}`) : t(`matter:actor.${act.actorKind}`),
      onBehalfOf: act.onBehalfOf ? (names.persons.get(act.onBehalfOf) ?? null) : null,
    },
    details:
      act.actorKind === 'system'
        ? systemDetails(act, say, names, reading)
        : inputs.flatMap(input => detailOf(procedure, act, input, names, reading)),
    clocks: clocksOf(act, say),
    secret: inputs.some(input => input.personal && act.inputs[input.name] !== undefined),
    papers: [...(procedure.steps[act.step]?.papers ?? [])].map(name => ({ name, label: say('paper', name) })),
    photos: shown.map(presentPhoto),
    scansClosed: files.length - shown.length,
    hash: names.hashes.get(act.id) ?? '',
  }
}

function presentPhoto({ id, purpose, takenAt, width, height }: PhotoRow) {
  return {
    id,
    purpose: purpose as 'before' | 'after' | 'evidence' | 'paper' | null,
    thumbUrl: `/api/files/${id}/thumb`,
    url: `/api/files/${id}/view`,
    takenAt: takenAt?.toISOString() ?? null,
    width,
    height,
  }
}

/** What the act did to the clocks, so that every change of a date is told where it was made. */
function clocksOf(act: Act, say: ReturnType<typeof sayIn>) {
  const { opened, closed, paused, resumed, extended, moved, excluded } = act.effects
  const line = (what: string, term: string, dueAt: string | null) => ({
    what,
    label: say('term', term),
    dueAt,
  })
  return [
    ...(opened ?? []).map(one => line('opened', one.term, one.dueAt)),
    ...(extended ?? []).map(one => line('extended', one.term, one.dueAt)),
    ...(excluded ?? []).map(one => line('excluded', one.term, one.dueAt)),
    ...(moved ?? []).map(one => line('moved', one.term, one.dueAt)),
    ...(paused ?? []).map(one => line('paused', one.term, null)),
    ...(resumed ?? []).map(one => line('resumed', one.term, one.dueAt)),
    ...(closed ?? []).map(term => line('closed', term, null)),
  ]
}

function systemDetails(act: Act, say: ReturnType<typeof sayIn>, names: ActNames, { t }: ActReading) {
  const { term } = act.inputs
  return typeof term === 'string'
    ? [{ name: 'term', label: say('input', 'term'), value: say('term', term), kept: false }]
    : gridDetails(act, names.persons, t).map(line => ({ ...line, kept: false }))
}

function detailOf(procedure: Procedure, act: Act, input: Input, names: ActNames, reading: ActReading) {
  const value = act.inputs[input.name]
  if (value === undefined || input.kind === 'photos') return []
  const say = sayIn(procedure.id, reading.t)
  const shown = input.personal
    ? reading.t('conduct:kept')
    : valueInWords(procedure, input, value, names, reading)
  return [{ name: input.name, label: say('input', input.name), value: shown, kept: input.personal ?? false }]
}

function valueInWords(
  procedure: Procedure,
  input: Input,
  value: unknown,
  names: ActNames,
  { t, territory }: ActReading,
): string {
  const say = sayIn(procedure.id, t)
  switch (input.kind) {
    case 'choice':
      return optionWord(say, input.name, String(value))
    case 'unit':
      return territory.unit(String(value))?.name ?? ''
    case 'person':
      return names.persons.get(String(value)) ?? ''
    case 'proceeding':
      return names.numbers.get(String(value)) ?? ''
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
