/** The papers of a proceeding in their legal order: what is ready, to be signed, to be written or missing and why; written, previewed, taken as Word or PDF, corrected, bound. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import type { Proceeding } from '../proceedings/wire.ts'
import { type Asking, PaperDialogs } from './paper-dialogs.tsx'
import { PaperLine, type PaperWork } from './paper-line.tsx'
import { Preview, takeDown } from './preview.tsx'
import { useReason } from './reason.tsx'
import {
  type Opened,
  openDossier,
  openPaper,
  openSigned,
  type PaperRow,
  type Papers,
  papersKey,
  strikeSigned,
  usePapers,
  writePaper,
} from './wire.ts'
import './papers.css'

export function PapersPart({ proceeding }: { proceeding: Proceeding }) {
  const { t } = useWords()
  const { id, seq } = proceeding
  const found = usePapers(id, seq)
  const client = useQueryClient()
  const reasoned = useReason()
  const [shown, setShown] = useState<{ title: string; opened: Opened } | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const keep = (papers: Papers) => client.setQueryData([...papersKey(id), seq], papers)
  const running = useMutation({ mutationFn: (run: () => Promise<void>) => run() })
  const run = (title: string, work: (reason: string) => Promise<void>) =>
    reasoned.withReason(title, reason => running.mutate(() => work(reason)))
  const titled = (action: string, row: PaperRow) => t('paperDesk:list.of', { action, paper: row.label })
  const work: PaperWork = {
    write: row =>
      run(
        titled(t('paperDesk:list.write'), row),
        async reason => void keep(await writePaper(id, row, reason)),
      ),
    correct: row => setAsking({ what: 'correct', row }),
    preview: (row, version) =>
      run(titled(t('paperDesk:list.preview'), row), async reason =>
        setShown({ title: row.label, opened: await openPaper(version.id, 'pdf', reason) }),
      ),
    word: (row, version) =>
      run(titled(t('paperDesk:list.word'), row), async reason =>
        takeDown(await openPaper(version.id, 'word', reason)),
      ),
    sign: row =>
      run(titled(t('paperDesk:signed.add'), row), async reason => setAsking({ what: 'sign', row, reason })),
    lookSigned: (row, copy) =>
      run(titled(t('paperDesk:signed.look'), row), async reason =>
        setShown({ title: row.label, opened: await openSigned(copy.id, reason) }),
      ),
    strike: (row, copy) => setAsking({ what: 'strike', row, copy }),
    busy: running.isPending,
  }
  const bind = (as: 'pdf' | 'zip') =>
    run(t(as === 'pdf' ? 'paperDesk:list.dossierPdf' : 'paperDesk:list.dossierZip'), async reason => {
      const opened = await openDossier(id, as, reason)
      if (as === 'pdf') setShown({ title: t('paperDesk:list.dossierPdf'), opened })
      else takeDown(opened)
    })
  return (
    <Section
      id="proceeding-papers"
      title={t('paperDesk:list.title')}
      extra={<Numbers numbers={found.data?.numbers ?? []} />}
      className="papers-part"
    >
      {found.isPending && <Waiting lines={4} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <PaperList papers={found.data} work={work} bind={bind} />}
      {running.isPending && <p role="status">{t('paperDesk:list.loading')}</p>}
      {running.error && <Failure error={running.error} title={t('paperDesk:list.refused')} />}
      {reasoned.dialog}
      {shown && <Preview title={shown.title} opened={shown.opened} close={() => setShown(null)} />}
      {asking && (
        <PaperDialogs
          {...{ proceedingId: id, asking, keep }}
          strike={(copy, reason) =>
            running.mutate(async () => void keep(await strikeSigned(copy.id, reason)))
          }
          close={() => setAsking(null)}
        />
      )}
    </Section>
  )
}

function Numbers({ numbers }: { numbers: readonly string[] }) {
  const { t } = useWords()
  if (numbers.length === 0) return null
  return (
    <span className="quiet">
      {t('paperDesk:list.number', { numbers: numbers.join(t('desk:part.comma')) })}
    </span>
  )
}

interface PaperListProps {
  papers: Papers
  work: PaperWork
  bind(as: 'pdf' | 'zip'): void
}

function PaperList({ papers: { rows, mayRead }, work, bind }: PaperListProps) {
  const { t } = useWords()
  const isWritten = rows.some(row => row.versions.length > 0)
  return (
    <>
      {rows.length === 0 && <p className="quiet">{t('paperDesk:list.none')}</p>}
      {!mayRead && rows.length > 0 && <p className="quiet">{t('paperDesk:list.readersOnly')}</p>}
      <ol className="paper-list">
        {rows.map(row => (
          <PaperLine key={`${row.kind} ${row.actId}`} row={row} work={work} mayRead={mayRead} />
        ))}
      </ol>
      {mayRead && isWritten && (
        <p className="paper-bind no-print">
          <Button disabled={work.busy} onClick={() => bind('pdf')}>
            {t('paperDesk:list.dossierPdf')}
          </Button>
          <Button disabled={work.busy} onClick={() => bind('zip')}>
            {t('paperDesk:list.dossierZip')}
          </Button>
        </p>
      )}
    </>
  )
}
