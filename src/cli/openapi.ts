/** Prints the OpenAPI 3.1 document of the published API, made from the same shapes that validate requests. */
import pino from 'pino'
import { openAili } from '../app.ts'
import { loadConfig } from '../kernel/config.ts'

const config = loadConfig(process.argv.slice(2), process.env)
if (!config.databaseUrl) throw new Error('DATABASE_URL of a migrated database is needed')
const aili = await openAili(config, config.databaseUrl, {
  log: pino({ level: 'fatal' }),
  sweepEveryMs: null,
  jobs: false,
})
await aili.app.ready()
const document = `${JSON.stringify(aili.app.swagger(), null, 2)}\n`
await aili.close()
process.stdout.write(document, () => process.exit(0))
