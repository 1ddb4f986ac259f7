/** Personal data of the survey: a member of staff who took in a file; files hold buildings and numbers, and what is not asked for is not kept. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

export const surveyFields: readonly PersonalField[] = [
  {
    column: 'survey_run.person_id',
    purpose: 'who took in which file of places',
    basis: 'art. 13(1)(3): statutory duty',
    retention: 'as long as the places it brought',
    readers: 'system administrator',
    kept: 'clear',
  },
]
