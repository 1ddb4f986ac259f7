/** A colleague reworded or took out what is being reworded here: both wordings stand side by side until one is chosen; neither is lost. */
import { Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { RoomRow } from './wire.ts'

interface MeanwhileProps {
  /** As it stands now, or as it stood when it was taken out. */
  row: RoomRow
  dropped: RoomRow | null
  mine(): void
  theirs(): void
}

export function Meanwhile({ row, dropped, mine, theirs }: MeanwhileProps) {
  const { t, language } = useWords()
  const by = dropped ?? row
  const facts = { name: by.by, at: whenText(by.at, language) }
  const more = (['manner', 'place', 'time'] as const).filter(part => row[part] !== '')
  return (
    <div className="note room-meanwhile" role="alert">
      <p>
        <strong>
          {dropped ? t('sitting:meanwhile.dropped', facts) : t('sitting:meanwhile.reworded', facts)}
        </strong>
      </p>
      <p className="prose">{row.text}</p>
      {more.map(part => (
        <p key={part} className="quiet">
          {t(`sitting:point.${part}`)} {row[part]}
        </p>
      ))}
      <p>{t('sitting:meanwhile.choose')}</p>
      <div className="row">
        <Button onClick={mine}>{t(dropped ? 'sitting:meanwhile.asNew' : 'sitting:meanwhile.mine')}</Button>
        <Button onClick={theirs}>
          {t(dropped ? 'sitting:meanwhile.giveUp' : 'sitting:meanwhile.theirs')}
        </Button>
      </div>
    </div>
  )
}
