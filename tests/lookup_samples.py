"""What look-ups are tried on: works of one index, and Ada Wind's paper on rain."""

from bibnorm.lookup import Found, TroubleError
from bibnorm.model import Entry, Name, Source

KNOWN = """
@article{known1, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales},
  journal = {Rain Letters}, year = 2031, volume = 7, pages = {1--12}, doi = {10.1000/rain.7}}
@article{known2, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales, Part II},
  journal = {Rain Letters}, year = 2031, volume = 7, pages = {13--20}, doi = {10.1000/rain.8}}
@book{known3, author = {Cid, Carla}, title = {The Big Book of Hail and Snow}, edition = {2},
  publisher = {Weather Press}, year = 2029}
@misc{known4, author = {Dou, Di}, title = {Old Winds over New Hills}, year = 2020,
  eprint = {2001.00001}, archiveprefix = {arXiv}}
"""


def work(**said) -> Entry:
    said = {"key": "k", "type": "article", "source": Source(text=""), **said}
    return Entry(**said)


ADA = (Name(given="Ada", family="Wind"),)
RAIN = {"title": "Measuring rain in the old hills", "authors": ADA, "year": 2031}


def found(id_: str, service: str = "index", **said) -> Found:
    return Found(service, id_, work(**{**RAIN, **said}))


class Faulty:
    """A service that cannot be asked, and counts how often it was."""

    name = "faulty"

    def __init__(self, over: bool):
        self.over, self.count = over, 0

    def by_doi(self, _):
        self.count += 1
        raise TroubleError(self.name, "503", over=self.over)

    by_arxiv = by_work = by_doi


class Knows:
    name = "knows"

    def __init__(self, *records):
        self.records = records

    def by_doi(self, doi):
        return next((one for one in self.records if one.entry.doi == doi), None)

    def by_arxiv(self, _):
        return None

    def by_work(self, _):
        return self.records
