/** npm run calendar -- load notice.json: takes in a year's State Council notice and moves or confirms the dates that rest on it. */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { openAili } from '../app.ts'
import { loadConfig } from '../kernel/config.ts'
import { startEmbedded } from '../kernel/embedded.ts'
import { translator } from '../kernel/i18n.ts'
import { migrate } from '../kernel/migrate.ts'
import { recomputeForYear } from '../matters/index.ts'
import { loadNotice } from '../proceedings/index.ts'
import { territoryOf } from '../territory/index.ts'

const { positionals, values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})
const [verb, path] = positionals
if (values.help || verb !== 'load' || !path) console.log(translator('en')('clock:command.help'))
else await load(path)

async function load(file: string): Promise<void> {
  const config = loadConfig(values.data ? ['--data', values.data] : [], process.env)
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded(config.dataDir, line => console.error(line))
  const url = config.databaseUrl ?? embedded!.url
  await migrate(url)
  const aili = await openAili(config, url, { log: pino({ level: 'warn' }), sweepEveryMs: null, jobs: false })
  try {
    const territory = await territoryOf(aili.kernel)
    const year = await loadNotice(
      aili.kernel,
      territory.jurisdiction.id,
      JSON.parse(readFileSync(file, 'utf8')),
    )
    console.log(
      JSON.stringify({ year, ...(await recomputeForYear(aili.kernel, territory.jurisdiction.id, year)) }),
    )
  } finally {
    await aili.close()
    await embedded?.stop()
  }
}
