/** Signed copies of one paper: opened, or struck off when put in by mistake; those struck off stay named with the reason. */
import { Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { PaperWork } from './paper-line.tsx'
import type { PaperRow, SignedCopy } from './wire.ts'

interface CopiesProps {
  row: PaperRow
  work: PaperWork
  mayRead: boolean
}

export function SignedCopies({ row, work, mayRead }: CopiesProps) {
  const { t } = useWords()
  if (row.signed.length === 0) return null
  return (
    <ul className="paper-signed" aria-label={t('paperDesk:signed.list', { paper: row.label })}>
      {row.signed.map((copy, index) => (
        <li key={copy.id}>
          <Said copy={copy} nth={index + 1} />
          {mayRead && copy.struck === null && <Ways {...{ row, work, copy, nth: index + 1 }} />}
        </li>
      ))}
    </ul>
  )
}

function Said({ copy, nth }: { copy: SignedCopy; nth: number }) {
  const { t, language } = useWords()
  const { by, at, pages, mime, version, sha256, struck } = copy
  const kind = t(mime === 'application/pdf' ? 'paperDesk:signed.pdf' : 'paperDesk:signed.photo')
  return (
    <span
      className={struck === null ? 'quiet paper-issued' : 'quiet paper-struck'}
      title={t('paperDesk:list.hash', { hash: sha256 })}
    >
      {t('paperDesk:signed.copy', { nth, kind, pages, by, at: whenText(at, language) })}
      {version !== null && version > 1 && ` · ${t('paperDesk:list.versionOf', { version })}`}
      {struck !== null && ` · ${t('paperDesk:signed.struck', { reason: struck })}`}
    </span>
  )
}

function Ways({ row, work, copy, nth }: Omit<CopiesProps, 'mayRead'> & { copy: SignedCopy; nth: number }) {
  const { t } = useWords()
  const named = (action: string) => t('paperDesk:signed.of', { action, paper: row.label, nth })
  return (
    <span className="paper-do">
      <Button
        size="small"
        disabled={work.busy}
        aria-label={named(t('paperDesk:signed.look'))}
        onClick={() => work.lookSigned(row, copy)}
      >
        {t('paperDesk:signed.look')}
      </Button>
      {row.maySign && (
        <Button
          size="small"
          disabled={work.busy}
          aria-label={named(t('paperDesk:signed.strike'))}
          onClick={() => work.strike(row, copy)}
        >
          {t('paperDesk:signed.strike')}
        </Button>
      )}
    </span>
  )
}
