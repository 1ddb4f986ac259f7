/** One matter whole, for the desk and the field: words, deadlines with why, timeline, lawful next steps. */

import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Language, Translate } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { hashedActsOf, recentCalendarOf } from '../../proceedings/index.ts'
import type { Act, StandingOf } from '../../proceedings/procedure.ts'
import { standing as standingAfter } from '../../proceedings/standing.ts'
import { territoryOf } from '../../territory/index.ts'
import type { Asker } from '../asker.ts'
import { factsAtRest } from '../facts.ts'
import { likeliestOf } from '../lists/duplicates.ts'
import { matterProcedure } from '../procedure.ts'
import { isReporterOrKin } from '../recusal.ts'
import { matterRulesNow } from '../rules.ts'
import { namesFor, photosOf, presentAct, presentPhoto } from './acts.ts'
import { referralsOf } from './handed.ts'
import { type NextFor, noLike, presentNext } from './next.ts'
import { presentRow, type Reading } from './row.ts'
import { presentTerm } from './terms.ts'
import { type MatterWhole, wholeOf } from './whole.ts'

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
  const row = await wholeOf(tx, jurisdictionId, id)
  if (!row) throw new Refusal('notFound', {})
  const reading: Reading = {
    ...reader,
    territory,
    calendar: await recentCalendarOf(tx, jurisdictionId),
    procedure: (await matterRulesNow(kernel, tx, jurisdictionId)).procedure,
    now: kernel.clock.now(),
  }
  const { acts, hashes } = await hashedActsOf(tx, jurisdictionId, id)
  const standing = standingAfter(matterProcedure, acts)
  const photos = row.photoCount > 0 ? await photosOf(tx, jurisdictionId, id) : []
  const names = await namesFor(tx, jurisdictionId, acts, hashes)
  const next = await nextFor(kernel, tx, asker, row, standing, reading, worded)
  const matter = {
    ...presentRow(row, reading),
    text: row.sealed ? reading.t('matter:sealedText') : row.text,
    sealed: row.sealed,
    reporter: maskedReporter(kernel, row),
    photos: photos.map(photo => presentPhoto(photo)),
    terms: standing.terms
      .filter(term => !row.closedAt || term.term === 'reopening')
      .map(term => presentTerm(reading.procedure, term, reading)),
    acts: acts.map(act => presentAct(act, photos, names, reading, false)),
    next: next.steps,
    nothing: next.nothing,
    seq: standing.actCount,
    mergedInto: row.mergedInto && row.mergedNumber ? { id: row.mergedInto, number: row.mergedNumber } : null,
    papers: papersOf(acts, reading),
    referrals: row.isReferred ? await referralsOf(tx, jurisdictionId, id, reading) : [],
  }
  return { matter, standing, facts: next.facts, recused: next.recused }
}

async function nextFor(
  kernel: Kernel,
  tx: Tx,
  asker: Asker,
  row: MatterWhole,
  standing: StandingOf,
  reading: Reading,
  worded?: WordedSteps,
) {
  const jurisdictionId = reading.territory.jurisdiction.id
  const facts = factsAtRest(reading.territory, row, standing)
  const { id: personId } = asker.actor
  const recused =
    personId !== null && (await isReporterOrKin(kernel, tx, jurisdictionId, row.reporterIndex, personId))
  const actor = { ...asker.actor, recused }
  const likeliest =
    standing.state === 'reported' ? () => likeliestOf(kernel, tx, asker.sight, row.id, row) : noLike
  const asked = { standing, actor, facts, category: row.category, likeliest }
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

/** Masked by default; shown whole only on a reason, which is logged. */
function maskedReporter(kernel: Kernel, row: MatterWhole) {
  const name = row.reporterName ? kernel.vault.decrypt('reporter', row.reporterName) : null
  const phone = row.reporterPhone ? kernel.vault.decrypt('reporter', row.reporterPhone) : null
  return {
    anonymous: row.anonymous,
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
