/** One proceeding whole: state and tracks, every clock with why, timeline, lawful next steps. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { actsOf, calendarOf, loadedRules } from '../proceedings/index.ts'
import type { Rules } from '../proceedings/judge.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { barTo } from './look-into.ts'
import { namesFor, presentAct } from './present-acts.ts'
import { presentNext, type Reading } from './present-next.ts'
import { presentEnded, presentTerm } from './present-terms.ts'
import { isPartyOrKin } from './private-inputs.ts'
import type { Registry } from './registry.ts'
import { keepsScans } from './scans.ts'
import { nameOf, sayIn } from './words.ts'

export interface Reader {
  readonly t: Translate
  readonly language: Language
}

/** @throws Refusal notFound when it does not exist or lies out of sight: the two cannot be told apart */
export async function readProceeding(
  kernel: Kernel,
  registry: Registry,
  staff: Staff,
  id: string,
  reader: Reader,
) {
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('proceeding')
      .select(['number', 'procedure', 'dossierId', 'restricted'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    const rules = registry.rules(row.procedure, await loadedRules(tx, jurisdictionId, kernel.db))
    const { procedure } = rules
    const acts = await actsOf(tx, jurisdictionId, id)
    const standing = standingAfter(procedure, acts)
    const reading: Reading = {
      ...reader,
      territory,
      calendar: await calendarOf(tx, jurisdictionId),
      now: kernel.clock.now(),
    }
    const names = await namesFor(tx, jurisdictionId, id, acts)
    const recused = await isPartyOrKin(kernel, tx, jurisdictionId, id, staff.personId)
    const scansClosed = keepsScans(procedure) && (await barTo(kernel, tx, staff, id)) !== null
    const next = await presentNext(
      tx,
      { rules, standing, actor: { ...staff.actor, recused }, proceedingId: id },
      reading,
    )
    return {
      id,
      number: row.number,
      procedure: procedure.id,
      procedureLabel: nameOf(procedure.id, reader.t),
      restricted: row.restricted,
      ...presentStanding(rules, standing, reading, await holderName(tx, jurisdictionId, standing)),
      terms: standing.terms.map(term => presentTerm(procedure, term, reading)),
      endedTerms: standing.closedTerms.map(term => presentEnded(procedure, term, reading)),
      acts: acts.map(act => presentAct(procedure, act, { ...names, scansClosed }, reading)),
      next,
      nothing: next.length ? null : nothingFor(recused, standing, reading),
      seq: standing.actCount,
      dossier: await dossierOf(tx, jurisdictionId, row.dossierId, id, reader.t),
    }
  })
}

function presentStanding(
  { procedure, waitsFor }: Rules<unknown>,
  standing: StandingOf,
  { t, territory }: Reading,
  handler: string | null,
) {
  const say = sayIn(procedure.id, t)
  const role = waitsFor(standing)
  return {
    state: standing.state,
    stateLabel: say('state', standing.state),
    label: standing.label === null ? null : say('label', standing.label),
    level: standing.level,
    levelLabel: t(`matter:level.${standing.level}`),
    urgent: standing.urgent,
    suspended: standing.suspended,
    owner: territory.unit(standing.ownerUnitId)?.name ?? '',
    handler,
    waitsFor: standing.closedAt || !role ? null : t(`auth:role.${role}`),
    openedAt: standing.openedAt,
    closedAt: standing.closedAt,
    tracks: Object.entries(standing.tracks)
      .filter(([name, state]) => state !== procedure.tracks?.[name]?.initial)
      .map(([name, state]) => ({
        name,
        label: say('track', name),
        state,
        stateLabel: say('trackState', state),
      })),
  }
}

async function holderName(tx: Tx, jurisdictionId: number, { handlerId }: StandingOf): Promise<string | null> {
  if (!handlerId) return null
  const row = await tx
    .selectFrom('person')
    .select('name')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', handlerId)
    .executeTakeFirst()
  return row?.name ?? null
}

function nothingFor(recused: boolean, standing: StandingOf, { t, territory }: Reading): string {
  if (recused) return t('matter:nothing.recused')
  if (standing.closedAt) return t('conduct:nothing.final')
  return t('matter:nothing.waits', { who: territory.unit(standing.ownerUnitId)?.name ?? '' })
}

/** Other proceedings of the same trouble, as far as the reader sees them. */
async function dossierOf(tx: Tx, jurisdictionId: number, dossierId: string, id: string, t: Translate) {
  const rows = await tx
    .selectFrom('proceeding')
    .select(['id', 'number', 'procedure', 'state'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('dossierId', '=', dossierId)
    .where('id', '<>', id)
    .orderBy('openedAt')
    .limit(50)
    .execute()
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    procedureLabel: nameOf(row.procedure, t),
    stateLabel: sayIn(row.procedure, t)('state', row.state),
  }))
}
