/** Who will deal with it and by when, asked of the server while the person writes. */
import { useEffect, useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { post } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Preview } from '../../shell/shapes.ts'
import { type Draft, reportOf } from './draft.ts'

export interface PreviewState {
  readonly preview: Preview | null
  readonly state: 'idle' | 'asking' | 'offline' | 'refused'
  readonly message: string
}

const quietMs = 700
const nothing: PreviewState = { preview: null, state: 'idle', message: '' }

export function usePreview(draft: Draft): PreviewState {
  const { language } = useWords()
  const [state, setState] = useState(nothing)
  const { id, name, phone, photos, anonymous, ...asked } = reportOf(draft, [])
  const ready = draft.text.trim().length > 1 && draft.place !== null
  // A report is compared by what it says, not by which object says it.
  const content = JSON.stringify({ ...asked, text: asked.text.slice(0, 5000) })

  useEffect(() => {
    if (!ready) return setState(last => ({ ...last, preview: null, state: 'idle' }))
    const stop = new AbortController()
    const timer = setTimeout(() => {
      setState(last => ({ ...last, state: 'asking' }))
      post('/api/preview', {
        body: JSON.parse(content),
        signal: stop.signal,
        timeoutMs: 20_000,
      })
        .then(preview => setState({ preview, state: 'idle', message: '' }))
        .catch(
          error => !stop.signal.aborted && setState(last => ({ ...last, preview: null, ...failure(error) })),
        )
    }, quietMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [ready, content, language])
  return state
}

function failure(error: unknown): Pick<PreviewState, 'state' | 'message'> {
  const passing = error instanceof ApiError && error.passing
  return { state: passing ? 'offline' : 'refused', message: (error as Error).message }
}
