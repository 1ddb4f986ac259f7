/** One grid: its figures, each opening to its list, its people with their phones, its borders, its versions, its printed sheet. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listOf } from '../../../src/mapping/asks.ts'
import type { GridCard, GridFigure } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Icon } from '../icon.tsx'
import { Failure, Waiting } from '../parts.tsx'
import { sideWords } from './border-words.ts'
import { valueWords } from './colours.ts'
import { useCard } from './use-map.ts'

interface GridSheetProps {
  gridId: string
  row: GridFigure | undefined
  back(): void
}

export function GridSheet({ gridId, row, back }: GridSheetProps) {
  const { t } = useWords()
  const isHidden = row?.inSight === false
  const card = useCard(isHidden ? undefined : gridId)
  return (
    <section className="map-sheet" aria-live="polite">
      <Button type="link" icon={<Icon name="back" />} onClick={back}>
        {t('mapping:sheet.back')}
      </Button>
      {(card.data || row) && <Head name={card.data?.name ?? row!.name} kind={card.data?.kind ?? row!.kind} />}
      {isHidden && <p className="note">{t('mapping:sheet.outOfSight')}</p>}
      {!isHidden && card.isPending && <Awaiting isOffline={card.fetchStatus === 'paused'} />}
      {card.error && <Failure error={card.error} retry={() => void card.refetch()} />}
      {card.data && <Facts card={card.data} />}
    </section>
  )
}

/** Without signal a question waits for it; whoever asked is told. */
export function Awaiting({ isOffline }: { isOffline: boolean }) {
  const { t } = useWords()
  return isOffline ? (
    <p className="note" role="status">
      {t('mapping:offline')}
    </p>
  ) : (
    <Waiting lines={5} />
  )
}

function Head({ name, kind }: { name: string; kind: GridCard['kind'] }) {
  const { t } = useWords()
  return (
    <header>
      <h2>{name}</h2>
      <span className="tag">{t(`mapping:sheet.kind.${kind}`)}</span>
    </header>
  )
}

function Facts({ card }: { card: GridCard }) {
  const { t } = useWords()
  return (
    <>
      <dl className="map-facts">
        <div>
          <dt>{t('mapping:sheet.code')}</dt>
          <dd className="code">{card.code}</dd>
        </div>
        <div>
          <dt>{t('mapping:sheet.community')}</dt>
          <dd>
            {card.community.name}
            {card.community.phone && <Phone number={card.community.phone} />}
          </dd>
        </div>
        <div>
          <dt>{t('mapping:sheet.households')}</dt>
          <dd>
            {numberText(card.households)} · {t('mapping:sheet.buildings', { count: card.buildings.length })}
          </dd>
        </div>
      </dl>
      <Figures card={card} />
      <Holders card={card} />
      <Borders card={card} />
      <Link to="/map/print/$gridId" params={{ gridId: card.id }} className="map-print-link">
        <Icon name="print" /> {t('mapping:sheet.print')}
      </Link>
      <Versions versions={card.versions} />
    </>
  )
}

function Figures({ card }: { card: GridCard }) {
  const { t } = useWords()
  const shown = card.figures.filter(({ ask }) => ask !== 'households' && ask !== 'staffed')
  if (shown.length === 0) return null
  return (
    <>
      <h3>{t('mapping:sheet.figures')}</h3>
      <ul className="map-figures">
        {shown.map(({ ask, value }) => {
          const list = listOf(ask, card.id)
          const words = valueWords(ask, { value, inSight: true }, t)
          const [to, search = ''] = (list ?? '').split('?')
          return (
            <li key={ask}>
              <span>{t(`mapping:ask.${ask}`)}</span>
              {list ? (
                <Link to={to as '/'} search={Object.fromEntries(new URLSearchParams(search)) as never}>
                  {words}
                </Link>
              ) : (
                <b>{words}</b>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Holders({ card }: { card: GridCard }) {
  const { t } = useWords()
  return (
    <>
      <h3>{t('mapping:sheet.holders')}</h3>
      {card.holders.length === 0 && <p className="quiet">{t('mapping:sheet.noHolders')}</p>}
      <ul className="map-holders">
        {card.holders.map(holder => (
          <li key={`${holder.role} ${holder.name}`}>
            <span className="quiet">{holder.roleLabel}</span>
            <b>{holder.name}</b>
            {holder.workPhone && <Phone number={holder.workPhone} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function Phone({ number }: { number: string }) {
  return (
    <a className="map-phone" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      <Icon name="phone" size={13} />
      {number}
    </a>
  )
}

function Borders({ card }: { card: GridCard }) {
  const { t } = useWords()
  if (card.sides.length === 0) return null
  return (
    <>
      <h3>{t('mapping:sheet.borders')}</h3>
      <dl className="map-borders">
        {card.sides.map(side => (
          <div key={side.side}>
            <dt>{t(`mapping:print.side.${side.side}`)}</dt>
            <dd>{sideWords(side, card.community.name, t)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Versions({ versions }: { versions: GridCard['versions'] }) {
  const { t } = useWords()
  return (
    <details className="map-versions">
      <summary>{t('mapping:sheet.versions')}</summary>
      <ol>
        {versions.map(one => (
          <li key={one.id}>
            <b>{t('mapping:sheet.version', { n: one.version })}</b>{' '}
            {one.validTo === null
              ? t('mapping:sheet.validFrom', { from: one.validFrom })
              : t('mapping:sheet.validBetween', { from: one.validFrom, to: one.validTo })}
            <br />
            <span className="quiet">
              {one.name} · {t('mapping:value.households', { count: one.households })}
              {one.decidedOn &&
                ` · ${one.decision ? t('mapping:sheet.decided', { on: one.decidedOn, decision: one.decision }) : t('mapping:sheet.decidedOn', { on: one.decidedOn })}`}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
