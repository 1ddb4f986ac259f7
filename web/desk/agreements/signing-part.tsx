/** Who has signed and who has not; signing opened, codes shown, paper and seal marked, and the agreement recorded when all is there. */
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { DraftPrint } from '../papers/draft-print.tsx'
import { Failure } from '../parts.tsx'
import type { PartProps } from './agreement-part.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { MediatorDialog, PaperDialog, SealDialog } from './mark-dialogs.tsx'
import { RecordForm } from './record-form.tsx'
import { type Mark, type Party, useSend } from './wire.ts'

type Opened = { readonly what: 'link' | 'paper'; readonly party: Party } | 'mediator' | 'seal' | null

export function SigningPart(props: PartProps) {
  const { t, language } = useWords()
  const { all, agreement, proceeding } = props
  const [opened, setOpened] = useState<Opened>(null)
  const send = useSend(proceeding.id)
  const path = `agreements/${agreement.id}`
  if (agreement.form === 'oral') return <Oral {...props} />
  if (agreement.state === 'draft') return <Opening {...props} />
  const isSigning = agreement.state === 'signing'
  const { standing } = agreement
  const fallen = agreement.marks.filter(mark => mark.fallen).length
  return (
    <div className="agreement-block">
      <h3>{t('agreement:signing.title')}</h3>
      <ul className="agreement-list">
        {all.parties
          .filter(party => agreement.partyIds.includes(party.id))
          .map(party => (
            <PartyLine key={party.id} {...props} party={party} open={setOpened} />
          ))}
        <RoleLine {...props} who="mediator" open={() => setOpened('mediator')} />
        <RoleLine {...props} who="committee" open={() => setOpened('seal')} />
      </ul>
      {fallen > 0 && <p className="quiet">{t('agreement:signing.fallen', { count: fallen })}</p>}
      {isSigning && (
        <p role="status">
          {standing.effectOn
            ? t('agreement:signing.effect', { day: dayText(standing.effectOn, language) })
            : t('agreement:signing.waits')}
        </p>
      )}
      {standing.withdrawnBy.length > 0 && isSigning && (
        <p className="agreement-differs" role="alert">
          {t('agreement:signing.stopHint')}
        </p>
      )}
      {isSigning && all.may.draft && <DraftPrint proceedingId={proceeding.id} signing />}
      {isSigning && all.may.draft && (
        <>
          {standing.effectOn && <RecordForm {...props} />}
          <Popconfirm
            title={t('agreement:signing.reopen')}
            description={t('agreement:signing.reopenWords')}
            okText={t('agreement:signing.reopen')}
            cancelText={t('agreement:cancel')}
            onConfirm={() => send.mutate({ path: `${path}/reopen`, body: { dropSignatures: true } })}
          >
            <Button className="no-print" size="small">
              {t('agreement:signing.reopen')}
            </Button>
          </Popconfirm>
        </>
      )}
      {send.error && <Failure error={send.error} />}
      <Dialogs {...props} opened={opened} close={() => setOpened(null)} />
    </div>
  )
}

function Opening({ all, agreement, proceeding }: PartProps) {
  const { t } = useWords()
  const send = useSend(proceeding.id)
  const { id, version } = agreement
  return (
    <div className="agreement-block">
      <h3>{t('agreement:signing.title')}</h3>
      <p className="quiet">{t('agreement:signing.openWords')}</p>
      {all.may.draft && <DraftPrint proceedingId={proceeding.id} signing={false} />}
      {all.may.draft && all.signable && (
        <Button
          className="no-print"
          loading={send.isPending}
          onClick={() => send.mutate({ path: `agreements/${id}/signing`, body: { version } })}
        >
          {t('agreement:signing.open')}
        </Button>
      )}
      {send.error && <Failure error={send.error} />}
    </div>
  )
}

function Dialogs({ opened, close, ...props }: PartProps & { opened: Opened; close(): void }) {
  if (opened === 'mediator') return <MediatorDialog {...props} close={close} />
  if (opened === 'seal') return <SealDialog {...props} close={close} />
  if (opened === null) return null
  const Shown = opened.what === 'link' ? LinkDialog : PaperDialog
  return <Shown {...props} party={opened.party} purpose="agreement" close={close} />
}

function Oral(props: PartProps) {
  const { t } = useWords()
  const { all, agreement } = props
  if (agreement.state !== 'draft') return null
  return (
    <div className="agreement-block">
      <p className="quiet">{t('agreement:signing.oral')}</p>
      {all.may.draft && <RecordForm {...props} />}
    </div>
  )
}

export function useMarkWords() {
  const { t, language } = useWords()
  return ({ decision, way, onDay }: Mark): string =>
    t(`agreement:signing.${decision}`, {
      way: t(`agreement:signing.way.${way}`),
      day: dayText(onDay, language),
    })
}

function PartyLine({
  all,
  agreement,
  proceeding,
  party,
  open,
}: PartProps & { party: Party; open(opened: Opened): void }) {
  const { t } = useWords()
  const said = useMarkWords()
  const mark = agreement.marks.find(
    one => !one.fallen && one.purpose === 'agreement' && one.partyId === party.id,
  )
  const mayAct = all.may.draft && agreement.state === 'signing' && !mark
  return (
    <li className={`agreement-mark agreement-${mark?.decision ?? 'missing'}`}>
      <span>
        {t(`agreement:side.${party.side}`)} <b>{party.name}</b>
      </span>
      <span>
        {mark ? said(mark) : t('agreement:signing.missing')}
        {mark?.name &&
          mark.name !== party.name &&
          ` · ${t('agreement:signing.signedBy', { name: mark.name })}`}
      </span>
      {mark?.way === 'phone' && mark.decision === 'signed' && all.may.read && (
        <img
          className="agreement-image"
          src={`/api/mediation/disputes/${proceeding.id}/signatures/${mark.id}`}
          alt={t('agreement:signing.image', { name: mark.name ?? party.name })}
        />
      )}
      {mayAct && (
        <span className="row no-print">
          <Button
            size="small"
            type="primary"
            aria-label={t('agreement:signing.linkOf', { name: party.name })}
            onClick={() => open({ what: 'link', party })}
          >
            {t('agreement:signing.link')}
          </Button>
          <Button
            size="small"
            aria-label={t('agreement:signing.paperOf', { name: party.name })}
            onClick={() => open({ what: 'paper', party })}
          >
            {t('agreement:signing.paper')}
          </Button>
        </span>
      )}
    </li>
  )
}

function RoleLine({
  all,
  agreement,
  who,
  open,
}: PartProps & { who: 'mediator' | 'committee'; open(): void }) {
  const { t, language } = useWords()
  const said = useMarkWords()
  const mark = agreement.marks.find(one => !one.fallen && one.purpose === 'agreement' && one.role === who)
  const may = who === 'mediator' ? all.may.draft : all.may.seal
  const words =
    mark && who === 'committee'
      ? t('agreement:signing.sealed', { day: dayText(mark.onDay, language), by: mark.by ?? '' })
      : mark && said(mark)
  return (
    <li className={`agreement-mark agreement-${mark ? 'signed' : 'missing'}`}>
      <span>
        {t(`agreement:signing.${who}`)} {mark?.name && <b>{mark.name}</b>}
      </span>
      <span>{words ?? t(`agreement:signing.${who === 'committee' ? 'unsealed' : 'missing'}`)}</span>
      {may && !mark && agreement.state === 'signing' && (
        <Button className="no-print" size="small" onClick={open}>
          {t(`agreement:signing.${who === 'mediator' ? 'signMediator' : 'seal'}`)}
        </Button>
      )}
    </li>
  )
}
