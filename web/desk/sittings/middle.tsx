/** The middle of the room: agreed points, each a clause with manner, place and time; proposals and how each party answered them. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { type Part, RowForm, Unfolding } from './row-form.tsx'
import { answersTo, standing } from './rows.ts'
import { By } from './side-column.tsx'
import { type Party, type RoomRow, useWrite } from './wire.ts'

export interface MiddleProps {
  disputeId: string
  parties: readonly Party[]
  names: ReadonlyMap<string, string>
  rows: readonly RoomRow[]
  mayWrite: boolean
}

function usePointParts(): readonly Part[] {
  const { t } = useWords()
  return [
    { name: 'text', label: t('sitting:point.text'), long: true, required: true, most: 1000 },
    { name: 'manner', label: t('sitting:point.manner'), most: 200 },
    { name: 'place', label: t('sitting:point.place') },
    { name: 'time', label: t('sitting:point.time'), hint: t('sitting:point.timeHint') },
  ]
}

const pointOf = (id: string, values: Readonly<Record<string, string>>, replaces: string | null = null) => {
  const { text = '', manner = '', place = '', time = '' } = values
  return { id, kind: 'point' as const, text, manner, place, time, replaces }
}

export function PointsPart(props: MiddleProps) {
  const { t } = useWords()
  const parts = usePointParts()
  const points = standing(props.rows, 'point')
  return (
    <Section id="points" title={t('sitting:point.title')} className="room-points">
      <p className="quiet">{t('sitting:point.lead')}</p>
      {points.length === 0 && <p>{t('sitting:point.none')}</p>}
      <ol className="room-rows room-clauses">
        {points.map(point => (
          <li key={point.id}>
            <Point {...props} point={point} parts={parts} />
          </li>
        ))}
      </ol>
      {props.mayWrite && (
        <RowForm
          disputeId={props.disputeId}
          about="point"
          parts={parts}
          action={t('sitting:point.add')}
          ask={(id, values) => pointOf(id, values)}
        />
      )}
    </Section>
  )
}

function Point(props: MiddleProps & { point: RoomRow; parts: readonly Part[] }) {
  const { t } = useWords()
  const { disputeId, point, parts, mayWrite } = props
  const [rewording, setRewording] = useState(false)
  const four = ['manner', 'place', 'time'] as const
  const missing = four.filter(part => point[part] === '')
  if (rewording && mayWrite)
    return (
      <RowForm
        disputeId={disputeId}
        about={`point.${point.id}`}
        parts={parts}
        initial={{ text: point.text, manner: point.manner, place: point.place, time: point.time }}
        action={t('sitting:point.save')}
        ask={(id, values) => pointOf(id, values, point.id)}
        done={() => setRewording(false)}
        cancel={() => setRewording(false)}
      />
    )
  return (
    <>
      <p className="prose">{point.text}</p>
      <dl className="facts room-four">
        {four
          .filter(part => point[part] !== '')
          .map(part => (
            <div key={part}>
              <dt>{t(`sitting:point.${part}`)}</dt>
              <dd>{point[part]}</dd>
            </div>
          ))}
      </dl>
      <p className={missing.length ? 'room-missing' : 'quiet'}>
        {missing.length
          ? t('sitting:point.missing', {
              parts: missing.map(part => t(`sitting:point.${part}`)).join(t('desk:part.comma')),
            })
          : t('sitting:point.whole')}
      </p>
      <By row={point} />
      <Answers {...props} re={point.id} />
      {mayWrite && (
        <div className="row no-print">
          <Button onClick={() => setRewording(true)}>{t('sitting:point.reword')}</Button>
          <DropButton disputeId={disputeId} re={point.id} label={t('sitting:point.drop')} />
        </div>
      )}
    </>
  )
}

export function ProposalsPart(props: MiddleProps) {
  const { t } = useWords()
  const { disputeId, names, rows, mayWrite } = props
  const proposals = standing(rows, 'proposal')
  return (
    <Section id="proposals" title={t('sitting:proposal.title')} className="room-proposals">
      {proposals.length === 0 && <p className="quiet">{t('sitting:proposal.none')}</p>}
      <ul className="room-rows">
        {proposals.map(row => (
          <li key={row.id}>
            <strong>
              {t('sitting:proposal.of', {
                name: names.get(row.partyId ?? '') ?? t('sitting:proposal.mediator'),
              })}
            </strong>
            <p className="prose">{row.text}</p>
            <By row={row} />
            <Answers {...props} re={row.id} />
            {mayWrite && (
              <div className="row no-print">
                <DropButton disputeId={disputeId} re={row.id} label={t('sitting:proposal.drop')} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Unfolding label={t('sitting:proposal.add')} disputeId={disputeId} about="proposal">
          {close => <ProposalForm {...props} close={close} />}
        </Unfolding>
      )}
    </Section>
  )
}

function ProposalForm({ disputeId, parties, names, close }: MiddleProps & { close(): void }) {
  const { t } = useWords()
  const [by, setBy] = useState('')
  return (
    <RowForm
      disputeId={disputeId}
      about="proposal"
      parts={[{ name: 'text', label: t('sitting:proposal.text'), long: true, required: true }]}
      action={t('sitting:proposal.add')}
      ask={(id, { text = '' }) => ({ id, kind: 'proposal', partyId: by || null, text })}
      done={close}
      cancel={close}
    >
      <label className="room-field">
        {t('sitting:proposal.by')}
        <select className="room-select" value={by} onChange={event => setBy(event.target.value)}>
          <option value="">{t('sitting:proposal.mediator')}</option>
          {parties.map(party => (
            <option key={party.id} value={party.id}>
              {names.get(party.id) ?? party.label}
            </option>
          ))}
        </select>
      </label>
    </RowForm>
  )
}

/** Each party's last word, and the two words they may say now. */
function Answers({ disputeId, parties, names, rows, mayWrite, re }: MiddleProps & { re: string }) {
  const { t } = useWords()
  const said = answersTo(rows, re)
  const write = useWrite(disputeId)
  return (
    <>
      <ul className="room-answers">
        {parties.map(party => {
          const name = names.get(party.id) ?? party.label
          const answer = said.get(party.id)?.answer ?? 'none'
          return (
            <li key={party.id}>
              <span className={`room-answer room-answer-${answer}`}>
                {t('sitting:answer.of', { name, answer: t(`sitting:answer.${answer}`) })}
              </span>
              {mayWrite && (
                <span className="room-say no-print">
                  {(['agrees', 'considers', 'refuses'] as const)
                    .filter(one => one !== answer)
                    .map(one => (
                      <Button
                        key={one}
                        size="small"
                        aria-label={t('sitting:answer.of', { name, answer: t(`sitting:answer.${one}`) })}
                        onClick={() =>
                          write.mutate({ id: newId(), kind: 'answer', re, partyId: party.id, answer: one })
                        }
                      >
                        {t(`sitting:answer.${one}`)}
                      </Button>
                    ))}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </>
  )
}

export function DropButton({ disputeId, re, label }: { disputeId: string; re: string; label: string }) {
  const { t } = useWords()
  const write = useWrite(disputeId)
  return (
    <>
      <Button loading={write.isPending} onClick={() => write.mutate({ id: newId(), kind: 'dropped', re })}>
        {label}
      </Button>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </>
  )
}
