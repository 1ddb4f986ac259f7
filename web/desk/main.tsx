/** The desk: where dispatchers, handlers, directors and supervisors sit; started here. */
import { createRoot } from 'react-dom/client'
import '../shell/tokens.css'
import './css/ground.css'
import './css/list.css'
import './css/matter.css'
import './css/pages.css'
import './css/proceeding.css'
import './css/procedure.css'
import './css/print.css'
import { startWords, words } from '../shell/i18n.ts'
import { DeskApp } from './app.tsx'
import { mediationWords } from './mediation/words.ts'
import { forgetOldDrafts } from './steps/drafts.ts'

await startWords({
  'zh-CN': async () => {
    const [
      shell,
      desk,
      matter,
      mapping,
      planning,
      survey,
      staffing,
      registry,
      roster,
      visit,
      patrol,
      ledger,
      fieldwork,
      counter,
      counsel,
      mediating,
      agreement,
      statute,
      paperDesk,
      sitting,
    ] = await Promise.all([
      import('../../messages/zh-CN/shell.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/desk.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/matter.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/mapping.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/planning.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/survey.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/staffing.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/registry.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/roster.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/visit.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/patrol.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/ledger.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/fieldwork.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/counter.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/counsel.json', { with: { type: 'json' } }),
      mediationWords('zh-CN'),
      import('../../messages/zh-CN/agreement.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/statute.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/paperDesk.json', { with: { type: 'json' } }),
      import('../../messages/zh-CN/sitting.json', { with: { type: 'json' } }),
    ])
    return {
      shell: shell.default,
      desk: desk.default,
      matter: matter.default,
      mapping: mapping.default,
      planning: planning.default,
      survey: survey.default,
      staffing: staffing.default,
      registry: registry.default,
      roster: roster.default,
      visit: visit.default,
      patrol: patrol.default,
      ledger: ledger.default,
      fieldwork: fieldwork.default,
      counter: counter.default,
      counsel: counsel.default,
      ...mediating,
      agreement: agreement.default,
      statute: statute.default,
      paperDesk: paperDesk.default,
      sitting: sitting.default,
    }
  },
  en: async () => {
    const [
      shell,
      desk,
      matter,
      mapping,
      planning,
      survey,
      staffing,
      registry,
      roster,
      visit,
      patrol,
      ledger,
      fieldwork,
      counter,
      counsel,
      mediating,
      agreement,
      statute,
      paperDesk,
      sitting,
    ] = await Promise.all([
      import('../../messages/en/shell.json', { with: { type: 'json' } }),
      import('../../messages/en/desk.json', { with: { type: 'json' } }),
      import('../../messages/en/matter.json', { with: { type: 'json' } }),
      import('../../messages/en/mapping.json', { with: { type: 'json' } }),
      import('../../messages/en/planning.json', { with: { type: 'json' } }),
      import('../../messages/en/survey.json', { with: { type: 'json' } }),
      import('../../messages/en/staffing.json', { with: { type: 'json' } }),
      import('../../messages/en/registry.json', { with: { type: 'json' } }),
      import('../../messages/en/roster.json', { with: { type: 'json' } }),
      import('../../messages/en/visit.json', { with: { type: 'json' } }),
      import('../../messages/en/patrol.json', { with: { type: 'json' } }),
      import('../../messages/en/ledger.json', { with: { type: 'json' } }),
      import('../../messages/en/fieldwork.json', { with: { type: 'json' } }),
      import('../../messages/en/counter.json', { with: { type: 'json' } }),
      import('../../messages/en/counsel.json', { with: { type: 'json' } }),
      mediationWords('en'),
      import('../../messages/en/agreement.json', { with: { type: 'json' } }),
      import('../../messages/en/statute.json', { with: { type: 'json' } }),
      import('../../messages/en/paperDesk.json', { with: { type: 'json' } }),
      import('../../messages/en/sitting.json', { with: { type: 'json' } }),
    ])
    return {
      shell: shell.default,
      desk: desk.default,
      matter: matter.default,
      mapping: mapping.default,
      planning: planning.default,
      survey: survey.default,
      staffing: staffing.default,
      registry: registry.default,
      roster: roster.default,
      visit: visit.default,
      patrol: patrol.default,
      ledger: ledger.default,
      fieldwork: fieldwork.default,
      counter: counter.default,
      counsel: counsel.default,
      ...mediating,
      agreement: agreement.default,
      statute: statute.default,
      paperDesk: paperDesk.default,
      sitting: sitting.default,
    }
  },
})
// After an update of the server a page left open asks for parts that are gone: it takes the new ones. Drafts are kept.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('aili.reloaded') ?? 0)
  if (Date.now() - last < 30_000) return
  sessionStorage.setItem('aili.reloaded', String(Date.now()))
  location.reload()
})
document.title = words().t('desk:title')
forgetOldDrafts()
createRoot(document.getElementById('page')!).render(<DeskApp />)
