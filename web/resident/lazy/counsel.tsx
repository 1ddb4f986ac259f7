/** The community's counsel, loaded when somebody opens it: a page of its own inside the page, with its own words. */
import { createRoot } from 'react-dom/client'
import enCounsel from '../../../messages/en/counsel.json' with { type: 'json' }
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import zhCounsel from '../../../messages/zh-CN/counsel.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import { type Language, setLanguage, startWords } from '../../shell/i18n.ts'
import { CounselPage } from '../counsel/page.tsx'

export interface Mounted {
  language(language: Language): void
  leave(): void
}

/** @param place an empty element of the page; @param community the one a poster or link names, or '' */
export async function mountCounsel(
  place: HTMLElement,
  language: Language,
  community: string,
): Promise<Mounted> {
  await startWords({
    'zh-CN': () => ({ counsel: zhCounsel, shell: zhShell }),
    en: () => ({ counsel: enCounsel, shell: enShell }),
  })
  await setLanguage(language)
  const root = createRoot(place)
  root.render(<CounselPage named={community} />)
  return {
    language: asked => void setLanguage(asked),
    leave: () => root.unmount(),
  }
}
