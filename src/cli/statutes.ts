/** npm run statutes: the texts of law taken in from a file, and questions answered with articles at the command line. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { terminalWords } from '../kernel/config.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { loadStatutes, readStatuteFile } from '../statutes/index.ts'
import { withKernel } from './kernel.ts'
import { messageOf, progress, refuse, say } from './say.ts'
import { type Answered, openAnswers, readQuestions } from './statutes-answers.ts'

const options = {
  queries: { type: 'string' },
  k: { type: 'string' },
  out: { type: 'string' },
  text: { type: 'boolean' },
  json: { type: 'boolean' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
type Values = Readonly<Partial<Record<keyof typeof options, string | boolean>>>

const badTold = 20
const shown = 10
const most = 1000

process.exitCode = await main(process.argv.slice(2))

/** 0 done, 1 it cannot be worked with, 2 the command is not right. */
async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  let parsed: { values: Values; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    return refuse(t('statute:cli.option', { why: messageOf(error).split('. ')[0] }), 2)
  }
  const { values, positionals } = parsed
  const [command, ...words] = positionals
  if (values.help) return say(t('statute:cli.help'))
  const count = values.k === undefined ? null : Number(values.k)
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= most))
    return refuse(t('statute:cli.count', { most }), 2)
  const isLoad = command === 'load' && words.length === 1
  const isSearch = command === 'search' && words.length > 0 !== (values.queries !== undefined)
  if (!isLoad && !isSearch) return refuse(t('statute:cli.usage'), 2)
  try {
    return await withKernel(values.data, async kernel => {
      if (isLoad) return load(kernel, words[0]!, t)
      return values.queries === undefined
        ? searchOne(kernel, words.join(' '), { count: count ?? shown, json: values.json === true }, t)
        : searchMany(kernel, values, count ?? 100, t)
    })
  } catch (error) {
    return refuse(error instanceof Refusal ? wordsOf(error, t) : messageOf(error), 1)
  }
}

async function load(kernel: Kernel, path: string, t: Translate): Promise<number> {
  const startedAt = performance.now()
  const bar = (word: string) => progress(percent => t(`statute:cli.${word}`, { percent }), { withBar: true })
  const file = await readStatuteFile(path, bar('reading'))
  for (const { line, field } of file.bad.slice(0, badTold))
    console.error(t(field ? 'statute:cli.badField' : 'statute:cli.badLine', { line, field }))
  if (file.bad.length > badTold) console.error(t('statute:cli.moreBad', { count: file.bad.length - badTold }))
  if (file.articles.length === 0) return refuse(t('statute:cli.nothing', { file: path }), 1)
  const loaded = await loadStatutes(kernel, file, bar('writing'))
  console.log(t('statute:cli.loaded', { ...loaded }))
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  console.log(JSON.stringify({ file: path, lines: file.lines, bad: file.bad.length, ...loaded, seconds }))
  return 0
}

interface Showing {
  readonly count: number
  readonly json: boolean
}

async function searchOne(
  kernel: Kernel,
  question: string,
  { count, json }: Showing,
  t: Translate,
): Promise<number> {
  const answers = await openAnswers(kernel.db)
  if (answers === null) return refuse(t('statute:cli.none'), 1)
  const { results } = await answers.to({ id: null, query: question }, count, true)
  if (json) return say(JSON.stringify(results, null, 2))
  for (const { rank, title, no, date, text, supersededBy, since } of results) {
    const named = t('statute:named', { law: title, no, date: date ?? t('statute:noDate') })
    const note = supersededBy === undefined ? '' : `   ${t('statute:awaited', { by: supersededBy, since })}\n`
    console.log(`${rank}. ${named}\n${note}   ${text}\n`)
  }
  return say(t('statute:noAdvice'))
}

async function searchMany(kernel: Kernel, values: Values, count: number, t: Translate): Promise<number> {
  const { questions, bad } = readQuestions(String(values.queries))
  for (const line of bad) console.error(t('statute:cli.badQuestion', { line }))
  if (questions.length === 0) return refuse(t('statute:cli.noQuestions'), 1)
  const answers = await openAnswers(kernel.db)
  if (answers === null) return refuse(t('statute:cli.none'), 1)
  const tell = progress(percent => t('statute:cli.answering', { percent }), { withBar: true })
  const lines: string[] = []
  const times: number[] = []
  for (const [at, question] of questions.entries()) {
    const answered: Answered = await answers.to(question, count, values.text === true)
    times.push(answered.milliseconds)
    lines.push(
      JSON.stringify({ id: question.id ?? at + 1, query: question.query, results: answered.results }),
    )
    tell((at + 1) / questions.length)
  }
  const text = `${lines.join('\n')}\n`
  if (typeof values.out !== 'string') {
    process.stdout.write(text)
    return 0
  }
  writeFileSync(values.out, text)
  const sorted = times.toSorted((a, b) => a - b)
  const [p50, p99] = [0.5, 0.99].map(share => sorted[Math.floor(share * sorted.length)]!.toFixed(1))
  return say(t('statute:cli.answered', { count: questions.length, file: values.out, p50, p99 }))
}
