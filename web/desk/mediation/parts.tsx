/** Small parts of the pages of mediation: a rule of composition met or not, the way between committees and mediators, choices by word. */
import { useNavigate } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Labelled } from '../staff/account-page.tsx'
import type { Checked } from './wire.ts'
import './mediation.css'

export function Tabs({ at }: { at: 'committees' | 'mediators' }) {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <Segmented
      className="no-print"
      aria-label={t('desk:frame.place.committees')}
      value={at}
      options={(['committees', 'mediators'] as const).map(value => ({
        value,
        label: t(`committee:desk.${value}`),
      }))}
      onChange={value => void navigate({ to: `/${value}` as '/', search: {} as never })}
    />
  )
}

export function Checks({ checks }: { checks: readonly Checked[] }) {
  const { t } = useWords()
  return (
    <ul className="mediation-checks">
      {checks.map(check => (
        <li key={check.rule} className={`mediation-check mediation-${wordOf(check)}`}>
          <span className="mediation-verdict">
            <Icon name={check.met === true ? 'done' : check.met === false ? 'close' : 'minus'} size={14} />
            {t(`committee:check.${wordOf(check)}`)}
          </span>
          <span>
            <b>{t(`committee:rule.${check.rule}`)}</b>
            <small>
              {t(`committee:check.${check.rule}`, check.facts)} ·{' '}
              {t('committee:check.mark', { article: check.basis.article })}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** In a word for a list: how many rules are not met, how many not stated. */
export function Verdict({ checks }: { checks: readonly Checked[] }) {
  const { t } = useWords()
  const count = (met: boolean | null) => checks.filter(check => check.met === met).length
  const [unmet, unstated] = [count(false), count(null)]
  if (unmet + unstated === 0)
    return <span className="mediation-met mediation-verdict">{t('committee:desk.met')}</span>
  return (
    <>
      {unmet > 0 && (
        <span className="mediation-unmet mediation-verdict">
          {t('committee:desk.unmet', { count: unmet })}
        </span>
      )}{' '}
      {unstated > 0 && (
        <span className="mediation-unstated mediation-verdict">
          {t('committee:desk.unstated', { count: unstated })}
        </span>
      )}
    </>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T | null
  options: readonly { readonly value: T; readonly label: string }[]
  set(value: T | null): void
  clear?: boolean
}

export function Choice<T extends string>({ label, value, options, set, clear = false }: ChoiceProps<T>) {
  return (
    <Labelled label={label}>
      {id => (
        <Select<T | null>
          id={id}
          value={value}
          allowClear={clear}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...options]}
          onChange={chosen => set(chosen ?? null)}
        />
      )}
    </Labelled>
  )
}

function wordOf({ met }: Checked): 'met' | 'unmet' | 'unstated' {
  if (met === null) return 'unstated'
  return met ? 'met' : 'unmet'
}
