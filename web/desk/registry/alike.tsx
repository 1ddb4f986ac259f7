/** People registered already who may be those just entered. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import type { Alikes } from './use-alike.ts'

export function Alike({ found }: { found: NonNullable<Alikes['found']> }) {
  const { t } = useWords()
  return (
    <div className="registry-alike" role="alert">
      <strong>{t('registry:desk.alike.title')}</strong>
      <ul>
        {found.suggestions.map(({ enteredId, resident, reasons }) => (
          <li key={`${enteredId} ${resident.id}`}>
            <Link to={`/registry/residents/${resident.id}` as '/'} target="_blank">
              {resident.name}
            </Link>{' '}
            {resident.bornOn ?? ''}{' '}
            <span className="quiet">
              {reasons.map(reason => t(`registry:likeness.${reason}`)).join(t('desk:part.comma'))}
            </span>
          </li>
        ))}
      </ul>
      {found.elsewhere.length > 0 && <p>{t('registry:desk.alike.elsewhere')}</p>}
      <p className="quiet">{t('registry:desk.alike.help')}</p>
    </div>
  )
}
