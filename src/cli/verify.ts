/** `npm run verify`: replays every proceeding and names whatever is not as its acts say; reads only. */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Config, commonOptions, loadConfig, terminalWords } from '../kernel/config.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { wordsOf as wordsIn } from '../kernel/refusal-words.ts'
import {
  added,
  type Difference,
  type Owner,
  stretchesOf,
  verifyOrphans,
  verifyRollup,
} from '../proceedings/index.ts'
import { rollups } from '../rollups.ts'
import { withExisting } from './open.ts'
import { verifyBeside, verifyHere } from './verify-beside.ts'

/** So many proceedings one process replays before it asks for more. */
const stretchLength = 10_000

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  try {
    const { values } = parseArgs({ args: [...argv], options: commonOptions })
    if (values.help) {
      console.log(t('verify:help'))
      return 0
    }
    return await verify(loadConfig(argv, process.env), t)
  } catch (error) {
    console.error(error instanceof Refusal ? wordsIn(error, t) : (error as Error).message)
    return 2
  }
}

async function verify(config: Config, t: Translate): Promise<number> {
  const started = performance.now()
  const tell = (difference: Difference) => console.log(wordsOf(difference, t))
  const progress = told(t)
  const sums = await withExisting(config, async (db, url) => {
    const stretches = await stretchesOf(db.owner, stretchLength)
    const jobs = Math.min(availableParallelism(), stretches.length)
    const replayed =
      jobs > 1
        ? await verifyBeside({ url, dataDir: config.dataDir }, stretches, jobs, tell, progress)
        : await verifyHere(db.owner, config.dataDir, stretches, tell, progress)
    const sums = added(replayed, await verifyOrphans({ owner: db.owner, tell }))
    return { ...sums, differences: sums.differences + (await verifyCounts(db.owner, t)) }
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  console.log(t(sums.differences === 0 ? 'verify:sound' : 'verify:unsound', { ...sums }))
  console.log(JSON.stringify({ ...sums, seconds: Math.round(performance.now() - started) / 1000 }))
  return sums.differences === 0 ? 0 : 1
}

/** A line rewritten on a terminal; elsewhere a line every hundred thousand. */
function told(t: Translate): (proceedings: number) => void {
  let lines = 0
  return count => {
    if (process.stderr.isTTY) process.stderr.write(`\r${t('verify:progress', { count })}`)
    else if (count >= (lines + 1) * 100_000) {
      lines = Math.floor(count / 100_000)
      console.error(t('verify:progress', { count }))
    }
  }
}

/** Rollups beside what they were counted from. @returns how many rows differ, of the first of each table */
async function verifyCounts(owner: Owner, t: Translate): Promise<number> {
  let differences = 0
  for (const { id } of await owner.selectFrom('jurisdiction').select('id').execute())
    for (const rollup of rollups)
      for (const { table, row, expected, found } of await verifyRollup(owner, id, rollup)) {
        differences += 1
        console.log(`${table} ${row}  ${t('verify:differs', { expected, found })}`)
      }
  return differences
}

function wordsOf(
  { number, proceedingId, seq, actId, column, expected, found }: Difference,
  t: Translate,
): string {
  const where =
    seq === null
      ? t('verify:proceeding', { number, proceedingId })
      : t('verify:act', { number, proceedingId, seq, actId })
  return `${where}  ${column}  ${t('verify:differs', { expected, found })}`
}
