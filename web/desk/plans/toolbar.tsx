/** Tools of the map and the way back: pick, frame, draw a border; undo, redo; whether everything is saved. */
import { Button, Radio } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { useKeys } from '../keys.ts'
import type { Editor } from './editor.ts'
import type { EditorState, Tool } from './editor-state.ts'

const tools: readonly Tool[] = ['select', 'box', 'lasso', 'border']

export function Toolbar({ editor, state }: { editor: Editor; state: EditorState }) {
  const { t } = useWords()
  useKeys({
    ...Object.fromEntries(tools.map((tool, i) => [String(i + 1), () => editor.take(tool)])),
    Escape: () => {
      if (state.selected.size > 0) editor.select([])
      else if (state.tool !== 'select') editor.take('select')
      else editor.showGrid(null)
    },
  })
  return (
    <div className="plan-tools">
      <Radio.Group
        aria-label={t('planning:desk.tool.title')}
        optionType="button"
        value={state.tool}
        onChange={event => editor.take(event.target.value as Tool)}
        options={tools.map((tool, i) => ({
          value: tool,
          label: (
            <span title={t(`planning:desk.tool.${tool}.help`)}>
              {t(`planning:desk.tool.${tool}.name`)} <kbd>{i + 1}</kbd>
            </span>
          ),
        }))}
      />
      <Button
        disabled={!state.mayUndo}
        onClick={() => void editor.undo()}
        title={t('planning:desk.tool.undoKey')}
      >
        {t('planning:desk.tool.undo')}
      </Button>
      <Button
        disabled={!state.mayRedo}
        onClick={() => void editor.redo()}
        title={t('planning:desk.tool.redoKey')}
      >
        {t('planning:desk.tool.redo')}
      </Button>
      <span className="quiet plan-saved" role="status">
        {t(state.waiting > 0 ? 'planning:desk.saving' : 'planning:desk.saved')}
      </span>
    </div>
  )
}
