/** One paper of the file: its state in a word, why it stands so, its versions, what can be done with it. */
import { Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { SignedCopies } from './signed-copies.tsx'
import type { PaperRow, SignedCopy, Version } from './wire.ts'

export interface PaperWork {
  write(row: PaperRow): void
  correct(row: PaperRow): void
  preview(row: PaperRow, version: Version): void
  word(row: PaperRow, version: Version): void
  sign(row: PaperRow): void
  lookSigned(row: PaperRow, copy: SignedCopy): void
  strike(row: PaperRow, copy: SignedCopy): void
  readonly busy: boolean
}

interface LineProps {
  row: PaperRow
  work: PaperWork
  mayRead: boolean
}

export function PaperLine({ row, work, mayRead }: LineProps) {
  const { t } = useWords()
  const [latest, ...earlier] = row.versions
  return (
    <li className={`paper-line paper-${row.status}`}>
      <div className="paper-what">
        <strong>{row.label}</strong>{' '}
        <span className={`paper-status paper-status-${row.status}`}>
          {t(`paperDesk:list.status.${row.status}`)}
        </span>
        {row.must && <span className="tag">{t('paperDesk:list.must')}</span>}
        {row.onDay && <span className="quiet"> {row.onDay}</span>}
        <p className="quiet">{row.why}</p>
        {row.correctedSince && <p className="paper-since">{t('paperDesk:list.correctedSince')}</p>}
        {latest && <Issued version={latest} />}
        {earlier.length > 0 && (
          <details>
            <summary>{t('paperDesk:list.earlier', { count: earlier.length })}</summary>
            <ul>
              {earlier.map(version => (
                <li key={version.id}>
                  <Issued version={version} />
                  {mayRead && <Looks row={row} version={version} work={work} />}
                </li>
              ))}
            </ul>
          </details>
        )}
        <SignedCopies row={row} work={work} mayRead={mayRead} />
      </div>
      <div className="paper-do no-print">
        {mayRead && latest && <Looks row={row} version={latest} work={work} />}
        {mayRead && row.mayWrite && <Write row={row} work={work} />}
        {mayRead && row.maySign && (latest || row.status === 'outside') && <Sign row={row} work={work} />}
      </div>
    </li>
  )
}

function Issued({ version }: { version: Version }) {
  const { t, language } = useWords()
  const { by, at, pages, missing, sha256 } = version
  return (
    <p className="quiet paper-issued" title={t('paperDesk:list.hash', { hash: sha256 })}>
      {t('paperDesk:list.versionOf', { version: version.version })} ·{' '}
      {t('paperDesk:list.issuedBy', { by, at: whenText(at, language), pages })}
      {missing.length > 0 && (
        <span className="error"> {t('paperDesk:list.missingGlyphs', { codes: missing.join(' ') })}</span>
      )}
    </p>
  )
}

/** Buttons say which paper they belong to, for who hears the page. */
function Looks({ row, version, work }: { row: PaperRow; version: Version; work: PaperWork }) {
  const { t } = useWords()
  const named = (action: string) =>
    t('paperDesk:list.of', { action, paper: `${row.label} ${version.version}` })
  return (
    <>
      <Button
        size="small"
        disabled={work.busy}
        aria-label={named(t('paperDesk:list.preview'))}
        onClick={() => work.preview(row, version)}
      >
        {t('paperDesk:list.preview')}
      </Button>
      <Button
        size="small"
        disabled={work.busy}
        aria-label={named(t('paperDesk:list.word'))}
        onClick={() => work.word(row, version)}
      >
        {t('paperDesk:list.word')}
      </Button>
    </>
  )
}

function Write({ row, work }: { row: PaperRow; work: PaperWork }) {
  const { t } = useWords()
  const isFirst = row.versions.length === 0
  const action = t(isFirst ? 'paperDesk:list.write' : 'paperDesk:list.writeAnew')
  return (
    <Button
      size="small"
      type={isFirst ? 'primary' : 'default'}
      disabled={work.busy}
      aria-label={t('paperDesk:list.of', { action, paper: row.label })}
      onClick={() => (isFirst ? work.write(row) : work.correct(row))}
    >
      {action}
    </Button>
  )
}

function Sign({ row, work }: { row: PaperRow; work: PaperWork }) {
  const { t } = useWords()
  const action = t('paperDesk:signed.add')
  return (
    <Button
      size="small"
      type={row.status === 'toSign' ? 'primary' : 'default'}
      disabled={work.busy}
      aria-label={t('paperDesk:list.of', { action, paper: row.label })}
      onClick={() => work.sign(row)}
    >
      {action}
    </Button>
  )
}
