/** The parties of a dispute that is being written down: side, name, phone, person or organisation; kept on this page until it is sent. */
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useState } from 'react'
import { sides } from '../../../src/mediation/parties/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Icon } from '../icon.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { Choice } from './parts.tsx'

export interface PartyTyped {
  readonly id: string
  readonly side: (typeof sides)[number]
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly phone: string
}

const key = 'dispute.parties'
const blank = (side: PartyTyped['side']): PartyTyped => ({
  id: newId(),
  side,
  kind: 'person',
  name: '',
  phone: '',
})
const both = () => [blank('applicant'), blank('respondent')]

export function useParties() {
  const [parties, set] = useState<readonly PartyTyped[]>(kept)
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(parties)), [parties])
  return { parties, set, clear: () => set(both()) }
}

function kept(): readonly PartyTyped[] {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? 'null') as readonly PartyTyped[] | null
  return stored && stored.length > 0 ? stored : both()
}

export function PartiesTyped({ parties, set }: Omit<ReturnType<typeof useParties>, 'clear'>) {
  const { t } = useWords()
  const put = (id: string, some: Partial<PartyTyped>) =>
    set(parties.map(party => (party.id === id ? { ...party, ...some } : party)))
  return (
    <fieldset className="dispute-parties">
      <legend>{t('dispute:desk.parties')}</legend>
      <p className="quiet">{t('dispute:desk.partiesHelp')}</p>
      {parties.map((party, at) => (
        <div key={party.id} className="dispute-party">
          <Choice
            label={t('dispute:desk.side')}
            value={party.side}
            options={sides.map(value => ({ value, label: t(`committee:side.${value}`) }))}
            set={side => side && put(party.id, { side })}
          />
          <Labelled label={t('dispute:desk.name')}>
            {id => (
              <Input
                id={id}
                maxLength={100}
                autoComplete="off"
                value={party.name}
                onChange={event => put(party.id, { name: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t('dispute:desk.phone')}>
            {id => (
              <Input
                id={id}
                inputMode="tel"
                maxLength={30}
                autoComplete="off"
                placeholder={t('committee:desk.optional')}
                value={party.phone}
                onChange={event => put(party.id, { phone: event.target.value })}
              />
            )}
          </Labelled>
          <Checkbox
            checked={party.kind === 'organisation'}
            onChange={event => put(party.id, { kind: event.target.checked ? 'organisation' : 'person' })}
          >
            {t('dispute:desk.organisation')}
          </Checkbox>
          {parties.length > 1 && (
            <Button
              type="text"
              icon={<Icon name="close" size={14} />}
              aria-label={t('dispute:desk.removeParty', { n: at + 1 })}
              onClick={() => set(parties.filter(one => one.id !== party.id))}
            />
          )}
        </div>
      ))}
      <Button icon={<Icon name="plus" size={14} />} onClick={() => set([...parties, blank('respondent')])}>
        {t('dispute:desk.addParty')}
      </Button>
    </fieldset>
  )
}
