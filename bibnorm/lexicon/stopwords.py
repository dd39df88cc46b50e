"""Small words that say nothing of what a title is about, folded."""

_WORDS = (
    # English
    "a an the on of in for to and or with without from by at as is are be can do does how what why "
    "when where who whose which will would should not no into over under between towards toward "
    "via "
    "using use through about its it their our we you your this that these those than "
    # German
    "der die das den dem des ein eine einer eines einem einen und oder im am zu zur zum von vom "
    "fur mit uber auf aus bei nach wie was warum ist sind als "
    # French
    "le la les l un une du de et ou au aux en dans sur pour par avec sans d qu que qui ce cet "
    "cette "
    # Spanish, Portuguese, Italian
    "el los las lo unos unas y e o u del al con sin por para sobre entre como es su sus "
    "os da do das dos na nas nos um uma uns umas com sem ao aos il gli i della dello dei delle "
    "degli "
    "nel nella nei nelle dal dalla alla alle tra fra uno "
    # Dutch, Scandinavian
    "het een van voor met bij naar en op te och att ett som och i pa av til for med det "
    # Polish, Czech, Russian in Latin letters
    "w z na do o ze ve k u po od pro pri a v s iz"
)
TITLE_STOPWORDS: frozenset[str] = frozenset(_WORDS.split())
"""Words passed over where a title's first telling word is wanted."""
