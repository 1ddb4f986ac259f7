/** One file on its way in: picked, looked at whenever something else is said about it, taken in when the person says so. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { nothingSaid, type Report, sendFile, type Wishes } from './wire.ts'

export interface Survey {
  readonly file: File | null
  readonly wishes: Wishes
  /** Of the last look; stays on screen while the next one runs. */
  readonly report: Report | null
  readonly error: Error | null
  /** Null: nothing runs; else how much of the file is up. */
  readonly busy: { readonly share: number; readonly isTaking: boolean } | null
  pick(file: File): void
  say(wishes: Partial<Wishes>): void
  take(): void
  again(): void
  putAway(): void
}

export function useSurvey(): Survey {
  const [file, setFile] = useState<File | null>(null)
  const [wishes, setWishes] = useState(nothingSaid)
  const [report, setReport] = useState<Report | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState<Survey['busy']>(null)
  const running = useRef<AbortController | null>(null)
  const client = useQueryClient()
  useEffect(() => () => running.current?.abort(), [])

  const run = useCallback(
    async (sent: File, said: Wishes, isTaking: boolean) => {
      running.current?.abort()
      const own = new AbortController()
      running.current = own
      setError(null)
      setBusy({ share: 0, isTaking })
      try {
        const found = await sendFile(
          sent,
          said,
          !isTaking,
          share => running.current === own && setBusy({ share, isTaking }),
          own.signal,
        )
        if (running.current !== own) return
        setReport(found)
        if (isTaking)
          for (const key of ['survey', 'plans', 'territory'])
            void client.invalidateQueries({ queryKey: [key] })
      } catch (failure) {
        if (running.current !== own || (failure instanceof ApiError && failure.code === 'aborted')) return
        setError(failure as Error)
      }
      if (running.current === own) setBusy(null)
    },
    [client],
  )

  return {
    file,
    wishes,
    report,
    error,
    busy,
    pick: picked => {
      setFile(picked)
      setWishes(nothingSaid)
      setReport(null)
      void run(picked, nothingSaid, false)
    },
    say: said => {
      const next = { ...wishes, ...said }
      setWishes(next)
      if (file) void run(file, next, false)
    },
    take: () => file && void run(file, { ...wishes, kind: report?.kind ?? wishes.kind }, true),
    again: () => file && void run(file, wishes, false),
    putAway: () => {
      running.current?.abort()
      running.current = null
      setFile(null)
      setReport(null)
      setError(null)
      setBusy(null)
    },
  }
}
