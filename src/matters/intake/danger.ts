/** Words that mean: call first, report after. 信访工作条例第二十五条;人民调解法第二十五条. Data. */

const words: Readonly<Record<'110' | '119' | '120', readonly string[]>> = {
  '119': [
    '着火',
    '起火',
    '失火',
    '火灾',
    '燃气泄漏',
    '煤气泄漏',
    '天然气泄漏',
    '闻到燃气',
    '闻到煤气',
    '爆炸',
    '被困电梯',
    '电梯困人',
  ],
  '110': [
    '打人',
    '砍人',
    '持刀',
    '拿刀',
    '家暴',
    '殴打',
    '抢劫',
    '失踪',
    '走失',
    '绑架',
    '威胁要杀',
    '聚众',
    '斗殴',
    '入室',
  ],
  '120': ['昏倒', '晕倒', '心脏病发', '大出血', '中毒', '自杀', '跳楼', '轻生', '割腕', '没有呼吸', '触电'],
}

/** Numbers to call, in the order to call them. */
export function dangerIn(text: string): ('110' | '119' | '120')[] {
  return (['119', '110', '120'] as const).filter(number => words[number].some(word => text.includes(word)))
}
