/** Papers for tests and benches: invented people, every kind of block, the characters and lengths that go wrong. */
import sharp from 'sharp'
import type { LayoutWords, Paper, PdfOptions } from '../../src/kernel/documents/paper.ts'

export const words: LayoutWords = {
  page: (x, y) => `第 ${x} 页 共 ${y} 页`,
  seal: '（盖章）',
  fingerprint: '（指印）',
  contents: '卷内目录',
  hash: '校验码',
  columns: ['序号', '文件标题', '文号', '页次'],
  dateByHand: '　　　年　　月　　日',
  signed: '（已签名，见 PDF）',
}
export const hash = '8f3a2b1c9d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5061728394a5b6c7d8e'
export const options: PdfOptions = { words, hash, at: new Date('2026-03-05T08:30:00Z') }

/** A scrawl as a phone draws it: ink somewhere on a large empty sheet. */
export const signature = () =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><path d="M300 300 q40 -120 80 0 t80 10 t90 -60 m-200 90 q120 60 260 -20" fill="none" stroke="#123" stroke-width="9"/></svg>`,
    ),
  )
    .png()
    .toBuffer()
export const photo = (width = 1200, height = 800) =>
  sharp({ create: { width, height, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer()

/** 𠮷 is beyond the basic plane, 㐱 is rare; names of two, three and many characters. */
export const names = ['𠮷田', '㐱明亮', '乌云其其格·巴特尔', '阿卜杜热合曼·麦麦提图尔荪·艾合麦提江'] as const

const facts =
  '2026年2月14日晚七时许，秧歌队与广场舞队因同时使用文化广场东侧场地发生争执，双方均称“先到先用”，其中一人的音响被碰倒受损（修理费320元）。社区接到反映后到场劝解，双方同意由本委员会主持调解。'

export async function agreement(): Promise<Paper> {
  return {
    issuer: '赛罕镇幸福社区人民调解委员会',
    title: '人民调解协议书',
    number: '（幸福）人调字〔2026〕第001号',
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: '当事人', value: names[0] },
            { label: '性别', value: '男' },
            { label: '联系电话', value: '138****0001' },
          ],
          [
            { label: '当事人', value: names[2] },
            { label: '性别', value: '女' },
            { label: '联系电话', value: '' },
          ],
          [{ label: '住所', value: `${'赛罕镇幸福社区'.repeat(6)}3号楼2单元501室` }],
          [
            { label: '证件号码', value: '150100000000000000' },
            { label: '备注', value: '', lines: 2 },
          ],
        ],
      },
      { kind: 'heading', text: '纠纷主要事实、争议事项' },
      { kind: 'paragraph', text: facts },
      { kind: 'heading', text: '经调解，自愿达成如下协议' },
      {
        kind: 'clauses',
        items: [
          '每日十九时至二十时由秧歌队使用广场东侧，二十时至二十一时由广场舞队使用；音量不超过六十分贝。',
          '广场舞队于2026年3月20日前一次性支付音响修理费人民币叁佰贰拾元整（¥320.00），以转账方式履行。',
          `双方今后如有争议，先向本委员会反映（${names[3]}在场见证），不得自行争抢场地。`,
        ],
      },
      { kind: 'paragraph', text: '本协议自双方签名之日起生效。\n本协议一式三份。' },
      {
        kind: 'places',
        places: [
          {
            label: '当事人（签名、盖章或按指印）：',
            name: names[0],
            fingerprint: true,
            signature: await signature(),
            date: '2026年3月5日',
          },
          { label: '当事人（签名、盖章或按指印）：', fingerprint: true },
          { label: '人民调解员（签名）：', name: names[1], date: '2026年3月5日' },
          { label: '人民调解委员会（印章）：', seal: '赛罕镇幸福社区人民调解委员会', date: '2026年3月5日' },
        ],
      },
    ],
    foot: '本协议书一式三份，当事人、人民调解委员会各持一份。',
  }
}

/** A record of questions and answers of about so many pages. */
export const record = (pages: number): Paper => ({
  title: '调解笔录',
  blocks: [
    {
      kind: 'dialogue',
      lines: Array.from({ length: pages * 4 }, (_, nth) => ({
        speaker: nth % 2 === 0 ? '问' : '答',
        text: `（第${nth + 1}句）${facts}${nth % 3 === 0 ? '以上情况是否属实？' : ''}`,
      })),
    },
    { kind: 'blank', label: '以上笔录我已看过，与我所说一致：', lines: 2 },
  ],
})

/** A table over several pages, with what has no place to break. */
export const ledger = (rows: number): Paper => ({
  title: '履行情况登记表',
  blocks: [
    {
      kind: 'table',
      head: ['序号', '姓名', '证件号码', '应付', '已付', '备注'],
      widths: [1, 3, 2, 2, 2, 3],
      align: ['center', 'left', 'left', 'right', 'right'],
      rows: Array.from({ length: rows }, (_, nth) => [
        String(nth + 1),
        names[nth % names.length]!,
        '150100000000000000',
        '1,200.00',
        nth % 2 ? '1,200.00' : '0.00',
        nth % 5 ? '' : 'https://example.invalid/very/long/address/without/any/place/to/break/it',
      ]),
    },
  ],
})
