/** The community's counsel, loaded when somebody opens it: a page of its own inside the page, with its own words. */
import enCounsel from '../../../messages/en/counsel.json' with { type: 'json' }
import enShell from '../../../messages/en/shell.json' with { type: 'json' }
import zhCounsel from '../../../messages/zh-CN/counsel.json' with { type: 'json' }
import zhShell from '../../../messages/zh-CN/shell.json' with { type: 'json' }
import type { Language } from '../../shell/i18n.ts'
import { CounselPage } from '../counsel/page.tsx'
import type { Mounted } from '../lazy.ts'
import { mountWith } from '../mount.tsx'

const words = {
  'zh-CN': () => ({ counsel: zhCounsel, shell: zhShell }),
  en: () => ({ counsel: enCounsel, shell: enShell }),
}

/** `community` is the one a poster or link names, or ''. */
export const mount = (place: HTMLElement, language: Language, community: string): Promise<Mounted> =>
  mountWith(words, place, language, <CounselPage named={community} />)
