/** One roster on its way in: sent, looked at again whenever something else is said about it, written when the person says so. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/ids.ts'
import { keys, putAway, type RunView, sendFile, useRun, type Wishes, writeRun } from './wire.ts'

export interface Roster {
  readonly file: File | null
  readonly run: RunView | null
  readonly error: Error | null
  /** How much of the file is up; null: it is not on its way. */
  readonly sending: number | null
  send(file: File, wishes: Wishes): void
  /** The same file with something else said about it. */
  say(said: Partial<Wishes>): void
  write(): void
  open(id: string): void
  putAway(): void
  again(): void
}

export function useRoster(): Roster {
  const [file, setFile] = useState<File | null>(null)
  const [id, setId] = useState<string | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const client = useQueryClient()
  const asked = useRun(id)
  const run = asked.data ?? null
  const state = run?.state
  useEffect(() => {
    if (state === 'done' || state === 'failed') void client.invalidateQueries({ queryKey: keys.overview })
  }, [state, client])

  const { send, stop, sending, said } = useSending(setId, setError)

  const leave = () => {
    stop()
    setFile(null)
    setId(null)
    setError(null)
    void client.invalidateQueries({ queryKey: keys.overview })
  }
  const attempt = async (work: () => Promise<unknown>) => {
    setError(null)
    try {
      await work()
    } catch (failure) {
      setError(failure as Error)
    }
    void client.invalidateQueries({ queryKey: ['roster', 'run', id] })
  }
  return {
    file,
    run,
    error: error ?? (asked.error as Error | null),
    sending,
    send: (picked, wishes) => {
      setFile(picked)
      void send(picked, wishes)
    },
    say: change => {
      if (!file || !said.current) return
      if (id && run?.state === 'looked') void putAway(id).catch(() => {})
      void send(file, { ...said.current, ...change })
    },
    write: () => id && void attempt(() => writeRun(id)),
    open: setId,
    putAway: () => {
      if (id && run && run.state !== 'done' && run.state !== 'writing' && !run.resumable)
        void putAway(id)
          .catch(() => {})
          .finally(leave)
      else leave()
    },
    again: () => {
      if (error && file && said.current && !id) void send(file, said.current)
      else void asked.refetch()
    },
  }
}

/** One file on its way up at a time; a newer one takes its place. */
function useSending(setId: (id: string) => void, setError: (error: Error | null) => void) {
  const [sending, setSending] = useState<number | null>(null)
  const said = useRef<Wishes | null>(null)
  const onItsWay = useRef<AbortController | null>(null)
  const client = useQueryClient()
  useEffect(() => () => onItsWay.current?.abort(), [])
  const send = useCallback(
    async (sent: File, wishes: Wishes) => {
      onItsWay.current?.abort()
      const own = new AbortController()
      onItsWay.current = own
      said.current = wishes
      setError(null)
      setSending(0)
      const fresh = newId()
      try {
        const begun = await sendFile(
          fresh,
          sent,
          wishes,
          share => own === onItsWay.current && setSending(share),
          own.signal,
        )
        if (onItsWay.current !== own) return
        client.setQueryData(['roster', 'run', fresh], begun)
        setId(fresh)
      } catch (failure) {
        if (onItsWay.current !== own || (failure instanceof ApiError && failure.code === 'aborted')) return
        setError(failure as Error)
      }
      if (onItsWay.current === own) setSending(null)
    },
    [client, setId, setError],
  )
  const stop = () => {
    onItsWay.current?.abort()
    onItsWay.current = null
    setSending(null)
  }
  return { send, stop, sending, said }
}
