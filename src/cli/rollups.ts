/** `npm run rollups`: how far what is counted beforehand has followed the acts; counts it from nothing where asked to. */
import { parseArgs } from 'node:util'
import { wallClock } from '../kernel/clock.ts'
import { commonOptions, loadConfig, terminalWords } from '../kernel/config.ts'
import type { Database } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { wordsOf as wordsIn } from '../kernel/refusal-words.ts'
import { catchUp, fillRollup, type Rollup } from '../proceedings/index.ts'
import { rollups } from '../rollups.ts'
import { withExisting } from './open.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  const options = { ...commonOptions, rebuild: { type: 'boolean' } } as const
  try {
    const { values } = parseArgs({ args: [...argv], options })
    if (values.help) {
      console.log(t('rollup:help'))
      return 0
    }
    const config = loadConfig(
      argv.filter(word => word !== '--rebuild'),
      process.env,
    )
    return await withExisting(config, db => follow(db, t, values.rebuild === true))
  } catch (error) {
    console.error(error instanceof Refusal ? wordsIn(error, t) : (error as Error).message)
    return 2
  }
}

async function follow(db: Database, t: Translate, anew: boolean): Promise<number> {
  const kernel = { db, clock: wallClock }
  let busy = 0
  for (const { id } of await db.owner.selectFrom('jurisdiction').select('id').execute())
    for (const rollup of rollups) {
      const started = performance.now()
      const outcome = await turn(kernel, id, rollup, anew)
      if (outcome === 'busy') busy += 1
      const seconds = Math.round((performance.now() - started) / 100) / 10
      console.log(t(`rollup:${outcome}`, { name: rollup.name, jurisdiction: id, seconds }))
    }
  return busy === 0 ? 0 : 1
}

async function turn(
  kernel: Parameters<typeof catchUp>[0],
  id: number,
  rollup: Rollup,
  anew: boolean,
): Promise<'caughtUp' | 'filled' | 'busy'> {
  const outcome = anew ? 'mustFill' : await catchUp(kernel, id, rollup)
  if (outcome !== 'mustFill') return outcome
  return (await fillRollup(kernel, id, rollup, { anew })) ? 'filled' : 'busy'
}
