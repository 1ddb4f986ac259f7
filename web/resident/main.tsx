/** The resident's page: say what is wrong, see who deals with it and by when, follow it with the query code. */
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import '../shell/tokens.css'
import '../shell/base.css'
import '../shell/parts.css'
import './resident.css'
import { startWords } from '../shell/i18n.ts'
import { App } from './app.tsx'
import { keepDraft, openDraft } from './matters/draft.ts'
import { catalogues } from './words.ts'

void start()

async function start(): Promise<void> {
  await startWords(catalogues)
  const early = document.getElementById('text') as HTMLTextAreaElement | null
  // Somebody in the middle of choosing a character must not lose it: wait for the end of the composition.
  if (early?.dataset.composing)
    await new Promise(done => early.addEventListener('compositionend', done, { once: true }))
  const page = document.getElementById('page')!
  const writing = early !== null && document.activeElement === early
  const draft = openDraft(early?.value)
  if (early?.value) keepDraft(draft)
  // Read, replaced and focused again within one task: no key is pressed in between.
  page.replaceChildren()
  flushSync(() => createRoot(page).render(<App draft={draft} />))
  if (writing) {
    const field = document.getElementById('text') as HTMLTextAreaElement | null
    field?.focus()
    field?.setSelectionRange(draft.text.length, draft.text.length)
  }
  performance.mark('awake')
  if ('serviceWorker' in navigator && location.protocol !== 'file:') {
    const register = () => navigator.serviceWorker.register('/sw.js').catch(() => undefined)
    setTimeout(register, 3000)
  }
}
