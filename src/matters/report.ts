/** Intake of a matter: whoever brings it up, from a phone, the counter, the grid or a hotline file, it enters here and gets a receipt. */

import { sql } from 'kysely'
import { claimFiles } from '../kernel/claims.ts'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { actsOf, openingRows, recentCalendarOf } from '../proceedings/index.ts'
import { cleanText } from '../proceedings/inputs.ts'
import { openProceeding } from '../proceedings/opening.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import {
  categoryOf,
  suggestCategory,
  type Territory,
  territoryOf,
  workCommitteeOf,
} from '../territory/index.ts'
import type { Asker } from './asker.ts'
import { matterRules } from './consequences.ts'
import { contentHash } from './content.ts'
import { matterProcedure } from './procedure.ts'
import { standingAtReceipt } from './receipt.ts'
import { type Content, sealMatter } from './seal.ts'
import { placeCell, tokensOf } from './search.ts'
import { maxTextLength, type Report } from './shape.ts'
import { type Whereabouts, whereaboutsOf } from './whereabouts.ts'

export interface Intake {
  readonly channel: 'resident' | 'grid' | 'patrol' | 'hotline' | 'phone' | 'counter'
  /** When it was reported, for imports; default now. */
  readonly reportedAt?: Date
  readonly externalNumber?: string
}
export interface Taken {
  readonly id: string
  readonly number: string
  readonly receivedAt: Date
  readonly contentHash: Buffer
  readonly standing: StandingOf
  readonly resent: boolean
}

/**
 * Records the report; a resend of the same id is the same matter.
 * @throws Refusal invalidInput, outsideJurisdiction, actReused
 */
export async function takeReport(
  kernel: Kernel,
  asker: Asker,
  report: Report,
  intake: Intake,
): Promise<Taken> {
  const territory = await territoryOf(kernel)
  const draft = draftOf(kernel, territory, asker, report, intake)
  const jurisdictionId = territory.jurisdiction.id
  try {
    return await kernel.db.within(everythingOf(jurisdictionId), async tx => {
      const calendar = await recentCalendarOf(tx, jurisdictionId)
      const [opened] = await insertMatters(kernel, tx, territory, calendar, [draft])
      if (!opened) throw new Error('a report was not written')
      await claimFiles(tx, kernel.vault, {
        jurisdictionId,
        ids: report.photos,
        claim: asker.claim ?? null,
        personId: asker.actor.id,
        proceedingId: report.id,
        actId: report.id,
        purpose: 'before',
      })
      const standing = report.accusesOfficial
        ? await sealMatter(
            kernel,
            tx,
            { ...opened, jurisdictionId, at: draft.at },
            contentOf(draft),
            calendar,
          )
        : opened.standing
      return {
        id: report.id,
        number: opened.number,
        receivedAt: draft.at,
        contentHash: draft.hash,
        standing,
        resent: false,
      }
    })
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    return resent(kernel, territory.jurisdiction.id, report.id, draft.hash, error)
  }
}

export interface Draft {
  readonly report: Report
  readonly intake: Intake
  readonly asker: Asker
  readonly text: string
  readonly place: Whereabouts
  readonly category: string
  readonly hash: Buffer
  readonly at: Date
}

/** @throws Refusal missingInput, invalidInput, outsideJurisdiction */
export function draftOf(
  kernel: Kernel,
  territory: Territory,
  asker: Asker,
  report: Report,
  intake: Intake,
): Draft {
  const text = cleanText(report.text)
  if ([...text].length < (intake.channel === 'hotline' ? 1 : 2))
    throw new Refusal('missingInput', { input: 'text' })
  if (text.length > maxTextLength) throw new Refusal('invalidInput', { input: 'text', problem: 'tooLong' })
  if (report.category !== undefined && !categoryOf(report.category))
    throw new Refusal('invalidInput', { input: 'category', problem: 'notFound' })
  const place = whereaboutsOf(territory, report.place, intake.channel === 'hotline')
  const now = kernel.clock.now()
  const hash = contentHash({ id: report.id, text, placeText: place.text, photos: report.photos })
  const category = report.category ?? suggestCategory(text)
  return { report, intake, asker, text, place, category, hash, at: now }
}

export interface Opened {
  readonly id: string
  readonly number: string
  readonly standing: StandingOf
  readonly lastHash: Buffer
}

/** Dossier, proceeding, first act and matter of each draft, in one statement. */
export async function insertMatters(
  kernel: Kernel,
  tx: Tx,
  territory: Territory,
  calendar: Calendar,
  drafts: readonly Draft[],
): Promise<Opened[]> {
  const jurisdictionId = territory.jurisdiction.id
  const opened = drafts.map(draft => {
    const { act, standing } = openMatter(territory, calendar, draft)
    return {
      draft,
      standing,
      rows: openingRows(
        jurisdictionId,
        draft.report.id,
        draft.report.id,
        '',
        matterRules,
        act,
        standing,
        calendar,
      ),
    }
  })
  const numbered = ({ draft, rows }: (typeof opened)[number]) => ({
    ...rows.proceeding,
    number: sql<string>`${numberDay(draft.at)} || '-' || lpad(nextval('matter_number')::text, 6, '0')`,
  })
  const inserted = await tx
    .with('d', query =>
      query
        .insertInto('dossier')
        .values(drafts.map(draft => ({ jurisdictionId, id: draft.report.id, createdAt: draft.at }))),
    )
    .with('p', query =>
      query.insertInto('proceeding').values(opened.map(numbered)).returning(['id', 'number']),
    )
    .with('a', query => query.insertInto('act').values(opened.map(one => one.rows.act)))
    .with('m', query =>
      query.insertInto('matter').values(drafts.map(draft => matterRow(kernel, jurisdictionId, draft))),
    )
    .selectFrom('p')
    .select(['id', 'number'])
    .execute()
  const numbers = new Map(inserted.map(row => [row.id, row.number]))
  return opened.map(({ draft, standing, rows }) => ({
    id: draft.report.id,
    number: numbers.get(draft.report.id)!,
    standing,
    lastHash: rows.act.hash,
  }))
}

function openMatter(
  territory: Territory,
  calendar: Calendar,
  { report, intake, asker, place, ...draft }: Draft,
) {
  return openProceeding(
    matterProcedure,
    {
      actId: report.id,
      step: 'report',
      actor: asker.actor,
      actorRole: roleOf(asker),
      at: draft.at,
      inputs: {
        contentHash: draft.hash.toString('hex'),
        nature: report.nature,
        category: draft.category,
        channel: intake.channel,
        photos: report.photos,
        ...(intake.externalNumber ? { externalNumber: intake.externalNumber } : {}),
        ...(intake.reportedAt ? { reportedAt: intake.reportedAt.toISOString() } : {}),
      },
      effects: {
        ownerUnitId: place.unitId ?? workCommitteeOf(territory)!.id,
        level: levelOf(place),
        gridId: place.gridId,
        communityId: place.communityId,
        handlerId: null,
        urgent: report.urgent,
        label: report.nature,
      },
    },
    calendar,
  )
}

function contentOf({ report, text, place }: Draft): Content {
  const { lng, lat } = place
  const { name = null, phone = null } = report.anonymous ? ({} as Partial<Report>) : report
  return { text, name, phone, placeText: place.text, lng, lat }
}

/** Where nobody could say the place, the work committee's dispatcher looks at it first. */
function levelOf(place: Whereabouts): 1 | 2 | 3 {
  if (place.communityId === null) return 3
  return place.gridId === null ? 2 : 1
}

function matterRow(kernel: Kernel, jurisdictionId: number, draft: Draft) {
  const { report, place } = draft
  const { vault } = kernel
  const known = !report.anonymous
  const sealed = report.accusesOfficial
  const { lng, lat } = place
  return {
    jurisdictionId,
    proceedingId: report.id,
    text: sealed ? 'sealed' : draft.text,
    contentHash: draft.hash,
    channel: draft.intake.channel,
    nature: report.nature,
    category: draft.category,
    categoryBy: report.category ? 'reporter' : 'suggested',
    reportedAt: draft.intake.reportedAt ?? draft.at,
    placeText: sealed ? '' : place.text,
    lng: sealed ? null : lng,
    lat: sealed ? null : lat,
    buildingId: sealed ? null : place.buildingId,
    placeCell: lng === null || lat === null || sealed ? null : placeCell(lng, lat),
    queryIndex: vault.index('query', vault.code('query', report.id)),
    anonymous: report.anonymous,
    reporterName: known && !sealed && report.name ? vault.encrypt('reporter', report.name) : null,
    reporterPhone: known && !sealed && report.phone ? vault.encrypt('reporter', report.phone) : null,
    reporterIndex: known && !sealed && report.phone ? vault.index('phone', report.phone) : null,
    search: sealed
      ? sql<string>`''::tsvector`
      : sql<string>`array_to_tsvector(${tokensOf(`${draft.text} ${place.text}`)}::text[])`,
    externalNumber: draft.intake.externalNumber ?? null,
  }
}

/** The same id again: the same matter when it says the same, else another report under a used id. */
async function resent(
  kernel: Kernel,
  jurisdictionId: number,
  id: string,
  hash: Buffer,
  error: unknown,
): Promise<Taken> {
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const row = await tx
      .selectFrom('proceeding as p')
      .innerJoin('matter as m', join =>
        join.onRef('m.jurisdictionId', '=', 'p.jurisdictionId').onRef('m.proceedingId', '=', 'p.id'),
      )
      .select(['p.number', 'p.openedAt', 'm.contentHash'])
      .where('p.jurisdictionId', '=', jurisdictionId)
      .where('p.id', '=', id)
      .executeTakeFirst()
    // Not a matter: the id is that of an act elsewhere.
    if (!row && (error as { constraint?: string }).constraint === 'act_pkey')
      throw new Refusal('actReused', { id })
    if (!row) throw error
    if (!row.contentHash.equals(hash)) throw new Refusal('actReused', { id })
    return {
      id,
      number: row.number,
      receivedAt: row.openedAt,
      contentHash: row.contentHash,
      standing: standingAtReceipt(await actsOf(tx, jurisdictionId, id)),
      resent: true,
    }
  })
}

function roleOf(asker: Asker): string {
  return asker.actor.kind === 'staff' ? (asker.actor.posts[0]?.role ?? 'staff') : asker.actor.kind
}

/** Civil day in front of the running number: 20261123. */
function numberDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
}
