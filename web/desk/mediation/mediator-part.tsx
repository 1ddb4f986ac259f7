/** Beside a mediation: its parties, whom they choose, who may mediate it and who must stand aside, and one's own declaration. */
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import { ChoiceDialog, DeclareDialog, PartyDialog } from './mediator-dialogs.tsx'
import { CodeButton, ConsentButton, ConsentLine } from './party-consent.tsx'
import { Names } from './party-names.tsx'
import { type Beside, type Candidate, type Party, useBeside, useSend } from './wire.ts'
import './mediation.css'

export type Opened =
  | { readonly what: 'party' | 'declare' }
  | { readonly what: 'choice'; readonly party: Party }

export function MediatorPart({ proceedingId, number }: { proceedingId: string; number: string }) {
  const { t } = useWords()
  const found = useBeside(proceedingId)
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  return (
    <Section id="mediator-part" title={t('committee:beside.title')} className="mediator-part">
      {found.isPending && <Waiting lines={3} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <>
          <Parties beside={found.data} disputeId={proceedingId} number={number} open={setOpened} />
          <Own beside={found.data} open={setOpened} />
          {found.data.mayRecord && <Candidates beside={found.data} />}
          {opened?.what === 'party' && (
            <PartyDialog beside={found.data} disputeId={proceedingId} close={close} />
          )}
          {opened?.what === 'declare' && (
            <DeclareDialog beside={found.data} disputeId={proceedingId} close={close} />
          )}
          {opened?.what === 'choice' && (
            <ChoiceDialog beside={found.data} party={opened.party} disputeId={proceedingId} close={close} />
          )}
        </>
      )}
    </Section>
  )
}

interface PartProps {
  beside: Beside
  open(opened: Opened): void
}

function Parties({ beside, disputeId, number, open }: PartProps & { disputeId: string; number: string }) {
  const { t } = useWords()
  const { parties, outcome, mayRecord } = beside
  return (
    <>
      <h3>{t('committee:beside.parties')}</h3>
      {parties.length === 0 && <p className="quiet">{t('committee:beside.noParties')}</p>}
      <ul className="mediation-people">
        {parties.map(party => (
          <PartyLine
            key={party.id}
            party={party}
            disputeId={disputeId}
            number={number}
            mayRecord={mayRecord}
            choose={() => open({ what: 'choice', party })}
          />
        ))}
      </ul>
      {parties.length > 0 && (
        <p>
          {t(`committee:beside.outcome.${outcome.state}`, { name: outcome.mediator?.name ?? '' })}{' '}
          <small className="quiet">
            {t('committee:beside.basis', { article: beside.bases.choice.article })}
          </small>
        </p>
      )}
      {mayRecord && (
        <div className="row no-print">
          <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => open({ what: 'party' })}>
            {t('committee:beside.addParty')}
          </Button>
          {parties.length > 0 && <Names disputeId={disputeId} />}
        </div>
      )}
    </>
  )
}

interface LineProps {
  party: Party
  disputeId: string
  number: string
  mayRecord: boolean
  choose(): void
}

function PartyLine({ party, disputeId, number, mayRecord, choose }: LineProps) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const send = useSend()
  const strike = () =>
    modal.confirm({
      title: t('committee:beside.strikeSure'),
      content: t('committee:beside.strikeWords'),
      okText: t('committee:beside.strike'),
      cancelText: t('shell:cancel'),
      onOk: () => send.mutate({ path: `disputes/${disputeId}/parties/${party.id}/strike`, body: {} }),
    })
  const { choice } = party
  return (
    <li>
      <b>{party.label}</b> <span className="quiet">{t(`committee:side.${party.side}`)}</span>
      <ConsentLine party={party} />
      <div className="quiet">{choice ? chosenWords(choice, t) : t('committee:beside.noChoice')}</div>
      {mayRecord && (
        <div className="row no-print">
          <ConsentButton party={party} disputeId={disputeId} />
          <CodeButton party={party} disputeId={disputeId} number={number} />
          <Button
            size="small"
            onClick={choose}
            aria-label={t('committee:beside.chooseOf', { label: party.label })}
          >
            {t('committee:beside.choose')}
          </Button>
          <Button size="small" type="text" onClick={strike} loading={send.isPending}>
            {t('committee:beside.strike')}
          </Button>
        </div>
      )}
      {send.error && <Failure error={send.error} title={t('committee:desk.refused')} />}
    </li>
  )
}

function chosenWords(choice: NonNullable<Party['choice']>, t: ReturnType<typeof useWords>['t']): string {
  return choice.mediator
    ? t('committee:beside.choiceOf', { name: choice.mediator.name })
    : t('committee:beside.leaves')
}

function Own({ beside, open }: PartProps) {
  const { t, language } = useWords()
  const { own, parties, bases } = beside
  if (!own.mayDeclare || parties.length === 0) return null
  const labelOf = (id: string) => parties.find(party => party.id === id)?.label ?? ''
  return (
    <div className="mediation-own">
      {own.found.map(one => (
        <p key={`${one.partyId} ${one.relation}`} className="mediation-bad">
          <Icon name="late" size={14} /> {labelOf(one.partyId)}{' '}
          {t('committee:beside.found', { relation: t(`committee:relation.${one.relation}`) })}
        </p>
      ))}
      <Button
        className="no-print"
        type={own.declaredAt ? 'default' : 'primary'}
        size="small"
        onClick={() => open({ what: 'declare' })}
      >
        {t(own.declaredAt ? 'committee:beside.declareAgain' : 'committee:beside.declare')}
      </Button>{' '}
      <small className="quiet">
        {own.declaredAt
          ? t('committee:beside.declaredOn', { day: dayText(own.declaredAt, language) })
          : t('committee:beside.basis', { article: bases.conflict.article })}
      </small>
    </div>
  )
}

function Candidates({ beside }: { beside: Beside }) {
  const { t } = useWords()
  return (
    <>
      <h3>
        {t('committee:beside.candidates')}{' '}
        <Link to={'/committees' as '/'}>{t('committee:desk.committees')}</Link>
      </h3>
      {beside.candidates.length === 0 && <p className="quiet">{t('committee:beside.noCandidates')}</p>}
      <ul className="mediation-people">
        {beside.candidates.map(one => (
          <CandidateLine key={one.id} one={one} parties={beside.parties} />
        ))}
      </ul>
      {beside.candidates.some(one => one.barredBy !== null) && (
        <p className="quiet">{t('committee:beside.rightWay')}</p>
      )}
    </>
  )
}

function CandidateLine({ one, parties }: { one: Candidate; parties: readonly Party[] }) {
  const { t } = useWords()
  const labelOf = (id: string) => parties.find(party => party.id === id)?.label ?? ''
  return (
    <li>
      <b>{one.name}</b>{' '}
      <span className="quiet">
        {[
          t(`committee:office.${one.office}`),
          ...one.languages.map(language => t(`committee:language.${language}`)),
          ...(one.away ? [t('committee:standing.away')] : []),
        ].join(' · ')}
      </span>
      {one.fits && <div className="mediation-good">{t('committee:beside.fits')}</div>}
      {one.barredBy !== null && (
        <div className="mediation-bad">
          {t('committee:beside.barred', { relation: t(`committee:relation.${one.barredBy}`) })}
        </div>
      )}
      {one.barredBy === null &&
        one.relations.map(it => (
          <div key={it.partyId} className="mediation-warn">
            {t('committee:beside.related', {
              label: labelOf(it.partyId),
              relation: t(`committee:relation.${it.relation}`),
            })}
          </div>
        ))}
      {one.barredBy === null && one.relations.length > 0 && (
        <div className="quiet">{t('committee:beside.unlessChosen')}</div>
      )}
      {!one.holds && <div className="quiet">{t('committee:beside.noPost')}</div>}
      {one.holds && !one.declared && parties.length > 0 && (
        <div className="quiet">{t('committee:beside.undeclared')}</div>
      )}
    </li>
  )
}
