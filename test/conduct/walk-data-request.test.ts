/** A request about own data carried over HTTP by the people of a community: answered, refused with the remedy, proof asked for, lengthened. From a resident's page and by the resident it is tested in test/subjects. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const dataRequestOpen = `
  03-02 | branch1 | ask(kind=explain,field=other) | asked decision=03-23 | grid1 officer1 dispatch admin
  03-03 | community1 | checkIdentity | checked decision=03-23 | branch2 supervise`

const dataRequest = `
# explained and answered
$open
03-04 | branch1 | grant | granted | community2 supervise
# a correction of nobody in the registry can only be refused, with the remedy
03-02 | branch1 | ask(kind=correct,field=name) | asked decision=03-23
03-03 | branch1 | checkIdentity | checked decision=03-23
03-04 | branch1 | grant | 422 registryUnfit
03-04 | branch1 | freeze | 422 registryUnfit
03-05 | branch1 | refuse | refused | supervise
# proof asked for once; silence counts after the window alone
03-02 | community1 | ask(kind=copy,field=other) | asked decision=03-23
03-04 | community1 | askProof | proofAsked decision=03-23~ proof=03-19 | branch2
03-19 | community1 | deemWithdrawn | 409 tooEarly
03-20 | community1 | deemWithdrawn | withdrawn
# lengthened once by the one who did not handle it
$open
03-20 | branch1 | extend(term=decision,amount=15) | checked decision=04-14 | community1
04-10 | community1 | grant | granted
`
tellWalks(walker, 'dataRequest', readWalks(dataRequest, { open: dataRequestOpen }), {
  reader: 'branch1',
  stranger: 'supervise',
})

afterWalks(server, walker)
