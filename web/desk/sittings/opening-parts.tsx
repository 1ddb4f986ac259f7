/** Before mediation begins: rights read one by one with their articles, whoever is invited with each party's consent, then the beginning itself. 人民调解法第二十条、第二十三条; 人民调解工作若干规定第三十条. */
import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { invitable, rights } from '../../../src/mediation/sittings/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Failure, Section } from '../parts.tsx'
import { DropButton } from './answers.tsx'
import type { MiddleProps } from './middle.tsx'
import { RowForm, Unfolding } from './row-form.tsx'
import { answersTo, standing } from './rows.ts'
import { By } from './side-column.tsx'
import { type RoomRow, type SittingsShown, useSend, useWrite } from './wire.ts'

interface RightsProps {
  disputeId: string
  sittings: SittingsShown
  rows: readonly RoomRow[]
  mayWrite: boolean
  /** Read already and mediation begun: folded away. */
  begun: boolean
}

export function readRights(rows: readonly RoomRow[]): ReadonlyMap<string, RoomRow> {
  return new Map(rows.filter(row => row.kind === 'right').map(row => [row.subject ?? '', row]))
}

export function RightsPart({ disputeId, sittings, rows, mayWrite, begun }: RightsProps) {
  const { t } = useWords()
  const read = readRights(rows)
  const write = useWrite(disputeId)
  const all = rights.every(right => read.has(right))
  const count = rights.filter(right => read.has(right)).length
  return (
    <Section
      id="rights"
      title={t('sitting:rights.title')}
      className="room-rights"
      extra={<span className="quiet">{t('sitting:rights.done', { read: count, all: rights.length })}</span>}
    >
      <details open={!(all && begun)}>
        <summary>
          {t(all ? 'sitting:rights.all' : 'sitting:rights.lead', { article: sittings.bases.reading.article })}
        </summary>
        <ul className="room-rows room-readings">
          {sittings.rights.map(({ right, article }) => {
            const row = read.get(right)
            return (
              <li key={right}>
                <Checkbox
                  checked={row !== undefined}
                  disabled={!mayWrite || row !== undefined || write.isPending}
                  onChange={() => write.mutate({ id: newId(), kind: 'right', subject: right })}
                >
                  {t(`sitting:right.${right}`)}
                </Checkbox>
                <small className="quiet">
                  {article} {row && <By row={row} />}
                </small>
              </li>
            )
          })}
        </ul>
      </details>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </Section>
  )
}

export function InvitedPart(props: MiddleProps & { article: string }) {
  const { t } = useWords()
  const { disputeId, parties, names, rows, mayWrite, article } = props
  const guests = standing(rows, 'invited')
  const write = useWrite(disputeId)
  const consent = (re: string, partyId: string, answer: 'agrees' | 'refuses') =>
    write.mutate({ id: newId(), kind: 'consent', re, partyId, answer, subject: 'inPerson' })
  return (
    <Section id="invited" title={t('sitting:invited.title')}>
      <p className="quiet">{t('sitting:invited.lead', { article })}</p>
      {guests.length === 0 && <p>{t('sitting:invited.none')}</p>}
      <ul className="room-rows">
        {guests.map(guest => {
          const said = answersTo(rows, guest.id)
          const may = parties.length > 0 && parties.every(party => said.get(party.id)?.answer === 'agrees')
          return (
            <li key={guest.id}>
              <strong>{guest.name}</strong> · {t(`sitting:invitable.${guest.subject}`)} ·{' '}
              <span className={may ? 'room-answer-agrees' : 'room-missing'}>
                {t(may ? 'sitting:invited.may' : 'sitting:invited.mayNot')}
              </span>
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
                          {(['agrees', 'refuses'] as const)
                            .filter(one => one !== answer)
                            .map(one => (
                              <Button
                                key={one}
                                size="small"
                                aria-label={t('sitting:answer.of', {
                                  name,
                                  answer: t(`sitting:answer.${one}`),
                                })}
                                onClick={() => consent(guest.id, party.id, one)}
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
              {mayWrite && (
                <DropButton disputeId={disputeId} re={guest.id} label={t('sitting:invited.drop')} />
              )}
            </li>
          )
        })}
      </ul>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
      {mayWrite && (
        <Unfolding label={t('sitting:invited.add')} disputeId={disputeId} about="invited">
          {close => <InviteForm disputeId={disputeId} close={close} />}
        </Unfolding>
      )}
    </Section>
  )
}

function InviteForm({ disputeId, close }: { disputeId: string; close(): void }) {
  const { t } = useWords()
  const [who, setWho] = useState<(typeof invitable)[number]>('relative')
  return (
    <RowForm
      disputeId={disputeId}
      about="invited"
      parts={[{ name: 'name', label: t('sitting:invited.name'), required: true }]}
      action={t('sitting:invited.add')}
      ask={(id, { name = '' }) => ({ id, kind: 'invited', subject: who, name })}
      done={close}
      cancel={close}
    >
      <label className="room-field">
        {t('sitting:invited.who')}
        <select
          className="room-select"
          value={who}
          onChange={event => setWho(event.target.value as typeof who)}
        >
          {invitable.map(one => (
            <option key={one} value={one}>
              {t(`sitting:invitable.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </RowForm>
  )
}

/** Only after every right has been read; the server holds it as well. */
export function BeginPart({ disputeId, seq, ready }: { disputeId: string; seq: number; ready: boolean }) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped, forget] = useKeptDraft(`room.${disputeId}.begin`, () => ({
    actId: newId(),
    present: '',
  }))
  const begin = useSend<{ actId: string; seq: number; present: string }>(disputeId, 'room/begin', forget)
  const { present } = typed
  return (
    <form
      className="room-form room-begin no-print"
      aria-label={t('sitting:begin.go')}
      onSubmit={event => {
        event.preventDefault()
        if (ready && present.trim() && !begin.isPending) begin.mutate({ ...typed, seq })
      }}
    >
      <div className="room-field">
        <label htmlFor={id}>{t('sitting:begin.present')}</label>
        <Input
          id={id}
          value={present}
          maxLength={200}
          placeholder={t('sitting:begin.presentHint')}
          onChange={event => setTyped({ actId: newId(), present: event.target.value })}
        />
      </div>
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready || present.trim() === ''}
          loading={begin.isPending}
        >
          {t('sitting:begin.go')}
        </Button>
        {!ready && <span className="quiet">{t('sitting:begin.notYet')}</span>}
      </div>
      {begin.error && <Failure error={begin.error} title={t('sitting:begin.refused')} />}
    </form>
  )
}
