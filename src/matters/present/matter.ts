/** One matter whole, for the desk and the field: words, deadlines with why, timeline, lawful next steps. */

import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Language, Translate } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { actsOf, calendarOf } from '../../proceedings/index.ts'
import type { Act, StandingOf } from '../../proceedings/procedure.ts'
import { standing as standingAfter } from '../../proceedings/standing.ts'
import { territoryOf } from '../../territory/index.ts'
import type { Asker } from '../asker.ts'
import { factsFor } from '../facts.ts'
import { likeliestOf } from '../lists/duplicates.ts'
import { rowsOf } from '../lists/store.ts'
import { matterProcedure } from '../procedure.ts'
import { isRecused } from '../recusal.ts'
import { matterRulesNow } from '../rules.ts'
import { namesFor, photosOf, presentAct, presentPhoto } from './acts.ts'
import { referralsOf } from './handed.ts'
import { type NextFor, presentNext } from './next.ts'
import { presentRow, type Reading } from './row.ts'
import { presentTerm } from './terms.ts'

export interface Reader {
  readonly t: Translate
  readonly language: Language
}

type Steps = Awaited<ReturnType<typeof presentNext>>
/** Lawful steps out of words made once for many matters. */
export type WordedSteps = (next: NextFor, reading: Reading) => Steps

/** @throws Refusal notFound when it does not exist or lies out of sight: the two cannot be told apart */
export async function readMatter(kernel: Kernel, asker: Asker, id: string, reader: Reader) {
  return kernel.db.within(asker.sight, async tx => (await readWithin(kernel, tx, asker, id, reader)).matter)
}

/** The answer with what it was made of: where the matter stands, what its rules look at. @throws Refusal notFound */
export async function readWithin(
  kernel: Kernel,
  tx: Tx,
  asker: Asker,
  id: string,
  reader: Reader,
  worded?: WordedSteps,
) {
  const territory = await territoryOf(kernel)
  const jurisdictionId = territory.jurisdiction.id
  const [row] = await rowsOf(tx, jurisdictionId, [id])
  if (!row) throw new Refusal('notFound', {})
  const reading: Reading = {
    ...reader,
    territory,
    calendar: await calendarOf(tx, jurisdictionId),
    procedure: (await matterRulesNow(kernel, tx, jurisdictionId)).procedure,
    now: kernel.clock.now(),
  }
  const acts = await actsOf(tx, jurisdictionId, id)
  const standing = standingAfter(matterProcedure, acts)
  const content = await contentOf(tx, jurisdictionId, id)
  const photos = await photosOf(tx, jurisdictionId, id)
  const names = await namesFor(tx, jurisdictionId, id, acts)
  const next = await nextFor(kernel, tx, asker, { id, standing, category: row.category }, reading, worded)
  const matter = {
    ...presentRow(row, reading),
    text: row.sealed ? reading.t('matter:sealedText') : content.text,
    sealed: row.sealed,
    reporter: maskedReporter(kernel, content),
    photos: photos.map(photo => presentPhoto(photo)),
    terms: standing.terms
      .filter(term => !row.closedAt || term.term === 'reopening')
      .map(term => presentTerm(reading.procedure, term, reading)),
    acts: acts.map(act => presentAct(act, photos, names, reading, false)),
    next: next.steps,
    nothing: next.nothing,
    seq: standing.actCount,
    mergedInto:
      content.mergedInto && content.mergedNumber
        ? { id: content.mergedInto, number: content.mergedNumber }
        : null,
    papers: papersOf(acts, reading),
    referrals: await referralsOf(tx, jurisdictionId, id, reading),
  }
  return { matter, standing, facts: next.facts, recused: next.recused }
}

async function nextFor(
  kernel: Kernel,
  tx: Tx,
  asker: Asker,
  matter: { id: string; standing: StandingOf; category: string },
  reading: Reading,
  worded?: WordedSteps,
) {
  const { standing, id, category } = matter
  const jurisdictionId = reading.territory.jurisdiction.id
  const facts = await factsFor(tx, reading.territory, id, standing, null)
  const recused = asker.actor.id ? await isRecused(kernel, tx, jurisdictionId, id, asker.actor.id) : false
  const likeliest =
    standing.state === 'reported' && !worded ? await likeliestOf(kernel, tx, jurisdictionId, id) : null
  const actor = { ...asker.actor, recused }
  const asked = { standing, actor, facts, category, likeliest }
  const steps = worded ? worded(asked, reading) : await presentNext(tx, asked, reading)
  const { t } = reading
  const unit = reading.territory.unit(standing.ownerUnitId)?.name ?? ''
  const nothing = steps.length
    ? null
    : recused
      ? t('matter:nothing.recused')
      : standing.closedAt
        ? t('matter:nothing.final')
        : t('matter:nothing.waits', { who: unit })
  return { steps, nothing, facts, recused }
}

export interface ContentRow {
  text: string
  anonymous: boolean
  reporterName: Buffer | null
  reporterPhone: Buffer | null
  mergedInto: string | null
  mergedNumber: string | null
  solved: string | null
  satisfied: number | null
  contentHash: Buffer
}

export async function contentOf(tx: Tx, jurisdictionId: number, id: string): Promise<ContentRow> {
  const { rows } = await sql<ContentRow>`/* prepared matter_content */
    select m.text, m.anonymous, m.reporter_name as "reporterName", m.reporter_phone as "reporterPhone", m.merged_into as "mergedInto", m.solved, m.satisfied,
      m.content_hash as "contentHash", (select number from proceeding p where p.jurisdiction_id = m.jurisdiction_id and p.id = m.merged_into) as "mergedNumber"
    from matter m where m.jurisdiction_id = ${jurisdictionId} and m.proceeding_id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Refusal('notFound', {})
  return row
}

/** Masked by default; shown whole only on a reason, which is logged. */
function maskedReporter(kernel: Kernel, content: ContentRow) {
  const name = content.reporterName ? kernel.vault.decrypt('reporter', content.reporterName) : null
  const phone = content.reporterPhone ? kernel.vault.decrypt('reporter', content.reporterPhone) : null
  return {
    anonymous: content.anonymous,
    name: name ? `${[...name][0]}${'*'.repeat(Math.max(1, [...name].length - 1))}` : null,
    phone: phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : null,
    revealable: name !== null || phone !== null,
  }
}

function papersOf(acts: readonly Act[], { t }: Reading) {
  return acts.flatMap(act =>
    (matterProcedure.steps[act.step]?.papers ?? []).map(name => ({
      name,
      label: t(`matter:paper.${name}`),
      actId: act.id,
    })),
  )
}
