/** The year's plan month by month: what was held on each line, what is behind, what was dropped and why; days a law gives to a cause as hints. */
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { useSend } from '../counsel/wire.ts'
import { Empty, Section } from '../parts.tsx'
import type { ItemStart } from './item-dialog.tsx'
import type { Item, Year } from './wire.ts'

interface PlanPartProps {
  year: Year
  record: ((item: Item) => void) | null
  plan: ((start: ItemStart) => void) | null
}

export function PlanPart({ year, record, plan }: PlanPartProps) {
  const { t } = useWords()
  const [dropping, setDropping] = useState<Item | null>(null)
  return (
    <>
      <Section id="publicity-plan" title={t('counsel:publicity.plan')}>
        {year.items.length === 0 && (
          <Empty title={t('counsel:publicity.noPlan')} words={t('counsel:publicity.noPlanWords')} />
        )}
        <ul className="counsel-rows">
          {year.items.map(it => (
            <Row
              key={it.id}
              it={it}
              record={record && it.droppedWhy === null ? () => record(it) : null}
              drop={it.mayChange && it.done === 0 ? () => setDropping(it) : null}
            />
          ))}
        </ul>
      </Section>
      <Hints year={year} plan={plan} />
      {dropping && <DropDialog item={dropping} close={() => setDropping(null)} />}
    </>
  )
}

function Row({ it, record, drop }: { it: Item; record: (() => void) | null; drop: (() => void) | null }) {
  const { t } = useWords()
  const state = it.droppedWhy
    ? t('counsel:publicity.dropped', { reason: it.droppedWhy })
    : it.done > 0
      ? t('counsel:publicity.held', { count: it.done })
      : t(it.behind ? 'counsel:publicity.behind' : 'counsel:publicity.ahead')
  return (
    <li className={it.droppedWhy ? 'counsel-row counsel-gone' : 'counsel-row'}>
      <div>
        <strong>{t('counsel:publicity.month', { month: it.month })}</strong> {it.topic}{' '}
        <span className={it.behind ? 'counsel-mark counsel-late' : 'counsel-mark'}>{state}</span>
        <p className="quiet">
          {[
            it.community?.name ?? t('counsel:publicity.forAll'),
            it.law,
            t(`counsel:audience.${it.audience}`),
            t(`counsel:venue.${it.venue}`),
            it.place,
            it.responsible,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="counsel-acts no-print">
        {record && <Button onClick={record}>{t('counsel:publicity.record')}</Button>}
        {drop && (
          <Button type="text" onClick={drop}>
            {t('counsel:publicity.drop')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Hints, no duties: which day, under which article. */
function Hints({ year, plan }: Pick<PlanPartProps, 'year' | 'plan'>) {
  const { t, language } = useWords()
  return (
    <Section id="publicity-days" title={t('counsel:publicity.days')}>
      <ul className="counsel-rows">
        {year.days.map(it => {
          const name = t(`counsel:day.${it.id}`)
          return (
            <li className="counsel-row" key={it.id}>
              <div>
                <strong>{dayText(`${it.on}T12:00:00+08:00`, language)}</strong> {name}
                <p className="quiet">
                  {t('counsel:publicity.hintMark', { law: it.law, article: it.article })}
                </p>
              </div>
              {plan && (
                <div className="counsel-acts no-print">
                  <Button
                    aria-label={`${t('counsel:publicity.use')} ${name}`}
                    onClick={() => plan({ month: it.month, topic: name, law: it.law })}
                  >
                    {t('counsel:publicity.use')}
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function DropDialog({ item, close }: { item: Item; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const send = useSend(close)
  return (
    <Modal open footer={null} onCancel={close} title={item.topic}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          if (reason.trim())
            send.mutate(
              { path: `/api/publicity/items/${item.id}/drop`, body: { reason } },
              { onError: error => void message.error(error.message) },
            )
        }}
      >
        <Input
          aria-label={t('counsel:publicity.dropWhy')}
          placeholder={t('counsel:publicity.dropWhy')}
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!reason.trim()} loading={send.isPending}>
          {t('counsel:publicity.drop')}
        </Button>
      </form>
    </Modal>
  )
}
