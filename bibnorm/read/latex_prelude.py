r"""Commands of CV classes, packages and bibliography styles, defined in LaTeX.

A file that defines one of them itself is believed. What these need that LaTeX
has no command for begins with an `@`: `\@entry` begins an entry and `\@done`
ends it; `\@label`, `\@join`, `\@sentence` and `\@part` set its parts, as a
column, behind a comma, as a sentence or on a line of their own.
"""

PRELUDE = r"""
\makeatletter
% Who wrote the file, and what it is.
\newcommand{\title}[2][]{\@meta{title}{#2}}
\newcommand{\author}[2][]{\@meta{author}{#2}}
\newcommand{\name}[3][]{\@meta{author}{#2 #3}}
\newcommand{\firstname}[1]{\@meta{given}{#1}}
\newcommand{\familyname}[1]{\@meta{family}{#1}}
\newcommand{\lastname}[1]{\@meta{family}{#1}}
\newcommand{\hypersetup}[1]{}

% Entries of CV classes as these print them: moderncv, awesome-cv, europecv, twentysecondscv.
\newcommand{\cventry}[7][]{%
  \@entry\@label{#2}\@join{\textbf{#3}}\@join{\emph{#4}}\@join{#5}\@join{#6}\@stop\@part{#7}\@done}
\newcommand{\tlcventry}[9][]{%
  \@entry\@label{#2--#3}\@join{\textbf{#4}}\@join{\emph{#5}}\@join{#6}\@join{#7}\@stop\@part{#8}\@done}
\newcommand{\cvitem}[3][]{\@entry\@label{#2}\@part{#3}\@done}
\newcommand{\cvline}[3][]{\@entry\@label{#2}\@part{#3}\@done}
\newcommand{\cvitemwithcomment}[4][]{\@entry\@label{#2}\@part{#3}\@part{#4}\@done}
\newcommand{\cvlistitem}[2][]{\@entry\@part{#2}\@done}
\newcommand{\cvlistdoubleitem}[3][]{\@entry\@part{#2}\@done\@entry\@part{#3}\@done}
\newcommand{\ecvitem}[3][]{\@entry\@label{#2}\@part{#3}\@done}
\newcommand{\ecvpublication}[2][]{\@entry\@part{#2}\@done}
\newcommand{\twentyitem}[4]{\@entry\@label{#1}\@join{\textbf{#2}}\@join{#3}\@stop\@part{#4}\@done}
\newcommand{\twentyitemshort}[2]{\@entry\@label{#1}\@part{#2}\@done}
\newcommand{\cvskill}[2]{#1 #2}
\newcommand{\makerubrichead}[1]{}

% The owner, set off by a command that the file only takes from elsewhere.
\newcommand{\me}[1]{\textbf{#1}}
\newcommand{\Me}[1]{\textbf{#1}}
\newcommand{\myself}[1]{\textbf{#1}}
\newcommand{\myname}[1]{\textbf{#1}}
\newcommand{\self}[1]{\textbf{#1}}
\newcommand{\owner}[1]{\textbf{#1}}
\newcommand{\ownname}[1]{\textbf{#1}}
\newcommand{\highlight}[1]{\textbf{#1}}
\newcommand{\mkbibbold}[1]{\textbf{#1}}
\newcommand{\textem}[1]{\emph{#1}}
\newcommand{\mkbibemph}[1]{\emph{#1}}
\newcommand{\mkbibitalic}[1]{\emph{#1}}

% Text in other dress.
\newcommand{\textcolor}[3][]{#3}
\newcommand{\color}[2][]{}
\newcommand{\colorbox}[3][]{#3}
\newcommand{\fcolorbox}[4][]{#4}
\newcommand{\parbox}[5][]{\@box{#2#3#4#5}}
\newcommand{\makecell}[2][]{\@box{#2}}
\newcommand{\shortstack}[2][]{\@box{#2}}
\newcommand{\makebox}[3][]{#3}
\newcommand{\framebox}[3][]{#3}
\newcommand{\raisebox}[2]{#2}
\newcommand{\scalebox}[3][]{#3}
\newcommand{\resizebox}[3]{#3}
\newcommand{\rotatebox}[3][]{#3}
\newcommand{\multicolumn}[3]{#3}
\newcommand{\multirow}[4][]{\@box{#4}}
\newcommand{\foreignlanguage}[3][]{#3}
\newcommand{\texorpdfstring}[2]{#1}
\newcommand{\hyperlink}[2]{#2}
\newcommand{\hypertarget}[2]{#2}
\newcommand{\hyperref}[2][]{#2}
\newcommand{\enquote}[1]{``#1''}
\newcommand{\doi}[1]{\@doi{#1}}
\newcommand{\arxiv}[1]{\@arxiv{#1}}
\newcommand{\arXiv}[1]{\@arxiv{#1}}
\newcommand{\urlprefix}{}
\newcommand{\marginnote}[2][]{\@margin{#2}}
\newcommand{\marginpar}[2][]{\@margin{#2}}
\newcommand{\sidenote}[2][]{\@margin{#2}}
\newcommand{\etal}{et~al.}
\newcommand{\eg}{e.g.}
\newcommand{\ie}{i.e.}
\newcommand{\no}{n\textsuperscript{o}}
\newcommand{\no@}{no.}
\newcommand{\ier}{\textsuperscript{er}}
\newcommand{\iere}{\textsuperscript{re}}
\newcommand{\ieme}{\textsuperscript{e}}
\newcommand{\nd}{\textsuperscript{nd}}
\newcommand{\rd}{\textsuperscript{rd}}

% What is not for the reader.
\newcommand{\today}{}
\newcommand{\vphantom}[1]{}
\newcommand{\phantom}[1]{}
\newcommand{\hphantom}[1]{}
\newcommand{\fontsize}[2]{}
\newcommand{\fontfamily}[1]{}
\newcommand{\fontseries}[1]{}
\newcommand{\fontshape}[1]{}
\newcommand{\addfontfeature}[1]{}
\newcommand{\addfontfeatures}[1]{}
\newcommand{\includegraphics}[2][]{}
\newcommand{\rule}[3][]{}
\newcommand{\faIcon}[2][]{}
\newcommand{\label}[1]{}
\newcommand{\ref}[1]{}
\newcommand{\pageref}[1]{}
\newcommand{\cite}[3][]{}
\newcommand{\footnotemark}[1][]{}
\newcommand{\footcite}[2][]{}
\newcommand{\fullcite}[2][]{}
\newcommand{\bibentry}[1]{}
\newcommand{\nocite}[1]{}
\newcommand{\bibliography}[1]{}
\newcommand{\bibliographystyle}[1]{}
\newcommand{\printbibliography}[1][]{}
\newcommand{\addbibresource}[2][]{}
\newcommand{\include}[1]{}
\newcommand{\subfile}[1]{}
\newcommand{\subfileinclude}[1]{}
\newcommand{\loadsubfile}[1]{}
\newcommand{\import}[2]{}
\newcommand{\subimport}[2]{}
\newcommand{\inputfrom}[2]{}
\newcommand{\subinputfrom}[2]{}
\newcommand{\includefrom}[2]{}
\newcommand{\subincludefrom}[2]{}
\newcommand{\InputIfFileExists}[3]{}
\newcommand{\documentclass}[2][]{}
\newcommand{\documentstyle}[2][]{}
\newcommand{\usepackage}[2][]{}
\newcommand{\RequirePackage}[2][]{}
\newcommand{\pagestyle}[1]{}
\newcommand{\thispagestyle}[1]{}
\newcommand{\pagenumbering}[1]{}
\newcommand{\setcounter}[2]{}
\newcommand{\addtocounter}[2]{}
\newcommand{\stepcounter}[1]{}
\newcommand{\refstepcounter}[1]{}
\newcommand{\newcounter}[2][]{}
\newcommand{\newlength}[1]{}
\newcommand{\newsavebox}[1]{}
\newcommand{\newtheorem}[2]{}
\newcommand{\newcolumntype}[3][]{}
\newcommand{\definecolor}[3]{}
\newcommand{\colorlet}[2]{}
\newcommand{\geometry}[1]{}
\newcommand{\setlist}[2][]{}
\newcommand{\titleformat}[7][]{}
\newcommand{\titlespacing}[5][]{}
\newcommand{\addcontentsline}[3]{}
\newcommand{\pdfbookmark}[3][]{}
\newcommand{\selectlanguage}[1]{}
\newcommand{\fancyhead}[2][]{}
\newcommand{\fancyfoot}[2][]{}
\newcommand{\lhead}[2][]{}
\newcommand{\chead}[2][]{}
\newcommand{\rhead}[2][]{}
\newcommand{\lfoot}[2][]{}
\newcommand{\cfoot}[2][]{}
\newcommand{\rfoot}[2][]{}
\newcommand{\markboth}[2]{}
\newcommand{\markright}[1]{}
\newcommand{\hyphenation}[1]{}
\newcommand{\cline}[1]{}
\newcommand{\noalign}[1]{}
\newcommand{\rowcolor}[2][]{}
\newcommand{\cellcolor}[2][]{}
\newcommand{\columncolor}[2][]{}
\newcommand{\arrayrulecolor}[2][]{}
\newcommand{\AtBeginDocument}[1]{}
\newcommand{\AtEndDocument}[1]{}
\newcommand{\AtBeginBibliography}[1]{}
\newcommand{\setmainfont}[2][]{}
\newcommand{\setsansfont}[2][]{}
\newcommand{\urlstyle}[1]{}
\newcommand{\needspace}[1]{}
\newcommand{\enlargethispage}[1]{}
\newcommand{\moderncvstyle}[1]{}
\newcommand{\moderncvtheme}[2][]{}
\newcommand{\moderncvcolor}[1]{}

% Bibliography styles: natbib, REVTeX, IEEEtran, apacite, ACM.
\newcommand{\natexlab}[1]{#1}
\newcommand{\bibinfo}[2]{#2}
\newcommand{\bibfield}[2]{#2}
\newcommand{\BibitemShut}[1]{}
\newcommand{\BibitemOpen}{}
\newcommand{\href@noop}[2]{#2}
\newcommand{\Eprint}[2]{\href{#1}{#2}}
\newcommand{\doibase}{https://doi.org/}
\newcommand{\BIBforeignlanguage}[2]{#2}
\newcommand{\bibcommenthead}{}
\newcommand{\BBOP}{(}
\newcommand{\BBCP}{)}
\newcommand{\BBA}{\&}
\newcommand{\BBOQ}{``}
\newcommand{\BBCQ}{''}
\newcommand{\BEd}{Ed.}
\newcommand{\BEds}{Eds.}
\newcommand{\BED}{Ed.}
\newcommand{\BEDS}{Eds.}
\newcommand{\BPG}{p.}
\newcommand{\BPGS}{pp.}
\newcommand{\BVOL}{Vol.}
\newcommand{\BPBI}{.~}
\newcommand{\BHBI}{.-}
\newcommand{\APACinsertmetastar}[1]{}
\newcommand{\APACrefYearMonthDay}[3]{#1}
\newcommand{\APACrefatitle}[2]{#1}
\newcommand{\APACrefbtitle}[2]{\emph{#1}}
\newcommand{\APACjournalVolNumPages}[4]{\emph{#1}, #2(#3), #4}
\newcommand{\APACaddressPublisher}[2]{#1: #2}
\newcommand{\PrintBackRefs}[1]{}
\newcommand{\showeprint}[2][]{#2}

% Journals as astronomers write them.
\newcommand{\aj}{AJ}
\newcommand{\apj}{ApJ}
\newcommand{\apjl}{ApJL}
\newcommand{\apjlett}{ApJL}
\newcommand{\apjs}{ApJS}
\newcommand{\araa}{ARA\&A}
\newcommand{\aap}{A\&A}
\newcommand{\aapr}{A\&A~Rev.}
\newcommand{\aaps}{A\&AS}
\newcommand{\mnras}{MNRAS}
\newcommand{\nat}{Nature}
\newcommand{\pasp}{PASP}
\newcommand{\pasj}{PASJ}
\newcommand{\pasa}{PASA}
\newcommand{\prl}{Phys.~Rev.~Lett.}
\newcommand{\pra}{Phys.~Rev.~A}
\newcommand{\prb}{Phys.~Rev.~B}
\newcommand{\prc}{Phys.~Rev.~C}
\newcommand{\prd}{Phys.~Rev.~D}
\newcommand{\pre}{Phys.~Rev.~E}
\newcommand{\jcap}{JCAP}
\newcommand{\icarus}{Icarus}
\newcommand{\ssr}{Space~Sci.~Rev.}
\newcommand{\solphys}{Sol.~Phys.}
\newcommand{\planss}{Planet.~Space~Sci.}
\newcommand{\jgr}{J.~Geophys.~Res.}
\newcommand{\grl}{Geophys.~Res.~Lett.}
\newcommand{\apss}{Ap\&SS}
\newcommand{\memsai}{Mem.~Soc.~Astron.~Italiana}
\newcommand{\nar}{New~A~Rev.}
\newcommand{\na}{New~A}
\newcommand{\physrep}{Phys.~Rep.}
\newcommand{\procspie}{Proc.~SPIE}
\newcommand{\aplett}{Astrophys.~Lett.}
\newcommand{\ao}{Appl.~Opt.}
\newcommand{\baas}{BAAS}
\newcommand{\rmxaa}{Rev.~Mexicana~Astron.~Astrofis.}
\makeatother
"""
