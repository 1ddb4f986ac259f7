/** Puts a page that came later into the page, with words of its own. */
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Language, setLanguage, startWords } from '../shell/i18n.ts'
import type { Mounted } from './lazy.ts'

export async function mountWith(
  words: Parameters<typeof startWords>[0],
  place: HTMLElement,
  language: Language,
  page: ReactNode,
): Promise<Mounted> {
  await startWords(words)
  await setLanguage(language)
  const root = createRoot(place)
  root.render(page)
  return {
    language: asked => void setLanguage(asked),
    leave: () => root.unmount(),
  }
}
