/** Who may take which step: a table read from the rules of procedure 1 and its roles, not from the code. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import { matterRules } from '../../src/matters/consequences.ts'
import { noFacts } from '../../src/matters/facts.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { lawfulSteps } from '../../src/proceedings/judge.ts'
import type { Actor } from '../../src/proceedings/procedure.ts'
import { type ActorName, actors, reported } from './course.ts'

const department = 'dispatcher.file dispatcher.dispatch handler.signIn handler.startHandling'
const grid = 'leader.file leader.undertake'
/** Step | how the matter came there | who may. Posts that share one line of the rules stand together. */
const table = `
solveOnSpot          |                                            | leader member member2
file                 |                                            | leader director secretary dispatcher dispatcher2
notFile              |                                            | leader director secretary dispatcher dispatcher2
merge                |                                            | leader director secretary dispatcher dispatcher2
undertake            | leader.file                                | leader director secretary dispatcher dispatcher2
undertake            | dispatcher.file                            | dispatcher dispatcher2
dispatch             | dispatcher.file                            | dispatcher dispatcher2
signIn               | dispatcher.file dispatcher.dispatch        | handler head
return               | dispatcher.file dispatcher.dispatch        | handler head
startHandling        | dispatcher.file dispatcher.dispatch handler.signIn | handler head
redispatch           | dispatcher.file dispatcher.dispatch handler.return | dispatcher dispatcher2
ruleDispatch         | dispatcher.file dispatcher.dispatch handler.return dispatcher.redispatch handler.return | committee
handle               | ${department}                              | handler head
handle               | ${grid}                                    | leader
requestExtension     | ${department}                              | handler head
requestExtension     | ${grid}                                    | leader
grantExtension       | ${department} handler.requestExtension     | dispatcher dispatcher2 committee
refuseExtension      | ${department} handler.requestExtension     | dispatcher dispatcher2 committee
suspend              | ${department}                              | committee
relabel              | leader.file                                | leader director secretary dispatcher dispatcher2
relabel              | ${department}                              | leader director secretary dispatcher dispatcher2 handler head
approveRelabel       | ${department} handler.relabel              | dispatcher dispatcher2 committee
refuseRelabel        | ${department} handler.relabel              | dispatcher dispatcher2 committee
resume               | ${department} committee.suspend            | dispatcher dispatcher2 committee
verify               | ${department} handler.handle               | leader member member2 supervisor
verify               | ${grid} leader.handle                      | member member2 supervisor
rework               | ${department} handler.handle               | leader member member2 supervisor
rate                 | leader.solveOnSpot member.verify           | resident
reopen               | leader.solveOnSpot member.verify           | resident supervisor
callBack             | leader.solveOnSpot member.verify resident.rate(solved=no) | supervisor
withdraw             | leader.file                                | resident dispatcher dispatcher2
proposeVoid          | leader.file                                | leader director secretary dispatcher dispatcher2
void                 | leader.file leader.proposeVoid             | director secretary dispatcher dispatcher2
escalate             | leader.file                                | leader director secretary resident
escalate             | leader.file leader.escalate                | director secretary resident
escalateToDepartment | dispatcher.file                            | dispatcher dispatcher2 committee
declineEscalation    | leader.file leader.escalate                | director secretary dispatcher dispatcher2
refer                | leader.file                                | leader director secretary dispatcher dispatcher2
acceptReferral       | leader.file leader.refer                   | director secretary dispatcher dispatcher2
returnReferral       | leader.file leader.refer                   | director secretary dispatcher dispatcher2
seal                 | leader.file                                | leader member member2 director secretary dispatcher dispatcher2 supervisor
urge                 | leader.file                                | supervisor dispatcher dispatcher2
orderSupervision     | leader.file                                | supervisor
answerSupervision    | leader.file supervisor.orderSupervision    | leader director secretary dispatcher dispatcher2
answerSupervision    | ${department} supervisor.orderSupervision  | handler head leader director secretary dispatcher dispatcher2
explainOverdue       | ${grid} system.markOverdue                 | leader director secretary dispatcher dispatcher2
comment              | leader.file                                | leader member member2 director secretary dispatcher dispatcher2 committee supervisor
addInformation       | leader.file                                | resident
`
const bySystem = [
  'recordOutcome',
  'takeBack',
  'assignVerifier',
  'askCallback',
  'escalateUnclaimed',
  'remind',
  'warn',
  'markOverdue',
  'superviseOverdue',
  'listAtMeeting',
  'reportToBanner',
  'recomputeTerms',
  'changeGrid',
]
const elsewhere = ['report', 'reworkUp']
const rows = table
  .trim()
  .split('\n')
  .map(line => line.split('|').map(part => part.trim()) as [string, string, string])

function courseAfter(told: string) {
  const course = reported()
  for (const word of told.split(' ').filter(Boolean)) {
    const [, who, step, given] = /^(\w+)\.(\w+)(\(.*\))?$/.exec(word) as unknown as [
      string,
      ActorName,
      string,
      string?,
    ]
    if (given) course.take(who, step, { solved: 'no', satisfied: 1 })
    else if (step === 'markOverdue') course.take(who, step, { term: 'handling', rung: 'overdue' })
    else course.take(who, step)
  }
  return course
}

suite('the table', () => {
  test('names every step', () => {
    const named = new Set([...rows.map(([step]) => step), ...bySystem, ...elsewhere])
    assert.deepEqual([...named].sort(), Object.keys(matterProcedure.steps).sort())
  })

  for (const [step, told, may] of rows)
    test(`${step} after ${told || 'the report'}`, () => {
      const course = courseAfter(told)
      const names = (Object.keys(actors) as ActorName[]).filter(name => name !== 'system')
      const able = names.filter(name => course.lawful(name).includes(step))
      assert.deepEqual(able.sort(), may.split(' ').sort())
    })

  test('what the system does nobody else does', () => {
    for (const step of bySystem) {
      const { who } = matterProcedure.steps[step]!
      assert.ok(
        who.every(one => one.role === 'system'),
        step,
      )
    }
  })

  test('posts without a part in it do nothing, in whatever state', () => {
    const { posts } = actors.leader
    const onlookers: Actor[] = [
      'communityWorker',
      'communityPolice',
      'enforcementOfficer',
      'communityCounsel',
      'dutyOfficer',
      'disciplineOfficer',
      'systemAdmin',
      'securityAdmin',
      'auditAdmin',
    ].map(role => ({ kind: 'staff', id: newId(), posts: [{ ...posts[0]!, role }] }))
    for (const [, told] of rows)
      for (const actor of onlookers) {
        const { standing, now } = courseAfter(told)
        assert.deepEqual(lawfulSteps(matterRules, { standing, actor, at: now, facts: noFacts }), [])
      }
  })
})
