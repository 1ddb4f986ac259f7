/** A ledger as a workbook: in the columns of the office, or in the office's own sheet filled in; made in a thread beside the server. */
import type { Readable } from 'node:stream'
import type { Ask } from './ask.ts'
import { ledgers } from './declared.ts'
import { headingOf, requireReason } from './read.ts'
import type { SheetAsked } from './sheet-maker.ts'
import type { TemplateRow } from './templates.ts'

export interface Exported {
  readonly fileName: string
  readonly body: Readable
}

/**
 * @param gone whoever asked went away
 * @throws Refusal missingInput, templateUnfit, unavailable, limitReached
 */
export async function exportLedger(
  ask: Ask,
  template: TemplateRow | null,
  reason: string | undefined,
  gone?: AbortSignal,
): Promise<Exported> {
  requireReason(ask, reason)
  const heading = headingOf(ask, template?.title || null)
  const days = ledgers[ask.name].period === 'none' ? ask.today : `${ask.period.from}_${ask.period.to}`
  const fileName = `${heading.title} ${heading.place} ${days}.xlsx`.replace(/[\\/:*?"<>|]/g, ' ')
  // What the thread can make itself does not travel.
  const { kernel, territory: _, t: __, ...asked } = ask
  const values: SheetAsked = {
    asked,
    jurisdictionId: kernel.config.jurisdictionId,
    template,
    reason: reason ?? null,
  }
  const maker = new URL('./sheet-maker.ts', import.meta.url)
  return { fileName, body: await kernel.exports.take(maker, values, ask.staff.personId, gone) }
}
