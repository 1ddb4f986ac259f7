/** A filled form read on the page: what it says, in the order it says it; how it looks is seen in Word. */
import { useWords } from '../../shell/i18n.ts'
import type { ShownForm } from './wire.ts'

export function ShownFormPart({ shown }: { shown: ShownForm }) {
  const { t } = useWords()
  return (
    <section className="paper-shown" aria-label={t('paperDesk:forms.shownTitle')}>
      <p className="quiet">{t('paperDesk:forms.shownHelp')}</p>
      <div className="paper-sheet">
        {shown.blocks.map((block, nth) =>
          block.kind === 'table' ? (
            <Sheet key={keyOf(block, nth)} rows={block.rows} />
          ) : (
            <p
              key={keyOf(block, nth)}
              className={`paper-${block.align}`}
              style={block.strong ? { fontWeight: 600 } : undefined}
            >
              {block.text}
            </p>
          ),
        )}
      </div>
    </section>
  )
}

const keyOf = (block: ShownForm['blocks'][number], nth: number) => `${nth} ${block.kind}`

function Sheet({ rows }: { rows: readonly (readonly string[])[] }) {
  return (
    <table>
      <tbody>
        {rows.map((row, nth) => (
          <tr key={`${nth} ${row[0] ?? ''}`}>
            {row.map((cell, at) => (
              <td key={`${at} ${cell}`}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
