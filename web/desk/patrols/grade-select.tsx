/** How grave a hazard is, with what follows from it. */
import { Select } from 'antd'
import { grades } from '../../../src/patrols/terms.ts'
import { useWords } from '../../shell/i18n.ts'
import { Labelled } from '../staff/account-page.tsx'

export type Grade = (typeof grades)[number]

export function GradeSelect({ value, set }: { value: Grade; set(value: Grade): void }) {
  const { t } = useWords()
  return (
    <Labelled label={t('patrol:input.grade')}>
      {id => (
        <Select<Grade>
          id={id}
          value={value}
          options={grades.map(it => ({ value: it, label: t(`patrol:desk.hazard.gradeMeans.${it}`) }))}
          onChange={set}
        />
      )}
    </Labelled>
  )
}
