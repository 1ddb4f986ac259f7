/** What somebody enters on a walk, thrown with dice: every kind of input with a value that fits. */
import { civilDay } from '../../src/proceedings/clock.ts'
import { addDays } from '../../src/proceedings/days.ts'
import { paperUnit } from '../../src/proceedings/play.ts'
import type { Input, StandingOf, Step } from '../../src/proceedings/procedure.ts'

/** A stream of throws from the numbers a property was given, each from 0 up to, not including, the sides; shrinking them shrinks the walk. */
export type Dice = (sides: number) => number

export function diceOf(numbers: readonly number[]): Dice {
  let index = 0
  return sides => {
    const at = index++
    return (numbers[at % numbers.length]! + Math.floor(at / numbers.length) * 7919) % sides
  }
}

export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export function inputsOf(
  step: Step,
  at: Date,
  standing: StandingOf | null,
  dice: Dice,
): Record<string, unknown> {
  const asked = (step.inputs ?? []).filter(input => input.required || dice(2) === 0)
  return Object.fromEntries(asked.map(input => [input.name, valueFor(input, step, at, standing, dice)]))
}

function valueFor(input: Input, step: Step, at: Date, standing: StandingOf | null, dice: Dice): unknown {
  const { options = [], min = 0, max = min + 20 } = input
  switch (input.kind) {
    case 'choice': {
      const open = options.filter(option => standing?.terms.some(term => term.term === option))
      const from = input.name === 'term' && open.length > 0 ? open : options
      return from[dice(from.length)]
    }
    case 'date':
      return addDays(civilDay(at), daysFrom(input, step, dice))
    case 'number':
    case 'fen':
      return min + dice(Math.min(max - min, 20) + 1)
    case 'rating':
      return 1 + dice(5)
    case 'boolean':
      return dice(2) === 0
    case 'unit':
      return [paperUnit, uuid(11), uuid(12)][dice(3)]
    case 'person':
      return uuid(500 + 1 + dice(4))
    case 'proceeding':
      return uuid(21)
    case 'photos':
      return [uuid(31)]
    case 'category':
      return '01037'
    default:
      return 'words'
  }
}

/** Ends lie ahead, beginnings and what was left out behind. */
function daysFrom({ name }: Input, step: Step, dice: Dice): number {
  if (Object.values(step.dueFrom ?? {}).includes(name) || name === 'recheckOn') return dice(25)
  return step.exclusion && name === 'from' ? -dice(6) : -dice(2)
}
