/** The grid worker's entry: what waits in the grid, done on the spot with one thumb, also without signal. */
import { createRoot } from 'react-dom/client'
import '../shell/tokens.css'
import '../shell/base.css'
import '../shell/parts.css'
import './field.css'
import './pages.css'
import './day.css'
import { startWords, words } from '../shell/i18n.ts'
import { App } from './app.tsx'
import { openSession } from './session.ts'
import { applyTextSize } from './text-size.ts'

void start()

async function start(): Promise<void> {
  applyTextSize()
  await startWords({
    'zh-CN': async () => {
      const [shell, field, fieldwork, visit, patrol, registry] = await Promise.all([
        import('../../messages/zh-CN/shell.json', { with: { type: 'json' } }),
        import('../../messages/zh-CN/field.json', { with: { type: 'json' } }),
        import('../../messages/zh-CN/fieldwork.json', { with: { type: 'json' } }),
        import('../../messages/zh-CN/visit.json', { with: { type: 'json' } }),
        import('../../messages/zh-CN/patrol.json', { with: { type: 'json' } }),
        import('../../messages/zh-CN/registry.json', { with: { type: 'json' } }),
      ])
      return {
        shell: shell.default,
        field: field.default,
        fieldwork: fieldwork.default,
        visit: visit.default,
        patrol: patrol.default,
        registry: registry.default,
      }
    },
    en: async () => {
      const [shell, field, fieldwork, visit, patrol, registry] = await Promise.all([
        import('../../messages/en/shell.json', { with: { type: 'json' } }),
        import('../../messages/en/field.json', { with: { type: 'json' } }),
        import('../../messages/en/fieldwork.json', { with: { type: 'json' } }),
        import('../../messages/en/visit.json', { with: { type: 'json' } }),
        import('../../messages/en/patrol.json', { with: { type: 'json' } }),
        import('../../messages/en/registry.json', { with: { type: 'json' } }),
      ])
      return {
        shell: shell.default,
        field: field.default,
        fieldwork: fieldwork.default,
        visit: visit.default,
        patrol: patrol.default,
        registry: registry.default,
      }
    },
  })
  document.title = words().t('field:title')
  createRoot(document.getElementById('page')!).render(<App />)
  void openSession()
  if ('serviceWorker' in navigator && window.isSecureContext) {
    navigator.serviceWorker.register('/field/sw.js', { type: 'module' }).catch(() => {})
  }
}
