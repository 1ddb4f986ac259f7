/** The command: a community is set up by name and code, with its unit, so that buildings may be taken in for it. */
import { featuresIn, isSelfCrossing, rowsOfFeatures } from '../gridding/index.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { forgetTerritory, territoryOf } from '../territory/index.ts'
import { polygonsOf } from '../territory/locate.ts'
import { outlineOf } from './outline.ts'
import { markChanged } from './take-in.ts'
import { addCommunity } from './write-places.ts'

interface NewCommunity {
  readonly name: string
  readonly code: string
  readonly border: string | null
}

/** @throws Refusal invalidInput: a code of another county or in use, a border that is none @returns its id */
export async function makeCommunity(kernel: Kernel, asked: NewCommunity): Promise<string> {
  const { jurisdiction, communities } = await territoryOf(kernel)
  const begins = String(jurisdiction.id)
  if (!asked.code.startsWith(begins))
    throw new Refusal('invalidInput', { reason: 'communityCode', value: asked.code, begins })
  const taken = communities.find(it => it.code === asked.code || it.name === asked.name)
  if (taken !== undefined)
    throw new Refusal('invalidInput', {
      reason: 'takenCode',
      value: `${asked.name} ${asked.code}`,
      by: `${taken.name} ${taken.code}`,
    })
  const border = asked.border === null || asked.border.trim() === '' ? null : borderOf(asked.border)
  const words = translator('zh-CN')
  const id = await kernel.db.owner.transaction().execute(async tx => {
    const made = await addCommunity(tx, jurisdiction.id, { ...asked, border }, words)
    await markChanged(tx, jurisdiction.id)
    return made
  })
  forgetTerritory(kernel)
  return id
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
