/** Characters of addresses folded to one form: full width to half, traditional and variant characters to simplified, letters to capitals; and what numbers written in characters mean. */

export interface Folded {
  readonly text: string
  /** Where each character of `text` stands in the original; one more for its end. */
  readonly at: readonly number[]
}

/** Every folded character comes from one original character, so that nothing is lost on the way back. */
export function fold(original: string): Folded {
  const at: number[] = []
  let text = ''
  for (let i = 0; i < original.length; i++) {
    const character = original[i]!
    const code = original.charCodeAt(i)
    if (isInvisible(code)) continue
    text += code < 0x80 ? character.toUpperCase() : foldedOf(character, code)
    at.push(i)
  }
  at.push(original.length)
  return { text, at }
}

/** A name as it is compared: folded, without spaces and marks. */
export function foldName(name: string): string {
  return fold(name).text.replace(marks, '')
}

/** What stands between the parts of an address and says nothing. */
export const marks = /[\s,;:.!?'"()[\]{}<>/\\|_~。、…·•《》「」『』【】〈〉“”‘’-]+/gu

/** 二十三 → 23, 五零一 → 501, 12 → 12; letters and directions as they are. */
export function numberIn(words: string): string {
  return words.replace(/[零〇一二三四五六七八九十百两廿]+/g, run => {
    const digits = [...run].map(sign => values[sign] ?? '')
    if (!/[十百廿]/.test(run)) return digits.join('')
    return String(counted(run))
  })
}

const values: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

function counted(run: string): number {
  let sum = 0
  let digit = 0
  for (const sign of run) {
    if (sign === '百') sum += (digit || 1) * 100
    else if (sign === '十') sum += (digit || 1) * 10
    else if (sign === '廿') sum += 20
    if ('百十廿'.includes(sign)) digit = 0
    else digit = Number(values[sign])
  }
  return sum + digit
}

function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff || code === 0xad
}

function foldedOf(character: string, code: number): string {
  const simple = simplified.get(character)
  if (simple !== undefined) return simple
  if (code >= 0x4e00 && code <= 0x9fff) return character
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return '-'
  const half = character.normalize('NFKC')
  return half.length === 1 ? half.toUpperCase() : character
}

/** Traditional and variant characters that names of places are written with, each followed by the one used here. */
const pairs =
  '樓楼號号単单單单戶户園园區区門门東东棟栋層层鎮镇鄉乡縣县蘇苏內内興兴爾尔烏乌賽赛團团結结綠绿陽阳錦锦繡绣銀银鴻鸿雲云楓枫豐丰萬万華华國国廣广場场側侧對对邊边裡里裏里衚胡衕同馬马龍龙鳳凤鳥鸟魚鱼麗丽寶宝' +
  '實实學学業业農农廠厂醫医貿贸車车軍军電电機机鐵铁鋼钢橋桥濱滨灣湾漢汉漁渔溝沟澤泽瀾澜潔洁淨净濟济長长橫横樹树楊杨檢检蘭兰葉叶薩萨蓮莲藍蓝莊庄顧顾頭头顯显順顺願愿領领類类風风飛飞館馆麥麦點点齊齐龜龟歲岁' +
  '歷历曆历藝艺節节範范築筑簡简籃篮紅红紀纪約约級级維维綜综網网緣缘縱纵總总績绩聯联聖圣聲声職职勝胜腳脚臺台嶺岭島岛崗岗峽峡嶽岳幾几慶庆廟庙應应張张強强彈弹後后復复從从徑径憲宪懷怀戰战據据換换揚扬撥拨擴扩' +
  '攔拦斷断無无時时晉晋曉晓會会極极構构樂乐標标樣样權权歐欧殘残氣气滿满滬沪潤润濕湿燈灯營营爐炉爺爷牆墙獨独環环現现瑪玛產产畫画當当療疗發发盤盘監监眾众礦矿禮礼種种積积稱称穀谷窪洼競竞筆笔糧粮純纯紙纸細细' +
  '終终經经繞绕繼继續续羅罗義义習习舊旧艱艰蓋盖處处虛虚術术衛卫裝装補补見见規规視视觀观計计設设許许評评詩诗話话該该誠诚語语說说調调談谈請请議议護护讓让貝贝財财貢贡貨货費费資资賀贺賓宾賢贤質质贊赞軟软軸轴' +
  '載载輝辉輪轮輸输轉转辦办運运過过達达遠远遷迁選选邁迈鄰邻郵邮醬酱釋释針针鈴铃鉛铅鋪铺錢钱錫锡鍋锅鎖锁鏡镜鑽钻閉闭開开間间閣阁關关陣阵陰阴陳陈際际陸陆隊队階阶隨随險险雙双雜杂離离難难霧雾靜静韓韩頂顶項项' +
  '須须頓顿頤颐額额飯饭飲饮養养騎骑驛驿驗验體体鬆松鮮鲜鵬鹏鷹鹰黃黄黨党齡龄敎教喫吃峯峰羣群牀床甯宁崐昆塗涂墻墙壩坝壇坛夾夹婦妇孫孙寧宁尋寻將将專专屆届屬属幹干庫库廳厅彎弯彥彦徵征恆恒惡恶愛爱慣惯戲戏拋抛' +
  '掛挂採采擊击擋挡擠挤'

const simplified = new Map<string, string>()
for (let i = 0; i + 1 < pairs.length; i += 2) simplified.set(pairs[i]!, pairs[i + 1]!)
