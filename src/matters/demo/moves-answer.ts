/** Moves of the demo's matters from handling to the rated answer, and back again when it was none. */
import type { Actor } from '../../proceedings/procedure.ts'
import * as words from './answers.ts'
import {
  handlingWords,
  holder,
  last,
  needsPhoto,
  photosAt,
  pick,
  reporter,
  supervisor,
  within,
} from './manners.ts'
import { go, type Run } from './run.ts'
import { residentTime, weighted } from './time.ts'

export function handle(run: Run): void {
  const at = within(run, 'handling', [0.2, 0.85])
  const suggestion =
    run.standing.label === 'suggestion'
      ? { adopted: pick(run, ['adopted', 'adopted', 'partly', 'notAdopted']) }
      : {}
  const photos = needsPhoto(run)
    ? { after: photosAt(run, at, 'after', run.world.random.next() < 0.15 ? 2 : 1) }
    : {}
  go(
    run,
    holder(run),
    'handle',
    {
      result: pick(run, handlingWords(run).results),
      contact: pick(run, words.verificationWords),
      ...suggestion,
      ...photos,
    },
    at,
  )
}

export function verify(run: Run): void {
  const at = within(run, 'verification', [0.1, 0.85])
  const residentAnswer =
    run.telling.reporter === null
      ? 'anonymous'
      : pick(run, ['solved', 'solved', 'solved', 'partly', 'unreachable'])
  const evidence = needsPhoto(run) ? { evidence: photosAt(run, at, 'after') } : {}
  go(
    run,
    run.standing.handlerId ? holder(run) : supervisor(run),
    'verify',
    { onSite: pick(run, words.verificationWords), residentAnswer, ...evidence },
    at,
  )
}

export function rework(run: Run): void {
  const again = (run.standing.counts.rework ?? 0) > 0
  const at = within(run, 'verification', [0.2, 0.8])
  go(
    run,
    run.standing.handlerId ? holder(run) : supervisor(run),
    again ? 'reworkUp' : 'rework',
    { reason: pick(run, words.reworkReasons), evidence: photosAt(run, at, 'before') },
    at,
  )
}

export function rate(run: Run, unhappy = false): void {
  const answers = words.residentAnswers.filter(one => (one.solved === 'no') === unhappy)
  const {
    solved,
    satisfied,
    words: said,
  } = weighted(
    run.world,
    answers.map(value => ({ value, weight: value.satisfied ** 2 })),
  )
  go(run, reporter, 'rate', { solved, satisfied, words: said }, evening(run, 'rating'))
}

export function reopen(run: Run, by: Actor = reporter): void {
  const at = by === reporter ? evening(run, 'reopening') : within(run, 'callback', [0.3, 0.8])
  go(run, by, 'reopen', { stillWrong: pick(run, words.reopenReasons) }, at)
}

export function callBack(run: Run): void {
  go(
    run,
    supervisor(run),
    'callBack',
    { heard: pick(run, words.verificationWords) },
    within(run, 'callback', [0.2, 0.8]),
  )
}

/** In the evening, at home, within a window that ends. */
function evening(run: Run, term: string): Date {
  const around = within(run, term, [0.03, 0.45])
  const at = residentTime(run.world, around)
  return at > last(run) ? at : new Date(last(run).getTime() + 3_600_000)
}
