import { expect, test } from "vitest";
import { languageOf, languageTag } from "../../../server/capture/article/language.ts";

test.each([
  ["The shares of the company rose after it said that sales had been better than expected.", "en"],
  [
    "Die Aktie des Unternehmens ist nach den Zahlen gestiegen, und der Umsatz wird auch im Dezember wachsen.",
    "de",
  ],
  [
    "Les actions du groupe ont grimpé après la publication des résultats, qui sont plus élevés que prévu.",
    "fr",
  ],
  ["Las acciones de la empresa subieron después de que los resultados fueran mejores, según el grupo.", "es"],
  [
    "Le azioni della società sono salite dopo i risultati, che per gli analisti non erano attesi nel trimestre.",
    "it",
  ],
  [
    "As ações da empresa subiram após os resultados, que não foram esperados pelo mercado em um dia mais fraco.",
    "pt",
  ],
  [
    "De aandelen van het bedrijf zijn gestegen, omdat de cijfers beter waren dan door het beursplein werd verwacht.",
    "nl",
  ],
  ["阿里巴巴股价在盘前交易中上涨百分之三。", "zh"],
  ["アリババの株価は時間外取引で上昇しました。", "ja"],
  ["알리바바 주가가 장전 거래에서 상승했다.", "ko"],
  ["Акции компании выросли после отчета.", "ru"],
  ["AAPL +3% MSFT -1%", null],
  ["", null],
])("%s", (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test.each([
  ["en-GB", "en"],
  ["de_DE", "de"],
  [" FR ", "fr"],
  ["zh-Hans-CN", "zh"],
  ["english", null],
  ["", null],
])("the tag %j", (tag, language) => {
  expect(languageTag(tag)).toBe(language);
});
