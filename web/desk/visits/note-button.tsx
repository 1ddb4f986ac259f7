/** What was heard at one door: opened on purpose, each opening on record; not kept once it is closed. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { readNote } from './wire.ts'

export function NoteButton({ visitId }: { visitId: string }) {
  const { t } = useWords()
  const note = useMutation({ networkMode: 'always', mutationFn: () => readNote(visitId) })
  if (note.data)
    return (
      <div className="visits-note no-print">
        <dl>
          {(['heard', 'advice'] as const)
            .filter(name => note.data[name] !== '')
            .map(name => (
              <div key={name}>
                <dt>{t(`visit:note.${name}`)}</dt>
                <dd className="prose">{note.data[name]}</dd>
              </div>
            ))}
        </dl>
        <Button size="small" onClick={() => note.reset()}>
          {t('visit:note.close')}
        </Button>
      </div>
    )
  return (
    <span className="visits-note-ask no-print">
      <Button
        size="small"
        title={t('visit:note.why')}
        aria-description={t('visit:note.why')}
        loading={note.isPending}
        onClick={() => note.mutate()}
      >
        {t('visit:note.open')}
      </Button>
      {note.error && (
        <span role="alert" className="quiet">
          {note.error.message}
        </span>
      )}
    </span>
  )
}
