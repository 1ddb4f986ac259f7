/** A ledger on A4: title, place, days and as of when over the table, its heading on every page, page numbers, places to sign. */
import { useEffect, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { instantShort } from './instants.ts'
import type { Rows } from './wire.ts'

interface PaperProps {
  rows: Rows
  landscape: boolean
  done(): void
}

export function Paper({ rows, landscape, done }: PaperProps) {
  const { t } = useWords()
  const finish = useRef(done)
  finish.current = done
  useEffect(() => {
    document.documentElement.classList.add('printing-ledger')
    const end = () => finish.current()
    addEventListener('afterprint', end, { once: true })
    // The paper is laid out before the dialog opens.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => print()))
    return () => {
      document.documentElement.classList.remove('printing-ledger')
      removeEventListener('afterprint', end)
      cancelAnimationFrame(frame)
    }
  }, [])
  const whole = rows.columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <div className="paper">
      <style>{`@media print { @page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: 12mm 10mm 14mm; @bottom-center { content: "${t('ledger:paper.page', { page: '" counter(page) "', pages: '" counter(pages) "' })}"; font-size: 9pt; } } }`}</style>
      <table className="paper-table">
        <colgroup>
          {rows.columns.map(({ key, width }) => (
            <col key={key} style={{ width: `${(width / whole) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr className="paper-over">
            <td colSpan={rows.columns.length}>
              <strong>{rows.title}</strong>
              <p>
                <span>{t('ledger:paper.place', { place: rows.place })}</span>
                <span>{t('ledger:paper.period', { period: rows.period })}</span>
                <span>{t('ledger:paper.asOf', { at: instantShort(rows.asOf) })}</span>
              </p>
            </td>
          </tr>
          <tr>
            {rows.columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, i) => (
                <td
                  key={rows.columns[i]?.key}
                  className={rows.columns[i]?.type === 'number' ? 'ledgers-number' : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="paper-foot">
        <span>{t('ledger:paper.by', { name: rows.by })}</span>
        <span>{t('ledger:paper.checked')}</span>
        <span>{t('ledger:paper.seal')}</span>
      </p>
    </div>
  )
}
