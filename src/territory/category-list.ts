/** The kinds of matters as tables: code | Chinese | English | competence | words residents use for it. Pure data. */

/** Social governance (grid work, GB/T 31000 modules) and local extensions. */
export const socialKinds = `
dispute | 矛盾纠纷 | Dispute | justice | 纠纷 吵架 争吵 矛盾 调解 打架 邻居吵 赔偿 欠钱不还 漏水到楼下 婚姻 赡养 彩礼 借款 押金 谈不拢 不肯挪
publicOrder | 治安防控 | Public order | publicSecurity | 治安 被偷 盗窃 小偷 偷电瓶 诈骗 骗子 赌博 打人 斗殴 可疑人员 陌生人敲门 监控 尾随 酒后闹事 丢了 打牌 冒充 上门推销 防骗 加强巡逻
safetyHazard | 安全隐患 | Safety hazard | fire | 安全隐患 隐患 消防 飞线充电 电动车进楼 楼道充电 着火 冒烟 裸露电线 电线裸露 漏电 外墙脱落 掉砖 危房 塌 井口没盖 深坑 给电动车充电 电瓶拿上楼 土墙 往外倾斜 掉下来
environment | 环境卫生 | Sanitation | environment | 环境卫生 脏乱 臭味 异味 污水 油烟 焚烧 冒黑烟 空气 扬尘 粪 苍蝇 老鼠 旱厕 发臭 排脏水
publicFacility | 公共设施 | Public facility | urbanManagement | 公共设施 健身器材 座椅 长椅 围栏 护栏 凉亭 广场设施 儿童乐园 体育器材 活动室
livelihood | 民生服务 | Livelihood services | civilAffairs | 低保 社保 养老金 医保 证明 补贴 救助 临时救助 高龄津贴 残疾证 户口 就业 公租房 养老认证 缴费
specialCare | 特殊群体关爱 | Care for those in need | civilAffairs | 独居老人 空巢 残疾人 孤儿 留守 轮椅 没人照顾 行动不便 送餐 上门看看 老人一个人 独居 敲门没人应
property | 物业服务 | Property management | property | 物业 物业费 保安 小区门禁 门禁 小区大门 维修基金 公共收益 业委会 楼道灯 单元门 保洁 停车费 车位 小区绿化 感应灯
floatingPopulation | 人口变动 | Moves of population | publicSecurity | 租房登记 流动人口 居住证 暂住 出租屋 群租 搬来 迁入 迁出 合租 隔成
health | 公共卫生 | Public health | health | 疫苗 体检 家庭医生 卫生院 防疫 消毒 传染 食物中毒 医院 挂号 老年人体检 上吐下泻 拉肚子
petitionSign | 信访苗头 | Sign of a petition | petitions | 上访 信访 集体反映 联名 去旗里反映 讨说法 拆迁补偿 征地补偿
policy | 政策咨询 | Policy question | community | 咨询 请问 怎么办理 政策 需要什么材料 在哪办 能不能办 条件 标准是多少 流程 过户 怎么申请
suggestion | 意见建议 | Suggestion | community | 建议 希望能 提议 能否增设 最好能 是不是可以
heating | 供热采暖 | Heating | heating | 暖气 供热 供暖 不热 温度低 室温 暖气片 热力 采暖 取暖费 管道漏水暖气 冷得
waterSupply | 供水排水 | Water supply and drainage | water | 停水 自来水 水压 水管 爆管 水黄 水质 水表 下水道 下水 堵了 返水 污水管 排水 没水 冒水 积水 水压太小 水压小 排水沟
powerSupply | 供电 | Power supply | power | 停电 跳闸 电压 变压器 电表 电线杆 供电 没电
gasSupply | 燃气 | Gas | gas | 燃气 天然气 煤气 液化气 煤气罐 燃气味 灶具 燃气表 橡胶管
housing | 房屋质量与产权 | Housing quality and title | housing | 房产证 不动产 屋顶漏 屋面漏水 外墙渗水 房子漏雨 开发商 交房 墙皮 保温层 电梯加装 老旧小区改造 瓷砖松动 外墙瓷砖 加装电梯
wages | 劳动就业与欠薪 | Wages and work | humanResources | 欠薪 工资 拖欠 不给钱 劳动合同 工伤 工钱 包工头 试用期 辞退
consumer | 消费与市场 | Consumers and market | marketRegulation | 缺斤短两 过期 退款 不退钱 假货 超市 饭店 乱收费 价格 预付卡 充值 健身房 理发店 卖的 秤不准 缺斤
schooling | 教育入学 | Schooling | education | 学校 入学 幼儿园 学区 转学 校车 补课 托管 老师 小学 报名
transit | 公共交通出行 | Public transport | traffic | 公交 公交车 站牌 出租车 打车 班次 末班车 客运 路车
other | 其他 | Other | community | 其他
`

/** City events and components of GB/T 47678.5-2026; the first two digits are the major group. */
export const cityKinds = `
01003 | 雨水井盖异常 | Storm-drain cover | urbanManagement | 井盖 雨水井 井盖丢 井盖破 雨水篦子 井盖翘
01013 | 消防设施异常 | Fire-fighting facility | fire | 消防栓 消火栓 灭火器 消防设施 消防门
01037 | 路灯异常 | Street lamp | urbanManagement | 路灯 路灯不亮 灯坏 没有灯 黑灯瞎火 照明 路灯一直闪
01054 | 充电桩异常 | Charging post | power | 充电桩 充电站 充电柜
01076 | 公用电梯异常 | Public lift | marketRegulation | 电梯 电梯困人 电梯坏 电梯停 坐电梯 电梯这个月
02014 | 交通信号灯异常 | Traffic light | traffic | 红绿灯 信号灯
02034 | 无障碍设施异常 | Barrier-free facility | urbanManagement | 盲道 无障碍 盲道上 盲道中间
02038 | 门(楼号)牌异常 | Door or building number | publicSecurity | 门牌 楼号牌 楼牌
03001 | 公共厕所异常 | Public toilet | urbanManagement | 公厕 公共厕所 厕所
03005 | 垃圾箱异常 | Litter bin | urbanManagement | 垃圾箱 垃圾桶 垃圾桶坏
03008 | 宣传栏异常 | Notice board | urbanManagement | 宣传栏 公告栏 宣传栏玻璃
04002 | 行道树异常 | Street tree | urbanManagement | 行道树 树枝 大树 树倒 枯树 修剪
04013 | 绿地异常 | Green space | urbanManagement | 绿地 草坪 绿化带 种菜 毁绿
05009 | 文物古迹异常 | Heritage site | urbanManagement | 文物 古迹
06001 | 私搭乱建 | Unlawful building | urbanManagement | 私搭乱建 违建 违章建筑 彩钢房 搭棚 私自搭建 占用公共面积 玻璃房 搭了棚 改成门
06010 | 暴露垃圾 | Exposed rubbish | urbanManagement | 垃圾堆 暴露垃圾 乱扔垃圾 垃圾没人清 建筑垃圾 生活垃圾
06012 | 道路不洁 | Dirty road | urbanManagement | 道路不洁 路上脏 没人扫 渣土 撒漏
06013 | 道路破损 | Damaged road | housing | 路面坑 坑洼 道路破损 路面塌陷 路坏 大坑 路不平 翻浆 路面塌 土路 修路 塌了一个坑
06028 | 噪声扰民 | Noise | publicSecurity | 噪音 噪声 扰民 广场舞 音响 大喇叭 吵得 睡不着 唱歌 狗叫 狗整夜叫 放歌 大喊大叫
06036 | 乱堆杂物 | Piled-up objects | urbanManagement | 杂物 堆放 楼道堆 乱堆 堆满 纸壳 旧沙发 旧家具
06038 | 擅自饲养家禽家畜 | Unlawful keeping of animals | urbanManagement | 养鸡 养羊 养牛 家禽 家畜 养鸽子 牛羊进 养了 十几只羊 养狗
06042 | 垃圾站(箱)满溢 | Overflowing bin | urbanManagement | 满溢 垃圾满 垃圾箱满 垃圾桶满 垃圾桶都满
06052 | 无障碍坡道破损 | Damaged ramp | urbanManagement | 坡道 轮椅坡道 坡道裂
07001 | 非法小广告 | Unlawful stickers | urbanManagement | 小广告 贴广告 牛皮癣
07003 | 违规户外广告 | Unlawful outdoor advertising | urbanManagement | 户外广告 广告牌 牌匾 招牌 灯箱
08001 | 施工扰民 | Works disturbing residents | urbanManagement | 施工扰民 夜间施工 半夜施工 装修 电钻 工地吵 楼上装修 打桩
08004 | 工地扬尘 | Dust from works | environment | 工地扬尘 扬尘 工地灰 尘土 没有盖网 土堆
09003 | 流浪乞讨 | Homeless person | civilAffairs | 流浪 乞讨 露宿 睡了两晚 睡在
09005 | 店外经营 | Trading outside the shop | urbanManagement | 店外经营 摆到门外 烧烤摊 外摆 人行道上 货摆到
09006 | 占道经营 | Trading on the road | urbanManagement | 占道经营 摆摊 马路市场 流动摊 小贩 早市 小摊
09009 | 机动车乱停放 | Cars parked wrongly | traffic | 乱停车 违停 乱停 堵门 挡住 停车难 僵尸车 占车位 停满车 堵在车库
09012 | 占用消防通道 | Blocked fire lane | fire | 消防通道 堵消防 生命通道 地锁
09014 | 畜力车进城 | Animal carts in town | traffic | 畜力车 马车 驴车
10001 | 道路积雪、结冰 | Snow or ice on the road | urbanManagement | 积雪 结冰 路滑 扫雪 冰面 除雪 摔倒 没人扫 的雪 融雪剂 雪铲
10002 | 架空线缆脱落 | Fallen overhead cable | power | 线缆 电缆 网线 垂下来 线掉 光缆 飞线 电线垂
`
