/** npm run import: takes in a hotline's export row by row, each once, with a report of what became of every row; or files of places (import-places.ts). */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Imported, importHotline, Unreadable, writeReport } from '../hotline/index.ts'
import { terminalWords } from '../kernel/config.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { territoryOf } from '../territory/index.ts'
import { importPlaces, isOfPlaces } from './import-places.ts'
import { withKernel } from './kernel.ts'
import { barOf, messageOf } from './say.ts'

const options = {
  'dry-run': { type: 'boolean' },
  columns: { type: 'string' },
  out: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  if (isOfPlaces(argv)) return importPlaces(argv, t)
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    if (values.help) return say(`${t('hotline:help')}\n\n${t('survey:cli.help')}`, 0)
    const [file, more] = positionals
    if (file === undefined || more !== undefined) return say(t('hotline:usage'), 2)
    const asked = { file, dryRun: values['dry-run'] === true, columns: values.columns, out: values.out }
    return await withKernel(values.data, kernel => run(kernel, asked, t))
  } catch (error) {
    console.error(wordsFor(error, t))
    return 1
  }
}

interface Asked {
  readonly file: string
  readonly dryRun: boolean
  readonly columns: string | undefined
  readonly out: string | undefined
}

async function run(kernel: Kernel, asked: Asked, t: Translate): Promise<number> {
  const startedAt = performance.now()
  const imported = await importHotline(kernel, { ...asked, onProgress: progress(t) })
  const files = writeReport(
    imported,
    await territoryOf(kernel),
    asked.dryRun,
    { file: asked.file, out: asked.out, otherwise: join(kernel.config.dataDir, 'imports') },
    t,
  )
  if (!asked.dryRun) await settle(kernel)
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  const summary = { ...counts(imported, asked), seconds, report: files.report, refusedFile: files.refused }
  console.log(t(asked.dryRun ? 'hotline:dryRun' : 'hotline:done', summary))
  console.log(JSON.stringify(summary))
  return 0
}

/** The search index takes in what waits beside it, and how often words stand in all matters is counted anew: likely duplicates go by both. */
async function settle({ db }: Kernel): Promise<void> {
  await db.pool.query("select gin_clean_pending_list('matter_search')")
  await db.pool.query('analyze matter, proceeding')
}

/** Every row is one of taken, refused and alreadyThere; in a dry run taken says what would be. */
function counts({ lines, groups, resumed }: Imported, { file, dryRun }: Asked) {
  const having = (keep: (line: (typeof lines)[number]) => boolean) => lines.filter(keep).length
  return {
    file,
    dryRun,
    rows: lines.length,
    taken: having(line => line.status === 'taken' || line.status === 'wouldBeTaken'),
    refused: having(line => line.status === 'refused'),
    alreadyThere: having(line => line.status === 'alreadyThere'),
    duplicates: having(line => line.group !== null) - groups,
    duplicateGroups: groups,
    withPlace: having(line =>
      Boolean(line.entry?.report.place.buildingId ?? line.entry?.report.place.communityId),
    ),
    uncategorised: having(line => line.category === 'other'),
    resumed,
  }
}

/** A bar on a terminal, a line every tenth part elsewhere. */
function progress(t: Translate): (done: number, total: number) => void {
  let tenths = 0
  return (done, total) => {
    const share = total === 0 ? 1 : done / total
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r${barOf(share)} ${t('hotline:progress', { done, total })}${done >= total ? '\n' : ''}`,
      )
    else if (Math.floor(share * 10) > tenths) {
      tenths = Math.floor(share * 10)
      console.error(t('hotline:progress', { done, total }))
    }
  }
}

function wordsFor(error: unknown, t: Translate): string {
  if (error instanceof Unreadable) return t(`hotline:unreadable.${error.code}`, error.facts)
  if (error instanceof Refusal)
    return error.facts.setUp === false ? wordsOf(error, t) : `${wordsOf(error, t)}\n${t('hotline:again')}`
  return messageOf(error)
}

function say(words: string, code: number): number {
  console.log(words)
  return code
}
