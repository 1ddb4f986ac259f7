/** One's own way of a patrol, drawn for nobody else; taken back by a press. */
import { App, Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { useSend, useTrack } from './wire.ts'

const [width, height, rim] = [480, 260, 12]

export function TrackPart({ id }: { id: string }) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const found = useTrack(id)
  const forget = useSend()
  const points = found.data?.points ?? []
  const drop = () =>
    modal.confirm({
      title: t('patrol:desk.track.sure'),
      okText: t('patrol:desk.track.forget'),
      cancelText: t('shell:cancel'),
      onOk: () => forget.mutate({ path: `/api/patrols/${id}/track/forget`, body: {} }),
    })
  return (
    <Section
      id="patrol-track"
      className="no-print"
      title={t('patrol:desk.track.title')}
      extra={<Button onClick={drop}>{t('patrol:desk.track.forget')}</Button>}
    >
      <p className="quiet">{t('patrol:desk.track.words')}</p>
      {found.error && <Failure error={found.error} />}
      {points.length > 1 && (
        <svg
          className="patrols-track"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t('patrol:desk.track.title')}
        >
          <polyline points={lineOf(points)} />
        </svg>
      )}
      {forget.error && <Failure error={forget.error} />}
    </Section>
  )
}

function lineOf(points: readonly (readonly [number, number, number])[]): string {
  const scale = Math.cos((points[0]![1] * Math.PI) / 180)
  const flat = points.map(([lng, lat]) => [lng * scale, -lat] as const)
  const [xs, ys] = [flat.map(([x]) => x), flat.map(([, y]) => y)]
  const [west, north] = [Math.min(...xs), Math.min(...ys)]
  const span = Math.max(
    (Math.max(...xs) - west) / (width - 2 * rim),
    (Math.max(...ys) - north) / (height - 2 * rim),
    1e-9,
  )
  return flat.map(([x, y]) => `${rim + (x - west) / span},${rim + (y - north) / span}`).join(' ')
}
