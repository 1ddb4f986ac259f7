/** A copy of one's own data to take along: readable and printable, as a sheet, and for machines (个人信息保护法第四十五条). */
import { Refusal } from '../kernel/errors.ts'
import { type Person, residentById } from '../registry/index.ts'
import { territoryOf } from '../territory/index.ts'
import { type Asking, ownData } from './own.ts'
import { requestsOf } from './requests.ts'
import type { Kept, Own, OwnRequest } from './shape.ts'
import { visitRows } from './visits-of.ts'

export interface Copy {
  readonly mime: string
  readonly name: string
  readonly body: Buffer | string
}
/** One table of the copy: its title, its columns, its rows. */
interface Part {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** @param options.notes with what was said on visits: at the counter, to somebody whose card was seen */
export async function copyOfOwn(
  asking: Asking,
  as: 'html' | 'xlsx' | 'json',
  options: { readonly notes: boolean },
): Promise<Copy> {
  const { kernel, tx, jurisdictionId, residentId, reader } = asking
  const { t } = reader
  const person = await residentById(tx, jurisdictionId, residentId)
  if (!person) throw new Refusal('notFound', { what: 'resident' })
  const { name } = person
  const own = await ownData(asking)
  const visits = options.notes
    ? await withNotes(asking, person)
    : own.visits.map(visit => ({ ...visit, said: null }))
  const requests = await requestsOf(kernel, tx, jurisdictionId, residentId, reader)
  const takenAt = kernel.clock.now()
  const onDay = localMinute(takenAt)
  const file = `${t('subject:copy.file')}-${onDay.slice(0, 10)}`
  if (as === 'json') {
    const body = JSON.stringify({ name, takenAt: takenAt.toISOString(), ...own, visits, requests }, null, 2)
    return { mime: 'application/json; charset=utf-8', name: `${file}.json`, body }
  }
  const parts = partsOf(asking, { ...own, visits, requests })
  if (as === 'xlsx') {
    const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return { mime, name: `${file}.xlsx`, body: await sheetsOf(parts) }
  }
  const place = (await territoryOf(kernel)).jurisdiction.name
  const head = {
    title: t('subject:copy.title', { name }),
    of: t('subject:copy.of', { jurisdiction: place, at: onDay }),
  }
  return { mime: 'text/html; charset=utf-8', name: `${file}.html`, body: pageOf(head, parts, asking) }
}

type Visit = Own['visits'][number] & { readonly said: string | null }

async function withNotes(asking: Asking, person: Person): Promise<Visit[]> {
  const rows = await visitRows(asking, person, true)
  return rows.map(({ on, outcome, hasNote, note }) => ({
    on,
    outcome: asking.reader.t(`subject:outcome.${outcome}`),
    note: hasNote,
    said: note && [note.heard, note.advice].filter(Boolean).join('\n'),
  }))
}

function partsOf(
  { reader: { t } }: Asking,
  own: Omit<Own, 'me' | 'of' | 'wards' | 'endsAt' | 'visits'> & {
    readonly visits: readonly Visit[]
    readonly requests: readonly OwnRequest[]
  },
): Part[] {
  const head = (...names: string[]) => names.map(name => t(`subject:copy.${name}`))
  const kept = (row: Kept) => [
    row.label,
    row.value,
    row.sourceLabel,
    row.source?.on ?? null,
    row.purpose,
    row.basis,
    row.retention,
    row.readers,
  ]
  return [
    ...own.groups.map(({ label, rows }) => ({
      title: label,
      head: head('item', 'value', 'source', 'on', 'purpose', 'basis', 'retention', 'readers'),
      rows: rows.map(kept),
    })),
    {
      title: t('subject:group.guardians'),
      head: head('who', 'what', 'on'),
      rows: own.guardians.map(one => [one.name, one.kind, one.since]),
    },
    {
      title: t('subject:copy.needs'),
      head: head('item', 'value', 'on'),
      rows: own.needs.map(one => [one.label, one.often, one.since]),
    },
    {
      title: t('subject:copy.consents'),
      head: head('item', 'value', 'when', 'state'),
      rows: own.consents.map(one => [
        one.label,
        one.text,
        dayOf(one.givenAt),
        one.withdrawnAt ? `${t('subject:copy.withdrawn')} ${dayOf(one.withdrawnAt)}` : t('subject:copy.open'),
      ]),
    },
    {
      title: t('subject:copy.visits'),
      head: head('when', 'visitOutcome', 'note'),
      rows: own.visits.map(one => [
        one.on,
        one.outcome,
        one.said ?? (one.note ? t('subject:copy.noteKept') : null),
      ]),
    },
    {
      title: t('subject:copy.requests'),
      head: head('when', 'what', 'value', 'state'),
      rows: own.requests.map(one => [
        dayOf(one.askedAt),
        one.kindLabel,
        one.what,
        [one.stateLabel, one.answer].filter(Boolean).join(t('subject:colon')),
      ]),
    },
  ]
}

const dayOf = (instant: string | null) =>
  instant === null ? null : localMinute(new Date(instant)).slice(0, 10)

function localMinute(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
}

async function sheetsOf(parts: readonly Part[]): Promise<Buffer> {
  const taken = new Set<string>()
  const nameFor = (title: string) => {
    const plain = title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 28)
    const name = taken.has(plain) ? `${plain} ${taken.size}` : plain
    taken.add(name)
    return name
  }
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(
    parts.map(({ title, head, rows }) => ({
      sheet: nameFor(title),
      columns: head.map(() => ({ width: 24 })),
      stickyRowsCount: 1,
      data: [
        head.map(value => ({ value, type: String, fontWeight: 'bold' as const })),
        // A text that begins with = is a text: the cell says so, no formula is made of it.
        ...rows.map(row => row.map(value => (value === null ? null : { value, type: String, wrap: true }))),
      ],
    })),
  ).toBuffer()
}

const style = `body{font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:24px auto;max-width:60rem;padding:0 16px;color:#1b2427}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #7d8b91;padding:6px 8px;text-align:left;vertical-align:top}
th{background:#e9eeed}p{color:#46535a}@media(max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}tr{border:1px solid #7d8b91;margin-bottom:12px}td{border:0}td:before{content:attr(data-head) " ";color:#5f6c73}}
@media print{body{margin:0;font-size:11pt}}`

function pageOf(
  head: { readonly title: string; readonly of: string },
  parts: readonly Part[],
  { reader: { t, language } }: Asking,
): string {
  const tables = parts.map(({ title, head, rows }) => {
    const cells = rows.map(
      row =>
        `<tr>${row.map((cell, i) => `<td data-head="${safe(head[i]!)}">${safe(cell ?? '—')}</td>`).join('')}</tr>`,
    )
    const table = `<table><thead><tr>${head.map(cell => `<th scope="col">${safe(cell)}</th>`).join('')}</tr></thead><tbody>${cells.join('')}</tbody></table>`
    return `<h2>${safe(title)}</h2>${rows.length ? table : `<p>${safe(t('subject:copy.none'))}</p>`}`
  })
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(head.title)}</title><style>${style}</style>
<h1>${safe(head.title)}</h1><p>${safe(head.of)}</p>${tables.join('')}<p>${safe(t('subject:copy.footer'))}</p></html>`
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
