/** A resident's own data, loaded when somebody opens it: a page of its own inside the page, with its own words. */
import enMyData from '../../../messages/en/mydata.json' with { type: 'json' }
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import zhMyData from '../../../messages/zh-CN/mydata.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import type { Language } from '../../shell/i18n.ts'
import type { Mounted } from '../lazy.ts'
import { mountWith } from '../mount.tsx'
import { MyDataPage } from '../mydata/page.tsx'

const words = {
  'zh-CN': () => ({ mydata: zhMyData, shell: zhShell }),
  en: () => ({ mydata: enMyData, shell: enShell }),
}

export const mount = (place: HTMLElement, language: Language): Promise<Mounted> =>
  mountWith(words, place, language, <MyDataPage />)
