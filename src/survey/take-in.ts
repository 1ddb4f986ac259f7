/** The command: a file of places is looked at and, unless it is only being tried, taken in: all that is right with it, once. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { forgetTerritory, type Territory, territoryOf } from '../territory/index.ts'
import { look } from './beside.ts'
import type { Kind } from './columns.ts'
import { groundRows } from './ground.ts'
import type { LookedAt } from './look.ts'
import type { Wishes } from './look-buildings.ts'
import type { Outcome } from './outcome.ts'
import { holdGrids, placeAgain } from './place-again.ts'
import { createStage, matchStage, stageRows } from './stage.ts'
import { writeStaged } from './write-buildings.ts'
import { type Written, writeBarriers, writeCommunities, writeDivisions } from './write-places.ts'

export interface SurveyAsk {
  readonly bytes: Buffer
  readonly fileName: string
  /** Null: told from the file. */
  readonly kind: Kind | null
  readonly wishes: Wishes
  readonly dry: boolean
  /** Who sends it; null: at the command line. */
  readonly personId: string | null
  readonly onShare?: (share: number) => void
}
export interface Surveyed {
  readonly outcome: Outcome
  /** Null while a question stands open. */
  readonly counts: (Written & { readonly newCompounds: number; readonly removed: number }) | null
  readonly dry: boolean
}

const itemsAtOnce = 1000

/** @throws Unfit, Unreadable; Refusal unavailable before a jurisdiction is set up */
export async function survey(kernel: Kernel, ask: SurveyAsk): Promise<Surveyed> {
  const territory = await territoryOf(kernel)
  const { bytes, kind, wishes, dry, onShare = () => {} } = ask
  const outcome = await look({ bytes, kind, wishes, ground: groundRows(territory) }, share =>
    onShare(share / 2),
  )
  const { looked } = outcome
  if (looked === null) return { outcome, counts: null, dry }
  const jurisdictionId = territory.jurisdiction.id
  const { counts, problems } = await trying(kernel, dry, async tx => {
    await lockPlaces(tx, jurisdictionId)
    const onWrite = (share: number) => onShare(0.5 + share / 2)
    const written = await write(tx, territory, looked, ask, onWrite)
    if (!dry) await recordRun(tx, kernel, jurisdictionId, ask, outcome, written.problems.length)
    return written
  })
  if (!dry) forgetTerritory(kernel)
  onShare(1)
  return { outcome: { ...outcome, looked: { ...looked, problems } as LookedAt }, counts, dry }
}

/** What a dry run would write is taken back. */
async function trying<T>(kernel: Kernel, dry: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: T | undefined
  const tried = new Error('tried only')
  try {
    return await kernel.db.owner.transaction().execute(async tx => {
      result = await work(tx)
      if (dry) throw tried
      return result
    })
  } catch (error) {
    if (error !== tried) throw error
    return result as T
  }
}

interface Done {
  readonly counts: NonNullable<Surveyed['counts']>
  readonly problems: LookedAt['problems']
}

async function write(
  tx: Tx,
  territory: Territory,
  looked: LookedAt,
  { fileName, dry }: SurveyAsk,
  onShare: (share: number) => void,
): Promise<Done> {
  // Names that the file leaves open are those of the jurisdiction's own language.
  const words = translator('zh-CN')
  const { problems } = looked
  const jurisdictionId = territory.jurisdiction.id
  if (looked.kind === 'buildings')
    return writeBuildings(tx, territory, looked, { fileName, dry, words, onShare })
  const plain = { newCompounds: 0, removed: 0 }
  if (looked.kind === 'communities') {
    const counts = await writeCommunities(tx, jurisdictionId, looked.items, words)
    return { counts: { ...plain, ...counts }, problems }
  }
  if (looked.kind === 'barriers') {
    const counts = await writeBarriers(tx, jurisdictionId, looked.items, fileName)
    return { counts: { ...plain, ...counts }, problems }
  }
  const counts = await writeDivisions(tx, jurisdictionId, looked.items)
  return { counts: { ...plain, ...counts }, problems }
}

async function writeBuildings(
  tx: Tx,
  { jurisdiction, version }: Territory,
  { items, chosen, problems }: LookedAt & { readonly kind: 'buildings' },
  how: {
    readonly fileName: string
    readonly dry: boolean
    readonly words: Translate
    readonly onShare: (share: number) => void
  },
): Promise<Done> {
  const jurisdictionId = jurisdiction.id
  await createStage(tx)
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    await stageRows(tx, jurisdictionId, items.slice(from, from + itemsAtOnce), how.words)
    how.onShare((0.6 * from) / items.length)
  }
  const { others, ...counts } = await matchStage(tx, jurisdictionId, chosen)
  how.onShare(0.75)
  if (!how.dry) {
    await holdGrids(tx, jurisdictionId)
    await placeAgain(tx, jurisdictionId, version)
    await writeStaged(tx, jurisdictionId, chosen, how.fileName)
  }
  const refused = others.map(({ row, id, name, metres }) => ({
    row,
    code: 'idOfAnother' as const,
    facts: { id, name, metres },
  }))
  const all = refused.length === 0 ? problems : [...problems, ...refused].sort((a, b) => a.row - b.row)
  return { counts: { ...counts, removed: 0 }, problems: all }
}

/** On record who took in which file; running servers see by the new version that places changed. */
async function recordRun(
  tx: Tx,
  kernel: Kernel,
  jurisdictionId: number,
  { bytes, fileName, personId }: SurveyAsk,
  { kind, rows }: Outcome,
  refused: number,
): Promise<void> {
  const at = kernel.clock.now()
  await tx
    .insertInto('surveyRun')
    .values({
      jurisdictionId,
      id: newId(at.getTime()),
      kind,
      fileName: fileName.slice(0, 200),
      fileSha256: createHash('sha256').update(bytes).digest(),
      personId,
      at,
      rowsTotal: rows,
      rowsTaken: rows - refused,
      rowsRefused: refused,
    })
    .execute()
  await markChanged(tx, jurisdictionId)
}

/** The places of a jurisdiction are written by one at a time. */
export async function lockPlaces(tx: Tx, jurisdictionId: number): Promise<void> {
  // A file of a county takes its time; whoever comes meanwhile waits for it.
  await sql`set local statement_timeout = '600s'`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`survey ${jurisdictionId}`}, 0))`.execute(tx)
}

export async function markChanged(tx: Tx, jurisdictionId: number): Promise<void> {
  await sql`update jurisdiction set settings = settings || jsonb_build_object('territoryVersion', ${newId()}::text)
    where id = ${jurisdictionId}`.execute(tx)
}
