"""pandoc and Quarto: a Lua filter that puts the name in bold in the bibliography."""

from collections.abc import Sequence

from bibnorm.model import Name
from bibnorm.write.consumers.printed import printed
from bibnorm.write.consumers.quoted import quoted

_PANDOC = """\
-- highlight.lua: pandoc --citeproc --lua-filter highlight.lua
"""
_QUARTO = """\
-- highlight.lua; and in the head of the document, or in _quarto.yml:
--   citeproc: false
--   filters: [highlight.lua]
"""
_FILTER = """\
local forms = {{
{forms}
}}

-- The text of some inlines with the place of each; nil for what no name goes over.
local function flat(inlines)
  local text, places = "", {{}}
  for i, el in ipairs(inlines) do
    local said = el.t == "Str" and el.text:gsub("\\u{{a0}}", " ")
      or (el.t == "Space" or el.t == "SoftBreak") and " " or "\\n"
    for at = 1, #said do places[#text + at] = {{i, at}} end
    text = text .. said
  end
  return text, places
end

-- A letter of a name before or behind is part of another name.
local function alone(text, from, to)
  local before, behind = text:sub(from - 1, from - 1), text:sub(to + 1, to + 1)
  return not before:match("[%w\\x80-\\xff]") and not behind:match("[%w\\x80-\\xff]")
end

local function find(text)
  for _, form in ipairs(forms) do
    local at = 1
    while true do
      local from, to = text:find(form, at, true)
      if not from then break end
      if alone(text, from, to) then return from, to end
      at = from + 1
    end
  end
end

-- Some inlines from one letter to another; a space counts as one letter.
local function cut(inlines, text, places, from, to)
  local piece = pandoc.List()
  local at = from
  while at <= to do
    local i, first = places[at][1], places[at][2]
    local last = first
    while at < to and places[at + 1][1] == i do at, last = at + 1, last + 1 end
    local el = inlines[i]
    -- A blank of two bytes was counted as one: what has such is cut from the counted text.
    piece:insert(el.t == "Str" and pandoc.Str(text:sub(at - (last - first), at)) or el)
    at = at + 1
  end
  return piece
end

local function bold(inlines)
  local text, places = flat(inlines)
  local from, to = find(text)
  if not from then return nil end
  local result = cut(inlines, text, places, 1, from - 1)
  result:insert(pandoc.Strong(cut(inlines, text, places, from, to)))
  local rest = cut(inlines, text, places, to + 1, #text)
  result:extend(bold(rest) or rest)
  return result
end

function Pandoc(doc)
  local done = false
  local function mark(blocks)
    return blocks:walk({{
      Div = function(div)
        if div.identifier == "refs" then
          done = true
          return div:walk({{Inlines = bold}})
        end
      end
    }})
  end
  local marked = mark(doc.blocks)
  if not done and pandoc.utils.citeproc then
    doc = pandoc.utils.citeproc(doc)
    marked = mark(doc.blocks)
  end
  doc.blocks = marked
  return doc
end
"""


def pandoc(names: Sequence[Name], _label: str) -> str:
    """Give a filter for pandoc, which knows no annotations.

    >>> filter = pandoc([Name(given="Ada", family="Rain")], "highlight")
    >>> print(filter[: filter.index("}")], end="")
    -- highlight.lua: pandoc --citeproc --lua-filter highlight.lua
    local forms = {
      "Rain, Ada",
      "Ada Rain",
      "Rain, A.",
      "A. Rain",
      "Rain A",
    """
    return _PANDOC + _filter(names)


def quarto(names: Sequence[Name], _label: str) -> str:
    """Give the same filter for Quarto, where it runs citeproc itself."""
    return _QUARTO + _filter(names)


def _filter(names: Sequence[Name]) -> str:
    return _FILTER.format(forms="\n".join(f"  {quoted(form)}," for form in printed(names)))
