/** What somebody finds under ledgers: which, of which places, in whose columns, whose diaries. */
import type { z } from 'zod'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { fieldsFor, ledgerNames, ledgers } from './declared.ts'
import { byName } from './door.ts'
import { mayKeepTemplates, mayRead, type Reach, reachOf, readersOf } from './policy.ts'
import type { overviewShape, templateShape } from './shape.ts'
import { type TemplateRow, templatesFor } from './templates.ts'
import { workersFor } from './workers.ts'

export async function overviewFor(
  kernel: Kernel,
  staff: Staff,
  t: Translate,
): Promise<z.infer<typeof overviewShape>> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  const readable = ledgerNames.filter(name => mayRead(staff, name))
  const reaches = readable.map(name => reachOf(staff, name))
  const communities = communitiesIn(territory, staff, reaches)
  const ids = communities.map(({ id }) => id)
  const templates = await templatesFor(kernel.db, staff, ids)
  return {
    ledgers: readable.map(name => ({
      name,
      label: t(`ledger:name.${name}`),
      what: t(`ledger:what.${name}`),
      period: ledgers[name].period,
      kinds: ledgers[name].kinds.map(kind => ({ kind, label: t(`ledger:kind.${kind}`) })),
      residents: ledgers[name].residents,
      paper: ledgers[name].paper,
      fields: fieldsFor(name, readersOf(staff)).map(({ key, type, width, aside }) => ({
        key,
        type,
        width,
        aside: aside === true,
        label: t(`ledger:field.${key}`),
      })),
      everywhere: reachOf(staff, name).everywhere,
    })),
    communities,
    mayKeepForAll: mayKeepTemplates(staff, null),
    workers: [...(await workersFor(kernel.db, staff, ids, today))],
    templates: templates.map(row => presented(row, staff, territory)),
    today,
  }
}

export function presented(
  row: TemplateRow,
  staff: Staff,
  territory: Territory,
): z.infer<typeof templateShape> {
  const { id, ledger, name, communityId, title, columns, mapping, hasForm, revision, by, at } = row
  const community = communityId === null ? null : territory.community(communityId)
  return {
    id,
    ledger,
    name,
    community: community && { id: community.id, name: community.name },
    title,
    columns: [...columns],
    mapping,
    hasForm,
    revision,
    by,
    at: at.toISOString(),
    mayKeep: mayKeepTemplates(staff, communityId),
  }
}

/** Of all ledgers together; a ledger that reaches less far says so when it is asked. */
function communitiesIn(territory: Territory, staff: Staff, reaches: readonly Reach[]) {
  const everywhere = reaches.some(reach => reach.everywhere)
  const grids = new Set(reaches.flatMap(reach => reach.grids))
  const whole = new Set(reaches.flatMap(reach => reach.communities))
  return [...territory.communities]
    .sort((a, b) => byName(a.name, b.name))
    .flatMap(({ id, name }) => {
      const isWhole = everywhere || whole.has(id)
      const own = territory.grids
        .filter(grid => grid.communityId === id && (isWhole || grids.has(grid.id)))
        .map(grid => ({ id: grid.id, name: grid.name }))
        .sort((a, b) => byName(a.name, b.name))
      if (!isWhole && own.length === 0) return []
      return [{ id, name, grids: own, mayKeep: mayKeepTemplates(staff, id), whole: isWhole }]
    })
}
