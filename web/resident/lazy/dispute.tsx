/** Asking for mediation and following it, loaded when it is opened: a page of its own inside the page, with its own words. */
import enDispute from '../../../messages/en/dispute.json' with { type: 'json' }
import enMediation from '../../../messages/en/mediation.json' with { type: 'json' }
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import zhDispute from '../../../messages/zh-CN/dispute.json' with { type: 'json' }
import zhMediation from '../../../messages/zh-CN/mediation.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import type { Language } from '../../shell/i18n.ts'
import { DisputePage } from '../dispute/page.tsx'
import type { Mounted } from '../lazy.ts'
import { mountWith } from '../mount.tsx'

/** Of the words of the procedure only the choices: what a dispute is about, what the law keeps out. */
const choicesOf = ({ option: { disputeKind, exclusion } }: typeof zhMediation) => ({
  option: { disputeKind, exclusion },
})
const words = {
  'zh-CN': () => ({ dispute: zhDispute, mediation: choicesOf(zhMediation), shell: zhShell }),
  en: () => ({ dispute: enDispute, mediation: choicesOf(enMediation as typeof zhMediation), shell: enShell }),
}

/** `rest` is what follows the #: the number of a dispute, a dot, the code. */
export const mount = (place: HTMLElement, language: Language, rest: string): Promise<Mounted> =>
  mountWith(words, place, language, <DisputePage rest={rest} />)
