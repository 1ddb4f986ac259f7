/** What is missing before a report can be sent, in words beside its field. */
import type { Words } from '../../shell/i18n.ts'
import type { Draft } from './draft.ts'

export interface Problems {
  readonly text?: string
  readonly place?: string
  readonly phone?: string
}
export const maxText = 5000

export function problemsOf(draft: Draft, t: Words['t']): Problems {
  const text = draft.text.trim()
  const phone = draft.phone.normalize('NFKC').replace(/[\s-]/g, '')
  return {
    ...(text.length < 2 ? { text: t('resident:problem.text') } : {}),
    ...(text.length > maxText
      ? { text: t('shell:error.tooLong', { max: maxText, count: text.length }) }
      : {}),
    ...(draft.place ? {} : { place: t('resident:problem.place') }),
    ...(phone && !/^1\d{10}$|^0\d{9,11}$/.test(phone) ? { phone: t('resident:problem.phone') } : {}),
  }
}
