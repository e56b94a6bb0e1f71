/**
 * Topics and the terms that tell them. A term with a capital wants it in the text, others match in any case; each form is
 * listed. Hyphens and spaces are one. A topic with two sides, parted by "+", wants both.
 */
const TABLE = `
AI models: AI model, AI models, AI, artificial intelligence, large language model, large language models, language model, language models, LLM, LLMs,
  generative AI, chatbot, chatbots, ChatGPT, GPT, Llama, Gemini, Claude, Qwen, DeepSeek, Copilot, foundation model, foundation models, frontier model,
  frontier models, machine learning, superintelligence, OpenAI, Anthropic, Mistral AI, xAI, Grok
open source: open source, open sourced, open sourcing, open weight, open weights, open source model, open source models, open source strategy
US–China: China, Chinese, Beijing, Xi Jinping, PRC + US, American, Americans, Washington, White House, United States, US government, Commerce
  Department, Trump, Biden, Pentagon, USA, America
earnings: earnings, quarterly results, quarterly profit, net income, earnings per share, EPS, quarterly earnings, profit beat, first quarter results,
  second quarter results, third quarter results, fourth quarter results, quarterly revenue, full year results, earnings report, beat estimates, missed
  estimates, topped estimates
guidance: guidance, outlook, raised its forecast, cut its forecast, lowered its forecast, profit warning, forecast for the year, full year forecast,
  raised its outlook, cut its outlook, warned on profit
mergers and acquisitions: acquisition, acquisitions, merger, mergers, takeover, takeovers, buyout, buyouts, acquire, acquires, acquired, to buy,
  hostile bid, takeover bid, merge, merges, all stock deal, all cash deal, tender offer, divest, divestiture, spinoff, spin off, M&A, go private, take
  private
buybacks: buyback, buybacks, buy back, share repurchase, share repurchases, stock repurchase, repurchase program, repurchase programme, stock buyback,
  share buyback
dividends: dividend, dividends, special dividend, dividend cut, payout ratio, quarterly dividend
IPOs: IPO, IPOs, initial public offering, initial public offerings, went public, go public, going public, direct listing, SPAC, SPACs, market debut,
  stock market debut, trading debut, blank check company
interest rates: interest rate, interest rates, rate cut, rate cuts, rate hike, rate hikes, Fed, Federal Reserve, FOMC, Powell, European Central Bank,
  ECB, Bank of England, Bank of Japan, BOJ, central bank, central banks, monetary policy, basis points, policymakers, Treasury yields, bond yields
inflation: inflation, consumer prices, CPI, consumer price index, producer prices, PPI, PCE, core inflation, disinflation, deflation, price pressures,
  cost of living
jobs: jobs report, payrolls, nonfarm payrolls, unemployment, jobless, jobless claims, unemployment rate, labor market, labour market, job growth, job
  openings, wage growth, hiring
layoffs: layoff, layoffs, laid off, lay off, laying off, job cuts, cut jobs, cutting jobs, cuts jobs, redundancies, workforce reduction, downsizing,
  slash jobs
economic growth: GDP, gross domestic product, recession, economic growth, slowdown, soft landing, hard landing, economic contraction, stimulus
regulation: regulator, regulators, regulation, regulations, regulatory, SEC, Securities and Exchange Commission, FCC, CFPB, FAA, watchdog, compliance,
  fined, regulatory approval, oversight, CSRC, FCA
antitrust: antitrust, monopoly, monopolies, anticompetitive, anti competitive, FTC, Federal Trade Commission, Justice Department, DOJ, competition
  authority, competition law, Digital Markets Act, cartel
lawsuits: lawsuit, lawsuits, sued, sues, suing, class action, plaintiffs, plaintiff, settlement, jury, verdict, court ruling, appeals court,
  litigation, indicted
tariffs and trade: tariff, tariffs, trade war, trade deal, trade talks, trade tensions, import duties, duties, export controls, export curbs, export
  restrictions, sanctions, trade agreement, trade deficit, imports, exports, customs
chips: chip, chips, chipmaker, chipmakers, semiconductor, semiconductors, GPU, GPUs, foundry, foundries, wafer, wafers, TSMC, Nvidia, DRAM, NAND,
  memory chips, AI chip, AI chips, processors, lithography, chip stocks
electric vehicles: electric vehicle, electric vehicles, EV, EVs, electric car, electric cars, electric carmaker, Tesla, BYD, NIO, XPeng, Li Auto,
  Rivian, Lucid, charging network, plug in hybrid, electric truck, battery maker
cars: carmaker, carmakers, automaker, automakers, auto sales, vehicle sales, robotaxi, robotaxis, self driving, autonomous driving, auto parts
batteries and clean energy: solar, solar panels, wind power, wind farm, renewable, renewables, renewable energy, clean energy, lithium, battery,
  batteries, hydrogen, energy storage
nuclear power: nuclear, nuclear power, reactor, reactors, uranium, small modular reactor, small modular reactors
cloud: cloud, cloud computing, cloud services, AWS, Azure, data center, data centers, data centre, data centres, cloud unit, cloud business,
  hyperscaler, hyperscalers
software: software, SaaS, enterprise software, software company, software maker, app developers, subscription software
social media: social media, social network, social networks, social networking, Facebook, Instagram, TikTok, Snapchat, Twitter, Reddit, YouTube,
  WhatsApp, Threads, influencers
advertising: advertising, advertiser, advertisers, ad revenue, ad sales, ad spending, digital ads, online ads, ad market
e-commerce: e commerce, ecommerce, online shopping, online retailer, online retailers, Taobao, Tmall, Pinduoduo, Temu, Shein, Shopify, Singles Day,
  Prime Day, online marketplace, livestream shopping
smartphones: smartphone, smartphones, iPhone, iPhones, handset, handsets, Android phones, foldable phone, mobile phones
video games: video game, video games, gaming, gamers, console, consoles, PlayStation, Xbox, Nintendo, Roblox, esports
streaming and media: streaming, subscribers, box office, Netflix, Disney, Hulu, HBO, Spotify, film studio, movie studio, broadcaster, cable networks
telecoms: telecom, telecoms, telecommunications, wireless carrier, wireless carriers, broadband, 5G, spectrum, fiber network, mobile operator
cybersecurity: cybersecurity, cyber security, cyberattack, cyberattacks, cyber attack, hack, hackers, hacked, data breach, ransomware, malware,
  phishing
crypto: crypto, cryptocurrency, cryptocurrencies, bitcoin, Bitcoin, ether, Ethereum, stablecoin, stablecoins, blockchain, Coinbase, Binance, digital
  assets, token sale, bitcoin ETF
quantum computing: quantum computing, quantum computer, quantum computers, qubit, qubits, quantum
robotics: robot, robots, robotics, humanoid, humanoids, humanoid robot, humanoid robots, automation
space: space, rocket, rockets, satellite, satellites, SpaceX, NASA, Starlink, Blue Origin, spacecraft, lunar lander, launch vehicle, Rocket Lab
defense: defense contractor, defense contractors, defence, military, missile, missiles, fighter jet, fighter jets, Lockheed, Raytheon, Northrop,
  Pentagon contract, weapons, NATO, drones, drone
oil and gas: oil, crude, Brent, WTI, OPEC, natural gas, LNG, barrel, barrels, refinery, refiners, drilling, shale, oil prices, oil producers,
  pipeline, pipelines, gasoline
metals and mining: gold, silver, copper, iron ore, steel, aluminum, aluminium, nickel, miner, miners, mining, rare earth, rare earths, bullion, cobalt
agriculture: wheat, corn, soybean, soybeans, farmers, crops, fertilizer, grain, grains, agriculture, cocoa, coffee prices, harvest
banking: bank, banks, banking, lender, lenders, loan losses, net interest income, deposits, deposit outflows, investment bank, investment banking,
  JPMorgan, Goldman Sachs, Wells Fargo, Citigroup, credit losses, stress test
insurance: insurer, insurers, insurance, reinsurance, underwriting, premiums, policyholders
fintech and payments: fintech, payments, digital payments, Visa, Mastercard, PayPal, buy now pay later, Klarna, Affirm, payment processor, mobile
  payments
venture capital: venture capital, venture capitalist, venture capitalists, startup, startups, start up, start ups, seed round, Series A, Series B,
  Series C, funding round, unicorn, VC, VCs
private equity and credit: private equity, private credit, Blackstone, KKR, Apollo Global, Carlyle, leveraged buyout, leveraged buyouts, hedge fund,
  hedge funds, activist investor
bonds and debt: bond sale, bond issue, bondholders, debt restructuring, credit rating, downgrade to junk, default, defaults, defaulted, bankruptcy,
  bankrupt, Chapter 11, creditors, junk bonds, sovereign debt
currencies: dollar index, yen, euro, yuan, sterling, rupee, peso, currency, currencies, foreign exchange, forex, exchange rate, devaluation
real estate: real estate, property developer, property developers, housing market, home sales, homebuilder, homebuilders, mortgage, mortgages,
  mortgage rates, REIT, REITs, Evergrande, Country Garden, commercial property, office space, home prices, landlords
retail: retailer, retailers, retail sales, same store sales, comparable sales, department store, department stores, Walmart, Target Corp, Costco,
  holiday shopping, shoppers, supermarket, supermarkets, grocery, Black Friday
consumer goods: consumer goods, packaged food, beverage, beverages, snacks, cosmetics, apparel, sneakers, footwear, luxury, luxury goods, LVMH, Nike,
  Procter & Gamble, tobacco
restaurants: restaurant, restaurants, fast food, McDonald, Starbucks, Chipotle, franchisees, coffee chain, diners
pharma and biotech: drug, drugs, drugmaker, drugmakers, biotech, pharmaceutical, pharmaceuticals, pharma, clinical trial, clinical trials, FDA,
  vaccine, vaccines, phase 2, phase 3, late stage trial, Pfizer, Moderna, Novo Nordisk, Eli Lilly, weight loss drug, weight loss drugs, obesity drug,
  gene therapy
health care: health insurer, health insurers, Medicare, Medicaid, hospital, hospitals, medical device, medical devices, UnitedHealth, patients,
  healthcare, health care
airlines: airline, airlines, air travel, carrier fleet, flights, jet fuel, Delta Air Lines, United Airlines, Ryanair, air fares, airfares, passengers
aircraft makers: Boeing, Airbus, planemaker, planemakers, 737 MAX, aircraft deliveries, jetliner, jetliners, aerospace
travel and leisure: hotel, hotels, travel demand, tourism, tourists, cruise, cruises, cruise line, casino, casinos, Airbnb, Macau, theme park, theme
  parks, resorts
shipping and logistics: shipping, freight, container, containers, port strike, logistics, Maersk, FedEx, UPS, trucking, supply chain, supply chains,
  railroad, railroads, Red Sea
labor disputes: strike, strikes, striking workers, union, unions, walkout, walkouts, collective bargaining, UAW, Teamsters
management changes: steps down, stepping down, stepped down, new CEO, new chief executive, resigns, resigned, resignation, ousted, successor, interim
  CEO
short sellers: short seller, short sellers, short selling, short interest, short squeeze, short report, Hindenburg Research, Muddy Waters, meme stock,
  meme stocks
stock splits: stock split, stock splits, share split, reverse split, reverse stock split, for one split
elections and politics: election, elections, Congress, senator, senators, lawmakers, shutdown, government shutdown, debt ceiling, parliament, prime
  minister, Republicans, Democrats
war and conflict: war, invasion, ceasefire, airstrike, airstrikes, troops, Ukraine, Gaza, missile strike, geopolitical, geopolitical tensions
climate: climate, climate change, carbon, emissions, net zero, greenhouse gas, carbon capture, ESG
`;

export interface Topic {
  name: string;
  sides: readonly (readonly string[])[];
}

export const TOPICS: readonly Topic[] = TABLE.trim()
  .split(/\n(?! )/)
  .map((row) => {
    const [name = "", lists = ""] = row.split(": ");
    return { name, sides: lists.split(" + ").map((list) => list.split(",").map(squeezed)) };
  });

function squeezed(term: string): string {
  return term.trim().replace(/\s+/g, " ");
}
