/** My data: who it is first, then everything that is kept, who looked, what was agreed to, and what can be asked for. */
import { useCallback, useEffect, useState } from 'react'
import type { Own } from '../../../src/subjects/shape.ts'
import { ApiError } from '../../shell/api.ts'
import { get } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import { OwnView } from './own-view.tsx'
import { Problem } from './problem.tsx'
import { SignIn } from './sign-in.tsx'

type State =
  | { readonly at: 'opening' }
  | { readonly at: 'signIn'; readonly ended: boolean }
  | { readonly at: 'own'; readonly own: Own }
  | { readonly at: 'failed'; readonly error: unknown }

export function MyDataPage() {
  const { t, language } = useWords()
  const [state, setState] = useState<State>({ at: 'opening' })
  const [of, setOf] = useState<string | undefined>(undefined)
  const open = useCallback(
    async (whose: string | undefined, ended: boolean) => {
      try {
        setState({
          at: 'own',
          own: await get('/api/own', { query: { ...(whose ? { of: whose } : {}), lang: language } }),
        })
      } catch (error) {
        if (isSignedOut(error)) setState({ at: 'signIn', ended })
        else setState({ at: 'failed', error })
      }
    },
    [language],
  )
  useEffect(() => void open(of, false), [open, of])
  const leave = (ended: boolean) => {
    setOf(undefined)
    setState({ at: 'signIn', ended })
  }
  return (
    <div className="stack mydata">
      <h1>{t('mydata:title')}</h1>
      {state.at !== 'own' && <p className="quiet">{t('mydata:lead')}</p>}
      {state.at === 'opening' && <p role="status">{t('shell:loading')}</p>}
      {state.at === 'failed' && <Problem error={state.error} again={() => void open(of, false)} />}
      {state.at === 'signIn' && (
        <>
          {state.ended && (
            <p className="note warn" role="status">
              {t('mydata:again')}
            </p>
          )}
          <SignIn done={() => void open(undefined, true)} />
        </>
      )}
      {state.at === 'own' && (
        <OwnView
          own={state.own}
          key={state.own.of.id}
          show={setOf}
          renew={() => open(of, true)}
          signedOut={() => leave(true)}
          left={() => leave(false)}
        />
      )}
    </div>
  )
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'notSignedIn'
}
