/** The row a report becomes, in the form that sql/0040_flat_entries.sql takes: bytes as hex, lists as one text, nothing for what is not there. Pure but for the keys. */
import type { Kysely } from 'kysely'
import { claimIndexOf } from '../../kernel/claims.ts'
import type { DB } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { derivedRow, hashAct, noHash, recentCalendarOf } from '../../proceedings/index.ts'
import type { Rules } from '../../proceedings/judge.ts'
import type { Act, StandingOf } from '../../proceedings/procedure.ts'
import type { Territory } from '../../territory/index.ts'
import { openingFacts } from '../lists/facts.ts'
import { placeCell, tokensOf } from '../lists/search.ts'
import type { MatterFacts } from '../policy.ts'
import { matterRulesNow } from '../rules.ts'
import { type Draft, openMatter } from './draft.ts'

/** A draft with the row it becomes: what matter, proceeding and first act say in common stands in it once. */
export interface Entry {
  readonly draft: Draft
  readonly standing: StandingOf
  readonly lastHash: Buffer
  /** As JSON: made while the group before is being written. */
  readonly row: string
  readonly photos: readonly object[]
}

export interface Ground {
  readonly vault: Vault
  readonly territory: Territory
  readonly calendar: Calendar
  readonly rules: Rules<MatterFacts>
}

/** The calendar and the rules of today, from memory most of the time. */
export async function groundOf(kernel: Kernel, db: Kysely<DB>, territory: Territory): Promise<Ground> {
  const { id } = territory.jurisdiction
  return {
    vault: kernel.vault,
    territory,
    calendar: await recentCalendarOf(db, id),
    rules: await matterRulesNow(kernel, db, id),
  }
}

/** @param withPhotos whether they are attached in the same statement; otherwise the caller does, and hears which are refused */
export function entryOf(ground: Ground, draft: Draft, withPhotos: boolean): Entry {
  const { vault, territory, calendar, rules } = ground
  const { id, photos } = draft.report
  const { act, standing } = openMatter(rules.procedure, territory, calendar, draft)
  const lastHash = hashAct(noHash, id, act)
  const claimIndex = draft.asker.claim ? hex(claimIndexOf(vault, draft.asker.claim)) : undefined
  const personId = draft.asker.actor.id ?? undefined
  return {
    draft,
    standing,
    lastHash,
    row: JSON.stringify({
      ...actPart(act),
      hash: hex(lastHash),
      ...proceedingPart(ground, standing),
      numberDay: numberDay(draft.at),
      ...matterPart(vault, draft, standing),
      claimIndex,
    }),
    photos: withPhotos ? photos.map(fileId => ({ proceedingId: id, fileId, claimIndex, personId })) : [],
  }
}

function actPart(act: Act): object {
  return {
    id: act.id,
    at: act.at,
    onDay: act.onDay,
    step: act.step,
    fromState: act.from,
    state: act.to,
    actorKind: act.actorKind,
    actorId: act.actorId ?? undefined,
    actorRole: act.actorRole,
    onBehalfOf: act.onBehalfOf ?? undefined,
    inputs: act.inputs,
    reason: act.reason ?? undefined,
    effects: act.effects,
    ruleVersion: act.ruleVersion,
  }
}

function proceedingPart({ rules, calendar }: Ground, standing: StandingOf): object {
  const derived = derivedRow(rules, standing, calendar)
  return {
    procedure: rules.procedure.id,
    procedureVersion: rules.procedure.version,
    restricted: rules.procedure.restricted ?? false,
    level: derived.level,
    gridId: derived.gridId ?? undefined,
    communityId: derived.communityId ?? undefined,
    ownerUnitId: derived.ownerUnitId,
    handlerId: derived.handlerId ?? undefined,
    waitsRole: derived.waitsRole ?? undefined,
    unitIds: `{${derived.unitIds.join()}}`,
    urgent: derived.urgent,
    sealed: derived.sealed,
    suspended: derived.suspended,
    nextDueAt: derived.nextDueAt ?? undefined,
    nextDueTerm: derived.nextDueTerm ?? undefined,
    nextDueProvisional: derived.nextDueProvisional,
    nextRungAt: derived.nextRungAt ?? undefined,
    overdue: derived.overdue,
    supervised: derived.supervised,
  }
}

function matterPart(vault: Vault, draft: Draft, { openedAt, ...standing }: StandingOf): object {
  const { report, place, category, intake } = draft
  const sealed = report.accusesOfficial
  const known = !report.anonymous && !sealed
  const at = sealed || place.lng === null || place.lat === null ? null : { lng: place.lng, lat: place.lat }
  const facts = { ...standing, openedAt: new Date(openedAt), category, nature: report.nature }
  return {
    text: sealed ? 'sealed' : draft.text,
    contentHash: hex(draft.hash),
    channel: intake.channel,
    nature: report.nature,
    category,
    categoryBy: report.category ? 'reporter' : 'suggested',
    reportedAt: intake.reportedAt ?? draft.at,
    placeText: sealed ? '' : place.text,
    ...(at && { ...at, placeCell: placeCell(at.lng, at.lat) }),
    buildingId: sealed ? undefined : (place.buildingId ?? undefined),
    queryIndex: hex(vault.index('query', vault.code('query', report.id))),
    anonymous: report.anonymous,
    reporterName: known && report.name ? hex(vault.encrypt('reporter', report.name)) : undefined,
    reporterPhone: known && report.phone ? hex(vault.encrypt('reporter', report.phone)) : undefined,
    reporterIndex: known && report.phone ? hex(vault.index('phone', report.phone)) : undefined,
    words: sealed ? '' : [...tokensOf(`${draft.text} ${place.text}`), ...openingFacts(facts)].join(' '),
    externalNumber: intake.externalNumber,
  }
}

const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`

/** Civil day in front of the running number: 20261123. */
function numberDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
}
