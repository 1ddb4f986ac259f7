/** What the pages ask about papers: the list of a proceeding, one written, one opened on a reason, the forms of a unit. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  editableShape,
  formsShape,
  lookedShape,
  openedShape,
  papersShape,
  shownFormShape,
} from '../../../src/papers/shape.ts'
import { get, post } from '../wire.ts'

export type Papers = z.infer<typeof papersShape>
export type PaperRow = Papers['rows'][number]
export type SignedCopy = PaperRow['signed'][number]
export type Version = PaperRow['versions'][number]
export type Opened = z.infer<typeof openedShape>
export type Editable = z.infer<typeof editableShape>
export type Forms = z.infer<typeof formsShape>
export type FormRow = Forms['rows'][number]
export type ShownForm = z.infer<typeof shownFormShape>
export type Looked = z.infer<typeof lookedShape>
export interface Correction {
  readonly actId: string
  readonly input: string
  readonly value: string
}

export const papersKey = (id: string) => ['papers', id] as const

/** Fresh with every act: what was done brings papers. */
export function usePapers(id: string, seq: number) {
  return useQuery({
    queryKey: [...papersKey(id), seq],
    queryFn: ({ signal }) => get<Papers>(`/api/proceedings/${id}/papers`, signal),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    retry: false,
  })
}

export function writePaper(
  proceedingId: string,
  row: PaperRow,
  reason: string,
  corrections: readonly Correction[] = [],
): Promise<Papers> {
  const fresh = corrections.map(one => ({ id: crypto.randomUUID(), ...one }))
  const { kind, actId, versions } = row
  const body = {
    id: crypto.randomUUID(),
    kind,
    actId,
    reason,
    seen: versions[0]?.version ?? 0,
    corrections: fresh,
  }
  return post<Papers>(`/api/proceedings/${proceedingId}/papers`, body)
}

export const openPaper = (id: string, as: 'pdf' | 'word', reason: string) =>
  post<Opened>(`/api/papers/${id}/read`, { as, reason })

export const openDossier = (proceedingId: string, as: 'pdf' | 'zip', reason: string) =>
  post<Opened>(`/api/proceedings/${proceedingId}/dossier`, { as, reason })

export const editableWords = (proceedingId: string, reason: string) =>
  post<Editable>(`/api/proceedings/${proceedingId}/papers/words`, { reason })

export const openSigned = (id: string, reason: string) =>
  post<Opened>(`/api/papers/signed/${id}/read`, { reason })

export const strikeSigned = (id: string, reason: string) =>
  post<Papers>(`/api/papers/signed/${id}/strike`, { reason })

export function addSigned(
  proceedingId: string,
  { kind, actId, versions }: PaperRow,
  file: File,
  reason: string,
): Promise<Papers> {
  const version = versions[0]?.version ?? null
  const form = new FormData()
  form.append('ask', JSON.stringify({ id: crypto.randomUUID(), kind, actId, version, reason }))
  form.append('file', file)
  return post<Papers>(`/api/proceedings/${proceedingId}/papers/signed`, form)
}

export const openDraft = (proceedingId: string, reason: string) =>
  post<Opened>(`/api/proceedings/${proceedingId}/papers/draft`, { reason })
