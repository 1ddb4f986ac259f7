/** Before sending: who will look at it first and by when; and, when the words speak of danger, whom to call before anything else. */
import { dangerIn } from '../../../src/matters/intake/danger.ts'
import { Deadline } from '../../shell/deadline.tsx'
import { useWords } from '../../shell/i18n.ts'
import type { Preview } from '../../shell/shapes.ts'
import type { PreviewState } from './use-preview.ts'

interface Props {
  readonly preview: PreviewState
  readonly sealed: boolean
  readonly hasPlace: boolean
  readonly hasText: boolean
}

export function PreviewCard({ preview: { preview, state, message }, sealed, hasPlace, hasText }: Props) {
  const { t } = useWords()
  return (
    <section
      className="part preview"
      aria-labelledby="preview-title"
      aria-live="polite"
      aria-busy={state === 'asking'}
    >
      <h2 id="preview-title">{t('resident:preview.title')}</h2>
      {sealed ? (
        <p>{t('resident:preview.sealed')}</p>
      ) : preview ? (
        <Who preview={preview} />
      ) : (
        <p className="quiet">{hint(state, message, hasText, hasPlace, t)}</p>
      )}
    </section>
  )
}

function Who({ preview }: { preview: Preview }) {
  const { t } = useWords()
  const { handler, term, community, grid, categoryLabel } = preview
  return (
    <div className="stack-small">
      <p>
        {t('resident:preview.who', { role: handler.role, name: handler.name })}
        <span className="quiet">
          {' '}
          {grid?.name.startsWith(community.name)
            ? grid.name
            : [community.name, grid?.name].filter(Boolean).join(' · ')}
        </span>
        {handler.workPhone && (
          <>
            {' '}
            <a href={`tel:${handler.workPhone}`}>{handler.workPhone}</a>
          </>
        )}
      </p>
      <Deadline term={term} />
      <p className="quiet">{t('resident:preview.category', { category: categoryLabel })}</p>
    </div>
  )
}

function hint(
  state: PreviewState['state'],
  message: string,
  hasText: boolean,
  hasPlace: boolean,
  t: (key: string) => string,
): string {
  if (state === 'asking') return t('resident:preview.asking')
  if (state === 'offline') return t('resident:preview.offline')
  if (state === 'refused') return message
  return t(
    hasText && hasPlace
      ? 'resident:preview.asking'
      : hasText
        ? 'resident:preview.needPlace'
        : 'resident:preview.empty',
  )
}

/** Numbers to call first. The words are judged on the phone: no signal is needed for this. */
export function Danger({ text }: { text: string }) {
  const { t } = useWords()
  const call = dangerIn(text)
  if (call.length === 0) return null
  return (
    <div className="note bad danger" role="alert">
      <p>
        <strong>{t('resident:danger.first')}</strong>
      </p>
      <p className="row">
        {call.map(number => (
          <a className="button danger" href={`tel:${number}`} key={number}>
            {t(`resident:danger.call.${number}`)}
          </a>
        ))}
      </p>
      <p>{t('resident:danger.then')}</p>
    </div>
  )
}
