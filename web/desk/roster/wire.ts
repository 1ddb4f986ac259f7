/** What the page of rosters asks of the server: what there is, a file sent with what is said about it, rows settled, a sheet taken out. */
import { useQuery } from '@tanstack/react-query'
import type { AsideView, Mend, Mended, Overview, Report, RunView } from '../../../src/roster/shape.ts'
import { ApiError, call } from '../../shell/api.ts'
import { words } from '../../shell/i18n.ts'
import { session } from '../session.ts'
import { get, post } from '../wire.ts'

export type { AsideView, Mend, Mended, Overview, Report, RunView }
export type Field = NonNullable<Report['columns'][number]['field']>
export type Community = Overview['communities'][number]
export type Brief = Overview['runs'][number]
/** What is said about a file; which heading a field stands under only where the guess was wrong. */
export interface Wishes {
  communityId: string
  columns: Partial<Record<Field, string | null>>
  place: string | null
  phones: boolean
  children: boolean
}

const pollMs = 700
export const keys = { all: ['roster'], overview: ['roster', 'overview'] }

export function useOverview() {
  return useQuery({
    queryKey: keys.overview,
    queryFn: ({ signal }) => get<Overview>('/api/rosters', signal),
    retry: false,
  })
}

/** Asked again while somebody works on it. */
export function useRun(id: string | null) {
  return useQuery({
    queryKey: ['roster', 'run', id],
    queryFn: ({ signal }) => get<RunView>(`/api/rosters/${id}`, signal),
    enabled: id !== null,
    retry: false,
    refetchInterval: ({ state }) =>
      state.data?.state === 'looking' || state.data?.state === 'writing' ? pollMs : false,
  })
}

export function useAside(id: string, code: string | null) {
  const query = code === null ? '' : `?code=${encodeURIComponent(code)}`
  return useQuery({
    queryKey: ['roster', 'aside', id, code],
    queryFn: ({ signal }) => get<AsideView>(`/api/rosters/${id}/rows${query}`, signal),
    retry: false,
  })
}

export function useBuildings(communityId: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['roster', 'buildings', communityId],
    queryFn: ({ signal }) =>
      get<{ buildings: { id: string; name: string }[] }>(
        `/api/rosters/buildings?community=${communityId}`,
        signal,
      ),
    enabled: isWanted,
    staleTime: 300_000,
    retry: false,
  })
}

export const writeRun = (id: string) => post<RunView>(`/api/rosters/${id}/write`, {})
export const putAway = (id: string) => call('DELETE', `/api/rosters/${id}`)
export const mendRow = (id: string, row: number, mend: Partial<Mend>) =>
  post<Mended>(`/api/rosters/${id}/rows/${row}`, mend)
export const dropRows = (id: string, rows: readonly number[]) =>
  post<{ open: number }>(`/api/rosters/${id}/drop`, { rows })

/** So long a file may be on its way. */
const patienceMs = 600_000

/** One file up; whoever was signed out meanwhile signs in and the file goes again, as the same roster. */
export async function sendFile(
  id: string,
  file: File,
  wishes: Wishes,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<RunView> {
  try {
    return await once(id, file, wishes, onShare, signal)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    await session.restored()
    return sendFile(id, file, wishes, onShare, signal)
  }
}

function once(
  id: string,
  file: File,
  wishes: Wishes,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<RunView> {
  const form = new FormData()
  form.append('wishes', JSON.stringify({ id, ...wishes }))
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/rosters')
    request.setRequestHeader('accept-language', words().language)
    request.timeout = patienceMs
    request.upload.onprogress = event => onShare(event.loaded / Math.max(1, event.total))
    request.onload = () =>
      request.status < 300
        ? resolve(JSON.parse(request.responseText) as RunView)
        : reject(refusalOf(request.responseText, request.status))
    request.onerror = () => reject(new ApiError('offline', words().t('shell:error.offline')))
    request.ontimeout = () => reject(new ApiError('timeout', words().t('shell:error.timeout')))
    request.onabort = () => reject(new ApiError('aborted', ''))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

function refusalOf(text: string, status: number): ApiError {
  let error: { code?: string; message?: string } = {}
  try {
    error = JSON.parse(text).error ?? {}
  } catch {
    // A proxy may answer with a page of its own; the status says enough.
  }
  return new ApiError(
    error.code ?? 'failed',
    error.message ?? words().t('shell:error.failed', { status }),
    status,
  )
}

export interface ExportAsk {
  communityId: string
  gridId: string | null
  whole: boolean
  reason: string
}

/** Saved by the browser under the name the server gives. */
export async function takeOut(asked: ExportAsk): Promise<void> {
  const response = await fetch('/api/rosters/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': words().language },
    body: JSON.stringify(asked),
  })
  if (response.status === 401) {
    await session.restored()
    return takeOut(asked)
  }
  if (!response.ok) throw refusalOf(await response.text(), response.status)
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = decodeURIComponent(name ?? 'roster.xlsx')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
