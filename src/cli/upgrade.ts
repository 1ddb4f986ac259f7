/** `npm run upgrade`: an embedded database of an older PostgreSQL becomes one of the PostgreSQL this Aili brings. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig, terminalWords } from '../kernel/config.ts'
import { Refusal } from '../kernel/errors.ts'
import { fetchBinaries, givenBinaries } from '../kernel/old-binaries.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { removeKept, upgradeEmbedded } from '../kernel/upgrade.ts'
import { messageOf, refuse, say } from './say.ts'

const options = {
  data: { type: 'string' },
  'old-binaries': { type: 'string' },
  parallel: { type: 'string', default: '2' },
  'remove-old': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const
const t = terminalWords(process.env)

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...argv], options })
    if (values.help) return say(t('backup:upgrade.help'))
    if (!/^([1-9]|1[0-6])$/.test(values.parallel)) return refuse(t('backup:upgrade.help'), 2)
    const config = loadConfig(values.data ? ['--data', values.data] : [], process.env)
    if (config.databaseUrl !== null) throw new Refusal('upgradeUnfit', { reason: 'served' })
    if (values['remove-old'])
      return say(t('backup:upgrade.removed', { names: removeKept(config.dataDir).join(', ') || '–' }))
    return await upgrade(config.dataDir, values['old-binaries'], Number(values.parallel))
  } catch (error) {
    return refuse(error instanceof Refusal ? wordsOf(error, t) : messageOf(error), 1)
  }
}

async function upgrade(dataDir: string, given: string | undefined, parallel: number): Promise<number> {
  const started = performance.now()
  const done = await upgradeEmbedded({
    dataDir,
    parallel,
    binariesOf: async major => {
      if (given !== undefined) return givenBinaries(resolve(given))
      console.error(t('backup:upgrade.fetching', { major }))
      return fetchBinaries(major)
    },
    say: stage => console.error(t(`backup:upgrade.stage.${stage}`)),
  })
  if (done.from === null) return say(t('backup:upgrade.nothing', { to: done.to }))
  const seconds = Math.round(performance.now() - started) / 1000
  say(t('backup:upgrade.done', { ...done, seconds }))
  return say(JSON.stringify({ ...done, seconds }))
}
