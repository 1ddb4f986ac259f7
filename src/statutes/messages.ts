/** What the thread of the search and the server say to each other. */
import type { CurrentArticle } from './store.ts'

export type Asked =
  | { readonly kind: 'articles'; readonly articles: readonly CurrentArticle[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'ask'; readonly turn: number; readonly question: string; readonly count: number }

export interface Found {
  readonly ids: readonly string[]
  readonly scores: readonly number[]
  /** Words that were looked for, the weightiest first. */
  readonly words: readonly string[]
}
export type Told = { readonly kind: 'ready' } | ({ readonly kind: 'found'; readonly turn: number } & Found)
