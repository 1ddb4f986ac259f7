/** When it happened, for what is written down later: folded away, because the ordinary act is recorded as it is done. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { type Draft, type DraftValue, happenedAt } from './drafts.ts'

const inShanghai = 8 * 3_600_000

export function HappenedField({ draft, set }: { draft: Draft; set(name: string, value: DraftValue): void }) {
  const { t } = useWords()
  const typed = draft.values[happenedAt]
  const value = typeof typed === 'string' ? typed : ''
  const [shown, setShown] = useState(value !== '')
  if (!shown)
    return (
      <div className="field field-happened">
        <Button type="link" size="small" onClick={() => setShown(true)}>
          {t('desk:step.happenedEarlier')}
        </Button>
      </div>
    )
  return (
    <div className="field field-happened">
      <label htmlFor="input-happened">{t('desk:step.happenedAt')}</label>
      <Input
        id="input-happened"
        type="datetime-local"
        value={value}
        max={new Date(Date.now() + inShanghai).toISOString().slice(0, 16)}
        onChange={event => set(happenedAt, event.target.value || null)}
      />
      <p className="quiet">{t('desk:step.happenedWhy')}</p>
    </div>
  )
}
