/** Who looked: when, who at which post, what and why; the newest first. */
import { useState } from 'react'
import type { OwnRead } from '../../../src/subjects/shape.ts'
import { get } from '../../shell/client.ts'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Doing } from './own-view.tsx'
import { isSignedOut } from './page.tsx'
import { Problem } from './problem.tsx'

export function LooksPart({ doing }: { doing: Doing }) {
  const { t, language } = useWords()
  const [rows, setRows] = useState<readonly OwnRead[] | null>(null)
  const [after, setAfter] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const load = async (from?: string) => {
    setError(null)
    try {
      const page = await get('/api/own/looks', {
        query: { ...doing.whose, ...(from ? { after: from } : {}), lang: language },
      })
      setRows([...(from ? (rows ?? []) : []), ...page.rows])
      setAfter(page.after)
    } catch (problem) {
      if (isSignedOut(problem)) doing.signedOut()
      else setError(problem)
    }
  }
  return (
    <section className="part" aria-labelledby="mydata-looks">
      <h2 id="mydata-looks">{t('mydata:looks.title')}</h2>
      {error !== null && <Problem error={error} again={() => void load()} />}
      {rows === null && (
        <p>
          <button type="button" className="button" onClick={() => void load()}>
            {t('mydata:looks.open')}
          </button>
        </p>
      )}
      {rows?.length === 0 && <p>{t('mydata:looks.none')}</p>}
      {rows && rows.length > 0 && (
        <ol className="timeline">
          {rows.map((row, i) => (
            <li key={`${row.at} ${i}`}>
              <p>
                <strong>{row.who}</strong>
                {row.role && <span className="quiet"> · {row.role}</span>}
                {row.unit && <span className="quiet"> · {row.unit}</span>}
              </p>
              <p>
                {row.what}
                {row.wholePlace && <span className="quiet"> · {row.wholePlace}</span>}
              </p>
              <p className="quiet">
                {whenText(row.at, language)}
                {row.why && ` · ${t('mydata:looks.why', { why: row.why })}`}
              </p>
            </li>
          ))}
        </ol>
      )}
      {after && (
        <p>
          <button type="button" className="button" onClick={() => void load(after)}>
            {t('mydata:looks.more')}
          </button>
        </p>
      )}
    </section>
  )
}
