/** The kinds of matters as tables: code | Chinese | English | competence | words residents use for it. Pure data. */

/** Social governance (grid work, GB/T 31000 modules) and local extensions. */
export const socialKinds = `
dispute | 矛盾纠纷 | Dispute | justice | 纠纷 吵架 争吵 矛盾 调解 打架 邻居吵 赔偿 欠钱不还 漏水到楼下 婚姻 赡养 彩礼 借款 押金 谈不拢 不肯挪 闹矛盾 医患 打官司 家庭矛盾 邻里
publicOrder | 治安防控 | Public order | publicSecurity | 治安 被偷 盗窃 小偷 偷电瓶 诈骗 骗子 赌博 打人 斗殴 可疑人员 陌生人敲门 监控 尾随 酒后闹事 丢了 打牌 冒充 上门推销 防骗 加强巡逻 涉黄 涉赌 卖淫 吸毒 黑社会 恶势力 地痞 家暴 报警 立案 伤人 偷盗 盗刷 抢劫 传销 非法集资 集资诈骗 裸聊 电信诈骗 骗钱 派出所 民警 聚众 霸凌 警察 养狗伤人 遛狗 咬人 烈性犬 犬只 流浪狗 狂犬 六合彩 喝酒闹事 彩票 隐私 信息泄露 个人信息 跑路 公安
safetyHazard | 安全隐患 | Safety hazard | fire | 安全隐患 隐患 消防 飞线充电 电动车进楼 楼道充电 着火 冒烟 裸露电线 电线裸露 漏电 外墙脱落 掉砖 危房 塌 井口没盖 深坑 给电动车充电 电瓶拿上楼 土墙 往外倾斜 掉下来 消防隐患 火灾 起火 失火 易燃 易爆 烟花 鞭炮 危险化学品 高空抛物 坠物 高压线 塌方 滑坡 防护措施 安全生产 加油站 危桥 煤矿 矿山 安监 承重墙 栏杆松动 加油站隐患 黑油站
environment | 环境卫生 | Sanitation | environment | 环境卫生 脏乱 臭味 异味 污水 油烟 焚烧 冒黑烟 空气 扬尘 粪 苍蝇 老鼠 旱厕 发臭 排脏水 污染 环保 环评 废气 废水 排污 刺鼻 恶臭 难闻 粉尘 灰尘 烟尘 黑烟 化工厂 造纸厂 砖厂 采石场 石场 炼油 搅拌站 屠宰场 养猪场 养殖场 养殖 焚烧厂 垃圾焚烧 辐射 变电站 基站 河道 水库 水源 黑臭 生态 挖沙 采砂 医疗废物 危废 硫化 排放 脏乱差 卫生差 蚊虫 蟑螂 粪便 化粪池 臭气
publicFacility | 公共设施 | Public facility | urbanManagement | 公共设施 健身器材 座椅 长椅 围栏 护栏 凉亭 广场设施 儿童乐园 体育器材 活动室 公共厕所少 路边座椅 休息座椅 广场建设 公园 篮球场 足球场 健身场地 游乐设施 滑梯 配套设施 人行天桥 过街天桥 栏杆 护栏坏 报刊亭 便民设施 休闲的地方
livelihood | 民生服务 | Livelihood services | civilAffairs | 低保 社保 养老金 医保 证明 补贴 救助 临时救助 高龄津贴 残疾证 户口 就业 公租房 养老认证 缴费 低保户 贫困户 扶贫 五保 特困 困难补助 救济 优抚 退伍 退役 军人 烈士 抚恤 落户 上户 户籍 身份证 婚姻登记 结婚证 离婚 殡葬 墓地 公墓 养老院 养老机构 廉租房 经济适用房 保障房 住房保障 人才补贴 购房补贴 残联 慈善 老年卡 生活困难
specialCare | 特殊群体关爱 | Care for those in need | civilAffairs | 独居老人 空巢 残疾人 孤儿 留守 轮椅 没人照顾 行动不便 送餐 上门看看 老人一个人 独居 敲门没人应 孤寡 失独 留守儿童 智障 精神病人 瘫痪 卧床 聋哑 盲人 残疾
property | 物业服务 | Property management | property | 物业 物业费 保安 小区门禁 门禁 小区大门 维修基金 公共收益 业委会 楼道灯 单元门 保洁 停车费 车位 小区绿化 感应灯 物管 小区管理 业主委员会 业主大会 公摊 水电费 装修押金 车库 地下车库 停车位 停车收费 架空层 住改商 维修资金 大修基金 电动车充电 门卫 业主群 前期物业 小区停车 开锁 邮箱 快递柜 管理混乱
floatingPopulation | 人口变动 | Moves of population | publicSecurity | 租房登记 流动人口 居住证 暂住 出租屋 群租 搬来 迁入 迁出 合租 隔成 外来人口 实有人口 房屋出租 民宿扰民 日租房 群租房 二房东
health | 公共卫生 | Public health | health | 疫苗 体检 家庭医生 卫生院 防疫 消毒 传染 食物中毒 医院 挂号 老年人体检 上吐下泻 拉肚子 医生 护士 看病 就医 住院 医疗 医药 药品 药店 卫生所 诊所 门诊 手术 误诊 行医 非法行医 接种 疫情 病人 患者 献血 妇幼 计生 计划生育 生育 二胎 三胎 独生子女 超生 社会抚养费 公共卫生 卫生室 乡村医生 村医 医护 艾滋 结核 产检 急救 救护车 中医
petitionSign | 信访苗头 | Sign of a petition | petitions | 上访 信访 集体反映 联名 去旗里反映 讨说法 拆迁补偿 征地补偿 上访户 信访件 来信 群体性 维权 请愿 集体上访 答复不满意 拖着不办 信访局
policy | 政策咨询 | Policy question | community | 咨询 请问 怎么办理 政策 需要什么材料 在哪办 能不能办 条件 标准是多少 流程 过户 怎么申请 规定是什么 如何申请 怎么办 是否可以 可不可以 有哪些 什么时候 怎么办证 手续 办理条件 哪些条件
suggestion | 意见建议 | Suggestion | community | 建议 希望能 提议 能否增设 最好能 是不是可以 意见 应该增加 增设 加快 几点想法 献言 希望加强
heating | 供热采暖 | Heating | heating | 暖气 供热 供暖 不热 温度低 室温 暖气片 热力 采暖 取暖费 管道漏水暖气 冷得 供热公司 换热站 热费 不供暖 暖气不热 地暖
waterSupply | 供水排水 | Water supply and drainage | water | 停水 自来水 水压 水管 爆管 水黄 水质 水表 下水道 下水 堵了 返水 污水管 排水 没水 冒水 积水 水压太小 水压小 排水沟 供水 饮用水 水费 水管破裂 水务 用水 管网 污水处理 排污管 漏水 渗水 内涝 水浸 淹水 防洪 堤坝 化粪池堵 二次供水 自来水厂 水源地 水龙头 喝水 吃水
powerSupply | 供电 | Power supply | power | 停电 跳闸 电压 变压器 电表 电线杆 供电 没电 用电 电费 电网 电力 断电 电压低 限电 农网改造 供电局 通电 线路老化 电表箱 充电难
gasSupply | 燃气 | Gas | gas | 燃气 天然气 煤气 液化气 煤气罐 燃气味 灶具 燃气表 橡胶管 通气 燃气管道 气费 天然气费 燃气公司
housing | 房屋质量与产权 | Housing quality and title | housing | 房产证 不动产 屋顶漏 屋面漏水 外墙渗水 房子漏雨 开发商 交房 墙皮 保温层 电梯加装 老旧小区改造 瓷砖松动 外墙瓷砖 加装电梯 房屋质量 质量问题 楼盘 购房 买房 房价 房产 产权 办证难 两证 交楼 延期交房 烂尾 精装 毛坯 商品房 首付 房贷 公积金贷款 网签 备案 限购 收房 验房 预售 捂盘 虚假宣传房 容积率 绿化率 房地产 房东 中介 定金 墙体 裂缝 开裂 棚户区 棚改 旧城改造 旧改 老旧小区 加装 危旧房 房管局 住建局 安置房 安置小区 还建房 楼间距 采光 违规改建 住房 房屋 房子 业主权益 户型 公寓 法拍 二手房 楼盘质量
wages | 劳动就业与欠薪 | Wages and work | humanResources | 欠薪 工资 拖欠 不给钱 劳动合同 工伤 工钱 包工头 试用期 辞退 农民工 民工 讨薪 克扣 加班 加班费 劳动法 劳动局 劳动仲裁 劳动监察 劳务 派遣 同工不同酬 待遇 福利 裁员 辞职 离职 解雇 上班时间 休假 年假 带薪 产假 招聘 求职 找工作 用工 员工 职工 工人 下岗 退休 职称 编制 职业技能 技能鉴定 职业资格 血汗钱 欠款不还 劳动保护 工作环境 职业病 人社局 再就业
consumer | 消费与市场 | Consumers and market | marketRegulation | 缺斤短两 过期 退款 不退钱 假货 超市 饭店 乱收费 价格 预付卡 充值 健身房 理发店 卖的 秤不准 缺斤 消费者 消费 维权难 欺诈 欺骗 虚假宣传 假冒 伪劣 质量差 食品安全 食品 保健品 不卫生 三无 无证经营 营业执照 价格欺诈 涨价 物价 强制消费 霸王条款 退费 退货 不退 美容 会员卡 办卡 培训费 网购 快递 邮政 旅行社 传销组织 直销 推销 乱涨价 商家 商场 菜市场 农贸市场 餐馆 酒店 宾馆 酒吧 网吧 车行 4s店 工商局 工商所 市场监督 质监 商标 垄断 无证 检验检疫 特种设备 广告骗人 租车 贷款 车贷 网贷 平台 退押金 保险公司 餐饮 餐厅 饭馆 纳税 偷税 逃税 退税 发票 招商 投资 高息 违约 合同 押金不退 理财 银行 加盟 诚意金 定金不退 租金
schooling | 教育入学 | Schooling | education | 学校 入学 幼儿园 学区 转学 校车 补课 托管 老师 小学 报名 教育 教师 教育局 中学 初中 高中 高考 中考 考试 考生 招生 录取 学生 校园 学费 学籍 作业 培训机构 培训班 辅导班 大学 学院 职高 职校 技校 毕业证 学历 实习 宿舍 食堂 校服 教材 军训 家长 师资 代课 民办 幼教 早教 幼儿 学前 补习 教改 素质教育 分班 择校 体罚 一小 二小 附小 研究生 入园 上学 无学可上 专升本 自考 家委会 生源
transit | 公共交通出行 | Public transport | traffic | 公交 公交车 站牌 出租车 打车 班次 末班车 客运 路车 地铁 轻轨 公交线路 公交司机 公交站 网约车 的士 滴滴 黑车 拒载 高铁 火车 动车 车站 火车站 汽车站 机场 航班 客车 大巴 班车 收费站 过路费 高速公路 高速 高铁站 轨道交通 站点 换乘 交通运输 运管 货运 超载 驾校 驾照 驾考 教练 船 码头 公路局 运输证 城铁 城际 铁路 公汽 巴士 发车 地铁站
landTake | 土地与征收拆迁 | Land and expropriation | housing | 拆迁 征收 征地 征拆 拆迁款 征收款 安置 安置费 补偿 补偿款 强拆 强征 宅基地 自留地 承包地 耕地 农田 田土 土地 林地 山林 土地流转 国土 国土局 青苗 留置地 失地农民 被征地 土地证 林权 确权 占地 集体用地 征地款 强占
planning | 城乡规划与建设 | Planning and building | housing | 规划 规划局 城市规划 建设规划 项目 建设进度 开工 动工 竣工 停工 招标 招投标 投标 中标 工程 工程款 配套 片区 选址 新城建设 加快建设 开发区 市政建设 何时建 何时修 一直没建
roadTraffic | 道路交通 | Road traffic | traffic | 交通 拥堵 堵车 塞车 红灯 闯红灯 逆行 超速 酒驾 大货车 货车 限行 禁行 交通事故 车祸 路口 交叉口 左转 掉头 早高峰 晚高峰 高峰期 电动车 摩托车 三轮车 骑行 共享单车 交通安全 交通规划 交通管制 罚单 扣分 年检 车牌 上牌 行车 出行 过马路 电动自行车 绿灯 人行绿灯 禁摩 人车 绕行
socialInsurance | 社会保险与公积金 | Social insurance and housing fund | humanResources | 社保 社会保险 社保局 社保卡 养老保险 医疗保险 失业保险 生育保险 工伤保险 五险 五险一金 公积金 住房公积金 养老待遇 退休金 退休待遇 新农合 农村合作医疗 报销 参保 断缴 缴纳社保 转移接续
culture | 文化体育旅游 | Culture, sports and tourism | education | 文化 体育 体育馆 体育场 运动会 运动员 健身 图书馆 博物馆 电影院 演出 景区 旅游 旅游局 导游 游客 门票 古城 古镇 非遗 电视台 有线电视 门球场 球场 比赛 游泳馆 古迹保护 古建筑 故居
governmentService | 政务服务与作风 | Public service and conduct | petitions | 不作为 乱作为 办事难 办事效率 办事大厅 政务 政务公开 政务服务 窗口 推诿 扯皮 敷衍 刁难 态度恶劣 态度差 服务态度 以权谋私 贪污 腐败 官商勾结 村干部 村支书 村主任 村委会 街道办 居委会 乡政府 镇政府 政府部门 执法 暴力执法 不依法 公务员 公开选举 热线 投诉无门 失职 渎职 回复 领导 干部 书记 局长 公款 信息公开 法院 判决 执行难 检察院 公证 村长 欺负村民 处罚 部门调查
other | 其他 | Other | community | 其他
`

/** City events and components of GB/T 47678.5-2026; the first two digits are the major group. */
export const cityKinds = `
01003 | 雨水井盖异常 | Storm-drain cover | urbanManagement | 井盖 雨水井 井盖丢 井盖破 雨水篦子 井盖翘
01013 | 消防设施异常 | Fire-fighting facility | fire | 消防栓 消火栓 灭火器 消防设施 消防门
01037 | 路灯异常 | Street lamp | urbanManagement | 路灯 路灯不亮 灯坏 没有灯 黑灯瞎火 照明 路灯一直闪
01054 | 充电桩异常 | Charging post | power | 充电桩 充电站 充电柜
01076 | 公用电梯异常 | Public lift | marketRegulation | 电梯 电梯困人 电梯坏 电梯停 坐电梯 电梯这个月 电梯故障 电梯坠落
02014 | 交通信号灯异常 | Traffic light | traffic | 红绿灯 信号灯 交通灯 斑马线 人行横道 交通信号 指示牌 路标 标线 标志牌 减速带 隔离栏 摄像头 电子眼
02034 | 无障碍设施异常 | Barrier-free facility | urbanManagement | 盲道 无障碍 盲道上 盲道中间
02038 | 门(楼号)牌异常 | Door or building number | publicSecurity | 门牌 楼号牌 楼牌
03001 | 公共厕所异常 | Public toilet | urbanManagement | 公厕 公共厕所 厕所 厕所脏 卫生间
03005 | 垃圾箱异常 | Litter bin | urbanManagement | 垃圾箱 垃圾桶 垃圾桶坏
03008 | 宣传栏异常 | Notice board | urbanManagement | 宣传栏 公告栏 宣传栏玻璃
04002 | 行道树异常 | Street tree | urbanManagement | 行道树 树枝 大树 树倒 枯树 修剪
04013 | 绿地异常 | Green space | urbanManagement | 绿地 草坪 绿化带 种菜 毁绿 绿化 花坛 园林 树木 杂草 野草 毁林 砍树 草地
05009 | 文物古迹异常 | Heritage site | urbanManagement | 文物 古迹
06001 | 私搭乱建 | Unlawful building | urbanManagement | 私搭乱建 违建 违章建筑 彩钢房 搭棚 私自搭建 占用公共面积 玻璃房 搭了棚 改成门 违法建筑 违章搭建 违章 乱搭乱建 违规建设 违法建设 加盖 楼顶搭建 占用绿地 改建 侵占 私自占用 圈占 地下室 违规搭建 乱搭 搭建 阳光房 防盗窗 私改
06010 | 暴露垃圾 | Exposed rubbish | urbanManagement | 垃圾堆 暴露垃圾 乱扔垃圾 垃圾没人清 建筑垃圾 生活垃圾 垃圾 垃圾站 垃圾场 垃圾成堆 垃圾处理 垃圾清运 垃圾分类
06012 | 道路不洁 | Dirty road | urbanManagement | 道路不洁 路上脏 没人扫 渣土 撒漏
06013 | 道路破损 | Damaged road | housing | 路面坑 坑洼 道路破损 路面塌陷 路坏 大坑 路不平 翻浆 路面塌 土路 修路 塌了一个坑 路面 道路 水泥路 公路 马路 路况 道路建设 道路施工 断头路 通车 人行道 桥梁 路基 坑洞 沥青 硬化 村道 拓宽 烂路 泥泞 路段 桥 隧道 匝道 引桥 高架 修通 拉通 没修好
06028 | 噪声扰民 | Noise | publicSecurity | 噪音 噪声 扰民 广场舞 音响 大喇叭 吵得 睡不着 唱歌 狗叫 狗整夜叫 放歌 大喊大叫 喧哗 噪音扰民 噪声扰民 噪音污染 噪声污染 高音喇叭 夜宵 KTV 轰鸣 鸣笛 震动 休息不好 影响休息 隔音 吵死 吵闹 嘈杂 歌厅 切割声 声音大 声音太大 刺耳 禁鸣 飙车
06036 | 乱堆杂物 | Piled-up objects | urbanManagement | 杂物 堆放 楼道堆 乱堆 堆满 纸壳 旧沙发 旧家具
06038 | 擅自饲养家禽家畜 | Unlawful keeping of animals | urbanManagement | 养鸡 养羊 养牛 家禽 家畜 养鸽子 牛羊进 养了 十几只羊 养狗 养猪 鸡鸭
06042 | 垃圾站(箱)满溢 | Overflowing bin | urbanManagement | 满溢 垃圾满 垃圾箱满 垃圾桶满 垃圾桶都满
06052 | 无障碍坡道破损 | Damaged ramp | urbanManagement | 坡道 轮椅坡道 坡道裂
07001 | 非法小广告 | Unlawful stickers | urbanManagement | 小广告 贴广告 牛皮癣
07003 | 违规户外广告 | Unlawful outdoor advertising | urbanManagement | 户外广告 广告牌 牌匾 招牌 灯箱 广告 LED屏
08001 | 施工扰民 | Works disturbing residents | urbanManagement | 施工扰民 夜间施工 半夜施工 装修 电钻 工地吵 楼上装修 打桩 施工 夜间施工扰民 凌晨施工 工地 施工噪音 通宵施工 挖掘机 渣土车 通宵作业
08004 | 工地扬尘 | Dust from works | environment | 工地扬尘 扬尘 工地灰 尘土 没有盖网 土堆 泥头车 裸土 洒水
09003 | 流浪乞讨 | Homeless person | civilAffairs | 流浪 乞讨 露宿 睡了两晚 睡在
09005 | 店外经营 | Trading outside the shop | urbanManagement | 店外经营 摆到门外 烧烤摊 外摆 人行道上 货摆到 油烟扰民 烧烤 夜宵摊 大排档
09006 | 占道经营 | Trading on the road | urbanManagement | 占道经营 摆摊 马路市场 流动摊 小贩 早市 小摊 占道 马路 夜市 地摊 流动商贩 路边摊 菜贩 商贩
09009 | 机动车乱停放 | Cars parked wrongly | traffic | 乱停车 违停 乱停 堵门 挡住 停车难 僵尸车 占车位 停满车 堵在车库 停车 乱停乱放 占道停车 车辆乱停 停车场 泊车 堵路 交警
09012 | 占用消防通道 | Blocked fire lane | fire | 消防通道 堵消防 生命通道 地锁
09014 | 畜力车进城 | Animal carts in town | traffic | 畜力车 马车 驴车
10001 | 道路积雪、结冰 | Snow or ice on the road | urbanManagement | 积雪 结冰 路滑 扫雪 冰面 除雪 摔倒 没人扫 的雪 融雪剂 雪铲
10002 | 架空线缆脱落 | Fallen overhead cable | power | 线缆 电缆 网线 垂下来 线掉 光缆 飞线 电线垂 网络 宽带 信号 光纤 通信 手机信号 电信 移动公司 联通
`
