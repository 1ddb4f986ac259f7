/** A report as it will stand: checked, placed, of a kind, with its hash; and the rows it becomes, of one or of many at once. */

import { sql } from 'kysely'
import { claimIndexOf } from '../../kernel/claims.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { openingRows } from '../../proceedings/index.ts'
import { cleanText } from '../../proceedings/inputs.ts'
import { openProceeding } from '../../proceedings/opening.ts'
import type { Procedure, StandingOf } from '../../proceedings/procedure.ts'
import { categoryOf, suggestCategory, type Territory, workCommitteeOf } from '../../territory/index.ts'
import type { Asker } from '../asker.ts'
import { placeCell, tokensOf } from '../lists/search.ts'
import { matterRulesNow } from '../rules.ts'
import type { Content } from '../seal.ts'
import { maxTextLength, type Report } from '../shape.ts'
import { reportUpward } from '../urgent.ts'
import { contentHash } from './content.ts'
import { type Whereabouts, whereaboutsOf } from './whereabouts.ts'

export interface Intake {
  readonly channel: 'resident' | 'grid' | 'patrol' | 'hotline' | 'phone' | 'counter'
  /** When it was reported, for imports; default now. */
  readonly reportedAt?: Date
  readonly externalNumber?: string
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
  if (text.length > maxTextLength)
    throw new Refusal('invalidInput', { input: 'text', problem: 'tooLong', most: maxTextLength })
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
  const rules = await matterRulesNow(kernel, tx, jurisdictionId)
  const opened = drafts.map(draft => {
    const { act, standing } = openMatter(rules.procedure, territory, calendar, draft)
    return {
      draft,
      standing,
      rows: openingRows(jurisdictionId, draft.report.id, draft.report.id, '', rules, act, standing, calendar),
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
  for (const { report, at } of drafts) {
    if (!report.urgent || report.accusesOfficial) continue
    await reportUpward(tx, jurisdictionId, { id: report.id, number: numbers.get(report.id)! }, at)
  }
  return opened.map(({ draft, standing, rows }) => ({
    id: draft.report.id,
    number: numbers.get(draft.report.id)!,
    standing,
    lastHash: rows.act.hash,
  }))
}

function openMatter(
  procedure: Procedure,
  territory: Territory,
  calendar: Calendar,
  { report, intake, asker, place, ...draft }: Draft,
) {
  return openProceeding(
    procedure,
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

/** What a sealed matter keeps under the key. */
export function contentOf({ report, text, place }: Draft): Content {
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
    claimIndex: draft.asker.claim ? claimIndexOf(vault, draft.asker.claim) : null,
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

function roleOf(asker: Asker): string {
  return asker.actor.kind === 'staff' ? (asker.actor.posts[0]?.role ?? 'staff') : asker.actor.kind
}

/** Civil day in front of the running number: 20261123. */
function numberDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
}
