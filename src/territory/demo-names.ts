/** Names of the demo jurisdiction's places and units; people are invented by joining parts. */
import type { Competence } from './categories.ts'

export const communityNames = [
  '罕乌拉',
  '呼格吉勒',
  '赛罕',
  '吉日嘎朗',
  '新城',
  '站前',
  '河畔',
  '草原',
  '团结',
  '文化路',
  '敖包',
  '绿园',
  '向阳',
] as const
/** Grids of each community: 70 in all, the first has 8. */
export const gridCounts = [8, 6, 5, 5, 6, 4, 5, 5, 6, 4, 5, 6, 5] as const

export const compoundPrefixes = [
  '吉祥',
  '安康',
  '和谐',
  '锦绣',
  '阳光',
  '金穗',
  '明珠',
  '赛音',
  '绿洲',
  '鑫源',
  '康乐',
  '富民',
  '世纪',
  '蒙苑',
  '碧水',
  '翠湖',
  '园丁',
  '惠民',
  '祥和',
  '金马',
  '银河',
  '福泽',
  '兴隆',
  '万福',
  '同心',
  '鸿雁',
  '乌云',
  '杏林',
  '枫林',
  '康泰',
  '佳和',
  '瑞丰',
] as const
export const compoundSuffixes = ['小区', '家园', '花园', '苑'] as const

/** Main streets, each between two communities. */
export const streetNames = [
  '人民路',
  '新华街',
  '兴安路',
  '巴彦街',
  '友谊路',
  '建设街',
  '胜利路',
  '和平街',
  '民主路',
  '团结街',
  '霍林路',
  '光明街',
  '长青路',
  '育才街',
  '站前路',
  '滨河路',
  '工业街',
  '文化路',
  '图什业图路',
  '草原街',
  '幸福路',
  '康复街',
  '体育路',
  '农贸街',
  '向阳路',
  '东风街',
  '科技路',
  '朝阳街',
  '迎宾路',
  '北环路',
  '南环路',
  '西环路',
  '东环路',
  '园林街',
  '解放路',
  '中心街',
] as const

const surnames = [
  ...'王李张刘赵白包韩吴孙杨郭何高林郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪石金贾夏韦付方邹熊孟秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱覃武戴',
]
const givenFirst = [...'建志文晓玉国永秀桂淑丽明庆立宏雅佳俊慧永']
const givenSecond = [...'民辉涛军霞琴萍荣芬燕勇健斌峰欣悦宁琳梅兰莉婷超然']
const mongolFirst = [
  '巴',
  '乌',
  '斯',
  '格',
  '敖',
  '苏',
  '朝',
  '额',
  '那',
  '阿',
  '哈',
  '宝',
  '图',
  '孟',
  '布',
  '其',
] as const
const mongolSecond = [
  '音巴特尔',
  '日娜',
  '仁高娃',
  '日勒图',
  '登其木格',
  '日嘎',
  '克图',
  '力格尔',
  '仁满都拉',
  '古娜',
  '斯琴',
  '音其其格',
  '雅图',
  '和巴雅尔',
  '仁图雅',
  '木吉乐',
] as const

/** Every invented full name, in a fixed order. */
export function inventedNames(): string[] {
  const han = surnames.flatMap(a => givenFirst.flatMap(b => givenSecond.map(c => a + b + c)))
  const mongol = mongolFirst.flatMap(a => mongolSecond.map(b => a + b))
  return [...new Set([...mongol, ...han])]
}

export interface UnitPlan {
  readonly user: string
  readonly name: string
  readonly competences: readonly Competence[]
}

export const departments: readonly UnitPlan[] = [
  { user: 'housing', name: '住房和城乡建设局', competences: ['housing'] },
  { user: 'city', name: '城市管理局', competences: ['urbanManagement'] },
  { user: 'water', name: '供排水有限责任公司', competences: ['water'] },
  { user: 'heating', name: '热力有限责任公司', competences: ['heating'] },
  { user: 'power', name: '供电分公司', competences: ['power'] },
  { user: 'gas', name: '燃气有限责任公司', competences: ['gas'] },
  { user: 'civil', name: '民政局', competences: ['civilAffairs'] },
  { user: 'labour', name: '人力资源和社会保障局', competences: ['humanResources'] },
  { user: 'market', name: '市场监督管理局', competences: ['marketRegulation'] },
  { user: 'traffic', name: '公安局交通警察大队', competences: ['traffic'] },
  { user: 'environment', name: '生态环境分局', competences: ['environment'] },
  { user: 'property', name: '物业服务指导中心', competences: ['property'] },
  { user: 'fire', name: '消防救援大队', competences: ['fire'] },
  { user: 'health', name: '卫生健康委员会', competences: ['health'] },
  { user: 'education', name: '教育局', competences: ['education'] },
  { user: 'justice', name: '司法局', competences: ['justice'] },
  { user: 'petition', name: '信访局', competences: ['petitions'] },
]

export const partnerNames = [
  '农牧和科技局',
  '林业和草原局',
  '水利局',
  '档案史志馆',
  '审计局',
  '统计局',
  '文化旅游体育局',
  '融媒体中心',
  '图书馆',
  '第一幼儿园',
  '第三小学',
  '蒙古族初级中学',
  '职业技术学校',
  '人民医院',
  '蒙医医院',
  '邮政分公司',
  '农村信用合作联社',
  '草原站',
  '气象局',
  '公路养护中心',
] as const
