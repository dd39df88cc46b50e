"""Made-up works in Chinese: no licensed corpus has any, and Chinese CVs mix both scripts.

Family names and given-name characters are the commonest ones; titles are put
together from the set phrases of technical Chinese.
"""

from dataclasses import replace
from random import Random

from bibnorm.training.works import Work

_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
    "于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷"
    "龙黎史陶贺毛郝顾龚邵万覃武钱戴莫孔向汤"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志海波宁玉兰辉红宇浩然子轩"
    "梓涵欣怡晨思远博嘉俊杰晓东永健鹏飞雪梅春燕林峰云龙天翔振中学义新民立成光亮家豪雨"
    "婷凯"
)
_METHODS = (
    "深度学习", "多目标优化", "注意力机制", "图神经网络", "强化学习", "遗传算法", "支持向量机",
    "联邦学习", "知识图谱", "迁移学习", "密度估计", "贝叶斯网络", "卷积神经网络", "区块链",
)  # fmt: skip
_THINGS = (
    "图像分割", "目标检测", "文本分类", "边缘计算", "无人机",
    "推荐系统", "交通流量预测", "故障诊断", "语音识别", "资源调度",
    "情感分析", "路径规划", "遥感影像", "医学影像", "电力系统",
    "数据挖掘",
)  # fmt: skip
_SHAPES = (
    "基于{0}的{1}方法", "基于{0}的{1}研究", "面向{1}的{0}算法", "一种改进的{0}{1}模型",
    "{1}研究综述",
    "{0}在{1}中的应用", "融合{0}的{1}技术研究", "{1}中的{0}策略：模型与实验",
)  # fmt: skip
_JOURNALS = (
    "计算机学报", "软件学报", "自动化学报", "中国科学：信息科学", "计算机研究与发展", "电子学报",
    "通信学报", "控制与决策", "模式识别与人工智能", "物理学报", "中国图象图形学报", "计算机工程",
)  # fmt: skip


def chinese_name(random: Random) -> tuple[str, str]:
    """Make a name: all of it stands in the family part, as Chinese lists write it."""
    given = "".join(random.sample(_GIVEN, random.choice([1, 2, 2])))
    return "", random.choice(_FAMILIES) + given


def with_chinese_names(work: Work, random: Random) -> Work:
    """Write some of the authors in characters."""
    authors = tuple(
        chinese_name(random) if random.random() < 0.6 else person for person in work.authors
    )
    return replace(work, authors=authors)


def in_chinese(work: Work, random: Random) -> Work:
    """Make a Chinese journal article of the same year and size."""
    title = random.choice(_SHAPES).format(random.choice(_METHODS), random.choice(_THINGS))
    return replace(
        work,
        kind="article",
        title=title,
        authors=tuple(chinese_name(random) for _ in work.authors),
        container=random.choice(_JOURNALS),
        volume=str(random.randint(1, 60)),
        issue=str(random.randint(1, 12)),
        pages=f"{(first := random.randint(1, 2000))}-{first + random.randint(3, 20)}",
        doi="",
    )
