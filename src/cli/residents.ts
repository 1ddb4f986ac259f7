/** npm run residents: a roster of residents looked at and taken in at the command line, or a community's roster taken out with numbers masked. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { terminalWords } from '../kernel/config.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { asideFile, runOf, sendRoster, takeOut, viewOf, writeRoster } from '../roster/index.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import { withKernel } from './kernel.ts'
import { messageOf, progress, refuse, say } from './say.ts'

const options = {
  community: { type: 'string' },
  grid: { type: 'string' },
  place: { type: 'string' },
  phones: { type: 'boolean' },
  children: { type: 'boolean' },
  dry: { type: 'boolean' },
  aside: { type: 'string' },
  reason: { type: 'string' },
  out: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
const rowsTold = 5

process.exitCode = await main(process.argv.slice(2))

type Values = Readonly<Partial<Record<keyof typeof options, string | boolean>>>

/** 0 done, 1 it cannot be worked with, 2 the command is not right. */
async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  let parsed: { values: Values; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    return refuse(t('roster:cli.option', { why: messageOf(error).split('. ')[0] }), 2)
  }
  const { values, positionals } = parsed
  const [command, file, more] = positionals
  if (values.help) return say(t('roster:cli.help'))
  const isImport = command === 'import' && file !== undefined && more === undefined
  if (!isImport && !(command === 'export' && file === undefined)) return refuse(t('roster:cli.usage'), 2)
  try {
    return await withKernel(values.data, async kernel => {
      const territory = await territoryOf(kernel)
      const community = communityCalled(territory, String(values.community ?? ''))
      if (!community) return refuse(noCommunity(territory, values, t), 2)
      return isImport
        ? takeIn(kernel, { file, values, communityId: community.id }, t)
        : giveOut(kernel, { values, communityId: community.id, territory }, t)
    })
  } catch (error) {
    return refuse(error instanceof Refusal ? wordsOf(error, t) : messageOf(error), 1)
  }
}

function communityCalled({ communities }: Territory, word: string) {
  return communities.find(it => it.code === word || it.name === word)
}

function noCommunity({ communities }: Territory, { community = '' }: Values, t: Translate): string {
  const names = communities.map(({ code, name }) => `${name} ${code}`).join(', ')
  return t('roster:cli.noCommunity', { community, communities: names })
}

interface Taking {
  readonly file: string
  readonly values: Values
  readonly communityId: string
}

async function takeIn(kernel: Kernel, { file, values, communityId }: Taking, t: Translate): Promise<number> {
  const startedAt = performance.now()
  const bytes = readFileSync(file)
  const wishes = {
    ...{ id: newId(), communityId, columns: {} },
    place: values.place === undefined ? null : String(values.place),
    ...{ phones: values.phones === true, children: values.children === true },
  }
  const sent = await sendRoster(kernel, null, { bytes, fileName: basename(file), wishes }, bar('looking', t))
  await sent.looked
  const key = [sent.run.jurisdictionId, sent.run.id] as const
  const looked = await viewOf(kernel, await runOf(kernel, ...key), t)
  if (looked.report === null) return refuse(looked.failure ?? '', 1)
  console.log(t('roster:cli.found', { rows: looked.rows, ...looked.report.counts }))
  for (const { label, count, rows } of [...looked.report.problems, ...looked.report.notes])
    console.log(
      t('roster:cli.group', {
        label,
        count,
        rows: rows
          .slice(0, rowsTold)
          .map(it => it.at)
          .join(', '),
      }),
    )
  if (typeof values.aside === 'string') {
    const aside = await asideFile(kernel, null, ...key, t)
    await writeFile(values.aside, aside.bytes, { mode: 0o600 })
    console.log(t('roster:cli.asideOut', { count: aside.rows, file: values.aside }))
  }
  const dry = values.dry === true
  const counts = dry ? looked.report.counts : await write(kernel, key, t)
  if (counts === null) return 1
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  console.log(JSON.stringify({ file, dryRun: dry, rows: looked.rows, ...counts, seconds }))
  return 0
}

async function write(kernel: Kernel, key: readonly [number, string], t: Translate) {
  const { written } = await writeRoster(kernel, null, ...key, bar('writing', t))
  await written
  const done = await viewOf(kernel, await runOf(kernel, ...key), t)
  const counts = done.state === 'done' ? (done.report?.written ?? null) : null
  if (counts === null) console.error(done.failure ?? '')
  else console.log(t('roster:cli.done', { ...counts, aside: done.aside }))
  return counts && { ...counts, aside: done.aside }
}

interface Giving {
  readonly values: Values
  readonly communityId: string
  readonly territory: Territory
}

async function giveOut(
  kernel: Kernel,
  { values, communityId, territory }: Giving,
  t: Translate,
): Promise<number> {
  const { out, reason, grid: code } = values
  if (typeof out !== 'string' || typeof reason !== 'string' || reason.trim() === '')
    return refuse(t('roster:cli.noOut'), 2)
  const grid =
    code === undefined ? null : territory.grids.find(it => it.code === code && it.communityId === communityId)
  if (grid === undefined) return refuse(t('roster:cli.noGrid', { grid: code }), 2)
  const { bytes, rows } = await takeOut(
    kernel,
    null,
    { communityId, gridId: grid?.id ?? null, whole: false, reason },
    t,
  )
  await writeFile(out, bytes, { mode: 0o600 })
  return say(t('roster:cli.exported', { rows, file: out }))
}

function bar(word: 'looking' | 'writing', t: Translate): (share: number) => void {
  return progress(percent => t(`roster:cli.${word}`, { percent }), { withBar: true })
}
