/** What is asked beside the list of papers: what was signed, why a signed copy is struck off, what is put right. */
import { useWords } from '../../shell/i18n.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { ReasonDialog } from './reason.tsx'
import { SignDialog } from './sign-dialog.tsx'
import type { PaperRow, Papers, SignedCopy } from './wire.ts'

export type Asking =
  | { readonly what: 'sign'; readonly row: PaperRow; readonly reason: string }
  | { readonly what: 'strike'; readonly row: PaperRow; readonly copy: SignedCopy }
  | { readonly what: 'correct'; readonly row: PaperRow }

interface DialogsProps {
  proceedingId: string
  asking: Asking
  keep(papers: Papers): void
  strike(copy: SignedCopy, reason: string): void
  close(): void
}

export function PaperDialogs({ proceedingId, asking, keep, strike, close }: DialogsProps) {
  const { t } = useWords()
  const { row } = asking
  if (asking.what === 'sign')
    return <SignDialog {...{ proceedingId, row, keep, close }} reason={asking.reason} />
  if (asking.what === 'strike')
    return (
      <ReasonDialog
        title={t('paperDesk:list.of', { action: t('paperDesk:signed.strike'), paper: row.label })}
        close={close}
        give={reason => {
          close()
          strike(asking.copy, reason)
        }}
      />
    )
  return (
    <CorrectDialog
      {...{ proceedingId, row, close }}
      done={papers => {
        keep(papers)
        close()
      }}
    />
  )
}
