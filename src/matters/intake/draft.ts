/** A report as it will stand: checked, placed, of a kind, with its hash and its first act. */

import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { cleanText } from '../../proceedings/inputs.ts'
import { openProceeding } from '../../proceedings/opening.ts'
import type { Procedure } from '../../proceedings/procedure.ts'
import { categoryOf, suggestCategory, type Territory, workCommitteeOf } from '../../territory/index.ts'
import type { Asker } from '../asker.ts'
import type { Content } from '../seal.ts'
import { maxTextLength, type Report } from '../shape.ts'
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
  /** Hex digits. */
  readonly hash: string
  readonly at: Date
}

/** @throws Refusal missingInput, invalidInput, outsideJurisdiction */
export function draftOf(
  kernel: Kernel,
  territory: Territory,
  asker: Asker,
  given: Report,
  intake: Intake,
): Draft {
  // An id is written in small letters wherever it is compared as text.
  const report = { ...given, id: given.id.toLowerCase(), photos: given.photos.map(id => id.toLowerCase()) }
  const text = cleanText(report.text)
  if (text.length < 4 && [...text].length < (intake.channel === 'hotline' ? 1 : 2))
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

/** The first act and what stands after it. Pure. */
export function openMatter(procedure: Procedure, territory: Territory, calendar: Calendar, draft: Draft) {
  const { report, intake, asker, place } = draft
  return openProceeding(
    procedure,
    {
      actId: report.id,
      step: 'report',
      actor: asker.actor,
      actorRole: roleOf(asker),
      at: draft.at,
      inputs: {
        contentHash: draft.hash,
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

function roleOf(asker: Asker): string {
  return asker.actor.kind === 'staff' ? (asker.actor.posts[0]?.role ?? 'staff') : asker.actor.kind
}
