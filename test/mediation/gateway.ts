/** A gateway for text messages that keeps what it was sent, checks who signed it, and answers as it is told. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export const secret = 'a secret of thirty-two characters!'

export async function openGateway() {
  const gateway = { calls: [] as { body: string; signed: boolean }[], answers: [] as number[], url: '' }
  const listening = createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => {
      const at = request.headers['x-aili-timestamp']
      const signed = `sha256=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
      gateway.calls.push({ body, signed: request.headers['x-aili-signature'] === signed })
      response.writeHead(gateway.answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve))
  after(() => void listening.close())
  gateway.url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/sms`
  return gateway
}
