/** A walk taken once more with acts thrown in between that must move no clock: remarks, urging, supervision, assignment, recusal, the ladder, and what is refused. */
import type { Calendar } from '../../src/proceedings/calendar.ts'
import type { Rules } from '../../src/proceedings/judge.ts'
import type { StandingOf } from '../../src/proceedings/procedure.ts'
import type { Dice } from './walk-inputs.ts'
import { type Move, type Taken, tried } from './walks.ts'

export const movesNoClock: readonly string[] = [
  ...[
    'comment',
    'addInformation',
    'urge',
    'orderSupervision',
    'answerSupervision',
    'assign',
    'declareRecusal',
  ],
  ...[
    'remind',
    'warn',
    'markOverdue',
    'superviseOverdue',
    'listAtMeeting',
    'reportToBanner',
    'explainOverdue',
  ],
]

export interface Interleaved {
  /** The acts of the plain walk, as far as they are lawful here too. */
  readonly walked: readonly Taken[]
  /** What was thrown in and recorded. */
  readonly steps: readonly string[]
}

export function interleaved(
  rules: Rules<unknown>,
  plain: readonly Taken[],
  dice: Dice,
  calendar: Calendar,
): Interleaved {
  const walked = [plain[0]!]
  const steps: string[] = []
  let { standing } = plain[0]!
  for (const [index, { move }] of plain.entries()) {
    if (index > 0) {
      const again = tried(rules, standing, move, calendar)
      if (!again) break
      walked.push(again)
      standing = again.standing
    }
    const until = plain[index + 1]?.move.at ?? new Date(move.at.getTime() + 86_400_000)
    for (let count = dice(4); count > 0; count -= 1) {
      const thrown = throwIn(rules, standing, until, dice, calendar)
      if (thrown) steps.push(thrown.act.step)
      standing = thrown?.standing ?? standing
    }
  }
  return { walked, steps }
}

/** Null when it is refused: then nothing has happened. */
function throwIn(
  rules: Rules<unknown>,
  standing: StandingOf,
  until: Date,
  dice: Dice,
  calendar: Calendar,
): Taken | null {
  const { steps } = rules.procedure
  const names = movesNoClock.filter(name => steps[name]?.from.includes(standing.state))
  const step = names[dice(names.length || 1)]
  if (!step) return null
  const { who } = steps[step]!
  const last = Date.parse(standing.lastActAt)
  const at = new Date(last + Math.floor(((until.getTime() - last) * dice(1001)) / 1000))
  const term = standing.terms[dice(standing.terms.length || 1)]?.term ?? ''
  const move: Move = {
    ...{ step, who: who[dice(who.length)]!, at },
    // Whoever stands back is nobody who walks on.
    person: step === 'declareRecusal' ? 90 : 1 + dice(4),
    inputs: {
      ...wordsFor(step),
      ...(who.some(one => one.role === 'system') ? { term, rung: rungs[step] } : {}),
    },
  }
  const thrown = tried(rules, standing, move, calendar)
  if (!thrown || step !== 'declareRecusal') return thrown
  // Somebody takes it up again.
  return { ...thrown, standing: { ...thrown.standing, handlerId: standing.handlerId } }
}

const rungs: Readonly<Record<string, string>> = {
  ...{ remind: 'remind', warn: 'warn', markOverdue: 'overdue', superviseOverdue: 'supervise' },
  ...{ listAtMeeting: 'meeting', reportToBanner: 'banner' },
}

function wordsFor(step: string): Record<string, unknown> {
  if (step === 'assign') return { person: '00000000-0000-4000-8000-000000000502' }
  return { words: 'words', reason: 'words', answer: 'words' }
}
