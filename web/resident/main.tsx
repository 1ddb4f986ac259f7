/** The resident's page: say what is wrong, see who deals with it and by when, follow it with the query code. */
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../shell/tokens.css'
import '../shell/base.css'
import { startWords, useWords } from '../shell/i18n.ts'

function App() {
  const { language } = useWords()
  const [n, setN] = useState(0)
  return (
    <button type="button" onClick={() => setN(n + 1)}>
      {language} {n}
    </button>
  )
}
await startWords({ 'zh-CN': () => ({ shell: {} }), en: () => ({ shell: {} }) })
createRoot(document.getElementById('page')!).render(<App />)
