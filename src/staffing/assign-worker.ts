/** Thread that makes a proposal, so that requests are answered meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { assign, type StaffingAsk } from './assign.ts'

if (parentPort === null) throw new Error('runs as a thread')
parentPort.postMessage(await assign(workerData as StaffingAsk))
