/** Counsel's check: asked before signing, answered with or without words. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import type { PartProps } from './agreement-part.tsx'
import { useSend } from './wire.ts'

export function CheckPart({ all, agreement, proceeding }: PartProps) {
  const { t, language } = useWords()
  const send = useSend(proceeding.id)
  const waiting = agreement.checks.find(check => check.answer === null)
  const mayAsk = all.may.draft && agreement.state === 'draft' && !waiting
  if (agreement.checks.length === 0 && !mayAsk) return null
  const ask = () =>
    send.mutate({
      path: `agreements/${agreement.id}/checks`,
      body: { id: newId(), version: agreement.version },
    })
  return (
    <div className="agreement-block">
      <h3>{t('agreement:check.title')}</h3>
      <ul className="agreement-list">
        {agreement.checks.map(check => (
          <li key={check.id}>
            {t(`agreement:check.${check.answer ?? 'waits'}`, { version: check.version })}
            {check.words && <p className="prose">{check.words}</p>}
            {check.answeredAt && (
              <small className="quiet">
                {t('agreement:check.by', {
                  by: check.answeredBy ?? '',
                  at: whenText(check.answeredAt, language),
                })}
              </small>
            )}
          </li>
        ))}
      </ul>
      {waiting && all.may.check && (
        <Answer disputeId={proceeding.id} path={`agreements/${agreement.id}/checks/${waiting.id}`} />
      )}
      {mayAsk && (
        <Button className="no-print" size="small" loading={send.isPending} onClick={ask}>
          {t('agreement:check.ask')}
        </Button>
      )}
      {send.error && <Failure error={send.error} />}
    </div>
  )
}

function Answer({ disputeId, path }: { disputeId: string; path: string }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const send = useSend(disputeId)
  const answer = (given: 'noObjection' | 'change') => send.mutate({ path, body: { answer: given, words } })
  return (
    <div className="agreement-form no-print">
      <Labelled label={t('agreement:check.words')}>
        {id => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={3000}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        )}
      </Labelled>
      {send.error && <Failure error={send.error} />}
      <div className="row">
        <Button type="primary" loading={send.isPending} onClick={() => answer('noObjection')}>
          {t('agreement:check.answerNo')}
        </Button>
        <Button disabled={words.trim() === ''} onClick={() => answer('change')}>
          {t('agreement:check.answerChange')}
        </Button>
      </div>
    </div>
  )
}
