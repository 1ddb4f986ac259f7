/** What each party says to a point or a proposal, and taking one out of the middle. */
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import type { MiddleProps } from './middle.tsx'
import { answersTo } from './rows.ts'
import { useWrite } from './wire.ts'

/** Each party's last word, and the two words they may say now. */
export function Answers({ disputeId, parties, names, rows, mayWrite, re }: MiddleProps & { re: string }) {
  const { t } = useWords()
  const said = answersTo(rows, re)
  const write = useWrite(disputeId)
  return (
    <>
      <ul className="room-answers">
        {parties.map(party => {
          const name = names.get(party.id) ?? party.label
          const answer = said.get(party.id)?.answer ?? 'none'
          return (
            <li key={party.id}>
              <span className={`room-answer room-answer-${answer}`}>
                {t('sitting:answer.of', { name, answer: t(`sitting:answer.${answer}`) })}
              </span>
              {mayWrite && (
                <span className="room-say no-print">
                  {(['agrees', 'considers', 'refuses'] as const)
                    .filter(one => one !== answer)
                    .map(one => (
                      <Button
                        key={one}
                        size="small"
                        aria-label={t('sitting:answer.of', { name, answer: t(`sitting:answer.${one}`) })}
                        onClick={() =>
                          write.mutate({ id: newId(), kind: 'answer', re, partyId: party.id, answer: one })
                        }
                      >
                        {t(`sitting:answer.${one}`)}
                      </Button>
                    ))}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </>
  )
}

export function DropButton({ disputeId, re, label }: { disputeId: string; re: string; label: string }) {
  const { t } = useWords()
  const write = useWrite(disputeId)
  return (
    <>
      <Button loading={write.isPending} onClick={() => write.mutate({ id: newId(), kind: 'dropped', re })}>
        {label}
      </Button>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </>
  )
}
