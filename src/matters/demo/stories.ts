/** Invented reports of residents for the demo jurisdiction: category | nature | words. Nobody and nothing in them is real. */
import type { natures } from '../shape.ts'

export interface DemoStory {
  readonly category: string
  readonly nature: (typeof natures)[number]
  /** May hold {{compound}}, {{building}}, {{unit}}, {{days}}: see `tellStory`. */
  readonly text: string
}

/** The words with their blanks filled. */
export function tellStory(
  story: DemoStory,
  at: { readonly compound: string; readonly building: string; readonly unit: number; readonly days: number },
): string {
  return story.text.replace(/\{\{(compound|building|unit|days)\}\}/g, (_, name: keyof typeof at) =>
    String(at[name]),
  )
}

const table = `
01037 | help | {{building}}前面的路灯坏了{{days}}天了，晚上一片黑，老人下楼倒垃圾不敢走。
01037 | help | 小区北门到公交站那段路灯一直闪，一会亮一会灭，请来看看。
01037 | complaint | 路灯不亮的事我上个月就反映过，修了两天又坏了。孩子晚自习九点多回来，这一段几百米没有一盏亮的，摔了怎么办？
01037 | report | 巡查发现主路东侧连续四盏路灯不亮，灯杆编号已拍照。
01003 | help | {{building}}西侧的井盖翘起来了，车一压就响，半夜吵得睡不着，也怕孩子踩上去。
01003 | report | 菜市场门口井盖破了一个角，露着口子，已经用纸箱先盖上了，请尽快换。
01003 | help | 下雨后雨水篦子全堵了，水排不下去，出门得蹚水。
01013 | report | 入户时发现{{unit}}单元一到三楼消防栓箱里没有水带，箱门也坏了。
01013 | complaint | 消防门被人用铁丝绑死了，跟物业说了好几次没人管。真要着火跑都跑不出去。
01054 | help | 车棚里的充电桩有一半扫码没反应，大家只好从楼上往下拉线充电，太危险。
01076 | complaint | {{building}}电梯这个月停了第三次，我家老人坐轮椅,{{days}}天没下过楼了。
01076 | help | 电梯运行时咔咔响，停层不平，差一拳头高，请检查。
02014 | report | 文化路口红绿灯南北方向不亮，早高峰很乱。
02034 | suggestion | 主街盲道上摆满电动车，还有一根电线杆立在盲道中间，建议统一清理，把盲道接通。
02038 | help | {{building}}的楼号牌掉了，快递和急救车都找不到门。
03001 | complaint | 公园边上的公厕脏得进不去，冲水也坏了，味道几十米外都能闻到。
03001 | suggestion | 早市那边能不能加一个临时厕所，冬天老人赶集太不方便。
03005 | help | 垃圾桶轮子掉了盖子也没了，风一刮满院子都是塑料袋。
03008 | report | 宣传栏玻璃碎了，碎片还在地上，旁边就是幼儿园。
04002 | help | 窗前的大树枝子已经伸到三楼窗户，一刮风就打玻璃，请修剪一下。
04002 | report | 昨晚大风,{{compound}}南侧一棵榆树倒了一半，搭在电线上，已拉警戒绳。
04013 | complaint | 楼后那块绿地被人围起来种菜，还浇粪水，夏天窗户都不敢开。
04013 | suggestion | 中心广场绿地踩出一条土路，与其年年补草不如修一条石板小路。
06001 | complaint | 一楼住户把窗户改成门，外面搭了彩钢房，占了我们公用的通道，轮椅过不去。
06001 | report | 走访发现顶楼有人新搭玻璃房，还在施工，材料堆在楼道里。
06010 | help | 装修垃圾堆在{{building}}山墙边{{days}}天了没人拉。
06010 | complaint | 铁道边沟里全是生活垃圾，一到夏天苍蝇乱飞，打电话说归别人管，到底谁管？
06012 | help | 拉渣土的车一路撒漏，主路上全是土，一过车就起灰。
06013 | help | 小区门口路面塌了一个坑，昨天有电动车摔了。
06013 | help | 我们这条巷子是土路，春天一翻浆车就陷进去，送煤的都不愿意进来。请问今年有没有修路计划？巷子里住着三十多户，一半是老人，去年救护车就没能开进来，是大家用门板把人抬出去的。
06028 | complaint | 广场舞音响从晚上七点放到九点半，窗户关上都听得清清楚楚，家里有高三学生。
06028 | help | 隔壁的狗整夜叫，说过几次，人家说狗不叫还叫狗吗。想请社区出面说说。
06028 | complaint | 楼下烧烤店半夜还在放歌，喝多的人大喊大叫，已经连着一个星期。
06036 | report | {{unit}}单元楼道堆满纸壳和旧家具，从一楼堆到四楼，只剩一个人能过。
06036 | help | 有人把旧沙发扔在单元门口，老人绊了一跤。
06038 | complaint | 邻居在院里养了十几只羊，味道大，羊粪冲到路上。
06042 | help | 垃圾箱满了两天没清，都堆到路中间了。
06042 | suggestion | 周末垃圾总是满，建议周六周日加收一次。
06052 | help | {{unit}}单元门口的坡道裂了，轮椅推不上去，我妈已经摔过一次。
07001 | report | 楼道里又贴满开锁、贷款的小广告，刚刷的白墙。
07003 | complaint | 对面店铺的大灯箱整夜亮着，正对卧室，窗帘都挡不住。
07003 | report | 二楼外墙的旧广告牌一边螺丝掉了，风大时晃得厉害，下面是人行道。
08001 | complaint | 工地夜里十一点还在打桩，连续{{days}}天了，有没有夜间施工许可？
08001 | complaint | 楼上装修中午也不停，孩子没法午睡，物业说管不了。
08004 | complaint | 北边拆迁的土堆没有盖网，一刮风家里桌子上一层土。
09003 | help | 车站候车亭里有位老人睡了两晚，天冷了，问他也说不清家在哪，请派人看看。
09005 | complaint | 超市把货摆到人行道上，走路要下到马路，旁边车来车往。
09006 | suggestion | 早市挪到新址是好事，可是离老小区太远，建议在西边留几个便民摊位。
09006 | complaint | 放学时校门口全是小摊，堵得车都走不了，烟熏火燎。
09009 | help | 有辆车堵在车库门口两天了，没留电话。
09009 | complaint | {{compound}}门口两边天天停满车，公交车都错不开，请交警管一管。
09012 | report | 消防通道被私家车和地锁占了，量了一下只剩两米一。
09012 | complaint | 消防通道划了黄线也没人管，晚上照样停满。上次隔壁楼冒烟，消防车进不来，在外面接了一百多米水带。
09014 | report | 有马车在主街上拉菜，晚上没有反光标识，很危险。
10001 | help | 昨天的雪没人扫，单元门口结了冰，老人不敢出门。
10001 | complaint | 天桥台阶全是冰，我今早亲眼看见两个人摔倒，请撒点盐或者铺防滑垫。
10001 | suggestion | 建议每个单元放一把雪铲和一袋融雪剂，大家自己动手也能扫。
10002 | help | 门前的网线垂下来快到地面了，孩子伸手就能够着，不知道带不带电。
10002 | report | 巷口架空线缆脱落横在路上，已有人值守，请权属单位来处理。
heating | help | 家里暖气只有十五六度，孩子在屋里穿着棉袄写作业。{{building}}{{unit}}单元都这样。
heating | complaint | 交了全年取暖费，供暖{{days}}天了，卧室暖气片还是凉的。打热力电话说登记了，就没有下文。
heating | help | 暖气管接头漏水，楼下也湿了，急！
heating | inquiry | 房子空着没人住，今年想停供暖，需要什么手续，交多少费用？
heating | help | 我家是顶楼把边，年年不热。前年说是管道老化，去年说是压力不够，今年又说让我自己换暖气片。我换了，还是十六度。家里有八十岁老人，能不能派个懂的人来，一次查清楚到底是哪里的问题。
heating | suggestion | 建议供暖前把老楼的过滤网统一清洗一遍，年年堵年年报，不如提前做。
waterSupply | help | {{building}}从早上开始停水，没看到通知，什么时候能来？
waterSupply | help | 自来水发黄，放了半小时还是有铁锈，不敢给孩子喝。
waterSupply | complaint | 下水道返水，厨房地上全是污水，一楼三户都这样，已经第四次了。
waterSupply | report | 主路边水管爆了，水流到马路上，晚上要结冰。
waterSupply | help | 六楼水压太小，早晚热水器打不着火。
waterSupply | inquiry | 水费比上个月多了一倍，家里就两个人，请问能不能帮忙校一下水表？
powerSupply | help | {{unit}}单元停电了，别的单元有电，家里有人用制氧机。
powerSupply | help | 电压不稳，晚上灯一暗一亮，冰箱烧坏过一台。
powerSupply | report | 变压器下面有孩子玩耍，围栏门锁坏了。
gasSupply | help | 楼道里有燃气味，已经开窗，请马上来人检查。
gasSupply | inquiry | 燃气表要换智能表，说要自己出钱，请问有文件规定吗？
gasSupply | help | 老人家用的还是十几年的橡胶管，想请师傅上门看看要不要换。
housing | help | 屋顶一下雨就漏，卧室墙皮掉了一片，报修快一个月。
housing | complaint | 交房三年了房产证还没办下来，开发商总说快了。孩子明年要上学，需要房产证。
housing | inquiry | 请问老旧小区改造{{compound}}排在哪一年？外墙保温做不做？
housing | report | {{building}}外墙瓷砖松动，已有一块掉落，下方已拉线。
housing | suggestion | 六层楼老人多，想加装电梯，大部分邻居同意了，一楼有顾虑，希望社区帮着开个会。
property | complaint | 物业费年年涨，楼道一个月不扫一次，灯坏了也不换。
property | complaint | 小区公共车位被物业租给外面的人，业主回来没地方停。收的钱去哪了也没公示过。
property | help | 单元门锁坏了{{days}}天，什么人都能进来。
property | help | 楼道感应灯从三楼到六楼全坏了，上下楼要打手电。
property | inquiry | 想用维修基金修屋面，请问要多少户签字，走什么程序？
property | suggestion | 建议成立业委会，大家都想参加，就是不知道怎么开始。
property | complaint | 门禁卡补一张要五十元，太贵了，有没有收费标准？
dispute | help | 楼上漏水把我家吊顶泡了，找了两次都说不是他家的问题，想请人来调解。
dispute | help | 两家因为过道放鞋柜吵了好几架，再这样下去要动手了，请社区来调解。
dispute | help | 借给老同学两万元说好半年还，现在不接电话。有借条，不想打官司，能不能先帮忙调解。
dispute | help | 父母年纪大了，我们兄妹三个为谁来照顾总谈不拢，想请社区的人帮着坐下来说说。
dispute | complaint | 邻居把监控装在楼道正对我家门，进进出出都拍得到，说了不肯挪。
dispute | help | 租的房子到期了，房东不退押金，说墙上有钉子眼。
publicOrder | report | 最近连着丢了三块电动车电池，都是后半夜，请加强巡逻。
publicOrder | help | 有人冒充燃气公司上门推销报警器，已经有老人交了八百元。
publicOrder | report | 一楼仓房常有人聚着打牌到天亮，进出的人很杂。
publicOrder | help | 老人天天接到让她买保健品的电话，还送鸡蛋叫去听课，想请民警来讲讲防骗。
publicOrder | suggestion | 小区西墙有个缺口，外人随便进，建议封上或者装个监控。
safetyHazard | report | 有住户从五楼拉线到楼下给电动车充电，插板就放在雨里。
safetyHazard | report | {{unit}}单元有人把电瓶拿上楼充电，一楼门厅还停着四辆电动车。
safetyHazard | help | 隔壁空院的土墙裂了大缝往外倾斜，孩子们放学都从那走。
safetyHazard | report | 小饭店后厨煤气罐放在过道，离灶台不到一米。
safetyHazard | complaint | 楼顶的太阳能水箱锈得快掉下来了，主家搬走联系不上。
environment | complaint | 饭店油烟直接排到居民楼下，衣服晾出去一股味。
environment | complaint | 有人夜里烧电线皮，冒黑烟，气味呛人，就在河套边上。
environment | report | 排水沟水发黑发臭，看着像是有人往里排脏水。
environment | help | 平房区旱厕满了没人掏，味道大得进不去院。
publicFacility | help | 健身器材的踏板断了一根，已经有孩子夹了手。
publicFacility | suggestion | 凉亭里的座椅都坏了，建议换成木头的，冬天坐着不凉。
publicFacility | suggestion | 活动室每天五点就关门，上班的人用不上，建议每周开两个晚上。
livelihood | inquiry | 请问高龄津贴从多少岁开始领，需要本人去吗？我父亲腿脚不好。
livelihood | help | 丈夫住院花了不少钱，家里就我一个人打零工，想问问临时救助怎么申请。
livelihood | inquiry | 人在外地打工，养老金认证手机上总是失败，能不能让社区帮忙？
livelihood | help | 低保复审的材料交上去一个多月没有消息，这个月的钱没到账。
livelihood | inquiry | 孩子大学毕业没找到工作，听说有就业见习补贴，在哪里报名？
specialCare | help | 对门独居的老人两天没见出门，敲门没人应，电话也打不通。
specialCare | help | 老伴卧床，我自己也七十多了，能不能申请送餐？
specialCare | suggestion | 建议给独居老人装个一键呼叫，我们楼就有四户。
specialCare | help | 轮椅坏了，听说可以借用，在哪里办？
floatingPopulation | report | {{building}}有一户隔成六间出租，每天进出十几个人，消防和治安都不放心。
floatingPopulation | inquiry | 刚从外地搬来，给孩子上学要办居住证，需要哪些材料？
health | inquiry | 老年人免费体检今年什么时候开始，要不要空腹？
health | help | 家庭医生签了约，快一年没人联系过。
health | report | 同一栋楼好几家孩子上吐下泻，都说前一天在同一家店吃过凉皮。
wages | help | 我们八个人在工地干了三个月，工钱拖着不给，包工头说等甲方拨款。快过年了，家里等着用钱，手里有记工本和聊天记录。
wages | help | 在饭店上班没签合同，辞职了扣我半个月工资。
wages | inquiry | 干活时从架子上摔下来，老板说不算工伤，应该怎么申请认定？
consumer | complaint | 健身房办了年卡，才两个月就关门了，退款一直推。
consumer | complaint | 超市卖的酸奶过期三天，找他们只肯换不肯赔。
consumer | report | 早市上有几家秤不准，一斤少一两多。
schooling | inquiry | 我们小区划到哪个小学？搬过来不到一年能报名吗？
schooling | complaint | 校外托管班一间屋子塞了三十多个孩子，窗户都焊死了。
transit | suggestion | 末班车七点就没了，下班的人只能打车，建议延到八点半。
transit | complaint | 2路车等了四十分钟，连着过来两辆，能不能把时间错开？
transit | help | 站牌被车撞歪了，站名也看不清，外地人都不知道在哪等车。
petitionSign | report | 走访得知{{compound}}十几户因拆迁过渡费没到账，准备联名去旗里反映，情绪比较急。
policy | inquiry | 请问在家门口开个小卖部要办哪些手续？
policy | inquiry | 父母的房子过户给我，是买卖划算还是赠与划算，去哪个窗口办？
suggestion | suggestion | 小区里带孩子的多，希望能把空着的门市改成一个儿童活动角，我们愿意轮流值班。
suggestion | suggestion | 建议社区通知用蒙汉双语各写一份，老人看得明白。
other | help | 捡到一串钥匙和一张老年卡，在{{building}}门口，请帮忙找失主。
other | help | 家里进了一只受伤的猫头鹰，不知道该找谁。
`

export const demoStories: readonly DemoStory[] = table
  .trim()
  .split('\n')
  .map(line => {
    const [category, nature, text] = line.split(' | ') as [string, DemoStory['nature'], string]
    return { category, nature, text }
  })
