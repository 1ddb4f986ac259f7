/** The texts of law, loaded when somebody looks for them: a page of its own inside the page, with its own words. */
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import enStatute from '../../../messages/en/statute.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import zhStatute from '../../../messages/zh-CN/statute.json' with { type: 'json' }
import type { Language } from '../../shell/i18n.ts'
import { LawPage } from '../law/page.tsx'
import type { Mounted } from '../lazy.ts'
import { mountWith } from '../mount.tsx'

const words = {
  'zh-CN': () => ({ statute: zhStatute, shell: zhShell }),
  en: () => ({ statute: enStatute, shell: enShell }),
}

/** `counsel` is the address of the way to the community's counsel. */
export const mount = (place: HTMLElement, language: Language, counsel: string): Promise<Mounted> =>
  mountWith(words, place, language, <LawPage counsel={counsel} />)
