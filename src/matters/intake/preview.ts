/** Before sending: who will look at it and by when, and whether to call first. */

import { everythingOf } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { calendarOf } from '../../proceedings/index.ts'
import { openTerm } from '../../proceedings/terms.ts'
import {
  communityHolders,
  dutyHolders,
  placeOf,
  suggestCategory,
  territoryOf,
} from '../../territory/index.ts'
import type { Reader } from '../present/matter.ts'
import { categoryLabel, type Reading } from '../present/row.ts'
import { presentTerm } from '../present/terms.ts'
import { matterRulesNow } from '../rules.ts'
import type { Report } from '../shape.ts'
import { dangerIn } from './danger.ts'

export async function previewReport(kernel: Kernel, report: Omit<Report, 'id'>, reader: Reader) {
  const territory = await territoryOf(kernel)
  const place = placeOf(territory, report.place)
  const now = kernel.clock.now()
  return kernel.db.within(everythingOf(territory.jurisdiction.id), async tx => {
    const calendar = await calendarOf(tx, territory.jurisdiction.id)
    const { procedure } = await matterRulesNow(kernel, tx, territory.jurisdiction.id)
    const reading: Reading = { ...reader, territory, calendar, procedure, now }
    const grid = place.gridId ? territory.grid(place.gridId) : null
    const community = territory.community(place.communityId)!
    const onDay = civilDay(now)
    const [holder] = grid
      ? await dutyHolders(tx, territory, grid.id, onDay)
      : await communityHolders(tx, territory, community.id, onDay)
    const term = openTerm(procedure, 'filing', now, calendar, {
      urgent: report.urgent,
      label: report.nature,
    })
    const category = report.category ?? suggestCategory(report.text)
    return {
      category,
      categoryLabel: categoryLabel(category, reading),
      grid: grid && { id: grid.id, name: grid.name, code: grid.code },
      community: { id: community.id, name: community.name },
      handler: {
        name: holder?.name ?? community.name,
        role: reader.t(`auth:role.${holder?.role ?? 'communityDirector'}`),
        workPhone: holder?.workPhone ?? null,
      },
      term: presentTerm(
        procedure,
        { ...term, extensions: [], pauses: [], pausedAt: null, rungs: [] },
        reading,
      ),
      danger: dangerIn(report.text),
    }
  })
}
