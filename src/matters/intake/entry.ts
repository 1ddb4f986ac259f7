/** The row a report becomes, in the form that sql/0056_entries_as_text.sql takes: values one after the other, bytes as hex, nothing for what is not there. Pure but for the keys. */
import type { Kysely } from 'kysely'
import { claimPurpose } from '../../kernel/claims.ts'
import type { DB } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import {
  type ActTexts,
  derivedRow,
  hashAct,
  noHash,
  recentCalendarOf,
  textsOf,
} from '../../proceedings/index.ts'
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
  /** Made while the group before is being written. */
  readonly row: string
  /** What people said, and the words it is found by. */
  readonly words: string
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
  const texts = textsOf(act)
  const lastHash = hashAct(noHash, id, act, texts)
  const claimIndex = draft.asker.claim ? `\\x${vault.indexHex(claimPurpose, draft.asker.claim)}` : null
  const personId = draft.asker.actor.id ?? undefined
  const row = [
    ...actPart(act, texts, lastHash),
    ...proceedingPart(ground, standing, act.onDay),
    ...matterPart(vault, draft, claimIndex),
  ]
  return {
    draft,
    standing,
    lastHash,
    row: row.join(valueEnd),
    words: wordsPart(draft, act, standing),
    photos: withPhotos ? photos.map(fileId => ({ proceedingId: id, fileId, claimIndex, personId })) : [],
  }
}

/** Values in the order in which enter_matters names them; what is not there is nothing. */
type Values = readonly (string | number | boolean | null | undefined)[]

function actPart(act: Act, texts: ActTexts, hash: Buffer): Values {
  return [
    act.id,
    act.at,
    act.onDay,
    act.step,
    act.from,
    act.to,
    act.actorKind,
    act.actorId,
    act.actorRole,
    act.onBehalfOf,
    texts.inputs,
    texts.effects,
    act.ruleVersion,
    hex(hash),
  ]
}

function proceedingPart({ rules, calendar }: Ground, standing: StandingOf, onDay: string): Values {
  const { procedure } = rules
  const derived = derivedRow(rules, standing, calendar)
  return [
    procedure.id,
    procedure.version,
    procedure.restricted ?? false,
    // In front of the running number: 20261123.
    onDay.replaceAll('-', ''),
    derived.level,
    derived.gridId,
    derived.communityId,
    derived.ownerUnitId,
    derived.handlerId,
    derived.waitsRole,
    `{${derived.unitIds.join()}}`,
    derived.urgent,
    derived.sealed,
    derived.suspended,
    instant(derived.nextDueAt),
    derived.nextDueTerm,
    derived.nextDueProvisional,
    instant(derived.nextRungAt),
    derived.overdue,
    derived.supervised,
  ]
}

function matterPart(vault: Vault, draft: Draft, claimIndex: string | null): Values {
  const { report, place } = draft
  const sealed = report.accusesOfficial
  const known = !report.anonymous && !sealed
  const at = sealed || place.lng === null || place.lat === null ? null : { lng: place.lng, lat: place.lat }
  return [
    `\\x${draft.hash}`,
    draft.intake.channel,
    report.nature,
    draft.category,
    report.category ? 'reporter' : 'suggested',
    instant(draft.intake.reportedAt ?? draft.at),
    at?.lng,
    at?.lat,
    sealed ? null : place.buildingId,
    at && placeCell(at.lng, at.lat),
    `\\x${vault.indexHex('query', vault.code('query', report.id))}`,
    claimIndex,
    report.anonymous,
    known && report.name ? hex(vault.encrypt('reporter', report.name)) : null,
    known && report.phone ? hex(vault.encrypt('reporter', report.phone)) : null,
    known && report.phone ? `\\x${vault.indexHex('phone', report.phone)}` : null,
  ]
}

function wordsPart(draft: Draft, act: Act, standing: StandingOf): string {
  const { externalNumber } = draft.intake
  const said = draft.report.accusesOfficial
    ? ['sealed', '', '']
    : [draft.text, draft.place.text, wordsOf(draft, standing).join(' ')]
  return [...said, externalNumber, act.reason].map(unmarked).join(valueEnd)
}

/** Input is cleaned of marks before anything is made of it (`cleanText`); here one would shift every value behind it, and what is hashed must not be mended. */
function unmarked(text: string | null | undefined): string | null | undefined {
  if (text?.includes(valueEnd) || text?.includes(rowEnd)) throw new Error('words that were not cleaned')
  return text
}

/** By which it is found. */
function wordsOf(draft: Draft, { communityId, gridId, unitIds }: StandingOf): string[] {
  const { report, text, place, category, at } = draft
  const facts = { openedAt: at, category, nature: report.nature, communityId, gridId, unitIds }
  return [...tokensOf(`${text} ${place.text}`), ...openingFacts(facts)]
}

/** Control characters that nobody's words hold. */
const valueEnd = '\u001f'
export const rowEnd = '\u001e'

const instant = (at: Date | null) => at?.toISOString()
const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`
