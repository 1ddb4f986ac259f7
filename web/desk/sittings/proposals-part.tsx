/** Proposals in the middle of the room: whose each is, and how each party answered it. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { Answers, DropButton } from './answers.tsx'
import type { MiddleProps } from './middle.tsx'
import { RowForm, Unfolding } from './row-form.tsx'
import { standing } from './rows.ts'
import { By } from './side-column.tsx'

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
