/** Words for people: one catalogue per language under messages/, Simplified Chinese first, English complete. */
import { readdirSync, readFileSync } from 'node:fs'
import i18next from 'i18next'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
/** `t('matter:state.closed')`, `t('errors:tooLarge', { limit: 20 })` */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

const folder = new URL('../../messages/', import.meta.url)
const catalogues = Object.fromEntries(
  languages.map(language => [
    language,
    Object.fromEntries(
      readdirSync(new URL(`${language}/`, folder))
        .filter(name => name.endsWith('.json'))
        .map(name => [
          name.slice(0, -5),
          JSON.parse(readFileSync(new URL(`${language}/${name}`, folder), 'utf8')),
        ]),
    ),
  ]),
)

const instance = i18next.createInstance()
await instance.init({
  resources: catalogues,
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** The words of one language. A missing key comes back as the key itself; a test finds those. */
export function translator(language: Language): Translate {
  return translators[language]
}

const translators = Object.fromEntries(
  languages.map(language => [language, remembering(instance.getFixedT(language) as Translate)]),
) as Readonly<Record<Language, Translate>>

/** A page asks for the same few hundred words each time: those without values are looked for once, and there are only so many. */
function remembering(fixed: Translate): Translate {
  const known = new Map<string, string>()
  return (key, values) => {
    if (values !== undefined) return fixed(key, values)
    const before = known.get(key)
    if (before !== undefined) return before
    const words = fixed(key, {})
    if (words !== key) known.set(key, words)
    return words
  }
}

/** Is there a word for this key? */
export function hasWord(language: Language, key: string): boolean {
  return instance.exists(key, { lng: language, fallbackLng: [] })
}

/** The language a request asks for: ?lang, then Accept-Language, then Chinese. */
export function languageOf(query: unknown, acceptLanguage: string | undefined): Language {
  const asked = typeof query === 'string' ? query : (acceptLanguage ?? '')
  return /^en\b/i.test(asked) ? 'en' : 'zh-CN'
}
