/** Whether the law lets it be mediated at all; where not, the right way at once, with its article. */
import { useEffect, useState } from 'react'
import { exclusionNames } from '../../../src/mediation/terms-exclusions.ts'
import { get } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Draft } from './draft.ts'

interface PartProps {
  draft: Draft
  change(some: Partial<Draft>): void
}

export function Exclusion({ draft, change }: PartProps) {
  const { t } = useWords()
  return (
    <section className="part" aria-labelledby="dispute-what">
      <h2 id="dispute-what">{t('dispute:page.form.what')}</h2>
      <p className="quiet">{t('dispute:page.form.whatHelp')}</p>
      <div className="choices stack-small" role="radiogroup" aria-labelledby="dispute-what">
        {['none', ...exclusionNames].map(name => (
          <label key={name} className="choice">
            <input
              type="radio"
              name="dispute-exclusion"
              checked={draft.exclusion === name}
              onChange={() => change({ exclusion: name })}
            />
            {t(`mediation:option.exclusion.${name}`)}
          </label>
        ))}
      </div>
    </section>
  )
}

/** Where to go instead, with the article, as the server would refuse it. */
export function RightWay({ exclusion }: { exclusion: string }) {
  const { t, language } = useWords()
  const [words, setWords] = useState('')
  useEffect(() => {
    const name = exclusion as (typeof exclusionNames)[number]
    get('/api/public/disputes/excluded', { query: { exclusion: name, lang: language } }).then(
      it => setWords(it.words),
      () => setWords(t('dispute:page.failed')),
    )
  }, [exclusion, language])
  return (
    <div className="note warn stack-small" role="status">
      <strong>{t('dispute:page.form.rightWay')}</strong>
      <p>{words}</p>
    </div>
  )
}
