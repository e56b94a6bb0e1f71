/** Little words that are frequent in one language and rare in the others of this table. */
export const LITTLE_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: "the of and to is that was for with it on as by from are at which this has have its after said will not but",
    de: "der die und das den von ist mit des im dem nicht ein eine auf sich auch als für aus nach wird bei einer um am sind zum zur",
    fr: "le les des et est du que une dans pour qui sur par au pas plus avec ce il sont aux cette ses été mais ont",
    es: "el los las que del una por con para es su al lo como más pero sus fue este ha sobre entre desde también",
    it: "il di che la per del è un una con non sono della nel alla più gli dei al da anche come ha delle dopo",
    pt: "o os que do da em um uma para com não por mais na no dos como foi ao das é seu sua são também pelo",
    nl: "het een van en de dat in te is op voor met niet zijn aan er ook als bij door naar uit werd worden maar",
    sv: "och att det som en är av för på med den till inte om har ett var från efter kommer",
    da: "og at det som en er af for på med den til ikke har et var fra efter blev også",
    pl: "w i na z się do nie że jest to o od po za przez jak oraz dla ale już",
    tr: "ve bir bu ile için olarak daha olan da de çok sonra kadar gibi en göre",
    id: "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke oleh juga saham",
  }).map(([language, list]) => [language, new Set(list.split(" "))]),
);

/** Scripts that by themselves tell a language, or nearly; the first that holds counts. */
export const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ["ja", /[\u3040-\u30ff]/g],
  ["ko", /[\uac00-\ud7af]/g],
  ["zh", /[\u4e00-\u9fff]/g],
  ["ru", /[\u0400-\u04ff]/g],
  ["el", /[\u0370-\u03ff]/g],
  ["ar", /[\u0600-\u06ff]/g],
  ["he", /[\u0590-\u05ff]/g],
  ["th", /[\u0e00-\u0e7f]/g],
  ["hi", /[\u0900-\u097f]/g],
];
