/** Other proceedings of the same trouble, and the beginning of a further one beside this. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Proceeding } from './wire.ts'

export function Dossier({ proceeding }: { proceeding: Proceeding }) {
  const { t } = useWords()
  const { dossier, id } = proceeding
  return (
    <Section id="proceeding-dossier" title={t('desk:dossier.title')}>
      {dossier.length === 0 && <p className="quiet">{t('desk:dossier.none')}</p>}
      <ul className="papers">
        {dossier.map(one => (
          <li key={one.id}>
            <Link
              to={(one.procedure === 'matter' ? '/matters/$matterId' : '/proceedings/$proceedingId') as never}
              params={{ matterId: one.id, proceedingId: one.id } as never}
            >
              {one.procedureLabel} <span className="code">{one.number}</span>
            </Link>{' '}
            <span className="state">{one.stateLabel}</span>
          </li>
        ))}
      </ul>
      <p className="no-print">
        <Link
          to={'/proceedings/new' as never}
          search={((before: object) => ({ ...before, beside: id, begin: undefined })) as never}
        >
          {t('desk:dossier.beginBeside')}
        </Link>
      </p>
    </Section>
  )
}
