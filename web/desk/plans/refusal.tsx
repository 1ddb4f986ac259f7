/** Why a change does not stand, who changed the plan meanwhile, and the same change once more at one press. */
import { Alert, Button } from 'antd'
import { PlanFault } from '../../../src/gridding/plan-fault.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { editWords, faultWords } from './words.ts'

export function Refusal({ editor, state }: { editor: Editor; state: EditorState }) {
  const { t } = useWords()
  const { refused, drawing } = state
  if (refused === null) return null
  const { because, again } = refused
  const change =
    again === null
      ? null
      : typeof again === 'string'
        ? t(`planning:desk.tool.${again}`)
        : editWords(t, again, drawing.ground, drawing.division)
  const isChanged = !(because instanceof PlanFault) && because.code === 'changedMeanwhile'
  return (
    <Alert
      type={isChanged ? 'warning' : 'error'}
      showIcon
      role="alert"
      closable={{ onClose: () => editor.forgetRefusal() }}
      title={faultWords(t, because)}
      description={
        change !== null &&
        t(isChanged ? 'planning:desk.refused.meanwhile' : 'planning:desk.refused.line', { change })
      }
      action={
        again !== null && (
          <Button type="primary" onClick={() => void editor.again()}>
            {t(isChanged ? 'planning:desk.refused.again' : 'desk:part.retry')}
          </Button>
        )
      }
    />
  )
}
