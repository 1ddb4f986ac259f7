/** npm run rules -- …: takes in versions of terms an office has decided on, and shows which version of each term is in force when. */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { nameOf, sayIn } from '../conduct/index.ts'
import { wallClock } from '../kernel/clock.ts'
import { loadConfig, terminalWords } from '../kernel/config.ts'
import type { Database } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { allProcedures } from '../procedures.ts'
import { loadRules, type RecordedRule, rulesOnRecord } from '../proceedings/index.ts'
import type { Procedure } from '../proceedings/procedure.ts'
import { versionsOf, withRules } from '../proceedings/rule-book.ts'
import { withDatabase } from './open.ts'

const options = {
  source: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
type Values = ReturnType<typeof parse>['values']

/** What a command works on. */
interface Asked {
  readonly db: Database
  readonly jurisdictionId: number
  readonly word: string | undefined
  readonly values: Values
  readonly t: Translate
}
const commands: Readonly<Record<string, (asked: Asked) => Promise<void>>> = { load, show }

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  try {
    const { positionals, values } = parse(argv)
    const [verb = '', word, ...more] = positionals
    const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined
    if (values.help || !command || more.length > 0 || (verb === 'load' && (!word || !values.source))) {
      console.log(t('clock:rules.help'))
      return values.help ? 0 : 2
    }
    const config = loadConfig(values.data ? ['--data', values.data] : [], process.env)
    await withDatabase(config, async db => {
      const jurisdiction = await db.owner.selectFrom('jurisdiction').select('id').executeTakeFirst()
      if (!jurisdiction) throw new Error(t('clock:rules.noJurisdiction'))
      await command({ db, jurisdictionId: jurisdiction.id, word, values, t })
    })
    return 0
  } catch (error) {
    console.error(error instanceof Refusal ? wordsOf(error, t) : (error as Error).message)
    return 1
  }
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], allowPositionals: true, options })
}

/** A list of rules; all are taken in, or none. */
async function load({ db, jurisdictionId, word, values, t }: Asked): Promise<void> {
  const given: unknown = JSON.parse(readFileSync(word!, 'utf8'))
  if (!Array.isArray(given) || given.length === 0) throw new Error(t('clock:rules.noList', { file: word }))
  const dryRun = values['dry-run'] ?? false
  const asked = { source: values.source!, personId: null, dryRun }
  const added = await loadRules({ db, clock: wallClock }, jurisdictionId, allProcedures, given, asked)
  if (values.json) return console.log(JSON.stringify(added, null, 2))
  for (const { procedure, term, rule } of added)
    console.log(`  ${lineOf(allProcedures.find(one => one.id === procedure)!, term, rule, t)}`)
  console.log(t(dryRun ? 'clock:rules.checked' : 'clock:rules.loaded', { count: added.length }))
}

/** Every version of every term, those of the release and those loaded since, with the document that decided them. */
async function show({ db, jurisdictionId, word, values, t }: Asked): Promise<void> {
  const shown = word === undefined ? allProcedures : allProcedures.filter(one => one.id === word)
  if (shown.length === 0)
    throw new Error(
      t('clock:rules.noProcedure', { word, lawful: allProcedures.map(one => one.id).join(', ') }),
    )
  const onRecord = await rulesOnRecord(db.owner, jurisdictionId)
  const rows = shown.flatMap(bundled => rowsOf(withRules(bundled, onRecord), onRecord))
  if (values.json)
    return console.log(
      JSON.stringify(
        rows.map(({ procedure, ...row }) => ({ procedure: procedure.id, ...row })),
        null,
        2,
      ),
    )
  for (const procedure of new Set(rows.map(row => row.procedure))) {
    console.log(`${nameOf(procedure.id, t)} ${procedure.id}`)
    for (const { term, rule, source } of rows.filter(row => row.procedure === procedure))
      console.log(`  ${lineOf(procedure, term, rule, t)}${source ? t('clock:rules.source', { source }) : ''}`)
  }
}

function rowsOf(procedure: Procedure, onRecord: readonly RecordedRule[]) {
  return Object.keys(procedure.terms).flatMap(term =>
    versionsOf(procedure, term).map(rule => {
      const loaded = onRecord.find(
        one => one.procedure === procedure.id && one.term === term && one.rule.version === rule.version,
      )
      return { procedure, term, rule, source: loaded?.source ?? null, loadedAt: loaded?.loadedAt ?? null }
    }),
  )
}

/** 办理期限 handling 第2版 · 5个工作日 · 2026-12-01 起 · 依据 */
function lineOf(procedure: Procedure, term: string, rule: RecordedRule['rule'], t: Translate): string {
  const { amount, unit, version, validFrom = '', validTo, basis } = rule
  return t(validTo ? 'clock:rules.lineEnded' : 'clock:rules.line', {
    ...{ label: sayIn(procedure.id, t)('term', term), term, version, validFrom, validTo },
    amount: t(`clock:amount.${unit}`, { count: amount }),
    article: basis.article,
    force: t(`clock:force.${basis.force}`),
  })
}
