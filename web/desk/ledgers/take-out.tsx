/** A ledger on its way out: printed on A4 or taken as a sheet; where residents are named it is asked why, and the answer is on record. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { ApiError } from '../../shell/api.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure } from '../parts.tsx'
import { Paper } from './paper.tsx'
import { type Taking, takeSheet } from './taking.ts'
import {
  type Asked,
  type LedgerInfo,
  mostPrinted,
  type Rows,
  rowsForPaper,
  sheetAddress,
  type Template,
} from './wire.ts'

interface TakeOutProps {
  info: LedgerInfo
  asked: Asked
  template: Template | null
}

export function TakeOut({ info, asked, template }: TakeOutProps) {
  const { t, language } = useWords()
  const [asking, setAsking] = useState<'print' | 'sheet' | null>(null)
  const [paper, setPaper] = useState<Rows | null>(null)
  const [taking, setTaking] = useState<Taking | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const print = useMutation({
    networkMode: 'always',
    mutationFn: (reason: string | undefined) => {
      stop.current = new AbortController()
      return rowsForPaper(info.name, asked, reason, stop.current.signal)
    },
    onSuccess: setPaper,
  })
  const sheet = useMutation({
    networkMode: 'always',
    mutationFn: (reason: string | undefined) => {
      stop.current = new AbortController()
      return takeSheet(sheetAddress(info.name, asked, reason, language), stop.current.signal, setTaking)
    },
    onSettled: () => setTaking(null),
  })
  const take = (way: 'print' | 'sheet', reason: string | undefined) => {
    setAsking(null)
    if (way === 'print') print.mutate(reason)
    else sheet.mutate(reason)
  }
  const begin = (way: 'print' | 'sheet') => (info.residents ? setAsking(way) : take(way, undefined))
  return (
    <>
      <Button icon={<Icon name="print" />} loading={print.isPending} onClick={() => begin('print')}>
        {t('ledger:page.print')}
      </Button>
      <Button
        type="primary"
        icon={<Icon name="ledger" />}
        loading={sheet.isPending}
        onClick={() => begin('sheet')}
      >
        {t(template?.hasForm ? 'ledger:page.fillForm' : 'ledger:page.sheet')}
      </Button>
      {asking && <Why way={asking} take={take} close={() => setAsking(null)} />}
      {taking && <UnderWay taking={taking} giveUp={() => stop.current?.abort()} />}
      {print.error && <Failure error={print.error} />}
      {sheet.error && !isGivenUp(sheet.error) && (
        <Failure error={sheet.error} title={t('ledger:page.notTaken')} />
      )}
      {paper && paper.nextCursor !== null && (
        <p className="error" role="alert">
          {t('ledger:page.tooManyToPrint', { most: mostPrinted })}
        </p>
      )}
      {paper &&
        paper.nextCursor === null &&
        createPortal(
          <Paper rows={paper} landscape={info.paper === 'landscape'} done={() => setPaper(null)} />,
          document.body,
        )}
    </>
  )
}

const isGivenUp = (error: Error) => error instanceof ApiError && error.code === 'aborted'

/** In line, being made, arriving; said aloud when it changes kind, not with each piece. */
function UnderWay({ taking, giveUp }: { taking: Taking; giveUp(): void }) {
  const { t } = useWords()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick(n => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const isInLine = 'ahead' in taking
  const seconds = isInLine ? Math.max(0, Math.ceil((taking.againAt - Date.now()) / 1000)) : 0
  const arrived = isInLine ? 0 : taking.bytes
  return (
    <p className="ledgers-taking">
      <span role="status">
        {isInLine
          ? t('ledger:page.inLine', { ahead: taking.ahead })
          : t(arrived === 0 ? 'ledger:page.making' : 'ledger:page.arriving')}
      </span>{' '}
      {isInLine && t('ledger:page.again', { seconds })}
      {arrived > 0 && t('ledger:page.arrived', { megabytes: (arrived / 2 ** 20).toFixed(1) })}
      <Button type="link" onClick={giveUp}>
        {t('ledger:page.giveUp')}
      </Button>
    </p>
  )
}

interface WhyProps {
  way: 'print' | 'sheet'
  take(way: 'print' | 'sheet', reason: string): void
  close(): void
}

function Why({ way, take, close }: WhyProps) {
  const { t } = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const ready = reason.trim().length >= 2
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="key-help ledgers-why" aria-labelledby={`${id}-title`} onClose={close}>
      <form
        method="dialog"
        onSubmit={event => {
          event.preventDefault()
          if (ready) take(way, reason.trim())
        }}
      >
        <h2 id={`${id}-title`}>{t(`ledger:why.${way}`)}</h2>
        <p className="quiet">{t('ledger:why.words')}</p>
        <label htmlFor={id}>{t('ledger:why.label')}</label>
        <Input
          id={id}
          autoFocus
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <div className="row">
          {['report', 'check', 'file'].map(one => (
            <Button key={one} size="small" onClick={() => setReason(t(`ledger:why.usual.${one}`))}>
              {t(`ledger:why.usual.${one}`)}
            </Button>
          ))}
        </div>
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {t(`ledger:page.${way}`)}
          </Button>
          <Button onClick={close}>{t('shell:cancel')}</Button>
        </div>
      </form>
    </dialog>
  )
}
