/** A list as a person works through it: the order shown stays still; what changed is counted, and taken in when they ask. */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLiveSoon } from '../live.ts'

export interface Page<R> {
  readonly rows: readonly R[]
  readonly nextCursor: string | null
}
/** One page of the list that is asked for. */
export type AskPage<P> = (asked: string, cursor: string, limit: number, signal?: AbortSignal) => Promise<P>

export interface ListedRows<R> {
  rows: readonly R[]
  /** Rows shown that no longer belong here. */
  gone: ReadonlySet<string>
  pending: boolean
  failure: Error | null
  hasMore: boolean
  loadingMore: boolean
  more(): void
  retry(): void
  /** How many rows came or went since the order was drawn. */
  updates: number
  takeUpdates(): void
  after(id: string | undefined): R | undefined
  before(id: string | undefined): R | undefined
}

interface Question<P> {
  /** Under which the pages are kept. */
  readonly name: string
  /** What is asked, as it stands in a query string. */
  readonly asked: string
  readonly ask: AskPage<P>
}

type Pages<P> = InfiniteData<P, unknown>
const pageSize = 50
const largestPage = 200
const settleMillis = 600

export function useRows<R extends { id: string }, P extends Page<R>>(question: Question<P>) {
  const { name, asked, ask } = question
  const key = useMemo(() => [name, asked], [name, asked])
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(asked, pageParam, pageSize, signal),
    initialPageParam: '',
    getNextPageParam: (last: P) => last.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const rows = useMemo(() => rowsOf<R, P>(found.data), [found.data])
  const { fresh, takeUpdates } = useFresh<R, P>(key, question, rows)
  const { gone, came } = useMemo(() => difference(rows, fresh), [rows, fresh])
  // Where nothing is shown no order is upset.
  useEffect(() => {
    if (found.data && rows.length === 0 && came > 0) takeUpdates()
  }, [found.data, rows, came, takeUpdates])
  const list: ListedRows<R> = {
    rows,
    gone,
    pending: found.isPending,
    failure: found.data ? null : found.error,
    hasMore: found.hasNextPage,
    loadingMore: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
    retry: () => void found.refetch(),
    updates: gone.size + came,
    takeUpdates,
    after: id => rows[rows.findIndex(row => row.id === id) + 1],
    before: id => rows[rows.findIndex(row => row.id === id) - 1],
  }
  return { list, last: fresh ?? found.data?.pages.at(-1) }
}

/** After something moved: asks the same list again, patches the rows shown in their places, and keeps the newer order aside. */
function useFresh<R extends { id: string }, P extends Page<R>>(
  key: readonly string[],
  { asked, ask }: Question<P>,
  rows: readonly R[],
) {
  const client = useQueryClient()
  const [fresh, setFresh] = useState<{ asked: string; list: P } | null>(null)
  const size = Math.min(largestPage, Math.max(pageSize, rows.length))
  const latest = useRef({ asked, ask, size, key })
  latest.current = { asked, ask, size, key }
  useLiveSoon(async () => {
    const { asked, ask, size, key } = latest.current
    const list = await ask(asked, '', size).catch(() => null)
    if (!list) return
    client.setQueryData<Pages<P>>(key, pages => patched<R, P>(pages, list))
    setFresh({ asked, list })
  }, settleMillis)
  const takeUpdates = useCallback(() => {
    if (fresh?.asked === asked) client.setQueryData<Pages<P>>(key, { pages: [fresh.list], pageParams: [''] })
    setFresh(null)
  }, [client, key, asked, fresh])
  return { fresh: fresh?.asked === asked ? fresh.list : null, takeUpdates }
}

function rowsOf<R extends { id: string }, P extends Page<R>>(pages: Pages<P> | undefined): R[] {
  const seen = new Set<string>()
  return (pages?.pages ?? [])
    .flatMap(page => page.rows)
    .filter(row => !seen.has(row.id) && seen.add(row.id) !== undefined)
}

function patched<R extends { id: string }, P extends Page<R>>(
  pages: Pages<P> | undefined,
  fresh: P,
): Pages<P> | undefined {
  if (!pages) return pages
  const newer = new Map(fresh.rows.map(row => [row.id, row]))
  return {
    ...pages,
    pages: pages.pages.map(page => ({ ...page, rows: page.rows.map(row => newer.get(row.id) ?? row) })),
  }
}

/** A shown row is gone only when the fresh list covers it: the whole list, or as many rows as are shown. */
function difference<R extends { id: string }>(
  rows: readonly R[],
  fresh: Page<R> | null,
): { gone: ReadonlySet<string>; came: number } {
  if (!fresh) return { gone: new Set(), came: 0 }
  const now = new Set(fresh.rows.map(row => row.id))
  const shown = new Set(rows.map(row => row.id))
  const came = fresh.rows.filter(row => !shown.has(row.id)).length
  const covered = fresh.nextCursor === null || fresh.rows.length >= rows.length
  const missing = covered ? rows.filter(row => !now.has(row.id)) : []
  // Rows pushed off the end of the page by newcomers have not left.
  const pushed = fresh.nextCursor === null ? 0 : came
  return { gone: new Set(missing.slice(0, Math.max(0, missing.length - pushed)).map(row => row.id)), came }
}
