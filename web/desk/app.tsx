/** The desk put together: language, theme, questions kept, session, pages. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider, type ConfigProviderProps } from 'antd'
import english from 'antd/es/locale/en_US.js'
import chinese from 'antd/es/locale/zh_CN.js'
import { useEffect, useMemo } from 'react'
import { ApiError } from '../shell/api.ts'
import { type Language, useWords } from '../shell/i18n.ts'
import { startLive } from './live.ts'
import { Waiting } from './parts.tsx'
import { router } from './routes.tsx'
import { session, useSession } from './session.ts'
import { SignInOverlay, SignInPage } from './staff/sign-in.tsx'
import { askWhoAmI } from './staff/sign-in-calls.ts'
import { deskTheme } from './theme.ts'

/** The package's type says CommonJS where the file is a module. */
const locales = { en: english, 'zh-CN': chinese } as unknown as Record<
  Language,
  NonNullable<ConfigProviderProps['locale']>
>

const client = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && error instanceof ApiError && error.passing,
    },
  },
})

/** What is asked before anybody has signed in. */
const open = new Set<unknown>(['places', 'methods'])

export function DeskApp() {
  const { language } = useWords()
  const theme = useMemo(deskTheme, [])
  return (
    <ConfigProvider locale={locales[language]} theme={theme} button={{ autoInsertSpace: false }}>
      <App component={false} message={{ maxCount: 3 }}>
        <QueryClientProvider client={client}>
          <Guarded />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

function Guarded() {
  const { phase, me } = useSession()
  const { language } = useWords()
  useEffect(() => {
    askWhoAmI().then(session.signedIn, () => session.signedOut())
  }, [])
  // Labels come worded from the server: another language is another answer.
  useEffect(() => void client.invalidateQueries(), [language])
  const id = me?.person.id
  useEffect(() => {
    if (!id) return
    return startLive()
  }, [id])
  useEffect(() => {
    if (phase === 'out') client.removeQueries({ predicate: query => !open.has(query.queryKey[0]) })
  }, [phase])
  if (phase === 'asking') return <Waiting lines={6} />
  if (phase === 'out') return <SignInPage />
  return (
    <>
      <RouterProvider router={router} />
      {phase === 'lapsed' && <SignInOverlay />}
    </>
  )
}
