/** Ledgers as their page asks for them: which there are, rows page by page, layouts and forms kept. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  lookedShape,
  mappingShape,
  overviewShape,
  rowsShape,
  templateAskShape,
  templateShape,
} from '../../../src/ledgers/shape.ts'
import { get, post, queryString } from '../wire.ts'

export type Overview = z.infer<typeof overviewShape>
export type LedgerInfo = Overview['ledgers'][number]
export type Template = z.infer<typeof templateShape>
export type TemplateAsk = z.input<typeof templateAskShape>
export type Column = Template['columns'][number]
export type Mapping = z.infer<typeof mappingShape>
export type Rows = z.infer<typeof rowsShape>
export type Row = Rows['rows'][number]
export type Looked = z.infer<typeof lookedShape>

/** What stands in the address. */
export interface Asked {
  ledger?: string
  community?: string
  grid?: string
  from?: string
  to?: string
  kind?: string
  person?: string
  template?: string
}

/** Narrowed or widened: what is undefined goes. */
export type Change = { readonly [K in keyof Asked]?: Asked[K] | undefined }

export function useOverview() {
  return useQuery({
    queryKey: ['ledgers'],
    queryFn: ({ signal }) => get<Overview>('/api/ledgers', signal),
    retry: false,
  })
}

export function useRows(name: string | undefined, asked: Asked) {
  return useInfiniteQuery({
    queryKey: ['ledgers', 'rows', name, queryOf(asked)],
    queryFn: ({ pageParam, signal }) =>
      get<Rows>(`/api/ledgers/${name}/rows?${queryOf(asked, { cursor: pageParam, limit: 100 })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.nextCursor ?? undefined,
    enabled: name !== undefined,
    retry: false,
    // Each reading of residents is on record: nothing is read again behind somebody's back.
    staleTime: 5 * 60_000,
  })
}

/** On paper no more than this; a sheet takes the rest. */
export const mostPrinted = 3000

/** Everything, for paper. */
export async function rowsForPaper(
  name: string,
  asked: Asked,
  reason: string | undefined,
  signal: AbortSignal,
): Promise<Rows> {
  let whole: Rows | null = null
  let cursor: string | undefined
  do {
    const page: Rows = await get<Rows>(
      `/api/ledgers/${name}/rows?${queryOf(asked, { cursor, limit: 500, reason })}`,
      signal,
    )
    whole = whole === null ? page : { ...page, rows: [...whole.rows, ...page.rows] }
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && whole.rows.length < mostPrinted)
  return whole
}

export function sheetAddress(
  name: string,
  asked: Asked,
  reason: string | undefined,
  language: string,
): string {
  return `/api/ledgers/${name}/sheet.xlsx?${queryOf(asked, { reason, lang: language })}`
}

export function useKeep(done: (template: Template) => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ path, body }: { path: string; body: unknown }) => post<Template>(path, body),
    // The choice knows of it before the page goes on, so that no other columns are read in between.
    onSuccess: async template => {
      await client.invalidateQueries({ queryKey: ['ledgers'] })
      done(template)
    },
  })
}

export function lookAt(name: string, file: File, sheet: number | null): Promise<Looked> {
  const form = new FormData()
  form.append('file', file)
  return post(`/api/ledgers/forms/${name}/look?${queryString({ sheet: sheet ?? undefined })}`, form)
}

/** The form as sent, or (null) the one kept before. */
export function formOf(ask: object, file: File | null): FormData {
  const form = new FormData()
  form.append('ask', JSON.stringify(ask))
  if (file) form.append('file', file)
  return form
}

function queryOf(
  { ledger: _, ...asked }: Asked,
  more: Record<string, string | number | undefined> = {},
): string {
  return queryString({ ...asked, ...more })
}
