import { words } from "./words.ts";

/** Nouns that say outright that a price of a share is meant. */
export const SHARE_NOUNS = words(
  "share shares stock stocks scrip scrips adr adrs ads adss equity equities etf etfs",
);

/** Plural nouns of a group of companies whose prices move together. */
export const GROUP_NOUNS = words(
  "stocks shares names companies counters equities miners lenders carmakers automakers chipmakers airlines banks retailers insurers builders drugmakers",
);

/** Words that make a name an index. */
export const INDEX_WORDS = words(`
  dow djia s&p nasdaq ftse dax cac nikkei topix kospi sensex nifty russell stoxx asx tsx bovespa ibovespa hang-seng csi
  wilshire vix ibex mib smi aex omx index indexes indices composite
`);

/** Shares, and words before them that tell which kind they are, not whose. */
export const SHARE_MODIFIERS = words(
  "share shares stock stocks scrip scrips adr adrs ads adss equity equities etf etfs depositary depository ordinary preferred common class a b c h receipts",
);

/** Words before shares that tell where they trade. */
export const SHARE_PLACES = words("u.s. us hong kong new york london");

/** What has a percent sign and no listing: a change of one of these is not a reported move of a share. */
export const OTHER_INSTRUMENTS = words(`
  futures future oil crude brent wti gas gold silver copper platinum palladium wheat corn soybeans soybean coffee sugar
  cotton bitcoin ether ethereum crypto cryptocurrency dogecoin dollar euro yen sterling pound rupee yuan franc peso lira
  treasury treasuries bond bonds note notes gilt gilts bund bunds yield yields option options calls puts call put
  basket swap swaps bond-etf commodity commodities greenback loonie ruble rouble real rand
`);

/** Figures of a business or an economy. A change of one of these is not a price move. */
export const METRICS = words(`
  profit profits earnings income revenue revenues sales eps ebit ebitda ebitdar margin margins turnover orders bookings
  backlog dividend dividends yield yields guidance outlook forecast forecasts estimate estimates target targets pt
  payout rate rates inflation unemployment payrolls employment jobs gdp cpi ppi pmi output production shipments
  deliveries volume volumes traffic passengers users subscribers customers members downloads comps comp same-store
  assets aum liabilities debt deposits loans lending credit borrowing capital cash costs cost expenses expense
  spending capex investment investments stake holding holdings ownership interest short-interest float buyback
  repurchase market-share headcount workforce staff wages wage pay salary salaries gap premium premiums discount
  tax taxes tariff tariffs fee fees price-target consensus loss losses net gross core adjusted operating pretax
  ebt ffo nav book value valuation cap m-cap market-cap capitalisation capitalization exports imports demand supply
  capacity utilisation utilization occupancy rent rents prices inventory inventories starts permits claims sentiment
  confidence index-of probability chance odds likelihood share-of top-line bottom-line line quarter q1 q2 q3 q4 1q 2q 3q 4q
  h1 h2 1h 2h fy fiscal half-year full-year return returns portfolio portfolios picks trade trades
  position positions exposure ratings views viewership streaming music growth performance subscriptions registrations units dau daus mau maus
  productivity efficiency strength ratio multiple upside downside potential
`);

/** Metrics that also are words of many names ("Canopy Growth", "Home Capital"): with a capital they are a name's. */
export const NAME_METRICS = words(
  "growth capital credit core premium investment investments holding holdings book value target gap streaming music supply",
);

/** Endings of a company's legal name; they end a name and are no part of how people call it. */
export const LEGAL_FORMS = words(`
  inc inc. corp corp. corporation co co. company plc ltd ltd. limited llc lp ag sa s.a. nv n.v. se spa s.p.a. asa oyj ab a/s
  group holdings holding trust bancorp
`);

/** Words after a known name that leave it the same: "Lowe's Companies", "Hang Seng Index". */
export const NAME_ENDINGS = words("companies index composite stores average");

export const DETERMINERS = words("the a an its their his her our your my this that these those");

/** Verbs that headlines put after a company's name, where every word has a capital letter. */
export const HEADLINE_VERBS = words(`
  announces announced reports reported posts posted beats beat misses missed says said launches launched readies prices
  priced files filed cuts cut raises raised lowers lowered sees saw gets got wins won names named to will plans unveils
  adopts receives received completes completed enters signs signed agrees acquires acquired buys bought sells sold
  tops topped warns warned expects expected hires appoints resigns extends reaffirms reiterates initiates upgraded
  downgraded halts halted recalls sets is are was were has have had records recorded swings widens narrows
  confirms denies considers explores seeks offers prepares declares delays discloses issues joins leads leaves
  approves authorizes backs begins closes continues delivers drops earns ends faces falls fires forecasts gains
  gives guides hikes hits holds increases introduces jumps loses makes meets moves needs offers opens outlines
  pays plunges provides pulls reveals rises secures settles slides soars starts strikes sues surges suspends takes
  targets terminates tumbles updates withdraws consolidating taking trading looks poised
`);

/** Names of companies that also are everyday words with a capital at the beginning of a sentence. */
export const COMMON_WORD_NAMES = words(`
  target gap visa block snap unity strategy progressive carnival toast next orange paramount polaris apple shell
  ball match chase discover dominion principal republic sun valero travelers prudential crown dollar general
  national american united first western southern public global trade lincoln ally affirm root lemonade hims
  square bloom box zoom rocket open door chewy coach express guess limited southwest frontier spirit
`);

/** Capitalised words that are never the name of a listed company by themselves. */
export const ACRONYMS = words(`
  ipo ipos ceo cfo coo cto fda sec fed ecb boe boj imf gdp cpi pce ppi pmi eps etf etfs reit reits fomc ftc doj epa irs
  eu uk us u.s u.s. usa uae ai ev evs tv pc pcs it m&a q1 q2 q3 q4 fy h1 h2 nyse otc adr ads pt est edt et gmt
`);

/** Places: "In Hong Kong, its stock closed 1.7% higher" names no company. */
export const PLACES = new Set([
  ...[
    "hong kong",
    "new york",
    "london",
    "tokyo",
    "frankfurt",
    "paris",
    "shanghai",
    "shenzhen",
    "zurich",
    "milan",
    "madrid",
  ],
  ...[
    "mumbai",
    "sydney",
    "toronto",
    "seoul",
    "taipei",
    "singapore",
    "sao paulo",
    "são paulo",
    "johannesburg",
    "amsterdam",
  ],
  ...[
    "europe",
    "asia",
    "america",
    "africa",
    "china",
    "japan",
    "germany",
    "france",
    "britain",
    "italy",
    "spain",
    "india",
  ],
  ...[
    "korea",
    "south korea",
    "taiwan",
    "australia",
    "canada",
    "brazil",
    "mexico",
    "russia",
    "switzerland",
    "washington",
  ],
  ...[
    "wall street",
    "beijing",
    "brussels",
    "stockholm",
    "oslo",
    "copenhagen",
    "silicon valley",
    "the u.s.",
    "u.s.",
  ],
]);
