/** `npm run verify`: replays every proceeding and names whatever is not as its acts say; reads only. */
import { parseArgs } from 'node:util'
import { type Config, commonOptions, loadConfig, terminalWords } from '../kernel/config.ts'
import { openFileStore } from '../kernel/files.ts'
import type { Translate } from '../kernel/i18n.ts'
import { matterRules, verifyContents } from '../matters/index.ts'
import { declaredProcedures } from '../procedures.ts'
import { rulesOf } from '../proceedings/declared.ts'
import { type Difference, verifyAll } from '../proceedings/index.ts'
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
  const sums = await withDatabase(config, db =>
    verifyAll({
      owner: db.owner,
      files: openFileStore(config.dataDir),
      procedures: { ...declared(), matter: { ground: matterRules, beside: verifyContents } },
      tell: difference => console.log(wordsOf(difference, t)),
      progress: process.stderr.isTTY
        ? count => process.stderr.write(`\r${t('verify:progress', { count })}`)
        : () => {},
    }),
  )
  if (process.stderr.isTTY) process.stderr.write('\n')
  console.log(t(sums.differences === 0 ? 'verify:sound' : 'verify:unsound', { ...sums }))
  console.log(JSON.stringify({ ...sums, seconds: Math.round(performance.now() - started) / 1000 }))
  return sums.differences === 0 ? 0 : 1
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
