/** The texts of law, loaded when somebody looks for them: a page of its own inside the page, with its own words. */
import { createRoot } from 'react-dom/client'
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import enStatute from '../../../messages/en/statute.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import zhStatute from '../../../messages/zh-CN/statute.json' with { type: 'json' }
import { type Language, setLanguage, startWords } from '../../shell/i18n.ts'
import { LawPage } from '../law/page.tsx'

export interface Mounted {
  language(language: Language): void
  leave(): void
}

/** @param place an empty element of the page; @param counsel address of the way to the community's counsel */
export async function mountLaw(place: HTMLElement, language: Language, counsel: string): Promise<Mounted> {
  await startWords({
    'zh-CN': () => ({ statute: zhStatute, shell: zhShell }),
    en: () => ({ statute: enStatute, shell: enShell }),
  })
  await setLanguage(language)
  const root = createRoot(place)
  root.render(<LawPage counsel={counsel} />)
  return {
    language: asked => void setLanguage(asked),
    leave: () => root.unmount(),
  }
}
