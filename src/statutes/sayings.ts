/** What people say and ask about an article or a law, though it does not use these words: src/statutes/sayings and asked.jsonl. */
import { readdirSync, readFileSync } from 'node:fs'
import { articleNumber } from './numbers.ts'
import { lawKeyOf } from './reference.ts'
import { plainTitle } from './terms.ts'

export interface Sayings {
  /** By placeOf. */
  readonly articles: ReadonlyMap<string, string>
  /** By lawKeyOf. */
  readonly laws: ReadonlyMap<string, string>
}
/** A question whose articles are known. */
export interface AskedBefore {
  readonly query: string
  readonly articles: readonly { readonly law: string; readonly no: string }[]
}

/** Where an article stands. @param title a plain title */
export function placeOf(title: string, number: string): string {
  return `${lawKeyOf(title)} ${number}`
}

export function readAsked(file = new URL('asked.jsonl', import.meta.url)): readonly AskedBefore[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as AskedBefore)
}

/** @param asked some questions may be left out, to measure by them; @throws Error for a line that is none */
export function readSayings(asked = readAsked(), folder = new URL('sayings/', import.meta.url)): Sayings {
  const sayings = { articles: new Map<string, string>(), laws: new Map<string, string>() }
  for (const file of readdirSync(folder).sort())
    takeIn(sayings, file, readFileSync(new URL(file, folder), 'utf8'))
  for (const { query, articles } of asked)
    for (const { law, no } of articles) add(sayings.articles, placeOf(plainTitle(law), no), query)
  return sayings
}

interface Taking {
  readonly articles: Map<string, string>
  readonly laws: Map<string, string>
}

function takeIn({ articles, laws }: Taking, file: string, text: string): void {
  let law = ''
  for (const line of text.split('\n').filter(it => it !== '' && !it.startsWith('#'))) {
    if (line.startsWith('@')) {
      law = plainTitle(line.slice(1))
      continue
    }
    const gap = line.indexOf(' ')
    const [head, words] = [line.slice(0, gap), line.slice(gap + 1)]
    const number = articleNumber(head)
    if (gap < 1 || law === '' || (head !== '*' && number === null)) throw new Error(`${file}: ${line}`)
    if (number === null) add(laws, lawKeyOf(law), words)
    else add(articles, placeOf(law, number), words)
  }
}

function add(map: Map<string, string>, key: string, words: string): void {
  const before = map.get(key)
  map.set(key, before === undefined ? words : `${before}。${words}`)
}
