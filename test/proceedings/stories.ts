/** Deadlines whose answer is known, one line a story: what happens | term | start | last day and time. */
import { instantOf, type ReckonOptions } from '../../src/proceedings/clock.ts'
import type { TermRule, Unit } from '../../src/proceedings/procedure.ts'

const table = `
a make-up Sunday counts                    | 3 working-day                          | 2025-12-31 10:00 | 2026-01-06 24:00
petition: 60 days                          | 60 calendar-day                        | 2026-03-10 00:00 | 2026-05-09 24:00
petition: 60 + 30 days                     | 60 calendar-day; extend 30 calendar-day | 2026-03-10 00:00 | 2026-06-08 24:00
confirmation: 30 days end in a holiday     | 30 calendar-day; roll                  | 2026-09-02 00:00 | 2026-10-08 24:00
no 31 February, make-up Saturday stays     | 6 month; roll                          | 2025-08-31 00:00 | 2026-02-28 24:00
seven days into the National Day holiday   | 7 calendar-day; roll                   | 2026-09-28 00:00 | 2026-10-08 24:00
the same without roll-forward              | 7 calendar-day                         | 2026-09-28 00:00 | 2026-10-05 24:00
working hours over a make-up Saturday      | 4 working-hour                         | 2026-02-13 16:30 | 2026-02-14 11:30
working hours over a weekend               | 4 working-hour                         | 2026-03-13 16:30 | 2026-03-16 11:30
working hours from outside office hours    | 2 working-hour                         | 2026-03-13 22:00 | 2026-03-16 10:30
working hours from a Saturday              | 2 working-hour                         | 2026-03-14 10:00 | 2026-03-16 10:30
working hours from the midday break        | 2 working-hour                         | 2026-03-12 13:00 | 2026-03-12 16:30
working hours that end with the office     | 1 working-hour                         | 2026-03-13 16:30 | 2026-03-13 17:30
urgent: fifteen minutes at night           | 2 working-hour; urgent 15 minute       | 2026-03-13 23:50 | 2026-03-14 00:05
a day that ends with the office            | 1 working-day; office                  | 2026-11-24 09:00 | 2026-11-25 17:30
two months into a year without notice      | 2 month                                | 2026-11-30 00:00 | 2027-01-30 24:00
the same, rolled over a computed weekend   | 2 month; roll                          | 2026-11-30 00:00 | 2027-02-01 24:00
29 February, a year on                     | 1 year                                 | 2024-02-29 00:00 | 2025-02-28 24:00
29 February, four years on                 | 4 year                                 | 2020-02-29 00:00 | 2024-02-29 24:00
months of an extension count from start    | 6 month; extend 1 month                | 2025-08-31 00:00 | 2026-03-31 24:00
a pause of three days                      | 10 calendar-day; pause 2026-03-05 10:00/2026-03-08 09:00 | 2026-03-02 00:00 | 2026-03-15 24:00
two pauses that overlap                    | 10 calendar-day; pause 2026-03-05/2026-03-08; pause 2026-03-07/2026-03-10 | 2026-03-02 00:00 | 2026-03-17 24:00
a pause that stops the last day            | 1 working-day; pause 2026-03-06 10:00/2026-03-07 10:00 | 2026-03-05 00:00 | 2026-03-09 24:00
a pause after the due instant              | 1 working-day; pause 2026-03-07/2026-03-09 | 2026-03-05 00:00 | 2026-03-06 24:00
a pause still open moves nothing yet       | 1 working-day; pause 2026-03-06/       | 2026-03-05 00:00 | 2026-03-06 24:00
a pause in working hours                   | 4 working-hour; pause 2026-03-12 10:00/2026-03-12 11:00 | 2026-03-12 08:30 | 2026-03-12 16:00
hours extended by working days             | 2 working-hour; office; extend 1 working-day | 2026-03-13 16:30 | 2026-03-17 17:30
a long leg of working hours                | 52 working-hour                        | 2026-03-02 08:30 | 2026-03-11 17:30
a start one second before midnight         | 1 calendar-day                         | 2026-03-12 23:59:59 | 2026-03-13 24:00
`

export interface Story {
  readonly story: string
  readonly rule: TermRule
  readonly start: Date
  readonly lastDay: string
  readonly time: string
  readonly options: ReckonOptions
}

export const stories: readonly Story[] = table.trim().split('\n').map(readStory)

export function rule(amount: number, unit: Unit, more: Partial<TermRule> = {}): TermRule {
  const basis = { article: '信访工作条例第23条', mark: 'V', force: 'law' } as const
  return { amount, unit, version: 3, basis, ...more }
}
/** '2026-03-05' or '2026-03-05 10:00', in Asia/Shanghai. */
export function at(text: string): Date {
  return instantOf(text.slice(0, 10), text.slice(11) || '00:00')
}
export function pause(from: string, to: string) {
  return { from: at(from), to: to ? at(to) : null, cause: '鉴定' }
}

function readStory(line: string): Story {
  const [story, term, start, end] = line.split('|').map(cell => cell.trim())
  const [length, ...words] = term!.split(';').map(word => word.trim())
  const after = (verb: string) =>
    words.filter(word => word.startsWith(`${verb} `)).map(word => word.slice(verb.length + 1))
  const [urgent] = after('urgent').map(amountOf)
  const { amount, unit } = amountOf(length!)
  return {
    story: story!,
    rule: rule(amount, unit, {
      roll: words.includes('roll'),
      dayEnds: words.includes('office') ? 'office' : 'midnight',
      ...(urgent ? { urgent } : {}),
    }),
    start: at(start!),
    lastDay: end!.slice(0, 10),
    time: end!.slice(11),
    options: {
      urgent: urgent !== undefined,
      extensions: after('extend').map(amountOf),
      pauses: after('pause').map(span => pause(span.split('/')[0]!, span.split('/')[1]!)),
    },
  }
}

function amountOf(text: string): { amount: number; unit: Unit } {
  const [amount, unit] = text.split(' ')
  return { amount: Number(amount), unit: unit as Unit }
}
