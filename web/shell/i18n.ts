/** Words of an entry: only the namespaces it needs, Chinese first, the choice of language remembered on the device. */
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'

export type Language = 'zh-CN' | 'en'
/** Namespace → words. */
export type Catalogue = Record<string, object>
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

const remembered = 'aili.language'
const listeners = new Set<() => void>()
let loaders: Record<Language, () => Catalogue | Promise<Catalogue>>
let current: Words

export interface Words {
  readonly t: Translate
  readonly language: Language
}

/**
 * Call once before rendering. The second language may be loaded when it is asked for.
 * @example await startWords({ 'zh-CN': () => ({ shell, resident }), en: () => import('…') })
 */
export async function startWords(from: typeof loaders): Promise<void> {
  loaders = from
  await i18next.init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0])
  await load('zh-CN')
  await setLanguage(wanted()).catch(() => setLanguage('zh-CN'))
}

/** Rejects when the other language could not be loaded (no signal); the language stays as it was. */
export async function setLanguage(language: Language): Promise<void> {
  await load(language)
  await i18next.changeLanguage(language)
  const fixed = i18next.getFixedT(language)
  current = { language, t: (key, values) => fixed(key, values ?? {}) as string }
  document.documentElement.lang = language
  try {
    localStorage.setItem(remembered, language)
  } catch {
    // A browser that keeps nothing still shows the page.
  }
  for (const listener of listeners) listener()
}

/** `const { t, language } = useWords()`; renders again when the language changes. */
export function useWords(): Words {
  return useSyncExternalStore(listen, words, words)
}

/** The words outside a component. */
export function words(): Words {
  return current
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'shell')) return
  const catalogue = await loaders[language]()
  for (const [namespace, bundle] of Object.entries(catalogue))
    i18next.addResourceBundle(language, namespace, bundle)
}

function wanted(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? stored() ?? navigator.language
  return /^en\b/i.test(asked) ? 'en' : 'zh-CN'
}

function stored(): string | null {
  try {
    return localStorage.getItem(remembered)
  } catch {
    return null
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
