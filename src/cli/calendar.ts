/** npm run calendar -- …: takes in a year's State Council notice, local rest days and office hours, and computes the terms they reach anew. */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { recomputables } from '../followers.ts'
import { terminalWords } from '../kernel/config.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { hoursFrom } from '../proceedings/calendar-days.ts'
import {
  addRestDays,
  type By,
  loadNotice,
  recomputeTerms,
  removeRestDays,
  setOfficeHours,
  viewCalendar,
} from '../proceedings/index.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import { withKernel } from './kernel.ts'

const options = {
  name: { type: 'string' },
  to: { type: 'string' },
  work: { type: 'boolean' },
  unit: { type: 'string' },
  json: { type: 'boolean' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
type Values = ReturnType<typeof parse>['values']

/** What a command works on. */
interface Asked {
  readonly kernel: Kernel
  readonly by: By
  readonly territory: Territory
  readonly word: string
  readonly values: Values
  readonly t: Translate
}
/** Gives the id of the change it made; null when it made none. */
type Command = (asked: Asked) => Promise<string | null>

const commands: Readonly<Record<string, Command>> = {
  load: async ({ kernel, by, word, t }) => {
    const { id, leftOut } = await loadNotice(kernel, by, JSON.parse(readFileSync(word, 'utf8')))
    if (leftOut.length)
      console.log(t('clock:command.leftOut', { days: leftOut.join(t('common:listSeparator')) }))
    return id
  },
  'rest-day': asked => {
    const { name = '', to, work = false } = asked.values
    return addRestDays(asked.kernel, asked.by, {
      ...{ from: asked.word, to, name, off: !work, unitId: unitOf(asked) },
    })
  },
  'remove-rest-day': asked => {
    const range = { from: asked.word, to: asked.values.to, unitId: unitOf(asked) }
    return removeRestDays(asked.kernel, asked.by, range)
  },
  hours: asked => {
    const hours = asked.word === 'default' ? null : hoursFrom(asked.word)
    return setOfficeHours(asked.kernel, asked.by, hours, unitOf(asked))
  },
  show: async asked => {
    await show(asked)
    return null
  },
}

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  try {
    const { positionals, values } = parse(argv)
    const [verb = '', word, ...more] = positionals
    const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined
    if (values.help || !command || word === undefined || more.length > 0) {
      console.log(t('clock:command.help'))
      return values.help ? 0 : 2
    }
    return await withKernel(values.data, async kernel => {
      const territory = await territoryOf(kernel)
      const by = { jurisdictionId: territory.jurisdiction.id, personId: null }
      const asked = { kernel, by, territory, word, values, t }
      const id = await command(asked)
      return id === null ? 0 : computeAnew(asked, id)
    })
  } catch (error) {
    console.error(error instanceof Refusal ? wordsOf(error, t) : (error as Error).message)
    return 1
  }
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], allowPositionals: true, options })
}

async function computeAnew({ kernel, by, t }: Asked, id: string): Promise<number> {
  const done = await recomputeTerms(kernel, recomputables, by.jurisdictionId, id)
  console.log(t(done.finished ? 'clock:command.done' : 'clock:command.unfinished', { ...done }))
  console.log(JSON.stringify(done))
  return done.finished ? 0 : 1
}

async function show({ kernel, by, word, values, t }: Asked): Promise<void> {
  const view = await viewCalendar(kernel, by.jurisdictionId, Number(word))
  if (values.json) return console.log(JSON.stringify(view, null, 2))
  console.log(t('clock:command.year', { ...view }))
  console.log(view.source ? t('clock:command.source', { source: view.source }) : t('clock:command.computed'))
  for (const { date, name, kind, working, provisional } of view.days) {
    const what = t(`clock:command.${kind}${kind === 'override' && working ? 'Work' : ''}`)
    console.log(`  ${date}  ${what}  ${name}${provisional ? `  ${t('clock:provisional')}` : ''}`)
  }
  for (const { name, officeHours, restDays } of view.units) {
    console.log(t('clock:command.unit', { name, hours: officeHours ?? view.officeHours }))
    for (const day of restDays)
      console.log(`  ${day.date}  ${t(`clock:command.override${day.off ? '' : 'Work'}`)}  ${day.name}`)
  }
}

/** The unit with that name; null when none is named. */
function unitOf({ territory, values, t }: Asked): string | null {
  if (values.unit === undefined) return null
  const unit = territory.units.find(one => one.name === values.unit)
  if (!unit) throw new Error(t('clock:command.noUnit', { unit: values.unit }))
  return unit.id
}
