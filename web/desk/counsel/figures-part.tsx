/** Figures by community, in the order of communities: context, no ranking. */
import { Input } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { type PartProps, useFigures } from './wire.ts'

const columns = ['consultations', 'kinds', 'ways', 'bookings', 'opinions', 'publicity'] as const

export function FiguresPart({ asked, ask }: PartProps) {
  const { t } = useWords()
  const found = useFigures(asked)
  const listed = (group: 'kind' | 'way', counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .sort(([, one], [, other]) => other - one)
      .map(([word, count]) => `${t(`counsel:${group}.${word}`)} ${count}`)
      .join(' · ') || t('counsel:desk.figures.none')
  return (
    <Section id="counsel-figures" title={t('counsel:desk.figures.title')}>
      <p className="quiet">{t('counsel:desk.figures.words')}</p>
      <div className="row no-print counsel-asking">
        {(['from', 'to'] as const).map(name => (
          <Input
            key={name}
            type="date"
            className="counsel-date"
            aria-label={t(`counsel:input.${name}`)}
            value={asked[name] ?? found.data?.[name] ?? ''}
            onChange={event => ask({ [name]: event.target.value || undefined })}
          />
        ))}
      </div>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <table className="plain-table counsel-table">
          <thead>
            <tr>
              <th scope="col">{t('counsel:desk.community')}</th>
              {columns.map(name => (
                <th key={name} scope="col">
                  {t(`counsel:desk.figures.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.data.communities.map(it => {
              const cells = {
                consultations: it.consultations,
                kinds: listed('kind', it.byKind),
                ways: listed('way', it.byWay),
                bookings: `${it.bookings.kept} / ${it.bookings.missed} / ${it.bookings.cancelled}`,
                opinions: `${it.opinions.asked} / ${it.opinions.given}`,
                publicity: `${it.publicity.planned} / ${it.publicity.done}`,
              }
              return (
                <tr key={it.id}>
                  <th scope="row">{it.name}</th>
                  {columns.map(name => (
                    <td key={name} data-label={t(`counsel:desk.figures.${name}`)}>
                      {cells[name]}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Section>
  )
}
