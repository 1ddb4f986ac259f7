/** What residents add to the words of a story: most of them nothing, some a sentence, a few a page. All invented. */
import type { Random } from '../../territory/demo-random.ts'

const sentences = `
这个情况不是一天两天了，从上个月就开始，邻居们都知道。
我住在这里十几年，以前从来没有这样过。
打过两次电话，都说登记了，一直没有人来。
家里有老人和孩子，实在等不起，请尽快安排人来看看。
白天家里没人，麻烦晚上六点以后或者周末上门，来之前打个电话。
我拍了照片，可以提供，也可以到现场指给你们看。
楼上楼下问过了，好几户都是一样的情况。
我们愿意配合，需要出钱出力的地方可以商量，但是请先把话说清楚。
不知道这件事归哪个单位管，所以先反映到社区，请帮忙转给能管的人。
前几天下雪以后更严重了，早上出门差点滑倒。
物业说要等业主大会，业主大会三年没有开过。
上次来的师傅说要换件，走了以后就没有消息。
这条路是孩子上学必经的路，早晚都要走，真怕出事。
我不是要找谁的麻烦，就想知道什么时候能解决。
如果一时解决不了，也请给个准话，让大家心里有数。
听说别的小区已经处理好了，我们这边什么时候能轮到？
群里反映过，网格员也来看过，说已经报上去了。
我母亲八十二岁，腿脚不好，住在一楼，出入全靠这个门。
之前自己花钱请人修过一回，没过半个月又坏了。
夜里声音特别大，睡不好，第二天还要上班。
那天正好停电，楼道里一片漆黑，差点踩空。
邻居家刚生了孩子，不敢开窗，也不敢大声说话。
现场没有警示标志，天黑以后根本看不见。
据说是两个单位互相推，一个说归它管，一个说归它修。
我把来龙去脉写清楚，免得你们来回问。
最早是去年入冬前发现的，当时以为是小毛病，没有在意。
开春以后找过施工方，答复说保修期已过。
后来找了房管部门，让我们先凑钱，再申请维修基金。
大家签了字，一共二十六户，同意的有二十三户。
不同意的三户也去说过，两户常年在外地，一户说与他家无关。
材料已经交到窗口，工作人员说缺一份证明，让补。
证明开好以后又说格式不对，来回跑了四趟。
我们都是普通人家，工资不高，能省一点是一点。
今年冬天来得早，供暖以后问题就更突出了。
请来的时候带上工具，最好能一次修好。
请问有没有规定的标准，达不到标准怎么办？
如果需要我们出具书面材料，请告诉我们怎么写。
附近还有一所幼儿园，接送孩子的车很多，更要注意安全。
上周有个老人在这里摔倒，送到医院缝了三针。
垃圾车每天早上五点多来，声音很大，能不能晚一点？
建议先做个临时围挡，再慢慢想办法。
希望能公开处理的进度，让大家看到谁在办、办到哪一步。
过去反映的问题都解决得不错，这次也相信你们。
谢谢各位工作人员，大冷天的还要跑现场，辛苦了。
以上情况属实，如有需要请随时联系我。
`
  .trim()
  .split('\n')

/** Long texts go on until about so many characters; the column ends at 5,000. */
const most = 4200

/** @returns what is added, with the comma or the line break before it; empty for half of all */
export function detailsFrom(random: Random): string {
  if (random.next() < 0.5) return ''
  // Lengths as people write: the logarithm is spread like a bell, with a long tail of whole pages.
  const length = Math.min(most, Math.exp(4.1 + 1.9 * bell(random)))
  const at = random.whole(0, sentences.length - 1)
  const step = 1 + random.whole(0, 10) * 2
  let text = ''
  for (let n = 0; text.length < length; n++) {
    const round = Math.floor(n / sentences.length)
    const sentence = sentences[(at + n * step) % sentences.length]!
    text += round === 0 ? sentence : `第${round + 1}次反映：${sentence}`
    if (n % 7 === 6) text += '\n'
  }
  return `\n${text.trim()}`
}

/** Roughly the normal distribution. */
const bell = (random: Random) => random.next() + random.next() + random.next() + random.next() - 2
