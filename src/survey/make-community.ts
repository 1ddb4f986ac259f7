/** The command: a community is set up by name and code, with its unit, so that buildings may be taken in for it. */
import { type Kysely, sql } from 'kysely'
import { featuresIn, isSelfCrossing, rowsOfFeatures } from '../gridding/index.ts'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { forgetTerritory, territoryOf } from '../territory/index.ts'
import { polygonsOf } from '../territory/locate.ts'
import { outlineOf } from './outline.ts'
import { lockPlaces, markChanged } from './take-in.ts'
import { addCommunity } from './write-places.ts'

interface NewCommunity {
  readonly name: string
  readonly code: string
  readonly border: string | null
}

/** @throws Refusal invalidInput: a code of another county or in use, a border that is none @returns its id */
export async function makeCommunity(kernel: Kernel, asked: NewCommunity): Promise<string> {
  const { jurisdiction } = await territoryOf(kernel)
  const begins = String(jurisdiction.id)
  if (!asked.code.startsWith(begins))
    throw new Refusal('invalidInput', { reason: 'communityCode', value: asked.code, begins })
  const border = asked.border === null || asked.border.trim() === '' ? null : borderOf(asked.border)
  const words = translator('zh-CN')
  const id = await kernel.db.owner.transaction().execute(async tx => {
    await lockPlaces(tx, jurisdiction.id)
    await requireFree(tx, jurisdiction.id, asked)
    const made = await addCommunity(tx, jurisdiction.id, { ...asked, border }, words)
    await markChanged(tx, jurisdiction.id)
    return made
  })
  forgetTerritory(kernel)
  return id
}

/** Asked of the database, not of the picture in memory: two may make the same one at once. */
async function requireFree(
  tx: Kysely<DB>,
  jurisdictionId: number,
  { code, name }: NewCommunity,
): Promise<void> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from community
    where jurisdiction_id = ${jurisdictionId} and (code = ${code} or name = ${name}) limit 1`.execute(tx)
  const [taken] = rows
  if (taken !== undefined)
    throw new Refusal('invalidInput', {
      reason: 'takenCode',
      value: `${name} ${code}`,
      by: `${taken.name} ${taken.code}`,
    })
}

function borderOf(text: string): string {
  const shape = shapeIn(text)
  if (shape?.kind !== 'polygons') throw new Refusal('invalidInput', { reason: 'border' })
  const boundary = outlineOf(shape.polygons, 'CGCS2000')
  if (polygonsOf(boundary).some(rings => rings.some(isSelfCrossing)))
    throw new Refusal('invalidInput', { reason: 'borderCrossing' })
  return JSON.stringify(boundary)
}

function shapeIn(text: string) {
  try {
    return rowsOfFeatures(featuresIn(JSON.parse(text)))[0]?.shape ?? null
  } catch {
    return null
  }
}
