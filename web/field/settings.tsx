/** The two things a person sets for their own eyes: language and size of text. */
import { useState } from 'react'
import { setLanguage, useWords } from '../shell/i18n.ts'
import { setTextSize, textSize, textSizes } from './text-size.ts'

const languages = ['zh-CN', 'en'] as const

export function Settings() {
  const { t, language } = useWords()
  const [size, setSize] = useState(textSize)
  return (
    <section className="settings" aria-label={t('field:settings.label')}>
      <fieldset className="segments">
        <legend>{t('field:settings.size')}</legend>
        {textSizes.map(each => (
          <button
            key={each}
            type="button"
            aria-pressed={size === each}
            onClick={() => {
              setTextSize(each)
              setSize(each)
            }}
          >
            {t(`field:settings.${each}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className="segments">
        <legend>{t('field:settings.language')}</legend>
        {languages.map(each => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={language === each}
            onClick={() => void setLanguage(each).catch(() => {})}
          >
            {t(`field:settings.${each}`)}
          </button>
        ))}
      </fieldset>
    </section>
  )
}
