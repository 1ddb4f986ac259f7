/** After the load: what the journal says was acknowledged is there exactly once, what was refused is nowhere, nothing is half there or of nobody. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Entry, Journal, WriteKind } from './journal.ts'

export interface Found {
  lost: number
  doubled: number
  odd: number
  readonly complaints: string[]
}

type Row = Record<string, unknown> & { readonly id: string }

/** Where a write of a kind is found again. Rows that nobody of the load wrote are told apart by their actor. */
const tables: Readonly<Record<WriteKind, string>> = {
  report: 'act',
  opening: 'act',
  act: 'act',
  photo: 'file',
  visit: 'visit',
  change: 'registry_change',
  hazard: 'hazard',
}

export async function lookAfterwards(url: string, dataDir: string, journal: Journal): Promise<Found> {
  const database = new pg.Client({ connectionString: url, statement_timeout: 120_000 })
  await database.connect()
  const found: Found = { lost: 0, doubled: 0, odd: 0, complaints: [] }
  const complain = (kind: 'lost' | 'doubled' | 'odd', what: string) => {
    found[kind]++
    if (found.complaints.length < 60) found.complaints.push(`${kind}: ${what}`)
  }
  const rows = await readRows(database)
  compare(journal, rows, complain)
  await whole(database, complain)
  photosOnDisk(dataDir, journal, rows.get('file')!, complain)
  await database.end()
  return found
}

type Complain = (kind: 'lost' | 'doubled' | 'odd', what: string) => void

async function readRows(database: pg.Client): Promise<Map<string, Map<string, Row>>> {
  const texts: Readonly<Record<string, string>> = {
    act: `select a.id, a.proceeding_id as of, a.step, a.actor_kind, a.seq, p.number, m.text
      from act a join proceeding p on p.id = a.proceeding_id left join matter m on m.proceeding_id = p.id`,
    file: `select id, proceeding_id as of, encode(sha256, 'hex') as sha256 from file`,
    visit: 'select id from visit',
    registry_change: 'select id, subject_id as of, kind from registry_change',
    hazard: 'select id from hazard',
  }
  const all = new Map<string, Map<string, Row>>()
  for (const [table, text] of Object.entries(texts)) {
    const { rows } = await database.query<Row>(text)
    all.set(table, new Map(rows.map(row => [row.id, row])))
  }
  return all
}

function compare(journal: Journal, rows: Map<string, Map<string, Row>>, complain: Complain): void {
  for (const entry of journal.entries.values()) {
    const row = rows.get(tables[entry.kind])!.get(entry.id)
    const what = `${entry.kind} ${entry.id} (${entry.settled} after ${entry.tries})`
    if (entry.settled === 'acknowledged' && !row) complain('lost', what)
    // Under the id of an upload that was refused another attempt may have arrived whole.
    else if (entry.settled === 'refused' && row && entry.kind !== 'photo') complain('odd', `${what} is there`)
    if (row) same(entry, row, rows, what, complain)
  }
  for (const [table, known] of rows)
    for (const row of known.values()) {
      const isOurs = table === 'registry_change' ? row.kind === 'changed' : row.actor_kind !== 'system'
      if (isOurs && !journal.entries.has(row.id))
        complain('doubled', `${table} ${JSON.stringify(row)} is of nobody`)
    }
}

function same(
  entry: Entry,
  row: Row,
  rows: Map<string, Map<string, Row>>,
  what: string,
  complain: Complain,
): void {
  if (entry.of !== undefined && row.of !== entry.of)
    complain('odd', `${what} belongs to ${row.of}, not ${entry.of}`)
  if (entry.told.number && entry.told.number !== row.number)
    complain('odd', `${what} was told ${entry.told.number} and is ${row.number}`)
  if (entry.said.step && entry.said.step !== row.step) complain('odd', `${what} is ${row.step}`)
  if (entry.kind !== 'report') return
  if (entry.said.text !== row.text) complain('odd', `${what} says ${row.text}`)
  for (const photo of entry.said.photos as string[]) {
    const file = rows.get('file')!.get(photo)
    if (file?.of !== entry.id) complain('lost', `photo ${photo} of ${what} belongs to ${file?.of}`)
  }
}

/** What belongs together is there together, in a row, under one number. */
async function whole(database: pg.Client, complain: Complain): Promise<void> {
  const checks: Readonly<Record<string, string>> = {
    'half a proceeding': `
      select p.id, p.act_count, count(a.*) as acts, max(a.seq) as last from proceeding p left join act a on a.proceeding_id = p.id
      group by p.jurisdiction_id, p.id, p.act_count, p.dossier_id, p.procedure
      having count(a.*) <> p.act_count or max(a.seq) is distinct from p.act_count or not exists (select from dossier d where d.id = p.dossier_id)
        or (p.procedure = 'matter' and not exists (select from matter m where m.proceeding_id = p.id))`,
    'a matter without its proceeding':
      'select m.proceeding_id from matter m left join proceeding p on p.id = m.proceeding_id where p.id is null',
    'one number twice': 'select number, count(*) from proceeding group by number having count(*) > 1',
    'a report twice': `select text, count(*) from matter group by text having count(*) > 1`,
    'told twice': 'select person_id, dedupe_key from notice group by 1, 2 having count(*) > 1',
    'an act before the one it follows': `
      select id from (select id, at, lag(at) over (partition by proceeding_id order by seq) as before from act) x where at < before`,
    'a rung climbed twice': `
      select proceeding_id, step, inputs from act where actor_kind = 'system' and inputs ? 'rung'
      group by 1, 2, 3 having count(*) > 1`,
    'versions that do not count the changes': `
      select r.id, r.versions, c.n from resident r join
        (select subject_id, count(*) as n from registry_change where subject = 'resident' and 'name' = any(fields) and kind = 'changed' and state = 'applied' group by 1) c
        on c.subject_id = r.id where coalesce((r.versions->>'name')::int, 0) <> c.n`,
  }
  for (const [what, text] of Object.entries(checks)) {
    const { rows } = await database.query(text)
    for (const row of rows.slice(0, 5))
      complain(/twice/.test(what) ? 'doubled' : 'odd', `${what}: ${JSON.stringify(row)}`)
  }
}

function photosOnDisk(dataDir: string, journal: Journal, files: Map<string, Row>, complain: Complain): void {
  for (const [id, row] of files) {
    const entry = journal.entries.get(id)
    const place = (variant: string) => join(dataDir, 'files', variant, id.slice(-4, -2), id.slice(-2), id)
    const missing = ['original', 'view', 'thumb'].filter(variant => !existsSync(place(variant)))
    if (missing.length > 0) complain('lost', `photo ${id} (${entry?.settled}) has no ${missing.join(', ')}`)
    else if (
      createHash('sha256')
        .update(readFileSync(place('original')))
        .digest('hex') !== row.sha256
    )
      complain('lost', `photo ${id} has other bytes`)
  }
}
