/** The middle of the room: agreed points, each a clause with manner, place and time, reworded without losing what anybody wrote. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Thread, threads } from '../../../src/mediation/sittings/threads.ts'
import { useWords } from '../../shell/i18n.ts'
import { useHasDraft } from '../ledgers/kept-draft.ts'
import { Section } from '../parts.tsx'
import { Answers, DropButton } from './answers.tsx'
import { type Part, RowForm } from './row-form.tsx'
import { By } from './side-column.tsx'
import type { Party, RoomRow } from './wire.ts'

export interface MiddleProps {
  disputeId: string
  parties: readonly Party[]
  names: ReadonlyMap<string, string>
  rows: readonly RoomRow[]
  mayWrite: boolean
}

function usePointParts(): readonly Part[] {
  const { t } = useWords()
  return [
    { name: 'text', label: t('sitting:point.text'), long: true, required: true, most: 1000 },
    { name: 'manner', label: t('sitting:point.manner'), most: 200 },
    { name: 'place', label: t('sitting:point.place') },
    { name: 'time', label: t('sitting:point.time'), hint: t('sitting:point.timeHint') },
  ]
}

const pointOf = (id: string, values: Readonly<Record<string, string>>, replaces: string | null) => {
  const { text = '', manner = '', place = '', time = '' } = values
  return { id, kind: 'point' as const, text, manner, place, time, replaces }
}

export function PointsPart(props: MiddleProps) {
  const { t } = useWords()
  const parts = usePointParts()
  const all = threads(props.rows, 'point')
  const points = all.filter(thread => !thread.dropped)
  return (
    <Section id="points" title={t('sitting:point.title')} className="room-points">
      <p className="quiet">{t('sitting:point.lead')}</p>
      {points.length === 0 && <p>{t('sitting:point.none')}</p>}
      <ol className="room-rows room-clauses">
        {points.map(thread => (
          <li key={thread.root}>
            <Point {...props} thread={thread} parts={parts} />
          </li>
        ))}
      </ol>
      {all.map(thread => (
        <LeftOver key={thread.root} {...props} thread={thread} parts={parts} />
      ))}
      {props.mayWrite && (
        <RowForm
          disputeId={props.disputeId}
          about="point"
          parts={parts}
          action={t('sitting:point.add')}
          ask={pointOf}
        />
      )}
    </Section>
  )
}

type PointProps = MiddleProps & { thread: Thread<RoomRow>; parts: readonly Part[] }

function Point(props: PointProps) {
  const { t } = useWords()
  const { disputeId, thread, mayWrite } = props
  const [rewording, setRewording] = useState(false)
  const waits = useHasDraft(draftOf(disputeId, thread))
  const point = thread.last
  const four = ['manner', 'place', 'time'] as const
  const missing = four.filter(part => point[part] === '')
  if ((rewording || waits) && mayWrite) return <Reword {...props} close={() => setRewording(false)} />
  return (
    <>
      <p className="prose">{point.text}</p>
      <dl className="facts room-four">
        {four
          .filter(part => point[part] !== '')
          .map(part => (
            <div key={part}>
              <dt>{t(`sitting:point.${part}`)}</dt>
              <dd>{point[part]}</dd>
            </div>
          ))}
      </dl>
      <p className={missing.length ? 'room-missing' : 'quiet'}>
        {missing.length
          ? t('sitting:point.missing', {
              parts: missing.map(part => t(`sitting:point.${part}`)).join(t('desk:part.comma')),
            })
          : t('sitting:point.whole')}
      </p>
      <By row={point} />
      <Answers {...props} re={point.id} />
      {mayWrite && (
        <div className="row no-print">
          <Button onClick={() => setRewording(true)}>{t('sitting:point.reword')}</Button>
          <DropButton disputeId={disputeId} re={point.id} label={t('sitting:point.drop')} />
        </div>
      )}
    </>
  )
}

/** Taken out by somebody while it was being reworded here: the wording typed is still there, to be kept as a point of its own or given up. */
function LeftOver(props: PointProps) {
  const { disputeId, thread, mayWrite } = props
  const waits = useHasDraft(draftOf(disputeId, thread))
  const [, again] = useState(0)
  if (!thread.dropped || !waits || !mayWrite) return null
  return <Reword {...props} close={() => again(n => n + 1)} />
}

const aboutOf = ({ root }: Thread<RoomRow>) => `point.${root}`
const draftOf = (disputeId: string, thread: Thread<RoomRow>) => `room.${disputeId}.${aboutOf(thread)}`

function Reword({ disputeId, thread, parts, close }: PointProps & { close(): void }) {
  const { t } = useWords()
  const { last, dropped } = thread
  const { text, manner, place, time } = last
  return (
    <RowForm
      {...{ disputeId, parts }}
      about={aboutOf(thread)}
      initial={{ text, manner, place, time }}
      action={t('sitting:point.save')}
      reworded={{ row: last, dropped }}
      ask={pointOf}
      done={close}
      cancel={close}
    />
  )
}
