/** Articles of law found by words as people say them: asked for, waited for while the server prepares, and cut where words answer. */
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { oneArticleShape, searchAnswerShape } from '../../src/statutes/shape.ts'
import { call } from './api.ts'

export type Found = z.infer<typeof searchAnswerShape>
export type FoundArticle = Found['articles'][number]
export type Around = z.infer<typeof oneArticleShape>

/** So long until it is asked again whether the texts are ready. */
const againMs = 2000

export interface Searching {
  readonly found: Found | null
  readonly failed: Error | null
  readonly busy: boolean
  again(): void
}

/** Asks again while the server prepares its texts; with no words it only learns whether there are any. */
export function useStatutes(words: string): Searching {
  const [found, setFound] = useState<Found | null>(null)
  const [failed, setFailed] = useState<Error | null>(null)
  const [turn, setTurn] = useState(0)
  const [busy, setBusy] = useState(true)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () =>
      call<Found>('GET', '/api/statutes/search', { query: { q: words }, signal: stop.signal }).then(
        answer => {
          if (stop.signal.aborted) return
          setFound(answer)
          setFailed(null)
          setBusy(answer.state === 'preparing')
          if (answer.state === 'preparing') timer = setTimeout(ask, againMs)
        },
        error => {
          if (stop.signal.aborted) return
          setFailed(error as Error)
          setBusy(false)
        },
      )
    setBusy(true)
    void ask()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [words, turn])
  return { found, failed, busy, again: () => setTurn(it => it + 1) }
}

export function readAround(id: string): Promise<Around> {
  return call<Around>('GET', `/api/statutes/${encodeURIComponent(id)}`)
}

/** Why a text is not what holds, in words. */
export function endedWords(
  { supersededBy, awaitedSince }: FoundArticle,
  t: (key: string, facts: Readonly<Record<string, unknown>>) => string,
): string {
  return awaitedSince === null
    ? t('statute:superseded', { by: supersededBy })
    : t('statute:awaited', { by: supersededBy, since: awaitedSince })
}

export interface Piece {
  readonly text: string
  readonly answers: boolean
  /** Where in the text it begins. */
  readonly at: number
}

/** The text in pieces, those that answer the question told apart; the longer word wins where two meet. */
export function piecesOf(text: string, words: readonly string[]): readonly Piece[] {
  const marks = new Uint8Array(text.length)
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + word.length))
      marks.fill(1, at, at + word.length)
  const pieces: Piece[] = []
  for (let from = 0; from < text.length; ) {
    let to = from + 1
    while (to < text.length && marks[to] === marks[from]) to++
    pieces.push({ text: text.slice(from, to), answers: marks[from] === 1, at: from })
    from = to
  }
  return pieces
}
