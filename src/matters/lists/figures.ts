/** Figures of the supervisor's page in words: from the counts kept beforehand where these hold what the reader sees, else counted plainly. */

import { beforeReading, type RollupKernel } from '../../proceedings/index.ts'
import type { Asker } from '../asker.ts'
import { countedBy } from '../counts/kept-sights.ts'
import { matterRollup } from '../counts/rollup.ts'
import { categoryLabel, type Reading } from '../present/row.ts'
import { figureNames } from './figure-conditions.ts'
import { countedFigures } from './figures-counted.ts'
import { type FigureSums, plainFigures } from './figures-plain.ts'

export async function readFigures(kernel: RollupKernel, asker: Asker, reading: Reading) {
  return inWords(await figureSums(kernel, asker, reading), reading)
}

export async function figureSums(kernel: RollupKernel, asker: Asker, reading: Reading): Promise<FigureSums> {
  const jurisdictionId = reading.territory.jurisdiction.id
  const isFilled = (await beforeReading(kernel, jurisdictionId, matterRollup)) !== 'plain'
  const counted = isFilled ? await countedBy(kernel, asker.sight) : null
  return kernel.db.within(asker.sight, tx =>
    counted ? countedFigures(tx, jurisdictionId, counted, reading.now) : plainFigures(tx, asker, reading),
  )
}

const mostCategories = 12

function inWords(sums: FigureSums, reading: Reading) {
  const { territory, t } = reading
  return {
    asOf: sums.asOf.toISOString(),
    isBehind: sums.isBehind,
    figures: figureNames.map(name => ({
      name,
      label: t(`matter:figure.${name}`),
      value: sums.figures[name],
      list: `list=all&figure=${name}`,
      counts: t(`matter:figureCounts.${name}`),
    })),
    trend: [...sums.trend],
    byCommunity: sums.byCommunity
      .map(row => ({ ...row, name: territory.community(row.communityId)?.name ?? '' }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    byCategory: [...sums.byCategory]
      .sort((a, b) => b.received - a.received || b.open - a.open || (a.category < b.category ? -1 : 1))
      .slice(0, mostCategories)
      .map(row => ({ ...row, label: categoryLabel(row.category, reading) })),
    onTime: { ...sums.onTime, listMissed: 'list=all&figure=missed90d' },
    satisfaction: sums.satisfaction,
  }
}
