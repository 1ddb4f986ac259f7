/** Who is mine: from where somebody stands, or an address, to the people who answer there, without reporting anything. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { PlacePicker } from '../../shell/place-picker.tsx'
import type { Chosen } from '../../shell/places.ts'
import { Responsible } from '../../shell/responsible.tsx'
import { lazyModule } from '../lazy.ts'
import { Link } from '../link.tsx'
import { keepDraft, openDraft } from '../matters/draft.ts'
import { go } from '../route.ts'

export function WhoPage() {
  const { t } = useWords()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [words, setWords] = useState('')
  return (
    <div className="stack">
      <h1>{t('resident:who.title')}</h1>
      <p className="quiet">{t('resident:who.help')}</p>
      <p>
        <Link to="counsel">{t('resident:title.counsel')}</Link>
      </p>
      <section className="part" aria-label={t('resident:report.place')}>
        <PlacePicker
          id="who"
          value={chosen}
          problem={null}
          loadMap={() => lazyModule('map')}
          words={words}
          onWords={setWords}
          onChange={setChosen}
          withPeople={false}
        />
      </section>
      {chosen && (
        <section className="part" aria-labelledby="who-people">
          <h2 id="who-people">{t('resident:who.people')}</h2>
          <Responsible chosen={chosen} key={chosen.label} />
          <button
            type="button"
            className="button"
            onClick={() => {
              keepDraft({ ...openDraft(), place: chosen, placeWords: words })
              go('report')
            }}
          >
            {t('resident:who.report')}
          </button>
        </section>
      )}
    </div>
  )
}
