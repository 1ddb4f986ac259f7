/** The papers of a proceeding as the desk shows them: in the legal order, ready, to be signed, or missing and why; nothing of what they say. */
import { sayIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { actsOf } from '../proceedings/index.ts'
import type { Act, Procedure } from '../proceedings/procedure.ts'
import type { Staff } from '../territory/index.ts'
import { type Arisen, papersOf, signedBy } from './arising.ts'
import { attachedTo, unitAt } from './facts.ts'
import { mayWriteFor } from './policy.ts'
import { setOf } from './sets.ts'
import { holdsSigned, signedOf } from './signed-store.ts'
import { proceedingOf, versionsOf } from './store.ts'

type Seen = Act & { readonly scans: number }
type Version = Awaited<ReturnType<typeof versionsOf>>[number]
type Copy = Awaited<ReturnType<typeof signedOf>>[number]

interface Reading {
  readonly procedure: Procedure
  readonly acts: readonly Seen[]
  readonly versions: readonly Version[]
  readonly copies: readonly Copy[]
  readonly correctedTo: number
  readonly staff: Staff
  readonly t: Translate
}

/** @throws Refusal notFound */
export async function listPapers(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  procedureOf: (id: string) => Procedure | null,
  t: Translate,
) {
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const row = await proceedingOf(tx, jurisdictionId, proceedingId)
    const procedure = procedureOf(row.procedure)
    if (procedure === null) return { rows: [], numbers: [], mayRead: false }
    const scans = await attachedTo(tx, jurisdictionId, proceedingId, 'paper')
    const set = setOf(row.procedure)
    const signed = (await set?.signedActs(tx, jurisdictionId, proceedingId)) ?? []
    const acts = (await actsOf(tx, jurisdictionId, proceedingId)).map(
      (act): Seen => ({ ...act, scans: (scans.get(act.id) ?? 0) + (signed.includes(act.id) ? 1 : 0) }),
    )
    const versions = await versionsOf(tx, jurisdictionId, proceedingId)
    const reading: Reading = {
      procedure,
      acts,
      versions,
      copies: await signedOf(tx, jurisdictionId, proceedingId),
      correctedTo: await lastCorrection(tx, jurisdictionId, proceedingId),
      staff,
      t,
    }
    const written = set ? papersOf(set, acts, row.closedAt === null).map(one => writtenRow(one, reading)) : []
    return {
      rows: [...written, ...outsideRows(reading, new Set(set?.forms.map(form => form.kind)))],
      numbers: [...new Set(versions.map(one => one.number))],
      mayRead: row.unitIds.some(unit => staff.sight.units.includes(unit)),
    }
  })
}

function writtenRow(arisen: Arisen<Seen>, reading: Reading) {
  const { form, act } = arisen
  const { t, procedure, staff, acts } = reading
  const own = act ? reading.versions.filter(one => one.kind === form.kind && one.actId === act.id) : []
  const copies = copiesOf(reading, form.kind, act?.id)
  const scanned = signedBy(arisen, acts) !== null || holdsSigned(copies, own[0]?.version)
  const status =
    act === null
      ? ('missing' as const)
      : form.write === null
        ? ('outside' as const)
        : own.length === 0
          ? ('toWrite' as const)
          : form.signed && !scanned
            ? ('toSign' as const)
            : ('ready' as const)
  const say = sayIn(procedure.id, t)
  const steps = form.steps.filter(step => procedure.steps[step]).map(step => say('step', step))
  return {
    kind: form.kind,
    label: say('paper', form.kind),
    must: form.need === 'must',
    actId: act?.id ?? null,
    onDay: act?.onDay ?? null,
    status,
    why: t(
      scanned && own.length > 0
        ? 'paper:why.signed'
        : form.write === null && act && (act.scans > 0 || scanned)
          ? 'paper:why.scanned'
          : `paper:why.${status}`,
      { steps: steps.slice(0, 3).join(t('common:listSeparator')), step: act ? say('step', act.step) : '' },
    ),
    correctedSince: own.length > 0 && own[0]!.correctedTo < reading.correctedTo,
    mayWrite: act !== null && form.write !== null && mayWriteFor(staff, unitAt(acts, act.id)),
    maySign: act !== null && mayWriteFor(staff, unitAt(acts, act.id)),
    versions: own.map(presentVersion),
    signed: copies.map(presentCopy),
  }
}

const copiesOf = ({ copies }: Reading, kind: string, actId: string | undefined) =>
  copies.filter(one => one.kind === kind && one.actId === actId)

/** Papers a step names that Aili does not write: said to be written elsewhere, never made up. */
function outsideRows(reading: Reading, known: ReadonlySet<string>) {
  const { procedure, acts, staff, t } = reading
  const say = sayIn(procedure.id, t)
  return acts.flatMap(act =>
    (procedure.steps[act.step]?.papers ?? [])
      .filter(kind => !known.has(kind))
      .map(kind => ({
        kind,
        label: say('paper', kind),
        must: false,
        actId: act.id,
        onDay: act.onDay,
        status: 'outside' as const,
        why: t(outsideWhy(act, copiesOf(reading, kind, act.id)), {
          steps: '',
          step: say('step', act.step),
        }),
        correctedSince: false,
        mayWrite: false,
        maySign: mayWriteFor(staff, unitAt(acts, act.id)),
        versions: [],
        signed: copiesOf(reading, kind, act.id).map(presentCopy),
      })),
  )
}

const outsideWhy = (act: Seen, copies: readonly Copy[]) =>
  act.scans > 0 || holdsSigned(copies, undefined) ? 'paper:why.scanned' : 'paper:why.outside'

function presentCopy({ id, version, mime, pages, sha256, at, by, struckFor }: Copy) {
  const hash = sha256.toString('hex')
  return { id, version, mime, pages, sha256: hash, at: at.toISOString(), by, struck: struckFor }
}

function presentVersion({ id, version, number, at, by, pages, sha256, missing, reason }: Version) {
  return {
    id,
    version,
    number,
    at: at.toISOString(),
    by,
    pages,
    sha256: sha256.toString('hex'),
    missing,
    reason,
  }
}

async function lastCorrection(tx: Tx, jurisdictionId: number, proceedingId: string): Promise<number> {
  const row = await tx
    .selectFrom('paperCorrection')
    .select(found => found.fn.max('seq').as('last'))
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}
