/** What became of a file of places, for its page: counts, problems by kind with their rows, communities, some places to look at. */
import type { Problem } from '../gridding/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import { systems } from '../territory/coordinates.ts'
import type { Territory } from '../territory/index.ts'
import type { SurveyedBuilding } from './look-buildings.ts'
import type { Report } from './shape.ts'
import type { Surveyed } from './take-in.ts'
import { notesOf, problemWords, questionWords } from './words.ts'

/** Rows told of each kind of problem; all of them are in the list to be had as a file. */
const rowsTold = 200
const pointsShown = 3000
const linesAtOnce = 2000
const byteOrderMark = '\ufeff'

export function reportOf(surveyed: Surveyed, fileName: string, territory: Territory, t: Translate): Report {
  const { outcome, counts, dry } = surveyed
  const { kind, format, rows, columns, sample, chosen, households, looked, question } = outcome
  const buildings = looked?.kind === 'buildings' ? looked.items : []
  return {
    kind,
    dry,
    fileName,
    format,
    rows,
    columns: [...columns],
    sample: sample.map(cells => [...cells]),
    chosen: { ...chosen },
    households,
    system: looked?.system ?? null,
    question: question && {
      code: question.code,
      words: questionWords(question, t),
      sample: typeof question.facts.sample === 'number' ? question.facts.sample : null,
      fits: systems.flatMap(system => {
        const within = question.facts[system]
        return typeof within === 'number' ? [{ system, within }] : []
      }),
    },
    counts: counts && { ...counts, refused: looked?.problems.length ?? 0 },
    notes: [...notesOf(surveyed, t)],
    communities: communitiesOf(buildings, territory),
    problems: problemGroups(looked?.problems ?? [], t),
    points: sampled(buildings).map(({ lng, lat }) => [lng, lat]),
  }
}

/** All problems as a table for a spreadsheet, piece by piece: a hundred thousand sentences take a second. */
export async function* problemList(surveyed: Surveyed, t: Translate): AsyncGenerator<string> {
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`
  const problems = surveyed.outcome.looked?.problems ?? []
  yield byteOrderMark + line(['row', 'kind', 'problem'].map(column => t(`survey:list.${column}`)))
  for (let from = 0; from < problems.length; from += linesAtOnce) {
    const some = problems.slice(from, from + linesAtOnce)
    yield some.map(it => line([String(it.row), t(`survey:group.${it.code}`), problemWords(it, t)])).join('')
    await new Promise(resolve => setImmediate(resolve))
  }
}

function problemGroups(problems: readonly Problem[], t: Translate): Report['problems'] {
  return [...Map.groupBy(problems, problem => problem.code)]
    .map(([code, same]) => ({
      code,
      label: t(`survey:group.${code}`),
      count: same.length,
      rows: same.slice(0, rowsTold).map(problem => ({ row: problem.row, words: problemWords(problem, t) })),
    }))
    .sort((a, b) => b.count - a.count)
}

function communitiesOf(buildings: readonly SurveyedBuilding[], territory: Territory): Report['communities'] {
  const sums = new Map<string, { buildings: number; households: number }>()
  for (const { communityId, households } of buildings) {
    const sum = sums.get(communityId) ?? { buildings: 0, households: 0 }
    sum.buildings++
    sum.households += households
    sums.set(communityId, sum)
  }
  return [...sums].map(([id, sum]) => ({ id, name: territory.community(id)?.name ?? '', ...sum }))
}

function sampled(buildings: readonly SurveyedBuilding[]): readonly SurveyedBuilding[] {
  const every = Math.ceil(buildings.length / pointsShown)
  return buildings.filter((_, i) => i % every === 0)
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be one in a spreadsheet.
  const plain = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
