/** A resident's own data, loaded when somebody opens it: a page of its own inside the page, with its own words. */
import { createRoot } from 'react-dom/client'
import enMydata from '../../../messages/en/mydata.json' with { type: 'json' }
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import zhMydata from '../../../messages/zh-CN/mydata.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import { type Language, setLanguage, startWords } from '../../shell/i18n.ts'
import { MyDataPage } from '../mydata/page.tsx'

export interface Mounted {
  language(language: Language): void
  leave(): void
}

/** @param place an empty element of the page */
export async function mountMyData(place: HTMLElement, language: Language): Promise<Mounted> {
  await startWords({
    'zh-CN': () => ({ mydata: zhMydata, shell: zhShell }),
    en: () => ({ mydata: enMydata, shell: enShell }),
  })
  await setLanguage(language)
  const root = createRoot(place)
  root.render(<MyDataPage />)
  return {
    language: asked => void setLanguage(asked),
    leave: () => root.unmount(),
  }
}
