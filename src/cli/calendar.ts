/** npm run calendar -- load notice.json: takes in a year's State Council notice and moves or confirms the dates that rest on it. */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { openAili } from '../app.ts'
import { loadConfig, terminalWords } from '../kernel/config.ts'
import { startEmbedded } from '../kernel/embedded.ts'
import { Refusal } from '../kernel/errors.ts'
import { migrate } from '../kernel/migrate.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { recomputeForYear } from '../matters/index.ts'
import { loadNotice } from '../proceedings/index.ts'
import { territoryOf } from '../territory/index.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    const [verb, path] = positionals
    if (values.help || verb !== 'load' || !path) {
      console.log(t('clock:command.help'))
      return values.help ? 0 : 2
    }
    await load(JSON.parse(readFileSync(path, 'utf8')), values.data)
    return 0
  } catch (error) {
    console.error(error instanceof Refusal ? wordsOf(error, t) : (error as Error).message)
    return 1
  }
}

async function load(notice: unknown, dataDir: string | undefined): Promise<void> {
  const config = loadConfig(dataDir ? ['--data', dataDir] : [], process.env)
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded(config.dataDir, line => console.error(line))
  const url = config.databaseUrl ?? embedded!.url
  await migrate(url)
  const aili = await openAili(config, url, { log: pino({ level: 'warn' }), sweepEveryMs: null, jobs: false })
  try {
    const territory = await territoryOf(aili.kernel)
    const year = await loadNotice(aili.kernel, territory.jurisdiction.id, notice)
    console.log(
      JSON.stringify({ year, ...(await recomputeForYear(aili.kernel, territory.jurisdiction.id, year)) }),
    )
  } finally {
    await aili.close()
    await embedded?.stop()
  }
}
