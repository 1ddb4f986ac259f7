/** What the pages of proceedings ask: the list, one proceeding whole, procedures as choices. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { clockShape, listShape, proceedingShape } from '../../../src/conduct/shape.ts'
import type { procedureShape, proceduresShape } from '../../../src/conduct/shape-procedure.ts'
import { useLive } from '../live.ts'
import { get } from '../wire.ts'

export type Proceeding = z.infer<typeof proceedingShape>
export type Clock = z.infer<typeof clockShape>
export type Act = Proceeding['acts'][number]
export type ProceedingRow = z.infer<typeof listShape>['rows'][number]
export type Procedure = z.infer<typeof procedureShape>
export type ProcedureRow = z.infer<typeof proceduresShape>['rows'][number]

export const proceedingKey = (id: string) => ['proceeding', id] as const

/** The proceeding that is open, fresh after every act on it or on one it is linked with. */
export function useProceeding(id: string) {
  const client = useQueryClient()
  useLive(moved => {
    const linked = client.getQueryData<Proceeding>(proceedingKey(id))?.dossier ?? []
    const concerns = moved === 'reset' || [id, ...linked.map(one => one.id)].includes(moved.proceedingId)
    if (concerns) void client.invalidateQueries({ queryKey: proceedingKey(id) })
  })
  return useQuery({
    queryKey: proceedingKey(id),
    queryFn: ({ signal }) => get<Proceeding>(`/api/proceedings/${id}`, signal),
    staleTime: 5_000,
    retry: false,
    enabled: id !== '',
  })
}

export function useProcedures() {
  return useQuery({
    queryKey: ['procedures'],
    queryFn: ({ signal }) => get<{ rows: ProcedureRow[] }>('/api/procedures', signal),
    staleTime: 60_000,
  })
}

export function useProcedure(id: string | undefined) {
  return useQuery({
    queryKey: ['procedures', id],
    queryFn: ({ signal }) => get<Procedure>(`/api/procedures/${id}`, signal),
    staleTime: 60_000,
    enabled: id !== undefined && id !== '',
  })
}
