/** Reports as residents send them, over HTTP. */
import { type Agent, request } from 'node:http'
import { newId } from '../../src/kernel/ids.ts'

const words = [
  '楼道灯坏了三天，老人上下楼看不清',
  '小区门口垃圾桶满溢，味道很大',
  '单元门禁失灵，外人随意进出',
  '路面坑洼积水，电动车摔倒过人',
  '楼上漏水渗到厨房顶棚，协商多次没有结果',
]

export function reportOf(place: { lng: number; lat: number }, turn: number) {
  return {
    id: newId(),
    text: `${words[turn % words.length]}（第${turn}次反映）。希望尽快安排人员查看处理，谢谢。`,
    nature: 'help',
    place,
    phone: '19900000000',
    name: '张三',
  }
}

/** Sends one and waits for its receipt. */
export function postReport(
  agent: Agent,
  port: number,
  place: { lng: number; lat: number },
  turn: number,
): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'x-claim': 'benchbenchbenchbench' }
    const to = { agent, port, host: '127.0.0.1', method: 'POST', path: '/api/matters', headers }
    const sent = request(to, reply => {
      reply.resume()
      reply.on('end', () =>
        reply.statusCode === 200 ? done() : fail(new Error(`answered ${reply.statusCode}`)),
      )
    })
    sent.on('error', fail)
    sent.end(JSON.stringify(reportOf(place, turn)))
  })
}
