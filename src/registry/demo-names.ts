/** Names of invented residents, joined from parts: a family shares its surname, as families do. */
import type { Random } from '../territory/demo-random.ts'

const surnames = [
  ...'王李张刘赵白包吴孙杨郭何高林郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪石金贾夏韦付方邹熊孟秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱覃武戴',
]
const menOne = [...'建志文晓国永明庆立宏俊光振广德海春长景兆']
const menTwo = [...'民辉涛军勇健斌峰超然林山华东生伟强平杰成']
const womenOne = [...'玉秀桂淑丽雅佳慧晓春美凤素红艳小彩文静海']
const womenTwo = [...'霞琴萍荣芬燕欣悦宁琳梅兰莉婷英华珍洁云敏']
const mongolMen = [
  '巴音',
  '乌力',
  '斯仁',
  '格日',
  '敖登',
  '苏日',
  '朝克',
  '那顺',
  '阿木',
  '宝音',
  '图门',
  '布和',
]
const mongolMenEnd = [
  '巴特尔',
  '吉日嘎',
  '勒图',
  '巴雅尔',
  '满都拉',
  '古冷',
  '特古斯',
  '扎布',
  '宝力高',
  '德力根',
]
const mongolWomen = [
  '乌日',
  '萨仁',
  '格根',
  '敖登',
  '其其',
  '娜仁',
  '塔娜',
  '阿茹',
  '哈斯',
  '通拉',
  '图雅',
  '莲花',
]
const mongolWomenEnd = ['娜', '高娃', '图雅', '其木格', '格日乐', '花', '斯琴', '其其格', '满达', '托娅']

export type Sex = 'man' | 'woman'

/** Null: a name without a surname, as every third family has here. */
export function surnameOf(random: Random): string | null {
  return random.next() < 0.35 ? null : random.pick(surnames)
}

export function nameOf(random: Random, surname: string | null, sex: Sex): string {
  const [first, second] =
    surname === null
      ? sex === 'man'
        ? [mongolMen, mongolMenEnd]
        : [mongolWomen, mongolWomenEnd]
      : sex === 'man'
        ? [menOne, menTwo]
        : [womenOne, womenTwo]
  const given = random.pick(first)
  if (surname === null) return given + random.pick(second)
  return surname + given + (random.next() < 0.75 ? random.pick(second) : '')
}
