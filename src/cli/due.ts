/** `npm run due`: the due day of a term and why, for an office that wants to check a date. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Refusal } from '../kernel/errors.ts'
import { languageOf, type Translate, translator } from '../kernel/i18n.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { type Calendar, makeCalendar, type YearNotice } from '../proceedings/calendar.ts'
import { due, instantOf, type ReckonOptions } from '../proceedings/clock.ts'
import { stampOf } from '../proceedings/days.ts'
import { wordSteps } from '../proceedings/explain.ts'
import type { TermRule, Unit } from '../proceedings/procedure.ts'
import { paperOf, playFile } from './due-acts.ts'

const units = ['calendar-day', 'working-day', 'working-hour', 'hour', 'minute', 'month', 'year'] as const
const options = {
  start: { type: 'string' },
  amount: { type: 'string' },
  unit: { type: 'string' },
  roll: { type: 'boolean' },
  end: { type: 'string' },
  'office-hours': { type: 'string' },
  extend: { type: 'string', multiple: true },
  pause: { type: 'string', multiple: true },
  notice: { type: 'string', multiple: true },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  procedure: { type: 'string' },
  acts: { type: 'string' },
  now: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parse>

main(process.argv.slice(2))

function main(argv: readonly string[]): void {
  const asked = argv[argv.indexOf('--lang') + 1]
  const t = translator(languageOf(argv.includes('--lang') ? asked : undefined, process.env.LANG ?? 'zh-CN'))
  try {
    const values = parse(argv)
    if (values.help || argv.length === 0) console.log(t('clock:due.help'))
    else if (values.procedure !== undefined || values.acts !== undefined) printActs(values, t)
    else print(values, t)
  } catch (error) {
    const message = wordError(error, t)
    console.error(message)
    if (argv.includes('--json') && error instanceof Refusal)
      console.log(JSON.stringify({ error: { code: error.code, message, facts: error.facts } }, null, 2))
    process.exitCode = 1
  }
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options, strict: true }).values
}

function print(values: Values, t: Translate): void {
  const rule = ruleOf(values, t)
  const start = instantFrom(required(values, 'start'), 'start')
  const result = due(rule, start, calendarOf(values), reckonOptions(values, rule, t))
  const words = wordSteps(result.steps, rule, t)
  if (values.json) {
    console.log(
      JSON.stringify(
        {
          start: stampOf(start.getTime()),
          dueOn: result.lastDay,
          dueAt: result.dueAt.toISOString(),
          dueAtLocal: stampOf(result.dueAt.getTime()),
          provisional: result.provisional,
          steps: result.steps,
          words,
        },
        null,
        2,
      ),
    )
    return
  }
  console.log(result.provisional ? `${result.lastDay} ${t('clock:provisional')}` : result.lastDay)
  for (const { text } of words) console.log(`  ${text}`)
}

/** A whole proceeding on paper: its acts in, its clocks out. */
function printActs(values: Values, t: Translate): void {
  const found = playFile({
    procedure: given(values, 'procedure'),
    file: given(values, 'acts'),
    calendar: calendarOf(values),
    now: values.now === undefined ? new Date() : instantFrom(values.now, 'now'),
    t,
  })
  console.log(values.json ? JSON.stringify(found, null, 2) : paperOf(found, t))
}

function given(values: Values, option: 'procedure' | 'acts'): string {
  const value = values[option]
  if (value === undefined) throw new Refusal('missingInput', { option: `--${option}` })
  return value
}

function ruleOf(values: Values, t: Translate): TermRule {
  const end = values.end ?? 'midnight'
  if (end !== 'office' && end !== 'midnight') throw wrong('end', end, 'office | midnight')
  return {
    amount: amountFrom(required(values, 'amount'), 'amount'),
    unit: unitFrom(required(values, 'unit'), 'unit'),
    roll: values.roll ?? false,
    dayEnds: end,
    version: 1,
    basis: { article: t('clock:due.article'), mark: 'D', force: 'default' },
  }
}

function calendarOf(values: Values): Calendar {
  const notices = (values.notice ?? []).map(file => JSON.parse(readFileSync(file, 'utf8')) as YearNotice)
  const hours = values['office-hours']
  if (hours === undefined) return makeCalendar({ notices })
  const spans = hours.split(/[,，]/).map((span): [string, string] => {
    const [from, to] = span.trim().split(/[-–—~～至]/)
    if (!from || !to) throw wrong('office-hours', hours, '08:30-12:00,14:30-17:30')
    return [from, to]
  })
  return makeCalendar({ notices, officeHours: { spans } })
}

function reckonOptions(values: Values, rule: TermRule, t: Translate): ReckonOptions {
  return {
    extensions: (values.extend ?? []).map(text => {
      const [amount, unit] = text.split(':')
      return {
        amount: amountFrom(amount!, 'extend'),
        unit: unit === undefined ? rule.unit : unitFrom(unit, 'extend'),
      }
    }),
    pauses: (values.pause ?? []).map(text => {
      const [from, to] = text.split('/')
      return {
        from: instantFrom(from!, 'pause'),
        to: to ? instantFrom(to, 'pause') : null,
        cause: t('clock:due.pause'),
      }
    }),
  }
}

function required(values: Values, option: 'start' | 'amount' | 'unit'): string {
  const value = values[option]
  if (value === undefined) throw new Refusal('missingInput', { option: `--${option}` })
  return value
}

/** A day is taken from its first moment; a time of day is of Asia/Shanghai unless it names its offset. */
function instantFrom(text: string, option: string): Date {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?(?:\.\d{3})?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text)
  if (!match) throw wrong(option, text, 'YYYY-MM-DD | YYYY-MM-DDTHH:MM')
  const instant = instantOf(match[1]!, match[2] ?? '00:00')
  return match[3] ? new Date(text.replace(' ', 'T')) : instant
}

function amountFrom(text: string, option: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw wrong(option, text, '0, 1, 2 …')
  return Number(text)
}

function unitFrom(text: string, option: string): Unit {
  const unit = units.find(known => known === text)
  if (!unit) throw wrong(option, text, units.join(' | '))
  return unit
}

function wrong(option: string, value: string, lawful: string): Refusal {
  return new Refusal('invalidInput', { option: `--${option}`, value, lawful })
}

function wordError(error: unknown, t: Translate): string {
  if (!(error instanceof Refusal)) return faultOf(error, t)
  const { option, field, act } = error.facts
  if (act !== undefined) return `${t('clock:due.act', { act })}${wordsOf(error, t)}`
  if (error.code === 'missingInput' && option) return t('clock:due.missing', error.facts)
  if (error.code === 'calendarMissing') return t('clock:due.outside', error.facts)
  if (!option && !field) return wordsOf(error, t)
  return t('clock:due.wrong', { ...error.facts, option: option ?? field })
}

/** What the machine says of files and options, in the words of whoever typed them. */
function faultOf(error: unknown, t: Translate): string {
  const { code, path, message } = error as NodeJS.ErrnoException
  const words = process.argv.slice(2).join(' ')
  const file = path ?? process.argv.find(word => word.endsWith('.json')) ?? ''
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return t('clock:due.noFile', { file })
  if (error instanceof SyntaxError) return t('clock:due.badJson', { file })
  return code?.startsWith('ERR_PARSE_ARGS') ? t('clock:due.badOption', { words }) : message
}
