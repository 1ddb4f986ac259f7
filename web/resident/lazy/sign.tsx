/** Signing an agreement on one's own phone, loaded when a link is opened: a page of its own inside the page, with its own words. */
import enAgreement from '../../../messages/en/agreement.json' with { type: 'json' }
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import zhAgreement from '../../../messages/zh-CN/agreement.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import type { Language } from '../../shell/i18n.ts'
import type { Mounted } from '../lazy.ts'
import { mountWith } from '../mount.tsx'
import { SigningPage } from '../sign/page.tsx'

const words = {
  'zh-CN': () => ({ agreement: zhAgreement, shell: zhShell }),
  en: () => ({ agreement: enAgreement, shell: enShell }),
}

/** `rest` is what follows the # of the link: its id, a dot, its code. */
export const mount = (place: HTMLElement, language: Language, rest: string): Promise<Mounted> =>
  mountWith(words, place, language, <SigningPage rest={rest} />)
