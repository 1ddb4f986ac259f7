/** Mediation in figures: success, performance, confirmation, settled locally, days taken, what runs now; never of a person. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { Breakdown } from './breakdown.tsx'
import { Cards } from './cards.tsx'
import { Filters } from './filters.tsx'
import { kindOf, nameOf } from './period.ts'
import { type Asked, askedOf, useFigures } from './wire.ts'
import './mediation-figures.css'

export function MediationFiguresPage() {
  const { t, language } = useWords()
  const asked = askedOf(useSearch({ strict: false }))
  const navigate = useNavigate()
  const ask = (change: { readonly [Name in keyof Asked]?: string | undefined }) =>
    void navigate({
      to: '/mediation-figures' as '/',
      search: { ...asked, ...change } as never,
      replace: true,
    })
  const { data: found, error, refetch, isPending } = useFigures(asked)
  const isFiltered = [asked.community, asked.unit, asked.way, asked.kind].some(Boolean)
  // Lists lie in the days shown, whether they stand in the address or not.
  const shown = found ? { ...asked, from: found.from, to: found.to } : asked
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('mediationFigures:name')}</h1>
        {found && (
          <span className="quiet">
            {t('mediationFigures:asOf', { when: whenText(found.asOf, language) })}
          </span>
        )}
      </header>
      {found && (
        <p className="mediation-figures-scope">
          <strong>
            {t(
              `mediationFigures:period.${nameOf(kindOf(found), found).key}`,
              nameOf(kindOf(found), found).facts,
            )}
          </strong>{' '}
          · {t(`mediationFigures:reach.${found.reach}`, { place: found.place })}
          <span className="quiet">{t('mediationFigures:words')}</span>
        </p>
      )}
      {found && <Filters asked={asked} figures={found} ask={ask} />}
      {isFiltered && (
        <Button
          className="mediation-figures-clear no-print"
          onClick={() => ask({ community: undefined, unit: undefined, way: undefined, kind: undefined })}
        >
          {t('mediationFigures:filter.clear')}
        </Button>
      )}
      {isPending && <Waiting lines={8} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {found && <Cards found={found} asked={shown} />}
      {found && <Breakdown found={found} asked={shown} />}
    </main>
  )
}
