/** How an office wants its ledgers: kept under a name for one community or for all, changed by revision, put aside and never lost. */
import { isDeepStrictEqual } from 'node:util'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '../kernel/database.ts'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { uuids } from './area.ts'
import { type LedgerName, ledgers } from './declared.ts'
import { openForm, unfit } from './form-file.ts'
import { sheetOf } from './form-sheet.ts'
import { mayRead, requireKeeper } from './policy.ts'
import type { Column, FormAsk, Mapping, TemplateAsk } from './shape.ts'

export interface TemplateRow {
  readonly id: string
  readonly ledger: LedgerName
  readonly name: string
  readonly communityId: string | null
  readonly title: string
  readonly columns: readonly Column[]
  readonly mapping: Mapping | null
  readonly hasForm: boolean
  readonly revision: number
  readonly by: string | null
  readonly at: Date
}

const columns = sql`t.id, t.ledger, t.name, t.community_id as "communityId", t.title, t.columns, t.mapping,
  t.form is not null as "hasForm", t.revision, p.name as by, t.at`
const named = sql`left join person p on p.jurisdiction_id = t.jurisdiction_id and p.id = t.person_id`

/** Those for all and those of the communities given. */
export async function templatesFor(
  db: Database,
  staff: Staff,
  communities: readonly string[],
): Promise<readonly TemplateRow[]> {
  const found = await readWhere(
    db,
    staff,
    sql`(t.community_id is null or t.community_id = any (${uuids(communities)}))`,
  )
  return found.filter(({ ledger }) => mayRead(staff, ledger))
}

/** @throws Refusal notFound */
export async function templateOf(db: Database, staff: Staff, id: string): Promise<TemplateRow> {
  const [found] = await readWhere(db, staff, sql`t.id = ${id}::uuid`)
  if (found === undefined || !mayRead(staff, found.ledger)) throw new Refusal('notFound', {})
  return found
}

/** @throws Refusal notFound */
export async function formOf(db: Database, staff: Staff, id: string): Promise<Buffer> {
  const { rows } = await sql<{ form: Buffer }>`select form from ledger_template
    where jurisdiction_id = ${staff.jurisdictionId} and id = ${id}::uuid and form is not null and ended_at is null`.execute(
    db.owner,
  )
  if (rows[0] === undefined) throw new Refusal('notFound', {})
  return rows[0].form
}

/** @throws Refusal notYours, templateUnfit, actReused, changedMeanwhile */
export function keepColumns(kernel: Kernel, staff: Staff, ask: TemplateAsk): Promise<void> {
  requireKeeper(staff, ask.communityId)
  requireFields(
    ask.ledger,
    ask.columns.map(({ field }) => field),
  )
  return keep(kernel, staff, ask, { columns: ask.columns, mapping: null, form: null })
}

/**
 * @param form as uploaded; null: the one kept before, mapped anew
 * @throws Refusal notYours, templateUnfit, actReused, changedMeanwhile, tooLarge
 */
export async function keepForm(
  kernel: Kernel,
  staff: Staff,
  ask: FormAsk,
  form: Buffer | null,
): Promise<void> {
  requireKeeper(staff, ask.communityId)
  const bytes = form ?? (await formOf(kernel.db, staff, ask.id))
  const { mapping } = ask
  requireFields(
    ask.ledger,
    mapping.columns.map(({ field }) => field),
  )
  if (mapping.firstRow <= mapping.headingRow || (mapping.lastRow ?? mapping.firstRow) < mapping.firstRow)
    throw unfit('rows')
  if (new Set(mapping.columns.map(({ column }) => column)).size < mapping.columns.length)
    throw unfit('columnTwice')
  if (
    mapping.cells.some(({ row }) => row >= mapping.firstRow && row <= (mapping.lastRow ?? mapping.firstRow))
  )
    throw unfit('cellInTable')
  sheetOf(openForm(bytes), mapping.sheet)
  return keep(kernel, staff, ask, { columns: [], mapping, form: bytes })
}

/** Out of the choice; what it was stays. @throws Refusal notFound, notYours, changedMeanwhile */
export async function endTemplate(kernel: Kernel, staff: Staff, id: string, seen: number): Promise<void> {
  await kernel.db.within(everythingOf(staff.jurisdictionId), async tx => {
    const found = await locked(tx, staff, id)
    if (found === undefined) throw new Refusal('notFound', {})
    requireKeeper(staff, found.communityId)
    if (found.ended) return
    if (found.revision !== seen) throw meanwhile()
    await sql`update ledger_template set ended_at = ${kernel.clock.now()}, revision = revision + 1
      where jurisdiction_id = ${staff.jurisdictionId} and id = ${id}::uuid`.execute(tx)
  })
}

interface Content {
  readonly columns: readonly Column[]
  readonly mapping: Mapping | null
  readonly form: Buffer | null
}

async function keep(
  kernel: Kernel,
  staff: Staff,
  ask: Omit<TemplateAsk, 'columns'>,
  { columns, mapping, form }: Content,
): Promise<void> {
  const { id, seen, ledger, name, communityId, title } = ask
  const at = kernel.clock.now()
  const [asColumns, asMapping] = [JSON.stringify(columns), mapping === null ? null : JSON.stringify(mapping)]
  await kernel.db.within(everythingOf(staff.jurisdictionId), async tx => {
    const found = await locked(tx, staff, id)
    if (found !== undefined) {
      requireKeeper(staff, found.communityId)
      const says = { ledger, name, communityId, title, columns, mapping }
      if (found.revision === seen + 1 && isSame(found, says, form)) return
      if (found.ledger !== ledger || seen === 0) throw new Refusal('actReused', {})
      if (found.ended || found.revision !== seen) throw meanwhile()
      await sql`update ledger_template set name = ${name}, community_id = ${communityId}, title = ${title}, columns = ${asColumns}::jsonb,
        mapping = ${asMapping}::jsonb, form = ${form}, revision = revision + 1, person_id = ${staff.personId}, at = ${at}
        where jurisdiction_id = ${staff.jurisdictionId} and id = ${id}::uuid`.execute(tx)
      return
    }
    if (seen !== 0) throw new Refusal('notFound', {})
    await sql`insert into ledger_template (jurisdiction_id, id, ledger, name, community_id, title, columns, form, mapping, person_id, at)
      values (${staff.jurisdictionId}, ${id}, ${ledger}, ${name}, ${communityId}, ${title}, ${asColumns}::jsonb, ${form},
        ${asMapping}::jsonb, ${staff.personId}, ${at})`.execute(tx)
  })
}

type Locked = Pick<
  TemplateRow,
  'ledger' | 'name' | 'communityId' | 'title' | 'columns' | 'mapping' | 'revision'
> & {
  readonly form: Buffer | null
  readonly ended: boolean
}

/** Two who keep one at once wait for each other. */
async function locked(tx: Tx, staff: Staff, id: string): Promise<Locked | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
  const { rows } =
    await sql<Locked>`select ledger, name, community_id as "communityId", title, columns, mapping, revision, form,
    ended_at is not null as ended from ledger_template where jurisdiction_id = ${staff.jurisdictionId} and id = ${id}::uuid`.execute(
      tx,
    )
  return rows[0]
}

function isSame(
  found: Locked,
  says: Omit<Locked, 'form' | 'ended' | 'revision'>,
  form: Buffer | null,
): boolean {
  const { form: kept, ended, revision: _, ...said } = found
  const plainly = (value: unknown) => JSON.parse(JSON.stringify(value))
  return (
    !ended &&
    isDeepStrictEqual(plainly(said), plainly(says)) &&
    (form === null || (kept?.equals(form) ?? false))
  )
}

function meanwhile(): Refusal {
  return new Refusal('changedMeanwhile', { what: 'ledgerTemplate' })
}

function requireFields(ledger: LedgerName, keys: readonly string[]): void {
  const known = new Set(['no', ...ledgers[ledger].fields.map(({ key }) => key)])
  const strange = keys.find(key => !known.has(key))
  if (strange !== undefined) throw unfit('field', { field: strange })
  if (new Set(keys).size < keys.length) throw unfit('fieldTwice')
}

async function readWhere(
  db: Database,
  staff: Staff,
  where: RawBuilder<unknown>,
): Promise<readonly TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`select ${columns} from ledger_template t ${named}
    where t.jurisdiction_id = ${staff.jurisdictionId} and t.ended_at is null and ${where} order by t.name, t.id`.execute(
    db.owner,
  )
  return rows
}
