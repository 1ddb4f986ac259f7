/** The rows a report becomes, in the form that sql/0026_enter_matters.sql takes: bytes as hex, lists as lists. Pure but for the keys. */
import type { Kysely } from 'kysely'
import { claimIndexOf } from '../../kernel/claims.ts'
import type { DB } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { openingRows, recentCalendarOf } from '../../proceedings/index.ts'
import type { Rules } from '../../proceedings/judge.ts'
import type { StandingOf } from '../../proceedings/procedure.ts'
import type { Territory } from '../../territory/index.ts'
import { openingFacts } from '../lists/facts.ts'
import { placeCell, tokensOf } from '../lists/search.ts'
import type { MatterFacts } from '../policy.ts'
import { matterRulesNow } from '../rules.ts'
import { type Draft, openMatter } from './draft.ts'

/** A draft with the rows it becomes. */
export interface Entry {
  readonly draft: Draft
  readonly standing: StandingOf
  readonly lastHash: Buffer
  readonly rows: {
    readonly proceeding: object
    readonly act: object
    readonly matter: object
    readonly photos: readonly object[]
  }
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
export function entryOf(
  { vault, territory, calendar, rules }: Ground,
  draft: Draft,
  withPhotos: boolean,
): Entry {
  const { id } = draft.report
  const { act: opening, standing } = openMatter(rules.procedure, territory, calendar, draft)
  const { act, proceeding } = openingRows(
    territory.jurisdiction.id,
    id,
    id,
    '',
    rules,
    opening,
    standing,
    calendar,
  )
  const claim = draft.asker.claim ? hex(claimIndexOf(vault, draft.asker.claim)) : null
  return {
    draft,
    standing,
    lastHash: act.hash,
    rows: {
      proceeding: {
        ...proceeding,
        category: draft.category,
        nature: draft.report.nature,
        lastHash: hex(proceeding.lastHash),
        numberDay: numberDay(draft.at),
      },
      act: {
        ...act,
        inputs: opening.inputs,
        effects: opening.effects,
        prevHash: hex(act.prevHash),
        hash: hex(act.hash),
      },
      matter: matterRow(vault, draft, claim, proceeding),
      photos: withPhotos
        ? draft.report.photos.map(fileId => ({
            proceedingId: id,
            fileId,
            claimIndex: claim,
            personId: draft.asker.actor.id,
          }))
        : [],
    },
  }
}

type Opening = ReturnType<typeof openingRows>['proceeding']

function matterRow(vault: Vault, draft: Draft, claimIndex: string | null, opening: Opening): object {
  const { report, place } = draft
  const sealed = report.accusesOfficial
  const known = !report.anonymous && !sealed
  const [lng, lat] = sealed ? [null, null] : [place.lng, place.lat]
  return {
    proceedingId: report.id,
    text: sealed ? 'sealed' : draft.text,
    contentHash: hex(draft.hash),
    channel: draft.intake.channel,
    nature: report.nature,
    category: draft.category,
    categoryBy: report.category ? 'reporter' : 'suggested',
    reportedAt: draft.intake.reportedAt ?? draft.at,
    placeText: sealed ? '' : place.text,
    lng,
    lat,
    buildingId: sealed ? null : place.buildingId,
    placeCell: lng === null || lat === null ? null : placeCell(lng, lat),
    queryIndex: hex(vault.index('query', vault.code('query', report.id))),
    claimIndex,
    anonymous: report.anonymous,
    reporterName: known && report.name ? hex(vault.encrypt('reporter', report.name)) : null,
    reporterPhone: known && report.phone ? hex(vault.encrypt('reporter', report.phone)) : null,
    reporterIndex: known && report.phone ? hex(vault.index('phone', report.phone)) : null,
    tokens: sealed
      ? []
      : [
          ...tokensOf(`${draft.text} ${place.text}`),
          ...openingFacts({ ...opening, category: draft.category, nature: report.nature }),
        ],
    externalNumber: draft.intake.externalNumber ?? null,
  }
}

const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`

/** Civil day in front of the running number: 20261123. */
function numberDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
}
