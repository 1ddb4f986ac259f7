/** Application for legal aid, one story a line: 法律援助法 32, 42–44, 48, 49. Due days reckoned by hand; calendar days of this law do not roll. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { legalAidProcedure } from '../../src/legal/procedure.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'

const named = {
  granted: 'apply checkMeans(means=hardship) grant',
  refused: 'apply checkMeans(means=noHardship) refuse(refusedFor=noHardship)',
}

const stories = `
applied for: seven days to decide | apply | applied decision=03-09
applied for orally at the counter, in one step | justiceOfficer.apply(applyWay=counter) | applied decision=03-09
referred with consent: the same clock | referIn(unit=a,consent=given) | applied decision=03-09
not referred without it | apply referIn | unlawfulStep
a last day in the Spring Festival does not roll | 02-14 apply | applied decision=02-21
granted: three days to assign | 03-02 $granted | granted assignment=03-05
assigned, concluded | $granted 03-04 assignLawyer conclude | concluded
not granted before the means were checked | apply grant | unlawfulStep:checkMeans
a good-samaritan claim: no means test | apply grantWithoutMeans(exemptFor=samaritan) | granted assignment=03-05
on proof of the ground | apply grantWithoutMeans!(exemptFor=samaritan,aidForm=advice) | missingInput:exemptProof
and on a ground the law names | apply grantWithoutMeans(exemptFor=generosity) | invalidInput:exemptFor
papers asked for: the seven days stand still | apply 03-04 askSupplement | supplementing decision=03-09~ supplement=03-19
supplied: they run on | apply 03-04 askSupplement 03-10 supplement | applied decision=03-15
told once only | apply askSupplement supplement askSupplement | limitReached
nothing is decided meanwhile | apply askSupplement refuse | unlawfulStep
not deemed withdrawn on the last day | apply 03-04 askSupplement 03-19T23:59:59 deemWithdrawn | tooEarly:supplement
but after it | apply 03-04 askSupplement 03-20T00:00:01 deemWithdrawn | withdrawn
withdrawn by the applicant | apply resident.withdraw | withdrawn
urgent: aid first, papers later | apply aidFirst(urgentFor=periodEnding) | granted assignment=03-05 laterPapers=03-17
papers completed after the lawyer was assigned | apply aidFirst assignLawyer completePapers | assigned
no later papers where none are missing | $granted completePapers | unlawfulStep
refused: an objection is answered in five days | $refused objectRefusal | refusalObjected objectionReview=03-07
by somebody who did not refuse | apply checkMeans departmentHead#4.refuse objectRefusal departmentHead#4.keepRefusal | separation
it holds: aid is ordered | $refused objectRefusal departmentHead#9.orderAid | granted assignment=03-05
it does not | $refused objectRefusal departmentHead#9.keepRefusal | refused
and is not heard twice | $refused objectRefusal departmentHead#9.keepRefusal objectRefusal | limitReached
terminated on a ground of law | $granted assignLawyer terminate(terminatedFor=fraud) | terminated
the termination is objected to | $granted assignLawyer terminate objectTermination | terminationObjected objectionReview=03-07
and kept | $granted assignLawyer terminate objectTermination departmentHead#9.keepTermination | terminated
another lawyer | $granted assignLawyer changeLawyer | assigned
set aside by a head, taken up again | apply 03-03 suspend(recheckOn=2026-03-10) 03-06 resume | applied decision=03-12
before the law there was no such term | 2021-12-31 apply | ruleNotInForce:decision
`

test('the declaration is sound and worded in both languages', () => {
  checkProcedure(legalAidProcedure, roles)
  assert.deepEqual(missingWords(legalAidProcedure), [])
  assert.deepEqual(idleWords(legalAidProcedure), [])
})

suite('legal aid', () => {
  for (const { story, expected, told } of tellStories(legalAidProcedure, stories, named))
    test(story, () => assert.equal(told, expected))
})
