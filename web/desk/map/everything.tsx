/** Beside the map while nothing is chosen: what is counted, filters, every grid with its figure, files to keep. */
import type { MapFigures } from '../../../src/mapping/shape.ts'
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Legend } from './colours.ts'
import { GridList } from './grid-list.tsx'
import { MapExports, MapFilters } from './map-controls.tsx'
import type { MapQuestion } from './use-map.ts'
import type { Matters } from './use-matters.ts'

interface EverythingProps {
  question: MapQuestion
  ask(change: Partial<MapQuestion>): void
  figures: MapFigures
  hasMatters: boolean
  legend: Legend
  matters: Matters
  choose(id: string): void
}

export function Everything({ question, ask, figures, legend, choose, matters, hasMatters }: EverythingProps) {
  const { t } = useWords()
  const { points } = matters
  return (
    <>
      <p className="quiet">
        {t(`mapping:says.${figures.ask}`)} {figures.ownUnitOnly && t('mapping:ownUnitOnly')}{' '}
        {t('mapping:asOf', { at: exactText(figures.asOf).slice(0, 16) })}{' '}
        {figures.isBehind && t('desk:figures.behind')}
      </p>
      <MapFilters question={question} ask={ask} />
      {matters.error && <p className="error">{matters.error.message}</p>}
      {points?.truncated && (
        <p className="quiet">{t('mapping:matters.truncated', { count: points.features.length })}</p>
      )}
      {points && points.withoutPoint > 0 && (
        <p className="quiet">{t('mapping:matters.withoutPoint', { count: points.withoutPoint })}</p>
      )}
      <GridList ask={figures.ask} rows={figures.rows} legend={legend} choose={choose} />
      <MapExports question={question} matters={hasMatters} />
    </>
  )
}
