/** Words of the resident's page: Chinese comes with it, English is loaded when asked for. */
import resident from '../../messages/zh-CN/resident.json' with { type: 'json' }
import shell from '../../messages/zh-CN/shell.json' with { type: 'json' }
import type { Catalogue } from '../shell/i18n.ts'
import { lazyModule } from './lazy.ts'

export const catalogues = {
  'zh-CN': (): Catalogue => ({ resident, shell }),
  en: async (): Promise<Catalogue> => (await lazyModule<typeof import('./lazy/en.ts')>('en')).catalogue,
}
