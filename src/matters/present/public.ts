/** What the reporter sees with number and query code: plain words, honest dates, the answer, and what can still be done. */

import { everythingOf, type Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { countingGuesses } from '../../kernel/wrong-codes.ts'
import { actsOf, calendarOf, hashedActsOf } from '../../proceedings/index.ts'
import type { Act } from '../../proceedings/procedure.ts'
import { standing as standingAfter } from '../../proceedings/standing.ts'
import { territoryOf } from '../../territory/index.ts'
import { reporterAsker } from '../asker.ts'
import { factsAtRest } from '../facts.ts'
import { receiptOf, standingAtReceipt } from '../intake/receipt.ts'
import { matterProcedure } from '../procedure.ts'
import { matterRulesNow } from '../rules.ts'
import { namesFor, photosOf, presentAct, presentPhoto, publicActs } from './acts.ts'
import { handedTo } from './handed.ts'
import type { Reader } from './matter.ts'
import { noLike, presentNext } from './next.ts'
import type { Reading } from './row.ts'
import { presentTerm } from './terms.ts'
import { type MatterWhole, wholeOf } from './whole.ts'

/**
 * The matter a number and code open: one statement, by the code's digest, whether or not the number exists.
 * @param from the network that asks
 * @throws Refusal notFound for a wrong number or code alike, tooMany after repeated guesses at one number
 */
export async function openByCode(
  kernel: Kernel,
  number: string,
  code: string,
  from: string,
): Promise<string> {
  const { jurisdiction } = await territoryOf(kernel)
  const guess = { jurisdictionId: jurisdiction.id, what: 'query', subject: number, from }
  return countingGuesses(kernel, guess, () => opened(kernel, jurisdiction.id, number, code))
}

async function opened(kernel: Kernel, jurisdictionId: number, number: string, code: string): Promise<string> {
  const index = kernel.vault.index('query', code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  const row = await kernel.db.within(everythingOf(jurisdictionId), tx =>
    tx
      .selectFrom('matter as m')
      .innerJoin('proceeding as p', join =>
        join.onRef('p.jurisdictionId', '=', 'm.jurisdictionId').onRef('p.id', '=', 'm.proceedingId'),
      )
      .select('p.id')
      .where('m.jurisdictionId', '=', jurisdictionId)
      .where('m.queryIndex', '=', index)
      .where('p.number', '=', number)
      .executeTakeFirst(),
  )
  if (!row) throw new Refusal('notFound', {})
  return row.id
}

/** Sight is widened only after the code was found right: a sealed matter still answers its reporter. */
export async function readPublicMatter(kernel: Kernel, id: string, reader: Reader) {
  const territory = await territoryOf(kernel)
  const jurisdictionId = territory.jurisdiction.id
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const row = await wholeOf(tx, jurisdictionId, id)
    if (!row) throw new Refusal('notFound', {})
    const reading: Reading = {
      ...reader,
      territory,
      calendar: await calendarOf(tx, jurisdictionId),
      procedure: (await matterRulesNow(kernel, tx, jurisdictionId)).procedure,
      now: kernel.clock.now(),
    }
    const { acts, hashes } = await hashedActsOf(tx, jurisdictionId, id)
    const standing = standingAfter(matterProcedure, acts)
    const photos = row.sealed ? [] : await photosOf(tx, jurisdictionId, id)
    const query = `?code=${kernel.vault.code('query', id)}&number=${row.number}`
    const names = await namesFor(tx, jurisdictionId, acts, hashes)
    const unit = standing.sealed
      ? reader.t('matter:option.target.clue')
      : (territory.unit(standing.ownerUnitId)?.name ?? '')
    return {
      number: row.number,
      text: row.sealed ? reader.t('matter:sealedText') : row.text,
      state: row.state,
      stateLabel: reader.t(`matter:state.${row.state}`),
      whatNow: whatNow(row.state, acts, unit, reader.t),
      receivedAt: row.openedAt.toISOString(),
      placeText: row.placeText,
      ownerUnit: unit,
      terms: standing.terms
        .filter(term => shownToResident.has(term.term))
        .map(term => presentTerm(reading.procedure, term, reading)),
      acts: publicActs(acts).map(act => presentAct(act, photos, names, reading, true, query)),
      answer: answerOf(acts, photos, query),
      photos: photos.filter(photo => photo.actId === id).map(photo => presentPhoto(photo, query)),
      next: await nextSteps(tx, row, standing, reading),
      seq: standing.actCount,
      rated: row.solved ? { solved: row.solved, satisfied: row.satisfied } : null,
      mergedInto: row.mergedNumber,
      handedTo: row.sealed ? null : await handedTo(kernel, tx, jurisdictionId, id, reader.t),
      primary: row.mergedInto ? await primaryOf(tx, jurisdictionId, row.mergedInto, reader) : null,
      receipt: receiptOf(
        kernel,
        {
          id,
          number: row.number,
          receivedAt: row.openedAt,
          contentHash: row.contentHash.toString('hex'),
          standing: standingAtReceipt(acts),
        },
        { ...reading, now: row.openedAt },
      ),
    }
  })
}

/** What happens now, in a sentence; for what cannot be taken here, the right way stands with it. */
function whatNow(state: string, acts: readonly Act[], unit: string, t: Reader['t']): string {
  const words = t(`matter:whatNow.${state}`, { unit })
  const refused = state === 'notFiled' ? acts.findLast(act => act.step === 'notFile') : undefined
  if (!refused) return words
  const where = t(`matter:option.rightWay.${String(refused.inputs.rightWay)}`)
  return `${words} ${t('matter:rightWay', { where, how: String(refused.inputs.rightWayDetail) })}`
}

const shownToResident = new Set([
  'filing',
  'dispatching',
  'handling',
  'verification',
  'escalationDecision',
  'referralAnswer',
  'recheck',
  'rating',
  'reopening',
  'callback',
  'firstContact',
])

async function nextSteps(
  tx: Tx,
  row: MatterWhole,
  standing: Parameters<typeof presentNext>[1]['standing'],
  reading: Reading,
) {
  const { actor } = reporterAsker(reading.territory.jurisdiction.id, row.id)
  const facts = factsAtRest(reading.territory, row, standing)
  return presentNext(tx, { standing, actor, facts, category: row.category, likeliest: noLike }, reading)
}

/** Where the matter stands into which this one was merged, and its answer; never what its reporter wrote or sent. */
async function primaryOf(tx: Tx, jurisdictionId: number, id: string, { t }: Reader) {
  const acts = await actsOf(tx, jurisdictionId, id)
  const standing = standingAfter(matterProcedure, acts)
  if (standing.sealed) return null
  return {
    stateLabel: t(`matter:state.${standing.state}`),
    due: standing.closedAt ? null : (standing.terms.find(term => term.term === 'handling')?.dueAt ?? null),
    answer: answerOf(acts, [], '')?.result ?? null,
  }
}

/** The last result recorded, with its photos; not one that verification sent back. */
function answerOf(acts: readonly Act[], photos: Awaited<ReturnType<typeof photosOf>>, query: string) {
  const act = acts.findLast(one => ['handle', 'solveOnSpot', 'rework', 'reworkUp'].includes(one.step))
  if (!act || act.step.startsWith('rework')) return null
  return {
    result: String(act.inputs.result ?? ''),
    at: act.at,
    photos: photos.filter(photo => photo.actId === act.id).map(photo => presentPhoto(photo, query)),
  }
}
