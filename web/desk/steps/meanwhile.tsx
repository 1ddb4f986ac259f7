/** Told when somebody acted on the proceeding while a form was open: who did what; the draft stays, and may still be sent if lawful. */
import { Alert, Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Carried } from './work.ts'

interface MeanwhileProps {
  carried: Carried
  /** The number of the last act the person had seen. */
  seen: number
  lawful: boolean
  acknowledge(): void
}

export function Meanwhile({ carried, seen, lawful, acknowledge }: MeanwhileProps) {
  const { t, language } = useWords()
  if (carried.seq <= seen) return null
  const acts = carried.acts.filter(act => act.seq > seen)
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
              ? t('desk:meanwhile.lawful', { state: carried.stateLabel })
              : t('desk:meanwhile.unlawful', { state: carried.stateLabel })}
          </p>
        </>
      }
      action={lawful && <Button onClick={acknowledge}>{t('desk:meanwhile.goOn')}</Button>}
    />
  )
}
