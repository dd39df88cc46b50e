"""jekyll-scholar, which knows no highlighted author: a template puts the name in bold."""

from collections.abc import Sequence

from bibnorm.model import Name
from bibnorm.write.consumers.printed import initials, printed
from bibnorm.write.consumers.quoted import array

_TEMPLATE = """\
# _config.yml: into the section "scholar" that is there, or as it is
scholar:
  bibliography_template: bib
  highlight: {names}

# _layouts/bib.html: this file, all of it
---
---
{{% assign text = reference %}}
{{% for name in site.scholar.highlight %}}
{{% assign bold = name | prepend: "<strong>" | append: "</strong>" %}}
{{% assign text = text | replace: name, bold %}}
{{% endfor %}}
{{{{ text }}}}
"""


def jekyll_scholar(names: Sequence[Name], _label: str) -> str:
    """Give the lines of `_config.yml` and the template that reads them.

    The template replaces text, so a form that ends with a bare initial is left out: "Rain A"
    stands in "Rain Abel" too.

    >>> written = jekyll_scholar([Name(given="Ada", family="Rain")], "highlight")
    >>> print(written[: written.index("#", 9)], end="")
    # _config.yml: into the section "scholar" that is there, or as it is
    scholar:
      bibliography_template: bib
      highlight: ["Rain, Ada", "Ada Rain", "Rain, A.", "A. Rain"]
    <BLANKLINE>
    """
    bare = {f"{name.family} {initials(name.given)}" for name in names if name.given}
    return _TEMPLATE.format(names=array(form for form in printed(names) if form not in bare))
