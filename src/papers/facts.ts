/** What was recorded, gathered for a paper: acts with what was told in clear and as corrected, names of people and units, papers issued so far. */

import { sayIn, toldIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { actsOf } from '../proceedings/index.ts'
import type { PaperAct, PaperFacts } from '../proceedings/paper-facts.ts'
import type { Act } from '../proceedings/procedure.ts'
import type { Territory } from '../territory/index.ts'
import { officeOf } from './number.ts'
import { setOf } from './sets.ts'

export interface Corrected {
  readonly actId: string
  readonly input: string
  readonly value: string
  readonly seq: number
}

export interface Gathered {
  readonly facts: Omit<PaperFacts, 'act' | 'number' | 'unit' | 'short' | 'label'>
  readonly acts: readonly Act[]
  /** Highest number of the corrections regarded. */
  readonly correctedTo: number
}

/** Sees all of the proceeding: the look into it is allowed and on record before. */
export async function gather(
  kernel: Kernel,
  tx: Tx,
  territory: Territory,
  proceeding: { readonly id: string; readonly procedure: string; readonly number: string },
  t: Translate,
): Promise<Gathered> {
  const { id, procedure, number } = proceeding
  const jurisdictionId = territory.jurisdiction.id
  const acts = await actsOf(tx, jurisdictionId, id)
  const told = await toldIn(kernel, tx, jurisdictionId, id)
  const corrections = await correctionsOf(kernel, tx, jurisdictionId, id)
  const persons = await personsIn(tx, jurisdictionId, acts)
  const attached = await attachedTo(tx, jurisdictionId, id)
  let owner = ''
  const written = acts.map((act): PaperAct => {
    const before = owner
    owner = act.effects.ownerUnitId ?? owner
    const corrected = corrections
      .filter(one => one.actId === act.id)
      .map(one => [one.input, one.value] as const)
    return {
      id: act.id,
      step: act.step,
      onDay: act.onDay,
      time: timeOf(act.at),
      by: act.actorId ? (persons[act.actorId] ?? '') : '',
      inputs: { ...act.inputs, ...told.get(act.id), ...Object.fromEntries(corrected) },
      unit: territory.unit(before || owner)?.name ?? '',
      nextUnit: territory.unit(owner)?.name ?? '',
      attached: attached.get(act.id) ?? 0,
    }
  })
  const agreements = (await setOf(procedure)?.agreements(kernel, tx, jurisdictionId, id)) ?? {}
  const units = Object.fromEntries(territory.units.map(unit => [unit.id, unit.name]))
  const contents = await contentsOf(tx, jurisdictionId, proceeding, t)
  return {
    facts: {
      procedure,
      register: number,
      jurisdiction: territory.jurisdiction.name,
      acts: written,
      agreements,
      persons,
      units,
      contents,
    },
    acts,
    correctedTo: corrections.at(-1)?.seq ?? 0,
  }
}

/** As the act stood among the others: facts of a paper about it. */
export async function factsFor(
  tx: Tx,
  territory: Territory,
  { facts, acts }: Gathered,
  actId: string,
  number: string,
): Promise<PaperFacts> {
  const unitId = unitAt(acts, actId)
  const { shortName } = await officeOf(tx, territory, unitId)
  const act = facts.acts.find(one => one.id === actId)!
  const unit = territory.unit(unitId)?.name ?? ''
  return { ...facts, act, unit, short: shortName, number, label: labelAt(acts, actId) }
}

/** The unit whose paper an act brings: its owner before the act, which may hand the proceeding on. */
export function unitAt(acts: readonly Act[], actId: string): string {
  const upTo = acts.findIndex(act => act.id === actId)
  const before = acts.slice(0, Math.max(upTo, 1)).findLast(act => act.effects.ownerUnitId)
  return before?.effects.ownerUnitId ?? ''
}

/** The label it had then; before it had one, the first it got. */
export function labelAt(acts: readonly Act[], actId: string): string | null {
  const upTo = acts.findIndex(act => act.id === actId)
  const before = acts.slice(0, upTo + 1).findLast(act => act.effects.label)
  return (before ?? acts.find(act => act.effects.label))?.effects.label ?? null
}

export async function correctionsOf(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<readonly Corrected[]> {
  const rows = await tx
    .selectFrom('paperCorrection')
    .select(['actId', 'input', 'value', 'seq'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('seq')
    .execute()
  return rows.map(({ value, seq, ...row }) => ({
    ...row,
    seq: Number(seq),
    value: kernel.vault.decrypt('paper', value),
  }))
}

async function personsIn(
  tx: Tx,
  jurisdictionId: number,
  acts: readonly Act[],
): Promise<Readonly<Record<string, string>>> {
  const ids = new Set(
    acts.flatMap(({ actorId, inputs }) => [actorId, inputs.person].filter(one => typeof one === 'string')),
  )
  if (ids.size === 0) return {}
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', [...ids] as string[])
    .execute()
  return Object.fromEntries(rows.map(row => [row.id, row.name]))
}

/** Photos and scans that came with each act. */
export async function attachedTo(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  purpose?: string,
): Promise<ReadonlyMap<string, number>> {
  let query = tx
    .selectFrom('file')
    .select(['actId', count => count.fn.countAll<number>().as('n')])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('actId', 'is not', null)
    .groupBy('actId')
  if (purpose !== undefined) query = query.where('purpose', '=', purpose)
  const rows = await query.execute()
  return new Map(rows.map(row => [row.actId!, Number(row.n)]))
}

/** The latest version of each paper, for the list that is bound with the file. */
async function contentsOf(
  tx: Tx,
  jurisdictionId: number,
  { id, procedure }: { readonly id: string; readonly procedure: string },
  t: Translate,
): Promise<PaperFacts['contents']> {
  const rows = await tx
    .selectFrom('paper')
    .distinctOn(['kind', 'actId'])
    .select(['kind', 'actId', 'number', 'at', 'pages'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .orderBy('kind')
    .orderBy('actId')
    .orderBy('version', 'desc')
    .execute()
  return [...rows]
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .filter(row => !['fileCover', 'fileIndex', 'backCover'].includes(row.kind))
    .map(row => ({
      title: sayIn(procedure, t)('paper', row.kind),
      number: row.number,
      onDay: dayOf(row.at),
      pages: row.pages,
    }))
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
const timeOf = (at: string) => clock.format(new Date(at)).slice(11)
const dayOf = (at: Date) => clock.format(at).slice(0, 10)
