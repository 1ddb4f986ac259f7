/** Stories of the small procedure, one a line, counted by hand: begun Monday 2026-03-02 at ten, ten calendar days to decide, three working days to answer. */

export const trialMoves = {
  applied: 'apply answer',
  decided: '$applied 03-06 decide',
  asked: '$applied 03-10 askExtension(amount=3)',
}

export const extensionStories = `
begun: both terms run                          | apply | open decide=03-12 answer=03-05
asked in time, granted in time                 | $asked grantExtension | open decide=03-15
asked for at the very due instant              | $applied 03-12T24:00 askExtension(amount=3) grantExtension | open decide=03-15
asked for one second late                      | $applied 03-13T00:00:01 askExtension(amount=3) | tooLate:decide
granted after the due instant, asked in time   | $asked 03-14 grantExtension | open decide=03-15
as much as the rule allows                     | $applied askExtension(amount=5) grantExtension | open decide=03-17
more than the rule allows                      | $applied askExtension(amount=6) | invalidInput:amount
for nothing                                    | $applied askExtension(amount=0) | invalidInput:amount
extended once and not again                    | $asked grantExtension askExtension(amount=1) | limitReached
asked for while asked for                      | $asked askExtension(amount=1) | limitReached
refused, the day stays, asked for again        | $asked refuseExtension 03-12 askExtension(amount=2) grantExtension | open decide=03-14
refused: no second chance after the due day    | $asked refuseExtension 03-13T00:00:01 askExtension(amount=2) | tooLate:decide
one's own request is not granted               | $applied justiceOfficer#1.askExtension(amount=3) departmentHead#1.grantExtension | separation
one's own request is not refused either        | $applied justiceOfficer#1.askExtension(amount=3) departmentHead#1.refuseExtension | separation
not by an approver the rule does not name      | $asked workCommitteeSecretary#2.grantExtension | notYours
not by the handler                             | $asked justiceOfficer#2.grantExtension | notYours
who handled it does not grant it               | $applied justiceOfficer#1.visit justiceOfficer#2.askExtension(amount=3) departmentHead#1.grantExtension | separation
the applicant must be told                     | $asked departmentHead#2.grantExtension! | missingInput:told
granted and told by letter                     | $asked departmentHead#2.grantExtension!(told=letter) | open decide=03-15
nothing was asked for                          | $applied grantExtension | unlawfulStep
nothing was asked for, nothing to refuse       | $applied refuseExtension | unlawfulStep
a term without extension                       | apply askExtension(term=answer,amount=1) | invalidInput:term
given at once by the approver                  | $applied departmentHead#2.extend(amount=5) | open decide=03-17
given one second late                          | $applied 03-13T00:00:01 departmentHead#2.extend(amount=5) | tooLate:decide
given by somebody the rule does not name       | $applied workCommitteeSecretary#2.extend(amount=5) | notYours
what is decided is not extended                | $decided askExtension(amount=1) | unlawfulStep
asked for, decided meanwhile, not granted      | $asked decide grantExtension | unlawfulStep
asked for while the term stands still          | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) 03-20 askExtension(amount=3) grantExtension | open decide=03-15~
`

export const exclusionStories = `
three days of hearing                          | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-03-03,to=2026-03-05) | open decide=03-15
one day alone                                  | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-03-05,to=2026-03-05) | open decide=03-13
today as last day                              | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-03-05,to=2026-03-06) | open decide=03-14
ends before it starts                          | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-03-05,to=2026-03-04) | invalidInput:to
begins in the future                           | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-03-07) | futureAct
ends in the future                             | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-03-05,to=2026-03-07) | futureAct
a day that does not exist                      | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-02-30) | invalidInput:from
before the term began nothing is left out      | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-02-20,to=2026-03-03) | open decide=03-14
two causes that overlap count once             | $applied 03-07 leaveOut(term=decide,cause=hearing,from=2026-03-03,to=2026-03-05) leaveOut(term=decide,cause=appraisal,from=2026-03-04,to=2026-03-06) | open decide=03-16
one cause within another counts nothing more   | $applied 03-08 leaveOut(term=decide,cause=hearing,from=2026-03-03,to=2026-03-07) leaveOut(term=decide,cause=appraisal,from=2026-03-04,to=2026-03-05) | open decide=03-17
two causes apart add up                        | $applied 03-09 leaveOut(term=decide,cause=hearing,from=2026-03-03,to=2026-03-03) leaveOut(term=decide,cause=appraisal,from=2026-03-06,to=2026-03-07) | open decide=03-15
an open one stops the term, visibly            | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) | open decide=03-12~
an open one of the same cause is there         | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) leaveOut(term=decide,cause=hearing,from=2026-03-03) | limitReached
an open one of another cause beside it         | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) 03-06 leaveOut(term=decide,cause=appraisal,from=2026-03-06) 03-08 endLeaveOut(term=decide,cause=hearing,to=2026-03-07) | open decide=03-16~
both ended                                     | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) 03-06 leaveOut(term=decide,cause=appraisal,from=2026-03-06) 03-08 endLeaveOut(term=decide,cause=hearing,to=2026-03-07) 03-09 endLeaveOut(term=decide,cause=appraisal,to=2026-03-08) | open decide=03-17
ended                                          | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) 03-20 endLeaveOut(term=decide,cause=hearing,to=2026-03-19) | open decide=03-28
ended before it began                          | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) 03-06 endLeaveOut(term=decide,cause=hearing,to=2026-03-03) | invalidInput:to
ended on a day to come                         | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) 03-06 endLeaveOut(term=decide,cause=hearing,to=2026-03-09) | futureAct
ended under a cause that is not open           | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) 03-06 endLeaveOut(term=decide,cause=appraisal,to=2026-03-05) | unlawfulStep
nothing is left out, nothing to end            | $applied endLeaveOut(term=decide,cause=hearing,to=2026-03-02) | unlawfulStep
a cause of another term                        | $applied 03-06 leaveOut(term=decide,cause=announcement,from=2026-03-03) | invalidInput:cause
a cause nobody knows                           | $applied 03-06 leaveOut(term=decide,cause=holiday,from=2026-03-03) | invalidInput:cause
a term that leaves nothing out                 | $applied 03-06 promise(promisedOn=2026-03-20) leaveOut(term=promised,cause=hearing,from=2026-03-03) | invalidInput:term
a term that is not open                        | $applied 03-06 leaveOut(term=answer,cause=announcement,from=2026-03-03) | invalidInput:term
in working days: a weekend counts nothing      | apply 03-04 leaveOut(term=answer,cause=announcement,from=2026-03-04) 03-10 endLeaveOut(term=answer,cause=announcement,to=2026-03-09) | open decide=03-12 answer=03-11
not by the handler                             | $applied 03-06 justiceOfficer#2.leaveOut(term=decide,cause=hearing,from=2026-03-03) | notYours
without evidence                               | $applied 03-06 departmentHead#2.leaveOut!(term=decide,cause=hearing,from=2026-03-03) | missingInput:evidence
extended and left out                          | $asked grantExtension leaveOut(term=decide,cause=hearing,from=2026-03-03,to=2026-03-05) | open decide=03-18
left out while set aside counts once           | $applied 03-03 leaveOut(term=decide,cause=hearing,from=2026-03-03) 03-04 suspend(recheckOn=2026-03-20) 03-08 resume endLeaveOut(term=decide,cause=hearing,to=2026-03-05) | open decide=03-17
resumed, still left out                        | $applied 03-03 leaveOut(term=decide,cause=hearing,from=2026-03-03) 03-04 suspend(recheckOn=2026-03-20) 03-08 resume | open decide=03-16~
`

export const labelStories = `
shorter at once, from the first start          | $applied 03-05 relabel(label=simple) | open decide=03-07
longer waits for a second person               | $applied 03-05 relabel(label=complex) | open decide=03-12
longer, approved                               | $applied 03-05 relabel(label=complex) 03-06 approveRelabel | open decide=03-22
longer, refused                                | $applied 03-05 relabel(label=complex) refuseRelabel | open decide=03-12
refused and proposed anew                      | $applied 03-05 relabel(label=complex) refuseRelabel relabel(label=complex) approveRelabel | open decide=03-22
proposed while proposed                        | $applied relabel(label=complex) relabel(label=simple) | limitReached
one's own proposal is not approved             | $applied departmentHead#1.relabel(label=complex) departmentHead#1.approveRelabel | separation
one's own proposal is not refused              | $applied departmentHead#1.relabel(label=complex) departmentHead#1.refuseRelabel | separation
by another head                                | $applied departmentHead#1.relabel(label=complex) departmentHead#2.approveRelabel | open decide=03-22
not by the handler                             | $applied relabel(label=complex) justiceOfficer#2.approveRelabel | notYours
nothing to approve                             | $applied approveRelabel | unlawfulStep
the same label                                 | $applied relabel(label=simple) relabel(label=simple) | invalidInput:label
a label nobody knows                           | $applied relabel(label=urgent) | invalidInput:label
back to where it was is longer again           | $applied relabel(label=simple) relabel(label=plain) | open decide=03-07
back to where it was, approved: the first day  | $applied 03-04 relabel(label=simple) relabel(label=plain) approveRelabel | open decide=03-12
of the same length: at once                    | $applied relabel(label=plain) | open decide=03-12
extended and relabelled keeps the extension    | $asked grantExtension relabel(label=simple) | open decide=03-10
left out and relabelled keeps what is left out | $applied 03-06 leaveOut(term=decide,cause=hearing,from=2026-03-03,to=2026-03-05) relabel(label=simple) | open decide=03-10
relabelled while it stands still               | $applied 03-04 leaveOut(term=decide,cause=hearing,from=2026-03-04) relabel(label=simple) | open decide=03-07~
overdue and relabelled stays overdue           | $applied 03-20 relabel(label=simple) | open decide=03-07
`

export const conditionStories = `
within the window, at its last instant         | $decided 03-11T24:00 object | decided objecting=03-11 cooling=03-09 objection:raised
within the window, one second late             | $decided 03-12T00:00:01 object | tooLate:objecting
a window that was never open                   | $applied object | unlawfulStep
not before its time, at the last instant       | $decided 03-09T24:00 close | tooEarly:cooling
after its time                                 | $decided 03-10T00:00:01 close | closed
while an objection is raised it is not closed  | $decided object 03-20 close | unlawfulStep:objection
settled and closed                             | $decided object settle 03-20 close | closed objection:settled
an objection is not raised twice               | $decided object settle object | unlawfulStep:objection
settled without being raised                   | $decided settle | unlawfulStep:objection
while open: nothing to answer any more         | apply answer answer | unlawfulStep
while closed: a promise is not made twice      | $applied promise(promisedOn=2026-03-20) promise(promisedOn=2026-03-21) | limitReached
at most twice                                  | $applied visit visit visit | limitReached
needs a visit first                            | $applied justiceOfficer#2.countersign | unlawfulStep:visit
apart from the visitor                         | $applied justiceOfficer#1.visit justiceOfficer#1.countersign | separation
by another officer                             | $applied justiceOfficer#1.visit justiceOfficer#2.countersign | open decide=03-12
not by either of two visitors                  | $applied justiceOfficer#1.visit justiceOfficer#2.visit justiceOfficer#2.countersign | separation
counted from the day named                     | applyByPost(receivedOn=2026-02-26) | open decide=03-08
counted from a day to come                     | applyByPost(receivedOn=2026-03-03) | futureAct
29 February of a common year                   | applyByPost(receivedOn=2026-02-29) | invalidInput:receivedOn
29 February of a leap year                     | 2024-03-04 applyByPost(receivedOn=2024-02-29) | open decide=2024-03-10
a day that does not exist                      | $applied promise(promisedOn=2026-04-31) | invalidInput:promisedOn
due on the day named                           | $applied promise(promisedOn=2026-03-20) | open decide=03-12 promised=03-20
due today                                      | $applied promise(promisedOn=2026-03-02) | open decide=03-12 promised=03-02
due on a day past                              | $applied promise(promisedOn=2026-03-01) | invalidInput:promisedOn
due on the last day the rule allows            | $applied promise(promisedOn=2026-04-01) | open decide=03-12 promised=04-01
due beyond what the rule allows                | $applied promise(promisedOn=2026-04-02) | invalidInput:promisedOn
a term that is open is not begun anew           | $applied payLater(payOn=2026-04-01) 03-05 payLater(payOn=2026-05-01) | open decide=03-12 instalment=04-01
a rule of nought sets no limit                 | $applied payLater(payOn=2027-03-01) | open decide=03-12 instalment=2027-03-01
in the wrong order of time                     | apply 03-01 answer | outOfOrder
`

export const sideStories = `
set aside: the term stands still               | $applied 03-04 suspend(recheckOn=2026-03-20) | suspended decide=03-12~ recheck=03-20
resumed where it was, the days are left out    | $applied 03-04 suspend(recheckOn=2026-03-20) 03-06 resume | open decide=03-14
set aside after the decision, resumed there    | $decided suspend(recheckOn=2026-03-20) 03-08 resume | decided cooling=03-09 objecting=03-11
set aside twice at once                        | $applied suspend(recheckOn=2026-03-20) suspend(recheckOn=2026-03-20) | unlawfulStep
set aside twice, one after the other           | $applied 03-03 suspend(recheckOn=2026-03-20) 03-04 resume 03-06 suspend(recheckOn=2026-03-20) 03-09 resume | open decide=03-16
nothing to resume                              | $applied resume | unlawfulStep
set aside for longer than the rule allows      | $applied suspend(recheckOn=2026-04-02) | invalidInput:recheckOn
withdrawn while set aside                      | $applied suspend(recheckOn=2026-03-20) withdraw | withdrawn
voided by two                                  | $applied justiceOfficer#1.proposeVoid justiceOfficer#2.void | voided
voided by one alone                            | $applied justiceOfficer#1.proposeVoid justiceOfficer#1.void | separation
voided without a proposal                      | $applied void | unlawfulStep:proposeVoid
who stands back acts no more                   | $applied justiceOfficer#1.declareRecusal justiceOfficer#1.answer | recused
not as somebody else's deputy either, nor at another post | $applied justiceOfficer#1.declareRecusal departmentHead#1.leaveOut(term=decide,cause=hearing,from=2026-03-02) | recused
another officer goes on                        | apply justiceOfficer#1.declareRecusal justiceOfficer#2.answer | open decide=03-12
supervision is asked and answered              | $applied orderSupervision answerSupervision | open decide=03-12
supervision asked twice                        | $applied orderSupervision orderSupervision | limitReached
nothing was asked, nothing to answer           | $applied answerSupervision | unlawfulStep
nothing is overdue, nothing to explain         | $applied explainOverdue | unlawfulStep
urged, commented, assigned: no day moves       | $applied 03-05 urge comment assign(person=somebody) urge | open decide=03-12
`
