/** A matter as one row of a list. */

import { leftInWords } from '../../conduct/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Procedure, Unit } from '../../proceedings/procedure.ts'
import { ruleInForce } from '../../proceedings/rule-book.ts'
import { categoryOf, type Territory } from '../../territory/index.ts'
import type { MatterListRow } from '../lists/store.ts'
import type { MatterRow } from '../shape.ts'
import type { TermReading } from './terms.ts'

export interface Reading extends TermReading {
  readonly territory: Territory
  /** With the versions of terms an office has added. */
  readonly procedure: Procedure
  readonly language: 'zh-CN' | 'en'
}

export function presentRow(row: MatterListRow, reading: Reading): MatterRow {
  const { t, territory, now } = reading
  const grid = row.gridId ? territory.gridVersion(row.gridId) : null
  const community = row.communityId ? territory.community(row.communityId) : null
  const unit = territory.unit(row.ownerUnitId)
  return {
    id: row.id,
    number: row.number,
    excerpt: row.sealed ? t('matter:sealedText') : row.excerpt,
    category: row.category,
    categoryLabel: categoryLabel(row.category, reading),
    nature: row.nature as MatterRow['nature'],
    channel: row.channel,
    state: row.state,
    stateLabel: t(`matter:state.${row.state}`),
    level: row.level,
    urgent: row.urgent,
    suspended: row.suspended,
    placeText: row.placeText,
    grid: grid && { id: grid.id, name: grid.name },
    community: community && { id: community.id, name: community.name },
    ownerUnit: { id: row.ownerUnitId, name: unit?.name ?? '' },
    handler: row.handlerId
      ? {
          id: row.handlerId,
          name: row.handlerName ?? '',
          role: row.handlerRole ? t(`auth:role.${row.handlerRole}`) : null,
        }
      : null,
    reportedAt: row.reportedAt.toISOString(),
    lng: row.lng,
    lat: row.lat,
    photoCount: row.photoCount,
    nextDue:
      row.nextDueAt && row.nextDueTerm
        ? {
            term: row.nextDueTerm,
            label: t(`matter:term.${row.nextDueTerm}`),
            dueAt: row.nextDueAt.toISOString(),
            left: leftInWords(row.nextDueAt, unitOf(row.nextDueTerm, row, reading), reading),
            overdue: row.nextDueAt < now,
            provisional: row.nextDueProvisional,
          }
        : null,
    overdue: row.closedAt === null && row.nextDueAt !== null && row.nextDueAt < now,
  }
}

/** Of the version under which the matter began. */
function unitOf(name: string, row: MatterListRow, { procedure }: Reading): Unit {
  const rule = ruleInForce(procedure, name, civilDay(row.openedAt))
  return (row.urgent ? rule.urgent?.unit : undefined) ?? rule.unit
}

export function categoryLabel(code: string, { language }: Pick<Reading, 'language'>): string {
  const category = categoryOf(code)
  return category ? (language === 'en' ? category.en : category.zh) : code
}
