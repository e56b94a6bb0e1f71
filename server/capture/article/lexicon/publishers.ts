/** News organisations: the name, other names, and the hosts of their pages. */
const TABLE = `
Bloomberg | Bloomberg News, Bloomberg.com | bloomberg.com
Reuters | Thomson Reuters, Reuters.com | reuters.com
Associated Press | AP, The Associated Press, AP News | apnews.com
Agence France-Presse | AFP | afp.com
Dow Jones Newswires | Dow Jones, Dow Jones News |
Wall Street Journal | WSJ, The Wall Street Journal, The Journal | wsj.com
Financial Times | FT, The Financial Times, FT.com | ft.com
New York Times | The New York Times, NYT, NYTimes | nytimes.com
Washington Post | The Washington Post, WaPo | washingtonpost.com
CNBC | CNBC.com | cnbc.com
CNN | CNN Business, CNNMoney | cnn.com
Fox Business | FOXBusiness, Fox Business Network | foxbusiness.com
MarketWatch | Market Watch | marketwatch.com
Barron's | Barrons, Barron’s | barrons.com
Investor's Business Daily | IBD, Investors Business Daily | investors.com
Yahoo Finance | Yahoo! Finance | finance.yahoo.com
Seeking Alpha | SeekingAlpha | seekingalpha.com
Benzinga | | benzinga.com
The Motley Fool | Motley Fool | fool.com
TheStreet | The Street | thestreet.com
Zacks | Zacks Investment Research, Zacks Equity Research | zacks.com
Investopedia | | investopedia.com
Investing.com | | investing.com
Morningstar | | morningstar.com
Nasdaq.com | | nasdaq.com
Fortune | Fortune Magazine | fortune.com
Forbes | Forbes Magazine | forbes.com
Business Insider | Insider, Markets Insider | businessinsider.com, insider.com
The Economist | Economist | economist.com
The Information | | theinformation.com
Axios | | axios.com
Politico | | politico.com, politico.eu
Semafor | | semafor.com
Quartz | | qz.com
The Verge | | theverge.com
TechCrunch | | techcrunch.com
Wired | WIRED | wired.com
Ars Technica | | arstechnica.com
Engadget | | engadget.com
CNET | | cnet.com
ZDNet | ZDNET | zdnet.com
VentureBeat | | venturebeat.com
Fast Company | | fastcompany.com
Inc. | Inc. Magazine | inc.com
The Register | | theregister.com
Electrek | | electrek.co
CoinDesk | | coindesk.com
Cointelegraph | | cointelegraph.com
The Block | | theblock.co
STAT | STAT News | statnews.com
Fierce Biotech | FierceBiotech | fiercebiotech.com
Endpoints News | | endpts.com
BBC | BBC News | bbc.com, bbc.co.uk
The Guardian | Guardian | theguardian.com
The Telegraph | Daily Telegraph | telegraph.co.uk
The Times | The Times of London | thetimes.co.uk, thetimes.com
Sky News | | news.sky.com
The Independent | | independent.co.uk
This is Money | | thisismoney.co.uk
Proactive | Proactive Investors | proactiveinvestors.com
NPR | National Public Radio | npr.org
USA Today | USA TODAY | usatoday.com
Los Angeles Times | LA Times | latimes.com
San Francisco Chronicle | | sfchronicle.com
Chicago Tribune | | chicagotribune.com
NBC News | | nbcnews.com
CBS News | CBS MoneyWatch | cbsnews.com
ABC News | | abcnews.go.com
Time | TIME | time.com
Newsweek | | newsweek.com
The Atlantic | | theatlantic.com
The New Yorker | | newyorker.com
The Globe and Mail | Globe and Mail | theglobeandmail.com
Financial Post | | financialpost.com
Handelsblatt | | handelsblatt.com
Der Spiegel | Spiegel | spiegel.de
Frankfurter Allgemeine Zeitung | FAZ | faz.net
Süddeutsche Zeitung | | sueddeutsche.de
Manager Magazin | | manager-magazin.de
Les Echos | Les Échos | lesechos.fr
Le Monde | | lemonde.fr
Le Figaro | | lefigaro.fr
Il Sole 24 Ore | | ilsole24ore.com
Corriere della Sera | | corriere.it
El País | | elpais.com
Expansión | | expansion.com
Neue Zürcher Zeitung | NZZ | nzz.ch
Nikkei | Nikkei Asia, Nikkei Asian Review | nikkei.com, asia.nikkei.com
Kyodo News | Kyodo | kyodonews.net
The Japan Times | Japan Times | japantimes.co.jp
Yonhap | Yonhap News Agency | yna.co.kr
Korea Economic Daily | | kedglobal.com
South China Morning Post | SCMP | scmp.com
Caixin | Caixin Global | caixin.com, caixinglobal.com
Xinhua | Xinhua News Agency | xinhuanet.com, news.cn
China Daily | | chinadaily.com.cn
Global Times | | globaltimes.cn
Yicai | Yicai Global | yicaiglobal.com
Securities Times | | stcn.com
36Kr | 36氪 | 36kr.com
The Straits Times | Straits Times | straitstimes.com
The Business Times | Business Times | businesstimes.com.sg
Channel NewsAsia | CNA | channelnewsasia.com
DigiTimes | DIGITIMES | digitimes.com
Economic Daily News | | udn.com
The Economic Times | Economic Times | economictimes.indiatimes.com
Mint | Livemint | livemint.com
Business Standard | | business-standard.com
Moneycontrol | | moneycontrol.com
Press Trust of India | PTI | ptinews.com
Al Jazeera | | aljazeera.com
Globes | | globes.co.il
TASS | | tass.com
Interfax | | interfax.com
The Sydney Morning Herald | Sydney Morning Herald | smh.com.au
Australian Financial Review | AFR, The Australian Financial Review | afr.com
The Australian | | theaustralian.com.au
Tiger Newspress | | itiger.com, tigerbrokers.com
Futu News | Moomoo News | futunn.com, moomoo.com
PR Newswire | PRNewswire | prnewswire.com
Business Wire | BusinessWire | businesswire.com
GlobeNewswire | GLOBE NEWSWIRE | globenewswire.com
RTTNews | RTT News | rttnews.com
StreetInsider | StreetInsider.com | streetinsider.com
MT Newswires | |
Alliance News | |
The Fly | TheFlyOnTheWall | thefly.com
`;

export interface NewsOrganisation {
  name: string;
  /** Every way of writing it, the name first. */
  names: readonly string[];
  hosts: readonly string[];
}

export const NEWS_ORGANISATIONS: readonly NewsOrganisation[] = TABLE.trim()
  .split("\n")
  .map((row) => {
    const [name = "", others = "", hosts = ""] = row.split("|").map((cell) => cell.trim());
    return { name, names: [name, ...listed(others)], hosts: listed(hosts) };
  });

function listed(cell: string): string[] {
  return cell === "" ? [] : cell.split(",").map((one) => one.trim());
}
