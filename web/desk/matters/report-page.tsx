/** Taking a report for somebody on the phone or at the counter: their words, the place, the kind, how to reach them. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef } from 'react'
import { groupCode, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { post, type Receipt } from '../wire.ts'
import { Caller, What, Where } from './report-fields.tsx'
import { ReportPreview } from './report-preview.tsx'
import { bodyOf, forget, hasPlace, usePreview, useTyped } from './use-report.ts'

export function ReportPage() {
  const { t } = useWords()
  const { typed, change, reset } = useTyped()
  const send = useMutation({
    mutationFn: () => post<Receipt>('/api/matters', bodyOf(typed), { 'x-claim': typed.claim }),
    onSuccess: forget,
  })
  const form = useRef<HTMLFormElement>(null)
  const ready = typed.text.trim().length >= 2 && hasPlace(typed.place)
  const preview = usePreview(typed, ready)
  if (send.data) {
    const again = () => {
      reset()
      send.reset()
    }
    return <Taken id={typed.id} receipt={send.data} again={again} />
  }
  return (
    <main className="page" id="main">
      <h1>{t('desk:report.title')}</h1>
      <form
        ref={form}
        className="report"
        onKeyDown={event =>
          event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.current?.requestSubmit()
        }
        onSubmit={event => {
          event.preventDefault()
          if (ready && !send.isPending) send.mutate()
        }}
      >
        <div className="report-main">
          <What typed={typed} change={change} />
          <Where place={typed.place} set={place => change({ place })} />
          <Caller typed={typed} change={change} />
          {send.error && <Failure error={send.error} />}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!ready}>
              {t('desk:report.send')} <kbd>Ctrl+Enter</kbd>
            </Button>
            {!ready && <span className="quiet">{t('desk:report.needs')}</span>}
          </div>
        </div>
        <aside className="report-side">
          <ReportPreview found={preview} />
        </aside>
      </form>
    </main>
  )
}

function Taken({ id, receipt, again }: { id: string; receipt: Receipt; again(): void }) {
  const { t, language } = useWords()
  const navigate = useNavigate()
  return (
    <main className="page page-narrow" id="main">
      <div className="note good">
        <h1>{t('desk:report.taken')}</h1>
        <p>{t('desk:report.tell')}</p>
        <dl className="facts facts-large">
          <div>
            <dt>{t('desk:report.number')}</dt>
            <dd className="code">{receipt.number}</dd>
          </div>
          <div>
            <dt>{t('desk:report.code')}</dt>
            <dd className="code">{groupCode(receipt.queryCode)}</dd>
          </div>
          <div>
            <dt>{t('desk:report.next')}</dt>
            <dd>
              {receipt.next.what} · {receipt.next.who} ·{' '}
              {t('desk:due.before', { when: whenText(receipt.next.by, language) })}
            </dd>
          </div>
        </dl>
      </div>
      <div className="row">
        <Button
          type="primary"
          onClick={() =>
            void navigate({
              to: '/matters/$matterId',
              params: { matterId: id },
              search: { list: 'sight' } as never,
            })
          }
        >
          {t('desk:report.open')}
        </Button>
        <Button onClick={again} autoFocus>
          {t('desk:report.again')}
        </Button>
      </div>
    </main>
  )
}
