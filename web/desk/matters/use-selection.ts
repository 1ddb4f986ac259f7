/** Rows picked out of a list by a supervisor, to order supervision of all of them in one go. */
import { useState } from 'react'
import { holdsRole, useMe } from '../session.ts'
import type { Row } from '../wire.ts'

export interface Selection {
  possible: boolean
  rows: readonly Row[]
  all: boolean
  has(id: string): boolean
  toggle(id: string): void
  toggleAll(): void
  clear(): void
}

export function useSelection(rows: readonly Row[]): Selection {
  const me = useMe()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const picked = rows.filter(row => ids.has(row.id))
  return {
    possible: holdsRole(me, 'supervisor'),
    rows: picked,
    all: rows.length > 0 && picked.length === rows.length,
    has: id => ids.has(id),
    toggle: id =>
      setIds(before =>
        before.has(id) ? new Set([...before].filter(one => one !== id)) : new Set([...before, id]),
      ),
    toggleAll: () => setIds(picked.length === rows.length ? new Set() : new Set(rows.map(row => row.id))),
    clear: () => setIds(new Set()),
  }
}
