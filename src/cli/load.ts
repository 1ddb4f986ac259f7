/** `npm run load`: fills an empty database with a big district's year, lived through under the real rules; goes on where it was cut off. */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { wallClock } from '../kernel/clock.ts'
import { type Config, loadConfig, terminalWords } from '../kernel/config.ts'
import { type Database, openDatabase } from '../kernel/database.ts'
import { openFileStore } from '../kernel/files.ts'
import type { Translate } from '../kernel/i18n.ts'
import { servingOf } from '../kernel/serving.ts'
import { instantOf } from '../proceedings/clock.ts'
import { fillRollup } from '../proceedings/index.ts'
import { rollups } from '../rollups.ts'
import { dwellingsAGrid, gridsAQuarter, mostQuarters } from '../territory/demo-large.ts'
import { type LoadPlan, loadYear, type Told } from '../yearload/index.ts'
import { withDatabase } from './open.ts'
import { barOf, messageOf, refuse, say } from './say.ts'

const options = {
  matters: { type: 'string' },
  residents: { type: 'string' },
  'acts-per-matter': { type: 'string' },
  grids: { type: 'string' },
  days: { type: 'string' },
  until: { type: 'string' },
  seed: { type: 'string' },
  threads: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
type Values = Readonly<Partial<Record<keyof typeof options, string | boolean>>>

/** Residents of a dwelling that is lived in, and dwellings lived in of all. */
const [people, livedIn] = [2.43, 0.9]

process.exitCode = await main(process.argv.slice(2))

/** 0 done or there already, 1 it cannot be done here, 2 the command is not right. */
async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  let values: Values
  try {
    values = parseArgs({ args: [...argv], options }).values
    if (values.help) return say(t('load:help'))
  } catch (error) {
    return refuse(t('load:option', { why: messageOf(error).split('. ')[0] }), 2)
  }
  const wrong: string[] = []
  const plan = planOf(values, wrong)
  const threads = numberOf(values, 'threads', 1, 64, availableParallelism(), wrong)
  if (wrong.length > 0) return refuse(wrong.map(option => t('load:wrong', { option })).join('\n'), 2)
  try {
    return await load(
      loadConfig(values.data === undefined ? [] : ['--data', String(values.data)], process.env),
      plan,
      threads,
      t,
    )
  } catch (error) {
    return refuse(messageOf(error), 1)
  }
}

function planOf(values: Values, wrong: string[]): LoadPlan {
  const residents = numberOf(values, 'residents', 0, 2_000_000, 300_000, wrong)
  const ofResidents = Math.ceil(residents / people / livedIn / dwellingsAGrid / gridsAQuarter)
  const grids = numberOf(
    values,
    'grids',
    1,
    gridsAQuarter * mostQuarters,
    Math.max(1, ofResidents) * gridsAQuarter,
    wrong,
  )
  const quarters = Math.ceil(grids / gridsAQuarter)
  if (quarters < ofResidents) wrong.push('--residents')
  const until = String(values.until ?? '2026-11-30')
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(Date.parse(until))) wrong.push('--until')
  return {
    seed: numberOf(values, 'seed', 0, 2 ** 32 - 1, 7, wrong),
    matters: numberOf(values, 'matters', 1, 20_000_000, 1_000_000, wrong),
    actsPerMatter: numberOf(values, 'acts-per-matter', 5, 40, 10, wrong),
    openShare: 0.1,
    days: numberOf(values, 'days', 30, 3650, 365, wrong),
    until: wrong.length > 0 ? '' : instantOf(until, '17:00').toISOString(),
    residents,
    quarters,
  }
}

function numberOf(
  values: Values,
  name: keyof Values,
  least: number,
  most: number,
  otherwise: number,
  wrong: string[],
): number {
  const number = values[name] === undefined ? otherwise : Number(values[name])
  if (!Number.isInteger(number) || number < least || number > most) wrong.push(`--${name}`)
  return number
}

async function load(config: Config, plan: LoadPlan, threads: number, t: Translate): Promise<number> {
  const serving = config.databaseUrl === null ? servingOf(config.dataDir) : null
  if (serving) return refuse(t('load:serving', { pid: serving.pid, port: serving.port }), 1)
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  return withDatabase(config, async (_, url) => {
    const db = openDatabase(url, { max: 4, statementTimeoutSeconds: 7200 })
    try {
      const files = openFileStore(config.dataDir)
      const loaded = await loadYear({ db, url, config, files }, plan, threads, teller(t))
      if (!('written' in loaded))
        return refuse(t(`load:${loaded.outcome}`, { found: JSON.stringify(loaded.found) }), 1)
      if (loaded.outcome === 'loaded') await count(db, t)
      const { matters, acts, residents } = loaded.written
      const facts = {
        matters,
        acts,
        residents,
        seconds: seconds(),
        actsASecond: Math.round(acts / Math.max(1, seconds())),
      }
      say(t(`load:${loaded.outcome}`, facts))
      return say(JSON.stringify({ ...plan, ...facts, outcome: loaded.outcome }))
    } finally {
      await db.close()
    }
  })
}

/** What pages show of figures is counted beforehand: whoever opens the loaded database finds it so. */
async function count(db: Database, t: Translate): Promise<void> {
  console.error(t('load:counting'))
  for (const { id } of await db.owner.selectFrom('jurisdiction').select('id').execute())
    for (const rollup of rollups) await fillRollup({ db, clock: wallClock }, id, rollup)
}

/** A bar with rate and time left on a terminal; elsewhere a line a step and every fiftieth part. */
function teller(t: Translate): (told: Told) => void {
  let shown = ''
  let began = performance.now()
  let beganAt = 0
  let step = ''
  return told => {
    if (told.step !== step) [step, began, beganAt] = [told.step, performance.now(), told.share]
    const passed = (performance.now() - began) / 1000
    const percent = Math.floor(told.share * 100)
    const left = told.share > beganAt ? (passed / (told.share - beganAt)) * (1 - told.share) : 0
    const facts = {
      percent,
      ...told.written,
      rate: Math.round(told.now.acts / Math.max(1, passed)),
      minutes: Math.floor(left / 60),
      seconds: Math.round(left % 60),
    }
    const words = t(`load:step.${told.step}`, facts)
    const key = process.stderr.isTTY ? words : `${told.step} ${Math.floor(percent / 2)}`
    if (key === shown) return
    shown = key
    if (!process.stderr.isTTY) console.error(words)
    else process.stderr.write(`\r\u001b[K${barOf(told.share)} ${words}`)
  }
}
