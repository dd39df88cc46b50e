"""Words of titles: names that keep their capital, and words that are surely no name.

A name stands here only if it is no ordinary word in lower case: `Polish`,
`Swift`, `Turkey`, `March` could be either, so they are left out.
"""


def _words(*blocks: str) -> frozenset[str]:
    """Cut blocks of words into one set."""
    return frozenset(word for block in blocks for word in block.split())


PROPER_NAMES = _words(
    # the parts of the world, and who lives there
    """
    Africa African Africans America American Americans Antarctica Antarctic Arctic Asia Asian
    Asians Atlantic Australia Australian Australians Austria Austrian Bangladesh Bangladeshi
    Belgium Belgian Bolivia Bolivian Bosnia Bosnian Brazil Brazilian Britain British Bulgaria
    Bulgarian Cambodia Canada Canadian Canadians Caribbean Caucasus Chinese Colombia Colombian
    Congo Croatia Croatian Cuba Cuban Cyprus Czech Czechia Danish Denmark Dutch Ecuador Egypt
    Egyptian England English Estonia Estonian Ethiopia Ethiopian Eurasia Eurasian Europe European
    Europeans Finland Finnish France French German Germans Germany Ghana Ghanaian Greece Greek
    Greenland Guatemala Haiti Hawaii Hebrew Hindi Hispanic Honduras Hungarian Hungary Iceland
    Icelandic India Indian Indians Indonesia Indonesian Iran Iranian Iraq Iraqi Ireland Irish
    Israel Israeli Italian Italy Jamaica Japan Japanese Kazakhstan Kenya Kenyan Korea Korean
    Kosovo Kuwait Kyrgyzstan Laos Latin Latino Latinos Latvia Latvian Lebanon Lebanese Libya
    Lithuania Lithuanian Luxembourg Macedonia Madagascar Malawi Malaysia Malaysian Maltese
    Mediterranean Mesopotamia Mexican Mexico Mongolia Moroccan Morocco Mozambique Myanmar Namibia
    Nepal Nepali Netherlands Nicaragua Nigeria Nigerian Nordic Norway Norwegian Oceania Pacific
    Pakistan Pakistani Palestine Palestinian Panama Paraguay Persian Peru Peruvian Philippines
    Poland Portugal Portuguese Romania Romanian Russia Russian Rwanda Sahara Saharan Scandinavia
    Scandinavian Scotland Scottish Senegal Serbia Serbian Siberia Singapore Slavic Slovak Slovakia
    Slovenia Slovenian Somalia Soviet Spain Spanish Sudan Swahili Sweden Swedish Swiss Switzerland
    Syria Syrian Taiwan Taiwanese Tamil Tanzania Tanzanian Thai Thailand Tibet Tibetan Tunisia
    Tunisian Turkish Uganda Ugandan Ukraine Ukrainian Urdu Uruguay Uzbekistan Venezuela Venezuelan
    Vietnam Vietnamese Wales Welsh Yemen Yiddish Zambia Zimbabwe Alaska Alps Amazonian Andes
    Appalachian Arabic Aramaic Arizona Arkansas Baltic Balkan Balkans Basque Bavaria Bavarian
    Bengal Bengali Berlin Boston Brussels California Californian Catalan Catalonia Chicago
    Colorado Connecticut Copenhagen Danube Delaware Delhi Dublin Florida Flanders Flemish
    Frankfurt Geneva Hamburg Helsinki Himalaya Himalayan Illinois Iowa Istanbul Jerusalem Kansas
    Kentucky Kyoto Lisbon London Louisiana Madrid Manhattan Maryland Massachusetts Melbourne
    Michigan Milan Minnesota Mississippi Missouri Montana Moscow Mumbai Munich Nebraska Nevada
    Ohio Oklahoma Ontario Oregon Oslo Paris Pennsylvania Philadelphia Prague Quebec Rhine Rome
    Roman Romans Sanskrit Seoul Shanghai Beijing Sicily Stockholm Sydney Tennessee Texas Tokyo
    Toronto Utah Vancouver Venice Vermont Vienna Virginia Warsaw Washington Wisconsin Wyoming
    Zurich Arab Arabs Aztec Babylonian Byzantine Celtic Etruscan Maya Mayan Ottoman Viking
    """,
    # faiths, books, persons of the past
    """
    Bible Biblical Buddhism Buddhist Catholic Christian Christianity Christians Confucian Hindu
    Hinduism Islam Islamic Islamist Jewish Jews Judaism Koran Lutheran Marxism Marxist Muslim
    Muslims Quran Protestant Protestants Sunni Shia Talmud Torah Victorian Shakespeare
    Shakespearean Kafka Goethe Kant Kantian Hegel Hegelian Nietzsche Plato Aristotle Aristotelian
    Darwin Darwinian Darwinism Freud Freudian Keynesian Machiavelli Foucault Wittgenstein
    Heidegger
    """,
    # people whose names are in methods
    """
    Abelian Alzheimer Avogadro Banach Bayes Bayesian Bellman Bernoulli Bessel Bezier Boltzmann
    Boolean Bregman Brownian Carnot Cartesian Cauchy Cayley Cholesky Coulomb Cramér Cramer Dantzig
    Diophantine Dirac Dirichlet Doppler Einstein Erdős Erdos Euclid Euclidean Euler Eulerian
    Fermat Feynman Fibonacci Fokker Fourier Frobenius Galerkin Galois Gauss Gaussian Gaussians
    Gödel Godel Grassmann Grassmannian Hamilton Hamiltonian Hausdorff Hebbian Heisenberg Hermite
    Hermitian Hessian Hilbert Hodgkin Hopfield Huffman Hungarian Ising Jacobian Kalman Kolmogorov
    Kullback Lagrange Lagrangian Laplace Laplacian Lebesgue Legendre Leibniz Leibler Lipschitz
    Lorentz Lorentzian Lyapunov Mahalanobis Markov Markovian Maxwell Mendelian Merkle Michelson
    Minkowski Monge Moore Nash Navier Neumann Newton Newtonian Noether Pareto Parkinson Parseval
    Pascal Pearson Petri Planck Poincaré Poincare Poisson Pythagorean Rademacher Raman Rayleigh
    Riemann Riemannian Runge Kutta Rydberg Schrödinger Schroedinger Shannon Shapley Sobolev
    Spearman Stackelberg Steiner Stirling Stokes Sylvester Taylor Tikhonov Turing Vapnik Viterbi
    Voronoi Wasserstein Weibull Wiener Zipf Zipfian Zeeman Krylov Chebyshev Hawkes Helmholtz
    Hölder Kronecker Nesterov Nyquist Wald Wilcoxon Kripke Hoare
    """,
    # machines, systems, companies, bodies in the sky
    """
    Android Arduino Bluetooth Bitcoin Ethereum Facebook Fortran Google Hadoop Haskell Instagram
    Intel Kubernetes Linux Microsoft Mozilla Netflix Nvidia Prolog Reddit Scala Simulink
    Tensorflow Twitter Unix Wikidata Wikipedia Xilinx Zigbee Ethernet Docker Erlang Toyota Debian
    Ubuntu Jupyter Skype Airbnb Monte Carlo Internet Jupiter Saturn Uranus Neptune Venus Pluto
    Martian Hubble Andromeda
    """,
)

# Words that stand before a colon because they are the subject, not because they are a coinage.
ORDINARY_HEADS = _words(
    """
    abstract access accuracy adolescence advice agency agents algebra alignment altruism analysis
    animals anxiety archives art artists asthma attacks attention audio autism autonomy autumn
    backpropagation balance bees behavior behaviour benchmarks bias biodiversity biology birds
    blockchain blood blockchains body bones books boundaries brain breath bridges broadcast bugs
    cancer capital care causality cells censorship change chaos chemistry children choice cities
    citizens class classics clay climate clouds code coffee color colour comedy commons
    communities community compilers complexity computers concrete concurrency conflict consensus
    consent consumers context contracts control cooperation copyright coral corruption cosmos cost
    courage creativity credit crime crisis criticism crops cryptography culture currency data
    death debate debt deception defaults defense democracy depression deserts design desire
    deserialization development diabetes dialog dialogue diet difference discourse discovery
    disease disorder diversity dogs dreams drones drugs dust dynamics earthquakes ecology
    economics economy ecosystem editorial education elections emotion emotions empathy energy
    engineers enzymes epilepsy equality equity error errors essay ethics evidence evolution
    exercise experience experiments expertise exploration faces failure faith family farmers
    fashion fate fear feedback feminism fever fiction fields film finance fire fish fishes flight
    floods flow food foods football force foreword forests form fraud freedom friends frontiers
    fuel funding games gardens gender genes genetics genius geometry ghosts glaciers goals gold
    gossip governance grammar graphs gravity grids growth habits happiness harm hate health heart
    heat help heroes history home homes honor hope hospitals humans humor hunger hygiene identity
    ideology images imitation immunity impact incentives income industry inequality inference
    inflation information innovation insects insight inspiration insulin interfaces interlude
    interpolation interview introduction investment islands justice kernels kinship knowledge
    labels labor labour lakes land landscape language languages law laws leaders leadership leaves
    legends leisure letter letters libraries life light limits links literacy literature logic
    loneliness loss love luck machines magic malaria malware management manuscripts maps markets
    masks materials matrices matter meaning measles measurement measures media medicine melody
    memory men mercy metabolism metaphor method methods mice microbes microscopy migrants
    migration mind minds mobility models money morality morphology mothers motion motivation
    mountains movement museums music myths narrative narratives nationalism nature networks
    neurons news night noise norms novels nurses nutrition obesity objects observation ocean
    oceans omission opinion order organisms organs outlook oxygen pain paper papers parasites
    parents parks particles passwords past patents patterns peace peer peers people perspective
    perspectives pests phenotype philosophy phonemes photographs physics plants plastic plastics
    play poetry poetics policy politics pollution populism postscript poverty power practice
    prayer prayers preface prejudice preprints prices pride principles prison privacy profit
    programs progress prologue proof proofs property proteins protest protocols proverbs
    psychology quality queries questions race racism rain randomness rats realism reason recipes
    recovery reform religion rent reply research resilience resources review rhetoric rhythm rice
    risk ritual rituals rivers roads robots rocks roots rumors salt sand satellites scale scarcity
    schema schizophrenia schools science seasons secrets security seeds self selves sentiment sex
    shame sharks silence skills slavery sleep smell smoke snakes snow society sociology software
    soil soils solitude song songs sound space speech speed spiders sport spring standards stars
    statistics stigma stories stress stroke structure students style success suicide summer sun
    survey surveys survival sustainability symmetry syntax systems taste taxes teachers teams
    technology tests text texts theory therapy things thought threads time tobacco tools topology
    torture touch tourism towns trade tradition traffic tragedy trails trains transactions
    translation trauma trees trends trials tropes trust truth tumors types typology uncertainty
    universe users utopia vaccines values variables verbs vertigo video violence viruses vision
    vocabulary voice volcanoes volunteers voters vowels war warfare waste water waves wealth
    weather web welfare wind winter wisdom wishes wolves women words work workers world worlds
    worship writers yeast youth
    """
)

ORDINARY_ENDINGS = tuple(
    _words(
        "ing ings tion tions sion sions ity ities ness ment ments ism isms ics ance ances ence "
        "ences ship ships ology ologies ography graphs graphy ists ers ors ies ations able ible "
        "ful less ized ised ated ward wards ways"
    )
)

# German writes every noun with a capital, which says nothing then.
GERMAN = _words("der die das und für von im zur zum eine einer eines ein mit auf über des")
