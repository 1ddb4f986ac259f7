/** Visits in words: an address, why somebody is due, what came of the last visit. */
import type { Translate } from '../../shell/i18n.ts'
import { type Language, words } from '../../shell/i18n.ts'
import { doorText } from '../registry/doors.ts'
import { civilText, daysBetween } from '../staffing/days.ts'
import type { Address, DueRow, History } from './wire.ts'

type Due = Pick<DueRow, 'reasons' | 'besides' | 'vain' | 'lastVisit'>
type Reason = DueRow['reasons'][number]
/** So many vain tries: it is time to say so. */
const vainTriesToTell = 3

export const addressText = (t: Translate, address: Address) => doorText(address, t)

/** Every reason as a sentence, then what else is worth knowing at the door. */
export function whyText(due: Due, today: string): string[] {
  const { t, language } = words()
  const lines = due.reasons.map(reason => reasonText(reason, today, t, language))
  if (due.besides.length > 0)
    lines.push(t('visit:besides', { numbers: due.besides.map(it => it.number).join(t('desk:part.comma')) }))
  if (due.vain.length >= vainTriesToTell) {
    const parts = [...new Set(due.vain)].map(part => t(`visit:part.${part}`)).join(t('desk:part.comma'))
    lines.push(t('visit:vain', { count: due.vain.length, parts }))
  }
  return lines
}

export function lastText(last: History['visits'][number] | Due['lastVisit']): string {
  const { t, language } = words()
  if (!last) return t('visit:neverVisited')
  return t('visit:lastVisit', {
    day: civilText(last.on, language),
    outcome: t(`visit:outcome.${last.outcome}`),
  })
}

function reasonText(reason: Reason, today: string, t: Translate, language: Language): string {
  const day = (on: string) => civilText(on, language)
  switch (reason.kind) {
    case 'agreed':
      return t('visit:reason.agreed', { day: day(reason.dueOn) })
    case 'need': {
      const need = t(`registry:need.${reason.need}`)
      return reason.servedOn
        ? t('visit:reason.need', { need, day: day(reason.servedOn) })
        : t('visit:reason.needNever', { need })
    }
    case 'matter':
      return t('visit:reason.matter', { number: reason.number, count: daysBetween(reason.sinceOn, today) })
    case 'welcome':
      return t('visit:reason.welcome', { day: day(reason.movedInOn) })
    case 'never':
      return t('visit:reason.never')
    case 'target':
      return t('visit:reason.target', { day: day(reason.lastOn), everyDays: reason.everyDays })
  }
}
