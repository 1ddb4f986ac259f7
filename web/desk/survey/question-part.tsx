/** The one thing only a person can answer before anything goes in; a doubtful system of coordinates with the rows that fit each. */
import { Alert, Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { NewCommunity } from './new-community.tsx'
import type { Survey } from './use-survey.ts'
import type { Overview, Report } from './wire.ts'

interface QuestionPartProps {
  survey: Survey
  question: NonNullable<Report['question']>
  overview: Overview
}

export function QuestionPart({ survey, question, overview }: QuestionPartProps) {
  const { t } = useWords()
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t(question.code === 'system' ? 'survey:page.whichSystem' : 'survey:page.openQuestion')}
      description={
        <div className="survey-question">
          <p>{question.words}</p>
          {question.code === 'system' && <Systems survey={survey} question={question} />}
          {question.code === 'farFromHere' && (
            <div className="row">
              <Button onClick={survey.putAway}>{t('survey:page.putAway')}</Button>
              <Button onClick={() => survey.say({ system: 'CGCS2000' })}>{t('survey:page.rightHere')}</Button>
            </div>
          )}
          {question.code === 'whichCommunity' && (
            <div className="row">
              {overview.communities
                .filter(it => !it.hasBorder)
                .slice(0, 30)
                .map(({ id, name }) => (
                  <Button key={id} onClick={() => survey.say({ communityId: id })}>
                    {name}
                  </Button>
                ))}
            </div>
          )}
          {question.code === 'noCommunity' && <NewCommunity overview={overview} made={survey.again} />}
        </div>
      }
    />
  )
}

function Systems({ survey, question }: Pick<QuestionPartProps, 'survey' | 'question'>) {
  const { t } = useWords()
  const most = Math.max(...question.fits.map(fit => fit.within))
  return (
    <ul className="survey-systems">
      {question.fits.map(({ system, within }) => (
        <li key={system}>
          <Button type={within === most ? 'primary' : 'default'} onClick={() => survey.say({ system })}>
            {t(`survey:system.${system}`)}
          </Button>
          <span>{t('survey:page.fits', { within, sample: question.sample ?? 0 })}</span>
        </li>
      ))}
    </ul>
  )
}
