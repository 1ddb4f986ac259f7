/** A request about one's own data, one story a line; 个人信息保护法 45–50, days by local default. Due days reckoned by hand over the holidays of 2026. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { dataRequestProcedure } from '../../src/subjects/procedure.ts'
import { roles } from '../../src/territory/roles.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'

const named = { checked: 'ask(kind=correct) checkIdentity(identityBy=card)' }

const stories = `
asked: fifteen working days | ask(kind=correct) | asked decision=03-23
before the Spring Festival: the holiday does not count, the Saturday and Sunday worked instead do | 02-10 ask(kind=copy) | asked decision=03-09
before Labour Day: five days off, the Saturday worked counts | 04-28 ask(kind=copy) | asked decision=05-21
asked by a resident online | resident.ask(kind=delete) | asked decision=03-23
not without what is asked for | ask!(askWay=counter,askedFor=self) | missingInput:kind
nor something the law does not know | ask(kind=sell) | invalidInput:kind
identity checked, the clock runs on | $checked | checked decision=03-23
nothing is decided before | ask(kind=correct) grant | unlawfulStep
granted | $checked 03-04 grant | granted
by the director or the secretary, not by the worker | $checked communityWorker.grant | notYours
with an answer | $checked grant!(told=phone) | missingInput:answer
kept because a law says so: no longer used | ask(kind=delete) checkIdentity freeze(dutyKind=archive) | frozen
on a ground the law names | ask(kind=delete) checkIdentity freeze(dutyKind=habit) | invalidInput:dutyKind
refused, with a reason | $checked refuse!(refusedFor=foundRight) | missingInput:why
and the remedy | $checked refuse!(refusedFor=foundRight,why=x) | missingInput:remedy
refused | $checked refuse(refusedFor=foundRight) | refused
for want of identity, before it is checked | ask(kind=copy) refuse(refusedFor=identity) | refused
proof asked for: the time stands still | ask(kind=correct) 03-04 askProof | proofAsked decision=03-23~ proof=03-19
brought by the resident: it runs on | ask(kind=correct) 03-04 askProof 03-10 resident.bringProof | asked decision=03-27
asked for once | ask(kind=correct) askProof bringProof askProof | limitReached
not deemed withdrawn on the last day | ask(kind=correct) 03-04 askProof 03-19T23:59:59 deemWithdrawn | tooEarly:proof
but after it | ask(kind=correct) 03-04 askProof 03-20T00:00:01 deemWithdrawn | withdrawn
lengthened once, by one who did not handle it | ask(kind=correct) 03-20 communityDirector#7.extend(term=decision,amount=15,told=phone) | asked decision=04-14
not twice | ask(kind=correct) 03-20 communityDirector#7.extend(term=decision,amount=5,told=phone) communityDirector#7.extend(term=decision,amount=5,told=phone) | limitReached
nor by more | ask(kind=correct) 03-20 communityDirector#7.extend(term=decision,amount=16,told=phone) | invalidInput:amount
nor by whoever handled it | ask(kind=correct) communityDirector#7.checkIdentity communityDirector#7.extend(term=decision,amount=5,told=phone) | separation
withdrawn by the resident | ask(kind=delete) resident.withdraw | withdrawn
before the law there was no such term | 2021-10-29 ask(kind=copy) | ruleNotInForce:decision
`

test('the declaration is sound and worded in both languages', () => {
  checkProcedure(dataRequestProcedure, roles)
  assert.deepEqual(missingWords(dataRequestProcedure), [])
  assert.deepEqual(idleWords(dataRequestProcedure), [])
})

suite('a request about own data', () => {
  for (const { story, expected, told } of tellStories(dataRequestProcedure, stories, named))
    test(story, () => assert.equal(told, expected))
})
