/** The demo's half-year of matters: lived through under the real rules up to now, then written in a few statements. */
import { sql } from 'kysely'
import { insertRows } from '../../kernel/bulk.ts'
import type { DB, Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { writeLastMorning } from '../../notices/index.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { calendarOf } from '../../proceedings/index.ts'
import { territoryOf } from '../../territory/index.ts'
import { noticeRows } from './notices.ts'
import { drawPictures, type Picture, pictureKey, sceneOf } from './photos.ts'
import { matterRows, numberOf, photoRow } from './rows.ts'
import type { PhotoUse, Run } from './run.ts'
import { liveThrough } from './schedule.ts'
import { type Town, worldOf } from './world.ts'

export type DemoKernel = Pick<Kernel, 'db' | 'config' | 'clock' | 'vault' | 'files'>
export { drawPictures }

/** What else happened in town, written in the same transaction before the lists of this morning. */
export type Beside = (tx: Tx, calendar: Calendar) => Promise<void>

const history = 335
const seed = 20261123

/**
 * Writes the matters of a demo town that has none yet: all or nothing, but for pictures on disk.
 * @param pictures begun earlier, so that drawing goes on while the town is written
 * @returns how many matters were written
 */
export async function writeDemoMatters(
  kernel: DemoKernel,
  town: Town,
  pictures = drawPictures(),
  beside: Beside = async () => {},
): Promise<number> {
  const territory = await territoryOf(kernel)
  const { db, clock, vault, files } = kernel
  const jurisdictionId = territory.jurisdiction.id
  return db.owner.transaction().execute(async tx => {
    const calendar = await calendarOf(tx, jurisdictionId)
    const world = worldOf(territory, calendar, town, clock.now(), seed)
    const runs = liveThrough(world, history).map(life => life.run)
    const { rows } = await sql<{
      n: number
    }>`select nextval('matter_number')::int as n from generate_series(1, ${runs.length})`.execute(tx)
    const numbers = rows.map(row => row.n)
    const fileRows = await storePhotos(files, runs, await pictures)
    for (const [table, some] of Object.entries(matterRows(runs, numbers, vault)))
      await insertRows(tx, table as keyof DB, jurisdictionId, some)
    await insertRows(tx, 'file', jurisdictionId, fileRows)
    const numberBy = new Map(runs.map((run, i) => [run.id, numberOf(run, numbers[i]!)]))
    await insertRows(
      tx,
      'notice',
      jurisdictionId,
      noticeRows(runs, run => numberBy.get(run.id)!),
    )
    await beside(tx, calendar)
    await writeLastMorning(tx, jurisdictionId, calendar, clock.now())
    await sql`analyze proceeding, act, matter, file`.execute(tx)
    return runs.length
  })
}

/** Each picture is stored once; every photo of the same scene has an id of its own on the same bytes. */
async function storePhotos(
  files: DemoKernel['files'],
  runs: readonly Run[],
  pictures: ReadonlyMap<string, Picture>,
): Promise<object[]> {
  const stored = new Map<string, Promise<{ id: string; sha256: Buffer; bytes: number }>>()
  const first = async (key: string, id: string) => {
    const { sha256, bytes } = await files.put(id, pictures.get(key)!)
    await files.settle(id)
    return { id, sha256, bytes }
  }
  const rowOf = async (run: Run, photo: PhotoUse) => {
    const key = pictureKey(sceneOf(run.telling.story.category), photo.shows)
    const known = stored.get(key)
    const made = known ?? first(key, photo.id)
    stored.set(key, made)
    const { id, sha256, bytes } = await made
    if (known) await files.alias(photo.id, id)
    return photoRow(run, photo, { ...pictures.get(key)!, sha256, bytes })
  }
  return Promise.all(runs.flatMap(run => run.photos.map(photo => rowOf(run, photo))))
}
