/** `npm run setup`: a real jurisdiction from a spreadsheet, checked row by row before anything is written. */
import { randomInt } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { createAccounts, hashPassword } from '../kernel/auth-accounts.ts'
import { type Config, loadConfig, terminalWords } from '../kernel/config.ts'
import type { Database, DB } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import { roles } from '../territory/roles.ts'
import { checkWorkbook } from '../territory/setup-check.ts'
import { type Problem, readWorkbook, type Workbook, writeTemplate } from '../territory/setup-read.ts'
import { type SheetName, sheetsOf } from '../territory/setup-sheets.ts'
import { knownOf, writeWorkbook } from '../territory/setup-write.ts'
import { withDatabase } from './open.ts'

const options = {
  'dry-run': { type: 'boolean' },
  template: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
const sheets = sheetsOf(roles)
/** Of first passwords: without look-alikes. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    if (values.help) return say(t('territory:setup.help'), 0)
    if (values.template !== undefined) {
      await writeTemplate(values.template, sheets, t)
      return say(t('territory:setup.templateWritten', { file: values.template }), 0)
    }
    const [file] = positionals
    if (file === undefined) return say(t('territory:setup.usage'), 2)
    return await setUp(file, values['dry-run'] === true, loadConfig(argv, process.env), t)
  } catch (error) {
    console.error((error as Error).message)
    return 1
  }
}

async function setUp(file: string, dryRun: boolean, config: Config, t: Translate): Promise<number> {
  const read = await readWorkbook(file, sheets).catch((error: Error) => {
    throw new Error(t('territory:setup.notRead', { file, why: error.message }))
  })
  return withDatabase(config, async db => {
    const jurisdictionId = Number(read.workbook.jurisdiction[0]?.cells.code ?? 0)
    const known = await knownOf(db.owner, Number.isSafeInteger(jurisdictionId) ? jurisdictionId : 0)
    const { workbook, problems } = checkWorkbook(read.workbook, sheets, known)
    const all = [...read.problems, ...problems]
    for (const problem of all) console.log(wordsOf(problem, t))
    const errors = all.filter(problem => problem.level === 'error').length
    const warnings = all.length - errors
    const facts = { dryRun, errors, warnings, rows: rowCounts(workbook) }
    if (dryRun) return summed(t('territory:setup.dryRun', facts), facts, errors === 0 ? 0 : 1)
    if (errors > 0) return summed(t('territory:setup.refused', facts), facts, 1)
    return written(db, workbook, config, facts, t)
  })
}

async function written(
  db: Database,
  workbook: Workbook,
  config: Config,
  facts: object,
  t: Translate,
): Promise<number> {
  const passwords = new Map<string, string>()
  const file = join(config.dataDir, `passwords-${new Date().toISOString().replaceAll(':', '')}.csv`)
  const written = await writeWorkbook(db.owner, workbook, async (tx, people) => {
    const accounts = await withFirstPasswords(tx, people, passwords)
    // Before the commit: an account whose password nobody has would be of no use.
    if (passwords.size > 0) writeFileSync(file, linesOf(passwords), { mode: 0o600, flag: 'wx' })
    return accounts
  }).catch((error: unknown) => {
    rmSync(file, { force: true })
    throw error
  })
  const added = Object.values(written).reduce((sum, count) => sum + count.added, 0)
  const updated = Object.values(written).reduce((sum, count) => sum + count.updated, 0)
  const passwordFile = passwords.size > 0 ? file : null
  if (passwordFile !== null) console.log(t('territory:setup.passwords', { count: passwords.size, file }))
  return summed(
    t('territory:setup.done', { added, updated }),
    { ...facts, added, updated, sheets: written, passwordFile },
    0,
  )
}

/** A first password of 16 characters for each new person. */
async function withFirstPasswords(
  tx: Kysely<DB>,
  people: readonly { user: string; name: string }[],
  passwords: Map<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const accounts = []
  for (const { user, name } of people) {
    const password = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('')
    passwords.set(user, password)
    accounts.push({ username: user, name, passwordHash: hashPassword(password) })
  }
  const hashed = await Promise.all(
    accounts.map(async account => ({ ...account, passwordHash: await account.passwordHash })),
  )
  return createAccounts(tx, hashed)
}

function linesOf(passwords: ReadonlyMap<string, string>): string {
  return [...passwords].map(([user, password]) => `${user},${password}\n`).join('')
}

function wordsOf({ sheet, row, column, level, code, facts }: Problem, t: Translate): string {
  const at = {
    row,
    sheet: t(`territory:setup.sheet.${sheet}`),
    column: column === '' ? '' : t(`territory:setup.column.${column}`),
    words: t(`territory:setup.problem.${code}`, facts),
  }
  return `${t(`territory:setup.level.${level}`)}  ${t('territory:setup.at', at)}`
}

function rowCounts(workbook: Workbook): Record<string, number> {
  return Object.fromEntries(
    (Object.keys(workbook) as SheetName[]).map(sheet => [sheet, workbook[sheet].length]),
  )
}

function summed(words: string, facts: object, code: number): number {
  console.log(words)
  return say(JSON.stringify(facts), code)
}

function say(words: string, code: number): number {
  console.log(words)
  return code
}
