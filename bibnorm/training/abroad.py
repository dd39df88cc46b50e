"""Made-up works in scripts that no licensed corpus has: Chinese, Japanese, Korean, Russian.

Names are put together from the commonest family names and given-name characters,
titles from the set phrases of learned prose; journals and houses are real. How
such a list is set (GOST's `//`, corner brackets, 巻 and 号) is part of the language.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from bibnorm.training.style import ListStyle
from bibnorm.training.works import Person, Work


@dataclass(frozen=True)
class Language:
    """What one language's works are made of, and what its lists look like.

    `shapes` are titles with two gaps, for one of `methods` and one of `things`.
    `settings` are style settings of which each list takes one of each kind.
    """

    families: Sequence[str]
    given: Sequence[str]
    fathers: Sequence[str]  # patronymics; empty where names are written family first in one
    methods: Sequence[str]
    things: Sequence[str]
    shapes: Sequence[str]
    journals: Sequence[str]
    houses: Sequence[tuple[str, str]]
    settings: dict[str, Sequence[str]]

    def name(self, random: Random) -> Person:
        """Make a name: characters stand whole in the family part, as such lists write them."""
        if self.fathers:
            given = f"{random.choice(self.given)} {random.choice(self.fathers)}"
            return given, random.choice(self.families)
        given = "".join(random.sample(self.given, random.choice([1, 2, 2])))
        return "", random.choice(self.families) + given

    def work(self, work: Work, random: Random) -> Work:
        """Make an article, now and then a book, of the same year and as many authors."""
        title = random.choice(self.shapes).format(
            random.choice(self.methods), random.choice(self.things)
        )
        first = random.randint(1, 900)
        place, house = random.choice(self.houses)
        return replace(
            work,
            kind="book" if random.random() < 0.3 else "article",
            title=title[0].upper() + title[1:],
            authors=tuple(self.name(random) for _ in work.authors[:4]),
            container=random.choice(self.journals),
            volume=str(random.randint(1, 160)),
            issue=str(random.randint(1, 12)),
            pages=f"{first}{random.choice('-–')}{first + random.randint(3, 20)}",
            place=place,
            publisher=house,
            month="",
            doi="",
        )

    def restyle(self, style: ListStyle, random: Random) -> ListStyle:
        """Set a list as this language sets it, half of the time."""
        if random.random() < 0.3:
            return style
        chosen = {name: random.choice(values) for name, values in self.settings.items()}
        return replace(style, **chosen)  # type: ignore[arg-type]


CHINESE = Language(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程",
    given="伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志海波宁玉兰辉红宇浩然子轩涵欣怡",
    fathers=(),
    methods=(
        "深度学习", "多目标优化", "注意力机制", "图神经网络", "强化学习", "遗传算法", "支持向量机",
        "联邦学习", "知识图谱", "迁移学习", "密度估计", "贝叶斯网络", "卷积神经网络", "区块链",
    ),
    things=(
        "图像分割", "目标检测", "文本分类", "边缘计算", "无人机", "推荐系统", "交通流量预测",
        "故障诊断", "语音识别", "资源调度", "情感分析", "路径规划", "遥感影像", "医学影像",
        "数据挖掘",
    ),
    shapes=(
        "基于{0}的{1}方法", "基于{0}的{1}研究", "面向{1}的{0}算法", "一种改进的{0}{1}模型",
        "{1}研究综述", "{0}在{1}中的应用", "融合{0}的{1}技术研究", "{1}中的{0}策略：模型与实验",
    ),
    journals=(
        "计算机学报", "软件学报", "自动化学报", "中国科学：信息科学", "计算机研究与发展",
        "电子学报",
        "通信学报", "控制与决策", "模式识别与人工智能", "物理学报", "中国图象图形学报",
        "计算机工程",
    ),
    houses=(("北京", "科学出版社"), ("北京", "清华大学出版社"), ("上海", "商务印书馆")),
    settings={
        "journal_form": (
            "{c}, {d}, {v}({i}): {p}", "{c}, 第{v}卷第{i}期, {d}年, {p}页",
            "{c}, {d}, {v}({i}):{p}",
            "《{c}》{d}年第{i}期", "{c}, vol. {v}, no. {i}, pp. {p}, {d}", "{c}, {d}",
        ),
        "name_glue": (", ", "，", "、"),
        "after_authors": (". ", "．", "：", ", "),
        "after_title": (". ", "[J]. ", "．", ", "),
    },
)  # fmt: skip
JAPANESE = Language(
    families=(
        "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田",
        "山田",
        "佐々木", "山口", "松本", "井上", "木村", "林", "清水", "斎藤", "石川", "前田", "藤田",
        "岡田",
    ),
    given="一二三郎太美子恵正義和男夫雄介健大輔翔真由佳奈葉香織直樹智之幸明弘隆彦博文",
    fathers=(),
    methods=("深層学習", "統計的", "比較文化論", "言語哲学", "機械翻訳", "社会調査", "近世史料"),
    things=("国語", "都市", "画像認識", "音声対話", "民俗", "近代文学", "教育", "家族", "農村社会"),
    shapes=(
        "{1}の研究", "{0}による{1}の分析", "{1}における{0}の試み", "{1}論", "{0}と{1}",
        "日本の{1}",
    ),
    journals=(
        "情報処理学会論文誌", "人工知能学会誌", "国語と国文学", "社会学評論", "思想", "史学雑誌",
        "電子情報通信学会誌", "言語研究", "心理学研究", "哲学",
    ),
    houses=(
        ("東京", "岩波書店"), ("東京", "東京大学出版会"), ("京都", "人文書院"),
        ("東京", "みすず書房"),
    ),
    settings={
        "journal_form": (
            "『{c}』{v}巻{i}号、{d}年、{p}頁", "『{c}』第{v}号、{d}年、{p}頁",
            "{c}, {v}({i}), {p}, {d}",
            "『{c}』vol.{v}, no.{i}, pp.{p}, {d}", "{c} Vol. {v}, No. {i}, pp. {p} ({d})",
        ),
        "quotes": ("「」", "『』", "「」", ""),
        "name_glue": ("・", "、", ", "),
        "last_glue": ("・", "、", ""),
        "after_authors": ("", "：", ", ", "、"),
        "after_title": ("", ", ", "、"),
        "tail_glue": ("、", ", "),
    },
)  # fmt: skip
KOREAN = Language(
    families="김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심",
    given="민준서연지우현하은수진영호성경미정희상철태훈재석동윤아름",
    fathers=(),
    methods=("심층학습", "비교문학", "사회조사", "통계적", "기계번역", "구조주의", "제도분석"),
    things=("한국어", "근대사", "도시", "영상인식", "민주주의", "교육", "가족", "농촌", "고전문학"),
    shapes=(
        "{1} 연구", "{0}에 의한 {1} 분석", "{1}의 이해와 {0}", "한국의 {1}", "{0}과 {1}의 문제",
    ),
    journals=(
        "한국사회학", "국어국문학", "정보과학회논문지", "역사학보", "한국정치학회보", "언어학",
    ),
    houses=(
        ("서울", "민음사"), ("서울", "창작과비평사"), ("파주", "한길사"),
        ("서울", "서울대학교출판부"),
    ),
    settings={
        "journal_form": (
            "『{c}』 {v}권 {i}호, {d}, {p}쪽", "『{c}』 제{v}권 제{i}호, {d}, {p}쪽",
            "{c}, {v}({i}), {p}, {d}",
            "{c} {v}({i}), {d}, pp. {p}",
        ),
        "quotes": ("「」", "『』", "“”", ""),
        "name_glue": ("·", ", ", "・"),
        "last_glue": ("·", ", ", ""),
        "after_authors": (", ", ". ", " "),
        "after_title": (", ", ". "),
    },
)  # fmt: skip
RUSSIAN = Language(
    families=(
        "Иванов", "Смирнов", "Кузнецов", "Попов", "Васильев", "Петров", "Соколов", "Михайлов",
        "Новиков", "Фёдоров", "Морозов", "Волков", "Алексеев", "Лебедев", "Семёнов", "Егоров",
        "Павлов", "Козлов", "Степанов", "Николаева", "Орлова", "Андреева", "Макарова", "Шевченко",
        "Ковальчук", "Бондаренко", "Гришин", "Белов-Рудаков", "Щербаков", "Юдин",
    ),
    given=(
        "Александр", "Сергей", "Дмитрий", "Андрей", "Алексей", "Мария", "Елена", "Ольга", "Иван",
        "Николай", "Виктор", "Юрий", "Татьяна", "Павел", "Лев", "Эдуард",
    ),
    fathers=("Иванович", "Петрович", "Сергеевич", "Николаевна", "Львович", "Андреевна", "Юрьевич"),
    methods=(
        "метода конечных элементов", "теории вероятностей", "машинного обучения", "языка",
        "исторической поэтики", "дифференциальных уравнений", "нейронных сетей",
        "спектрального анализа",
    ),
    things=(
        "распознавания образов", "управления движением", "русской прозы", "кодирования сообщений",
        "экономического роста", "передачи информации", "народной сказки", "нелинейных колебаний",
    ),
    shapes=(
        "о применении {0} в задачах {1}", "проблемы {1}", "основы {0}", "некоторые вопросы {0}",
        "к теории {1}", "исследование {1} на основе {0}", "введение в теорию {0}", "структура {1}",
    ),
    journals=(
        "Доклады Академии наук", "Доклады АН СССР", "Успехи физических наук", "Вопросы философии",
        "Автоматика и телемеханика", "Математические заметки", "Вестник МГУ", "Вопросы языкознания",
        "Журнал вычислительной математики и математической физики", "Программирование",
    ),
    houses=(
        ("М.", "Наука"), ("Л.", "Наука"), ("М.", "Физматлит"), ("СПб.", "Питер"), ("Москва", "Мир"),
        ("Киев", "Наукова думка"), ("М.", "Советский писатель"), ("М.; Л.", "Гостехиздат"),
    ),
    settings={
        "journal_form": (
            "{c}. {d}. Т. {v}, № {i}. С. {p}", "{c}. — {d}. — Т. {v}. — № {i}. — С. {p}",
            "{c}, {d}, т. {v}, № {i}, с. {p}", "{c}. {d}. № {i}. С. {p}", "{c} {v} ({d}), {p}",
        ),
        "name_form": ("family I. I.", "family I.", "I.I.family", "I. family", "family, I."),
        "after_authors": (" ", ". ", ", "),
        "after_title": (" // ", " // ", ". "),
        "after_year": (" ", ". "),
    },
)  # fmt: skip
LANGUAGES = (CHINESE, JAPANESE, KOREAN, RUSSIAN)


def with_chinese_names(work: Work, random: Random) -> Work:
    """Write some of the authors of a work in Chinese characters."""
    authors = tuple(
        CHINESE.name(random) if random.random() < 0.6 else person for person in work.authors
    )
    return replace(work, authors=authors)
