/** Requests of residents about their own data in the demo's half year: corrected, explained, kept by law, refused with the remedy. */
import { type DemoStory, stories } from './story.ts'

const asked = (kind: string, way = 'counter') =>
  `0m #communityWorker ask kind=${kind} askWay=${way} askedFor=self\n  3h #communityWorker checkIdentity identityBy=card`
const words = { who: '{resident}', words: '请看看登记的对不对。', answer: '已当面说明，申请人没有意见。' }

export const rights: readonly DemoStory[] = [
  ...stories(
    'dataRequest',
    `${asked('explain')}\n  2w #communitySecretary grant told=inPerson`,
    [2, '34d', { ...words, words: '想知道社区都登记了我家哪些情况、给谁看。' }],
    [6, '71d', { ...words, words: '为什么要登记我的身份证号？' }],
  ),
  ...stories('dataRequest', `${asked('copy', 'phone')}\n  1w #communityDirector grant told=letter`, [
    4,
    '22d',
    { ...words, words: '要一份登记的内容，给在外地的儿子看。', answer: '已打印一份，本人签收。' },
  ]),
  ...stories(
    'dataRequest',
    `${asked('delete')}\n  4w #communityDirector refuse refusedFor=duty remedy=lawsuitTold told=letter`,
    [
      9,
      '48d',
      {
        ...words,
        words: '我已经搬到儿子家，请把我的登记删掉。',
        why: '房屋仍在申请人名下，居委会服务本小区业主需要保留姓名和房号，电话已按要求删除。',
      },
    ],
  ),
  ...stories('dataRequest', asked('explain'), [3, '2w', { ...words, words: '想知道谁看过我家的信息。' }]),
  ...stories('dataRequest', '0m #communityWorker ask kind=copy askWay=letter askedFor=self', [
    7,
    '1w',
    words,
  ]),
]
