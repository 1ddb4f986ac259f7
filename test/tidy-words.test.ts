/** The catalogues: Chinese and English complete, alike in keys and values to fill in, and all that code asks for is there. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { refusals } from '../src/kernel/errors.ts'
import { readSources } from './support/sources.ts'

type Words = { readonly [key: string]: string | Words }
const [chinese, english] = ['zh-CN', 'en'].map(catalogue) as [
  ReadonlyMap<string, string>,
  ReadonlyMap<string, string>,
]

suite('catalogues', () => {
  test('the same keys in Chinese and English', () => {
    none(
      [...chinese.keys()].filter(key => !english.has(key)),
      'missing in messages/en',
    )
    none(
      // Chinese has no singular of its own.
      [...english.keys()].filter(key => !chinese.has(key.replace(/_one$/, '_other'))),
      'missing in messages/zh-CN',
    )
  })

  test('no word is empty, and each fills in the same values in both languages', () => {
    none(
      [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key),
      'empty',
    )
    // A day is written in each language's own way.
    const differ = [...chinese].filter(
      ([key, text]) => key !== 'clock:day' && !sameValues(text, english.get(key) ?? text),
    )
    none(
      differ.map(([key]) => key),
      'fill in different {{values}} in Chinese and English',
    )
  })

  test('English plurals have both forms', () => {
    const plural = [...english.keys()]
      .filter(key => /_(one|other)$/.test(key))
      .map(key => key.replace(/_(one|other)$/, ''))
    none(
      plural.filter(key => !english.has(`${key}_one`) || !english.has(`${key}_other`)),
      'need _one and _other',
    )
  })

  test('Chinese is Chinese and English is English', () => {
    // The way back to Chinese is written in Chinese; words of danger are looked for in what residents write.
    const meant = /^field:settings\.zh-CN$|^resident:(otherLanguage|languageFailed|danger\.words\.\d+)$/
    const mixed = [...english].filter(
      ([key, text]) => /[\u3400-\u9fff]/.test(text) && !text.includes('简体中文') && !meant.test(key),
    )
    none(
      mixed.map(([key]) => key),
      'have Chinese characters in messages/en',
    )
    const synonyms = [...english].filter(([, text]) => /\b(tickets?|work orders?|wangge|shequ)\b/i.test(text))
    none(
      synonyms.map(([key]) => key),
      'say ticket or work order; the word is matter',
    )
  })

  test('every refusal has words', () => {
    none(
      Object.keys(refusals).filter(code => !chinese.has(`errors:${code}`)),
      'missing in messages/*/errors.json',
    )
  })

  test('every key that code asks for is there', () => {
    const has = (key: string) => chinese.has(key) || chinese.has(`${key}_other`)
    const asked = readSources('src', 'web', 'bench', 'tools').flatMap(({ path, wordKeys }) =>
      wordKeys.map(({ key, line }) => ({ key, where: `${path}:${line} ${key}` })),
    )
    none(
      asked.filter(({ key }) => !has(key)).map(({ where }) => where),
      'missing in messages/',
    )
  })
})

function catalogue(language: string): ReadonlyMap<string, string> {
  const folder = new URL(`../messages/${language}/`, import.meta.url)
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  return new Map(
    files.flatMap(name =>
      flat(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Words, `${name.slice(0, -5)}:`),
    ),
  )
}

function flat(words: Words, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flat(value, `${prefix}${key}.`),
  )
}

function sameValues(one: string, other: string): boolean {
  const values = (text: string) =>
    [...new Set(text.match(/\{\{\s*\w+/g)?.map(it => it.replace(/\W/g, '')))].sort().join()
  // A singular may say “one” instead of the number.
  return (
    values(one) === values(other) ||
    values(one).replace(/\bcount,?/, '') === values(other).replace(/\bcount,?/, '')
  )
}

function none(found: readonly string[], what: string): void {
  assert.equal(found.length, 0, `\n${what}:\n${found.join('\n')}\n`)
}
