/** What the page of imports asks of the server: what there is, and files sent with what is said about them. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Field, Kind } from '../../../src/survey/columns.ts'
import type { Report, surveyShape } from '../../../src/survey/shape.ts'
import type { Boundary } from '../../../src/territory/locate.ts'
import { ApiError } from '../../shell/api.ts'
import { words } from '../../shell/i18n.ts'
import { session } from '../session.ts'
import { get } from '../wire.ts'

export type { Field, Kind, Report }
export type Overview = z.infer<typeof surveyShape>
export type System = NonNullable<Report['system']>
/** What is said about a file; what is not said is guessed. */
export interface Wishes {
  kind: Kind | 'auto'
  columns: Partial<Record<Field, string | null>>
  households: string | null
  system: System | null
  communityId: string | null
}
export const nothingSaid: Wishes = {
  kind: 'auto',
  columns: {},
  households: null,
  system: null,
  communityId: null,
}

export function useOverview() {
  return useQuery({
    queryKey: ['survey'],
    queryFn: ({ signal }) => get<Overview>('/api/survey', signal),
    retry: false,
  })
}

export interface Borders {
  features: { properties: { code: string; name: string }; geometry: Boundary | null }[]
}

export function useBorders(isWanted: boolean) {
  return useQuery({
    queryKey: ['survey', 'borders'],
    queryFn: ({ signal }) => get<Borders>('/api/survey/communities.geojson', signal),
    enabled: isWanted,
    retry: false,
  })
}

/** So long a file of a county may be on its way and be looked at. */
const patienceMs = 1_200_000

/** One file up; whoever was signed out meanwhile signs in and the file goes again. */
export async function sendFile(
  file: File,
  wishes: Wishes,
  isDry: boolean,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Report> {
  const text = await send(`/api/survey/files/${wishes.kind}?dry=${isDry}`, file, wishes, onShare, signal)
  return JSON.parse(text) as Report
}

/** All problems as a table for a spreadsheet. */
export function problemList(file: File, wishes: Wishes, signal: AbortSignal): Promise<string> {
  return send(`/api/survey/files/${wishes.kind}/problems.csv`, file, wishes, () => {}, signal)
}

async function send(
  path: string,
  file: File,
  wishes: Wishes,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await once(path, file, wishes, onShare, signal)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    await session.restored()
    return send(path, file, wishes, onShare, signal)
  }
}

function once(
  path: string,
  file: File,
  { kind: _, ...said }: Wishes,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const form = new FormData()
  form.append('wishes', JSON.stringify(said))
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept-language', words().language)
    request.timeout = patienceMs
    request.upload.onprogress = event => onShare(event.loaded / Math.max(1, event.total))
    request.onload = () => (request.status < 300 ? resolve(request.responseText) : reject(refusalOf(request)))
    request.onerror = () => reject(new ApiError('offline', words().t('shell:error.offline')))
    request.ontimeout = () => reject(new ApiError('timeout', words().t('shell:error.timeout')))
    request.onabort = () => reject(new ApiError('aborted', ''))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

function refusalOf(request: XMLHttpRequest): ApiError {
  let error: { code?: string; message?: string } = {}
  try {
    error = JSON.parse(request.responseText).error ?? {}
  } catch {
    // A proxy may answer with a page of its own; the status says enough.
  }
  const message = error.message ?? words().t('shell:error.failed', { status: request.status })
  return new ApiError(error.code ?? 'failed', message, request.status)
}
