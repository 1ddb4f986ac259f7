/** `npm run verify`: replays every proceeding and names whatever is not as its acts say; reads only. */
import { parseArgs } from 'node:util'
import { type Config, commonOptions, loadConfig, terminalWords } from '../kernel/config.ts'
import { openFileStore } from '../kernel/files.ts'
import type { Translate } from '../kernel/i18n.ts'
import { matterRules, verifyContents } from '../matters/index.ts'
import { declaredProcedures } from '../procedures.ts'
import { rulesOf } from '../proceedings/declared.ts'
import { type Difference, type Owner, verifyAll, verifyRollup } from '../proceedings/index.ts'
import { rollups } from '../rollups.ts'
import { withDatabase } from './open.ts'

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
    console.error((error as Error).message)
    return 2
  }
}

async function verify(config: Config, t: Translate): Promise<number> {
  const started = performance.now()
  const sums = await withDatabase(config, async db => {
    const sums = await verifyAll({
      owner: db.owner,
      files: openFileStore(config.dataDir),
      procedures: { ...declared(), matter: { ground: matterRules, beside: verifyContents } },
      tell: difference => console.log(wordsOf(difference, t)),
      progress: process.stderr.isTTY
        ? count => process.stderr.write(`\r${t('verify:progress', { count })}`)
        : () => {},
    })
    return { ...sums, differences: sums.differences + (await verifyCounts(db.owner, t)) }
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  console.log(t(sums.differences === 0 ? 'verify:sound' : 'verify:unsound', { ...sums }))
  console.log(JSON.stringify({ ...sums, seconds: Math.round(performance.now() - started) / 1000 }))
  return sums.differences === 0 ? 0 : 1
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

/** Replayed by their declaration. */
function declared() {
  return Object.fromEntries(
    declaredProcedures.map(procedure => [procedure.id, { ground: rulesOf(procedure) }]),
  )
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
