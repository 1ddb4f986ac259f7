/** The worklist as a person works through it: the order shown stays still; what changed is counted, and taken in when they ask. */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '../live.ts'
import { get, type ListQuery, type Row, type Worklist } from '../wire.ts'
import { askedQuery } from './list-query.ts'

export interface MatterList {
  query: ListQuery
  rows: readonly Row[]
  /** Rows shown that no longer belong here. */
  gone: ReadonlySet<string>
  total: number
  totalIsLowerBound: boolean
  pending: boolean
  failure: Error | null
  hasMore: boolean
  loadingMore: boolean
  more(): void
  retry(): void
  /** How many rows came or went since the order was drawn. */
  updates: number
  takeUpdates(): void
  after(id: string | undefined): Row | undefined
  before(id: string | undefined): Row | undefined
}

const ListContext = createContext<MatterList | null>(null)
export const ListProvider = ListContext.Provider

export function useMatterList(): MatterList {
  const list = useContext(ListContext)
  if (!list) throw new Error('no worklist here')
  return list
}

type Pages = InfiniteData<Worklist, unknown>
const pageSize = 50
const largestPage = 200
const settleMillis = 600

export function useList(query: ListQuery): MatterList {
  const asked = askedQuery(query)
  const key = useMemo(() => ['worklist', asked], [asked])
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => askPage(asked, pageParam, pageSize, signal),
    initialPageParam: '',
    getNextPageParam: last => last.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const rows = useMemo(() => rowsOf(found.data), [found.data])
  const { fresh, takeUpdates } = useFresh(key, asked, rows)
  const { gone, came } = useMemo(() => difference(rows, fresh), [rows, fresh])
  const last = fresh ?? found.data?.pages.at(-1)
  return {
    query,
    rows,
    gone,
    total: last?.total ?? 0,
    totalIsLowerBound: last?.totalIsLowerBound ?? false,
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
}

/** After something moved: asks the same list again, patches the rows shown in their places, and keeps the newer order aside. */
function useFresh(key: readonly string[], asked: string, rows: readonly Row[]) {
  const client = useQueryClient()
  const [fresh, setFresh] = useState<{ asked: string; list: Worklist } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const size = Math.min(largestPage, Math.max(pageSize, rows.length))
  useEffect(() => () => clearTimeout(timer.current), [])
  useLive(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const list = await askPage(asked, '', size).catch(() => null)
      if (!list) return
      client.setQueryData<Pages>(key, pages => patched(pages, list))
      setFresh({ asked, list })
    }, settleMillis)
  })
  const takeUpdates = useCallback(() => {
    if (fresh?.asked === asked) client.setQueryData<Pages>(key, { pages: [fresh.list], pageParams: [''] })
    setFresh(null)
  }, [client, key, asked, fresh])
  return { fresh: fresh?.asked === asked ? fresh.list : null, takeUpdates }
}

function askPage(asked: string, cursor: string, limit: number, signal?: AbortSignal): Promise<Worklist> {
  const more = new URLSearchParams(asked)
  more.set('limit', String(limit))
  if (cursor !== '') more.set('cursor', cursor)
  return get<Worklist>(`/api/worklist?${more}`, signal)
}

function rowsOf(pages: Pages | undefined): Row[] {
  const seen = new Set<string>()
  return (pages?.pages ?? []).flatMap(page => page.rows).filter(row => !seen.has(row.id) && seen.add(row.id))
}

function patched(pages: Pages | undefined, fresh: Worklist): Pages | undefined {
  if (!pages) return pages
  const newer = new Map(fresh.rows.map(row => [row.id, row]))
  return {
    ...pages,
    pages: pages.pages.map(page => ({ ...page, rows: page.rows.map(row => newer.get(row.id) ?? row) })),
  }
}

/** A shown row is gone only when the fresh list covers it: the whole list, or as many rows as are shown. */
function difference(
  rows: readonly Row[],
  fresh: Worklist | null,
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
