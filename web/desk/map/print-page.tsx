/** A grid on one sheet of A3: its map, its borders, its households, its people and their phones. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure } from '../parts.tsx'
import { Awaiting } from './grid-sheet.tsx'
import './print.css'
import { SheetCard } from './sheet-card.tsx'
import { SheetMap } from './sheet-map.tsx'
import { useCard } from './use-map.ts'

export function PrintPage() {
  const { t } = useWords()
  const { gridId } = useParams({ strict: false }) as { gridId?: string }
  const card = useCard(gridId)
  const [element, fit] = useFit()
  return (
    <main className="a3-page" id="main" ref={element}>
      <div className="a3-bar no-print">
        <Link to="/map" search={{ grid: gridId } as never}>
          <Icon name="back" /> {t('mapping:print.back')}
        </Link>
        <Button
          type="primary"
          icon={<Icon name="print" />}
          disabled={!card.data}
          onClick={() => window.print()}
        >
          {t('mapping:print.print')}
        </Button>
      </div>
      {card.isPending && <Awaiting isOffline={card.fetchStatus === 'paused'} />}
      {card.error && <Failure error={card.error} retry={() => void card.refetch()} />}
      {card.data && (
        <article className="a3-sheet" style={{ '--fit': fit } as React.CSSProperties}>
          {card.data.boundary ? (
            <div className="sheet-left">
              <SheetMap card={card.data} boundary={card.data.boundary} />
              <Key />
            </div>
          ) : (
            <p className="note">{t('mapping:print.noBoundary')}</p>
          )}
          <SheetCard card={card.data} />
        </article>
      )}
    </main>
  )
}

/** What the lines mean. */
function Key() {
  const { t } = useWords()
  return (
    <ul className="sheet-key">
      <li>
        <svg viewBox="0 0 12 4" aria-hidden="true">
          <path d="M0 2H12" stroke="#000" strokeWidth={1.2} />
        </svg>
        {t('mapping:print.key.border')}
      </li>
      <li>
        <svg viewBox="0 0 12 4" aria-hidden="true">
          <path d="M0 2H12" stroke="#666" strokeWidth={0.4} strokeDasharray="1.6 1" />
        </svg>
        {t('mapping:print.key.neighbour')}
      </li>
      <li>
        <svg viewBox="0 0 12 4" aria-hidden="true">
          <rect x={4.5} y={0.8} width={2.4} height={2.4} fill="#555" />
        </svg>
        {t('mapping:print.key.building')}
      </li>
      <li>
        <svg viewBox="0 0 12 4" aria-hidden="true">
          <path d="M0 2H12" stroke="#777" strokeWidth={1.8} />
          <path d="M0 2H12" stroke="#fff" strokeWidth={1.2} />
        </svg>
        {t('mapping:print.key.barrier')}
      </li>
    </ul>
  )
}

/** A3 without its margins, in pixels of CSS. */
const sheetPixels = (404 * 96) / 25.4

/** How far the sheet is made smaller to be seen whole on this screen. */
function useFit() {
  const element = useRef<HTMLElement>(null)
  const [fit, setFit] = useState(1)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setFit(Math.min(1, (entry.contentRect.width - 2) / sheetPixels))
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return [element, fit] as const
}
