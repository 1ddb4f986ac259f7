/** The worklist of matters, as every part of its page reads it. */
import { createContext, useContext } from 'react'
import { type ListedRows, useRows } from '../lists/use-rows.ts'
import { get, type ListQuery, type Row, type Worklist } from '../wire.ts'
import { askedQuery } from './list-query.ts'

export interface MatterList extends ListedRows<Row> {
  query: ListQuery
  total: number
  totalIsLowerBound: boolean
}

const ListContext = createContext<MatterList | null>(null)
export const ListProvider = ListContext.Provider

export function useMatterList(): MatterList {
  const list = useContext(ListContext)
  if (!list) throw new Error('no worklist here')
  return list
}

export function useList(query: ListQuery): MatterList {
  const { list, last } = useRows<Row, Worklist>({ name: 'worklist', asked: askedQuery(query), ask: askPage })
  return {
    ...list,
    query,
    total: last?.total ?? 0,
    totalIsLowerBound: last?.totalIsLowerBound ?? false,
  }
}

function askPage(asked: string, cursor: string, limit: number, signal?: AbortSignal): Promise<Worklist> {
  const more = new URLSearchParams(asked)
  more.set('limit', String(limit))
  if (cursor !== '') more.set('cursor', cursor)
  return get<Worklist>(`/api/worklist?${more}`, signal)
}
