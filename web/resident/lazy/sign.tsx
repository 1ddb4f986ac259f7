/** Signing an agreement on one's own phone, loaded when a link is opened: a page of its own inside the page, with its own words. */
import { createRoot } from 'react-dom/client'
import enAgreement from '../../../messages/en/agreement.json' with { type: 'json' }
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import zhAgreement from '../../../messages/zh-CN/agreement.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import { type Language, setLanguage, startWords } from '../../shell/i18n.ts'
import { SigningPage } from '../sign/page.tsx'

export interface Mounted {
  language(language: Language): void
  leave(): void
}

/** @param rest what follows the # of the link: its id, a dot, its code */
export async function mountSign(place: HTMLElement, language: Language, rest: string): Promise<Mounted> {
  await startWords({
    'zh-CN': () => ({ agreement: zhAgreement, shell: zhShell }),
    en: () => ({ agreement: enAgreement, shell: enShell }),
  })
  await setLanguage(language)
  const root = createRoot(place)
  root.render(<SigningPage rest={rest} />)
  return {
    language: asked => void setLanguage(asked),
    leave: () => root.unmount(),
  }
}
