/** Which community: one tap each, remembered on this phone. */
import { useEffect, useState } from 'react'
import { get } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'

interface Community {
  readonly id: string
  readonly name: string
}

export function ChooseCommunity({ choose }: { choose(id: string): void }) {
  const { t } = useWords()
  const [rows, setRows] = useState<readonly Community[] | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    get('/api/places/communities', {}).then(
      it => setRows(it.rows),
      () => setFailed(true),
    )
  }, [])
  return (
    <section className="part" aria-labelledby="counsel-choose">
      <h2 id="counsel-choose">{t('counsel:public.choose')}</h2>
      {failed && (
        <p className="note bad" role="alert">
          {t('counsel:public.failed')}
        </p>
      )}
      {!rows && !failed && <p role="status">{t('counsel:public.loading')}</p>}
      <ul className="counsel-buttons">
        {rows?.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => choose(id)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
