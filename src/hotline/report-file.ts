/** What became of an import, for people: a line per row, and the refused rows as they came, to be put right and imported again. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Translate } from '../kernel/i18n.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import type { Cell } from '../kernel/tables.ts'
import { categoryOf, type Territory } from '../territory/index.ts'
import type { Imported, Line } from './import.ts'

export interface ReportFiles {
  readonly report: string
  readonly refused: string | null
}
export interface ReportPaths {
  readonly file: string
  readonly out: string | undefined
  /** Used when nothing may be written beside the file. */
  readonly otherwise: string
}

const heads = [
  'row',
  'status',
  'number',
  'externalNumber',
  'category',
  'nature',
  'time',
  'place',
  'placeDoubt',
  'duplicates',
  'reason',
] as const
const byteOrderMark = '\ufeff'

export function writeReport(
  imported: Imported,
  territory: Territory,
  dryRun: boolean,
  paths: ReportPaths,
  t: Translate,
): ReportFiles {
  const firsts = new Map<number, Line>()
  for (const line of imported.lines)
    if (line.group !== null && !firsts.has(line.group)) firsts.set(line.group, line)
  const rows = imported.lines.map(line => heads.map(head => cellOf(head, line, { territory, firsts, t })))
  const report = write(paths, paths.out ?? `${paths.file}.report.csv`, [
    heads.map(head => t(`hotline:report.${head}`)),
    ...rows,
  ])
  const refused = imported.lines.filter(line => line.status === 'refused')
  if (dryRun || refused.length === 0) return { report, refused: null }
  const headings = [...imported.headings, t('hotline:report.row'), t('hotline:report.reason')]
  const width = Math.max(imported.headings.length, ...refused.map(line => line.row.cells.length))
  const asTheyCame = refused.map(line => [
    ...padded(line.row.cells.map(written), width),
    String(line.row.row),
    reasonOf(line, t),
  ])
  const target = paths.out ? `${paths.out.replace(/\.csv$/i, '')}.refused.csv` : `${paths.file}.refused.csv`
  return {
    report,
    refused: write(paths, target, [
      [...padded(headings.slice(0, -2), width), ...headings.slice(-2)],
      ...asTheyCame,
    ]),
  }
}

interface Beside {
  readonly territory: Territory
  readonly firsts: ReadonlyMap<number, Line>
  readonly t: Translate
}

function cellOf(head: (typeof heads)[number], line: Line, { territory, firsts, t }: Beside): string {
  const report = line.entry?.report
  switch (head) {
    case 'row':
      return String(line.row.row)
    case 'status':
      return t(`hotline:status.${line.status}`)
    case 'number':
      return line.number ?? ''
    case 'externalNumber':
      return line.externalNumber
    case 'category':
      return line.category
        ? (categoryOf(line.category)?.[t('hotline:categoryName') as 'zh' | 'en'] ?? line.category)
        : ''
    case 'nature':
      return report ? t(`matter:nature.${report.nature}`) : ''
    case 'time':
      return line.entry?.intake.reportedAt?.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }) ?? ''
    case 'place':
      return report ? placeOf(report.place, territory) : ''
    case 'placeDoubt':
      return doubtOf(line, t)
    case 'duplicates':
      return duplicatesOf(line, firsts, t)
    case 'reason':
      return reasonOf(line, t)
  }
}

function placeOf(
  place: { buildingId?: string | undefined; communityId?: string | undefined; text: string },
  territory: Territory,
): string {
  const building = place.buildingId ? territory.building(place.buildingId) : null
  const compound = building && territory.compound(building.compoundId)
  const community = territory.community(compound?.communityId ?? place.communityId ?? '')
  return [community?.name, compound?.name, building?.name, place.text].filter(part => part).join(' · ')
}

/** What should be looked at again: how surely the place was found, and what was not understood. */
function doubtOf({ heard: { doubt, left } }: Line, t: Translate): string {
  return [
    doubt === null
      ? ''
      : t(doubt === 'several' ? 'hotline:placeSeveral' : `territory:address.confidence.${doubt}`),
    left.length === 0 ? '' : t('hotline:placeLeft', { words: left.join(' … ') }),
  ]
    .filter(words => words !== '')
    .join('; ')
}

function duplicatesOf(line: Line, firsts: ReadonlyMap<number, Line>, t: Translate): string {
  if (line.group === null) return ''
  const first = firsts.get(line.group)!
  return t(first === line ? 'hotline:group' : 'hotline:likeRow', { group: line.group, row: first.row.row })
}

function reasonOf({ reason }: Line, t: Translate): string {
  if (!reason) return ''
  return 'refusal' in reason ? wordsOf(reason.refusal, t) : t(`hotline:reason.${reason.code}`, reason.facts)
}

/** Original cells may name people: readable by the operator alone. */
function write({ otherwise, file }: ReportPaths, path: string, rows: readonly (readonly string[])[]): string {
  const text = `${byteOrderMark}${rows.map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`
  try {
    writeFileSync(path, text, { mode: 0o600 })
    return path
  } catch (error) {
    if (
      dirname(path) !== dirname(file) ||
      !/^(EACCES|EROFS|EPERM)$/.test((error as { code?: string }).code ?? '')
    )
      throw error
    mkdirSync(otherwise, { recursive: true, mode: 0o700 })
    const instead = join(otherwise, basename(path))
    writeFileSync(instead, text, { mode: 0o600 })
    return instead
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function written(cell: Cell): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : String(cell)
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')]
}
