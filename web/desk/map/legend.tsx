/** The legend: each class with its words and how many grids are in it. */
import type { Ask } from '../../../src/mapping/asks.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Legend } from './colours.ts'

export function MapLegend({ ask, legend }: { ask: Ask; legend: Legend }) {
  const { t } = useWords()
  return (
    <section className="map-legend" aria-label={t('mapping:legend')}>
      <ul>
        {legend.shades.map(shade => (
          <li key={shade.from}>
            <i style={{ background: shade.colour }} />
            <span>{shade.words}</span>
            <small>{t('mapping:grids', { count: shade.grids })}</small>
          </li>
        ))}
        {legend.never > 0 && <Hatched words={t('mapping:value.never')} count={legend.never} />}
        {legend.outOfSight > 0 && <Hatched words={t('mapping:value.outOfSight')} count={legend.outOfSight} />}
        {ask === 'staffed' && legend.noLeader > 0 && (
          <li>
            <i className="map-no-leader" />
            <span>{t('mapping:value.noLeader')}</span>
            <small>{t('mapping:grids', { count: legend.noLeader })}</small>
          </li>
        )}
      </ul>
    </section>
  )
}

function Hatched({ words, count }: { words: string; count: number }) {
  const { t } = useWords()
  return (
    <li>
      <i className="map-hatch" />
      <span>{words}</span>
      <small>{t('mapping:grids', { count })}</small>
    </li>
  )
}
