/** Following one's matter with number and code; a code in the address stays behind the # and is never sent as part of one. */
import { useEffect, useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { get } from '../../shell/client.ts'
import { readCode } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { PublicMatter } from '../../shell/shapes.ts'
import { go } from '../route.ts'
import { MatterView } from './matter-view.tsx'
import { excerptOf, find, keepForVisit } from './remembered.ts'

export function QueryPage({ rest }: { rest: string }) {
  const { t } = useWords()
  const dot = rest.lastIndexOf('.')
  const [number, code] =
    dot > 0 ? [decodeURIComponent(rest.slice(0, dot)), readCode(rest.slice(dot + 1))] : [rest, '']
  const [matter, setMatter] = useState<PublicMatter | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const load = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const found = await get('/api/public/matters/{number}', { path: { number }, query: { code } })
      show(found)
    } catch (error) {
      const unknown = error instanceof ApiError && error.status === 404
      setProblem(unknown ? t('resident:query.notFound') : (error as Error).message)
    }
    setBusy(false)
  }
  const show = (found: PublicMatter) => {
    setMatter(found)
    keepForVisit({
      number,
      code,
      excerpt: excerptOf(found.text),
      receivedAt: found.receivedAt,
      receipt: found.receipt,
    })
  }
  useEffect(() => {
    if (number && code) void load()
  }, [])
  if (matter) return <MatterView matter={matter} code={code} onChange={show} onReload={load} />
  return (
    <div className="stack">
      <h1>{t('resident:title.query')}</h1>
      {!(number && code) && <p>{t('resident:query.help')}</p>}
      <Ask number={number} code={code || (find(number)?.code ?? '')} />
      {busy && <p role="status">{t('shell:loading')}</p>}
      {problem && (
        <div className="note bad" role="alert">
          <p>{problem}</p>
          <button type="button" className="button" onClick={() => void load()}>
            {t('shell:retry')}
          </button>
        </div>
      )}
    </div>
  )
}

function Ask(props: { number: string; code: string }) {
  const { t } = useWords()
  const [number, setNumber] = useState(props.number)
  const [code, setCode] = useState(props.code)
  const [problem, setProblem] = useState(false)
  return (
    <form
      className="stack-small"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        const asked = number.normalize('NFKC').trim()
        setProblem(!asked || !readCode(code))
        if (asked && readCode(code)) go('query', `${encodeURIComponent(asked)}.${readCode(code)}`)
      }}
    >
      <div className="field">
        <label htmlFor="number">{t('resident:receipt.number')}</label>
        <input
          id="number"
          className="input mono"
          autoComplete="off"
          value={number}
          aria-invalid={problem && !number ? true : undefined}
          onChange={event => setNumber((event.target as HTMLInputElement).value)}
        />
      </div>
      <div className="field">
        <label htmlFor="code">{t('resident:receipt.code')}</label>
        <input
          id="code"
          className="input mono"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          aria-invalid={problem && !code ? true : undefined}
          onChange={event => setCode((event.target as HTMLInputElement).value)}
        />
      </div>
      {problem && (
        <p className="error" role="alert">
          {t('resident:query.both')}
        </p>
      )}
      <button type="submit" className="button primary big">
        {t('resident:query.ask')}
      </button>
      <p className="quiet">{t('resident:query.lost')}</p>
    </form>
  )
}
