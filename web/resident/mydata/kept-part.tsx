/** What is kept: each field with its value and where it comes from; what for, on what basis, how long and who reads it, one tap away. */
import type { Kept, Own } from '../../../src/subjects/shape.ts'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'

export function KeptPart({ own }: { own: Own }) {
  const { t } = useWords()
  return (
    <section className="part" aria-labelledby="mydata-kept">
      <h2 id="mydata-kept">{t('mydata:kept.title')}</h2>
      {own.groups.map(({ group, label, rows }) =>
        group === 'technical' ? (
          <details className="why" key={group}>
            <summary>{label}</summary>
            <Rows rows={rows} />
          </details>
        ) : (
          <div className="stack-small" key={group}>
            <h3>{label}</h3>
            <Rows rows={rows} />
          </div>
        ),
      )}
      {own.guardians.length > 0 && (
        <Lines
          title={t('mydata:kept.guardians')}
          lines={own.guardians.map(one => `${one.name} · ${one.kind} · ${one.since}`)}
        />
      )}
      {own.needs.length > 0 && (
        <Lines
          title={t('mydata:kept.needs')}
          lines={own.needs.map(one => [one.label, one.often, one.since].filter(Boolean).join(' · '))}
        />
      )}
      <Lines
        title={t('mydata:kept.visits')}
        lines={own.visits.map(one =>
          [one.on, one.outcome, one.note ? t('mydata:kept.visitNote') : null].filter(Boolean).join(' · '),
        )}
        none={t('mydata:kept.noVisits')}
      />
    </section>
  )
}

function Rows({ rows }: { rows: readonly Kept[] }) {
  const { t, language } = useWords()
  return (
    <ul className="kept">
      {rows.map((row, i) => (
        <li key={`${row.column} ${i}`}>
          <p>
            <span className="quiet">{row.label}</span>
            {row.value !== null && (
              <>
                <br />
                <strong>{row.value}</strong>
              </>
            )}
            {row.source && row.value !== null && (
              <>
                {' '}
                <span className="quiet">
                  {t('mydata:kept.source', {
                    on: row.source.on ? dayText(`${row.source.on}T04:00:00Z`, language) : '',
                    by: row.sourceLabel ?? '',
                  })}
                </span>
              </>
            )}
          </p>
          {row.masked && <p className="quiet">{t('mydata:kept.masked')}</p>}
          <details className="why">
            <summary aria-label={`${t('mydata:kept.why')}：${row.label}`}>{t('mydata:kept.why')}</summary>
            <dl className="details">
              {(['purpose', 'readers', 'retention', 'basis'] as const).map(name => (
                <div key={name}>
                  <dt>{t(`mydata:kept.${name}`)}</dt>
                  <dd>{row[name]}</dd>
                </div>
              ))}
            </dl>
          </details>
        </li>
      ))}
    </ul>
  )
}

function Lines({ title, lines, none }: { title: string; lines: readonly string[]; none?: string }) {
  return (
    <div className="stack-small">
      <h3>{title}</h3>
      {lines.length === 0 && none && <p className="quiet">{none}</p>}
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
