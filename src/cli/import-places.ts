/** npm run import -- --buildings FILE: places taken in from files, every row left out named with its number and reason. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import {
  faultWords,
  groundOfKernel,
  type Kind,
  notesOf,
  problemList,
  problemWords,
  questionWords,
  type Surveyed,
  survey,
  type Wishes,
} from '../survey/index.ts'
import { type System, systems } from '../territory/coordinates.ts'
import { withKernel } from './kernel.ts'
import { messageOf, progress, refuse, say } from './say.ts'

const options = {
  buildings: { type: 'string' },
  boundaries: { type: 'string' },
  barriers: { type: 'string' },
  divisions: { type: 'string' },
  community: { type: 'string' },
  households: { type: 'string' },
  compound: { type: 'string' },
  dedicated: { type: 'string' },
  name: { type: 'string' },
  id: { type: 'string' },
  lng: { type: 'string' },
  lat: { type: 'string' },
  system: { type: 'string' },
  'dry-run': { type: 'boolean' },
  out: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
/** In this order, whatever the order they are given in: borders before what lies within them. */
const kindOf = {
  divisions: 'divisions',
  boundaries: 'communities',
  barriers: 'barriers',
  buildings: 'buildings',
} as const satisfies Record<string, Kind>
/** Lines of problems told one by one; the rest is counted. */
const toldOneByOne = 50

type Values = Readonly<Partial<Record<keyof typeof options, string | boolean>>>

/** Is this a command on places, rather than on a hotline's export? */
export function isOfPlaces(argv: readonly string[]): boolean {
  return argv.some(word => /^--(buildings|boundaries|barriers|divisions)(=|$)/.test(word))
}

/** 0 done, 1 a file cannot be worked with or a question stands open, 2 the command is not right. */
export async function importPlaces(argv: readonly string[], t: Translate): Promise<number> {
  let values: Values
  try {
    values = parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return refuse(t('survey:cli.option', { why: (error as Error).message.split('. ')[0] }), 2)
  }
  if (values.help) return say(t('survey:cli.help'))
  const { system } = values
  if (system !== undefined && !(systems as readonly unknown[]).includes(system))
    return refuse(t('survey:cli.system', { system, systems: systems.join(', ') }), 2)
  try {
    return await withKernel(values.data, kernel => run(kernel, values, t))
  } catch (error) {
    return refuse(
      error instanceof Refusal ? wordsOf(error, t) : (faultWords(error, t) ?? messageOf(error)),
      1,
    )
  }
}

async function run(kernel: Kernel, values: Values, t: Translate): Promise<number> {
  const wishes = await wishesOf(kernel, values)
  if (wishes === null) {
    const names = (await groundOfKernel(kernel)).communities.map(it => it.name).join(', ')
    return refuse(t('survey:cli.noSuchCommunity', { community: values.community, communities: names }), 2)
  }
  const figures: object[] = []
  for (const [option, kind] of Object.entries(kindOf)) {
    const file = values[option as keyof typeof kindOf]
    if (file === undefined) continue
    const startedAt = performance.now()
    const surveyed = await survey(kernel, {
      bytes: bytesOf(String(file), t),
      fileName: basename(String(file)),
      kind,
      wishes,
      dry: values['dry-run'] === true,
      personId: null,
      onShare: progress(percent => t('survey:cli.progress', { percent }), { withBar: false }),
    })
    if (surveyed.outcome.question !== null) return ask(surveyed.outcome.question, t)
    figures.push(await tell(surveyed, { file: String(file), kind, values, startedAt }, t))
  }
  console.log(JSON.stringify(figures.length === 1 ? figures[0] : { files: figures }))
  return 0
}

/** Null: the community named is not there. */
async function wishesOf(kernel: Kernel, values: Values): Promise<Wishes | null> {
  const word = values.community === undefined ? null : String(values.community)
  const community = word === null ? null : (await groundOfKernel(kernel)).communityCalled(word)
  if (word !== null && community === null) return null
  const columns = Object.fromEntries(
    (['compound', 'dedicated', 'name', 'id', 'lng', 'lat'] as const).flatMap(field =>
      values[field] === undefined ? [] : [[field, String(values[field])]],
    ),
  )
  return {
    columns,
    households: values.households === undefined ? null : String(values.households),
    system: values.system === undefined ? null : (values.system as System),
    communityId: community?.id ?? null,
  }
}

function ask(question: NonNullable<Surveyed['outcome']['question']>, t: Translate): number {
  const answer =
    question.code === 'system'
      ? 'answerSystem'
      : /olumn|noHouseholds/.test(question.code)
        ? 'answerColumns'
        : null
  return refuse(
    [questionWords(question, t), answer && t(`survey:cli.${answer}`)].filter(Boolean).join('\n'),
    1,
  )
}

interface Told {
  readonly file: string
  readonly kind: Kind
  readonly values: Values
  readonly startedAt: number
}

async function tell(
  surveyed: Surveyed,
  { file, kind, values, startedAt }: Told,
  t: Translate,
): Promise<object> {
  const problems = surveyed.outcome.looked?.problems ?? []
  for (const problem of problems.slice(0, toldOneByOne))
    console.error(t('survey:cli.row', { row: problem.row, problem: problemWords(problem, t) }))
  if (problems.length > toldOneByOne)
    console.error(t('survey:cli.moreProblems', { count: problems.length - toldOneByOne }))
  // Cells of the file stand in it: readable by the operator alone.
  if (values.out !== undefined) await writeFile(String(values.out), problemList(surveyed, t), { mode: 0o600 })
  for (const note of notesOf(surveyed, t)) console.log(note)
  const { outcome, counts, dry } = surveyed
  const figures = {
    file,
    kind,
    dryRun: dry,
    rows: outcome.rows,
    ...counts,
    refused: problems.length,
    ...besides(outcome.looked),
    problems: Object.fromEntries(
      [...Map.groupBy(problems, it => it.code)].map(([code, own]) => [code, own.length]),
    ),
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    report: values.out ?? null,
  }
  console.log(t(`survey:cli.${dry ? 'dryRun' : 'done'}`, { ...figures, kind: t(`survey:kind.${kind}`) }))
  return figures
}

/** What is neither taken in nor wrong. */
function besides(looked: Surveyed['outcome']['looked']): object {
  if (looked?.kind === 'buildings') return { withoutHouseholds: looked.withoutHouseholds }
  return looked?.kind === 'divisions' ? { elsewhere: looked.elsewhere } : {}
}

function bytesOf(file: string, t: Translate): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Error(t('survey:fault.notOpened', { why: messageOf(error) }))
  }
}
