/** Told when somebody acted on the matter while a form was open: who did what; the draft stays, and may still be sent if lawful. */
import { Alert, Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Matter } from '../wire.ts'

interface MeanwhileProps {
  matter: Matter
  /** The number of the last act the person had seen. */
  seen: number
  lawful: boolean
  acknowledge(): void
}

export function Meanwhile({ matter, seen, lawful, acknowledge }: MeanwhileProps) {
  const { t, language } = useWords()
  if (matter.seq <= seen) return null
  const acts = matter.acts.filter(act => act.seq > seen)
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="meanwhile"
      title={t('desk:meanwhile.title')}
      description={
        <>
          <ul>
            {acts.map(act => (
              <li key={act.id}>
                {t('desk:meanwhile.act', {
                  who: [act.actor.name, act.actor.role].filter(Boolean).join(' · '),
                  step: act.label,
                  when: whenText(act.at, language),
                })}
              </li>
            ))}
          </ul>
          <p>
            {lawful
              ? t('desk:meanwhile.lawful', { state: matter.stateLabel })
              : t('desk:meanwhile.unlawful', { state: matter.stateLabel })}
          </p>
        </>
      }
      action={lawful && <Button onClick={acknowledge}>{t('desk:meanwhile.goOn')}</Button>}
    />
  )
}
