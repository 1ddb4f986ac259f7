/** A year of matters, made chunk by chunk: each chunk the same whenever and wherever it is made, so that a load that was cut off goes on. */
import { type Copied, copied, type Row } from '../../kernel/copy-in.ts'
import { sharedTail } from '../../kernel/files.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { wideRandom } from '../../territory/demo-random.ts'
import type { Territory } from '../../territory/index.ts'
import { pictureKey, sceneOf } from '../demo/photos.ts'
import { matterRows, numberOf, photoRow, type StoredPicture } from '../demo/rows.ts'
import type { Run } from '../demo/run.ts'
import { type Town, type World, worldOf } from '../demo/world.ts'
import { live } from './lives.ts'
import { yearNotices } from './notices.ts'
import { chunkSizeOf, type Tuning, type YearPlan } from './plan.ts'
import { tellerOf } from './telling.ts'
import { timesOf } from './times.ts'

/** A picture many photos show, by `pictureKey`. */
export interface SharedPicture extends StoredPicture {
  readonly key: string
  readonly number: number
}
export interface YearGround {
  readonly plan: YearPlan
  readonly territory: Territory
  readonly calendar: Calendar
  readonly town: Town
}
export interface Year {
  /** Runs of one chunk, in the order of their reports. */
  lives(chunk: number, tuning: Tuning): Run[]
  /** Plays a few all over the year and finds how to come to the number of acts that was asked for. */
  tune(): Tuning
}
export interface Chunk {
  readonly tables: readonly Copied[]
  readonly matters: number
  readonly acts: number
  readonly photos: number
}

const sampled = 400
const asPlayed: Tuning = { commentsAStep: 0, shorterShare: 0 }
/** Acts of a matter that is solved on the spot. */
const shortest = 4.3

/** @param pictures leave them out to play without rows */
export function yearOf(
  { plan, territory, calendar, town }: YearGround,
  pictures: readonly SharedPicture[] = [],
): Year {
  const times = timesOf(plan, calendar)
  const tails = new Map(pictures.map(({ key, number }) => [key, sharedTail(number)]))
  const base = worldOf(territory, calendar, town, new Date(plan.until), plan.seed)
  const teller = tellerOf(base, plan.matters, wideRandom(plan.seed, -1))
  const worldAt = (i: number): World => ({
    ...base,
    random: wideRandom(plan.seed, i),
    pictureTail: (category, shows) => tails.get(pictureKey(sceneOf(category), shows)) ?? sharedTail(0),
  })
  const lifeOf = (i: number, tuning: Tuning) => {
    const world = worldAt(i)
    return live(world, teller, tuning, { ...times.at(i, world.random), i })
  }
  return {
    lives(chunk, tuning) {
      const from = chunk * chunkSizeOf(plan)
      const count = Math.min(chunkSizeOf(plan), plan.matters - from)
      return Array.from({ length: count }, (_, n) => lifeOf(from + n, tuning))
    },
    tune() {
      const count = Math.min(sampled, plan.matters)
      const every = plan.matters / count
      const actsOf = (tuning: Tuning) =>
        Array.from({ length: count }, (_, n) => lifeOf(Math.floor(n * every), tuning).acts.length).reduce(
          (a, b) => a + b,
          0,
        ) / count
      const bare = actsOf(asPlayed)
      if (plan.actsPerMatter <= bare)
        return { ...asPlayed, shorterShare: Math.min(1, (bare - plan.actsPerMatter) / (bare - shortest)) }
      const more = actsOf({ ...asPlayed, commentsAStep: 1 })
      return { ...asPlayed, commentsAStep: (plan.actsPerMatter - bare) / (more - bare) }
    },
  }
}

/** @param first the running number of the chunk's first matter */
export function chunkOf(
  runs: readonly Run[],
  first: number,
  { territory }: Pick<YearGround, 'territory'>,
  vault: Vault,
  pictures: readonly SharedPicture[],
): Chunk {
  const jurisdictionId = territory.jurisdiction.id
  const numbers = runs.map((_, n) => first + n)
  const known = new Map(pictures.map(picture => [picture.key, picture]))
  const rows: Record<string, readonly object[]> = {
    ...matterRows(runs, numbers, vault),
    file: runs.flatMap(run => run.photos.map(photo => fileRow(run, photo, known))),
    notice: runs.flatMap((run, n) => yearNotices(run, numberOf(run, numbers[n]!))),
  }
  const tables = Object.entries(rows).map(([table, some]) =>
    copied(
      table,
      some.map((row): Row => ({ jurisdictionId, ...row })),
    ),
  )
  return { tables, matters: runs.length, acts: rows.act!.length, photos: rows.file!.length }
}

function fileRow(run: Run, photo: Run['photos'][number], pictures: ReadonlyMap<string, SharedPicture>): Row {
  const key = pictureKey(sceneOf(run.telling.story.category), photo.shows)
  return photoRow(run, photo, pictures.get(key)!)
}
