import { span, type Span } from "../text/span";
import { criteria, type Criterion } from "./criteria";

/** Words of a text that meet a criterion; the span counts in the text. */
export interface CriterionMatch {
  readonly criterion: Criterion;
  readonly words: string;
  readonly span: Span;
}

const patterns = new Map(
  Object.values(criteria)
    .flat()
    .map((criterion) => [
      criterion,
      {
        en: criterion.en.map((source) => new RegExp(`\\b${source}\\b`, "gi")),
        ja: criterion.ja.map((source) => new RegExp(source, "g")),
      },
    ]),
);

/** Clauses that deny, suppose or still allow: what they say is not what happened. */
const unsaid = {
  en: /\b(?:no evidence|ruled out|not affected|unaffected|no impact|without impact|might|may have|could have|would have|potential(?:ly)?|possibl[ey]|risk|if|in theory|suspected|confirmed that no|did not|not (?:been )?(?:exposed|leaked)|still (?:usable|work)|workaround|except|false alarm|drill|sandbox|test (?:cards?|accounts?|users?|customers?)|simulat\w+|rehears\w+|almost|nearly|prevented|avoided|averted|blocked|whether|turned out|rumou?rs?|claim(?:ed|s)?|alleged(?:ly)?|feared|worried|would|refuted|disproved|could not be confirmed|not confirmed|unconfirmed|test environment|staging|internal(?:ly)?)\b/i,
  ja: /可能性|潜在|至ら[なずぬ]|免れ|なら(?![なびず])|だったら|恐れ|おそれ|懸念|かもしれ|場合|仮に|否定|未然|影響(?:は|が)?(?:な[いかくし]|ありませ)|(?:こと|事実|わけ|形跡|痕跡|被害|報告)(?:は|が|も)?(?:な[いかく]|ありませ|ございませ|確認され(?:てい?な|ませ|ておら|なかっ))|ではな[いかく]|検証環境|開発環境|ステージング|社内(?:のみ|だけ)|訓練|誤検知|(?:利用|ログイン|閲覧|使用)(?:は|も)?(?:可能|でき(?:る|た|まし))|回避策/,
} as const;

/** English denials directly before the words: "no customer data was exposed", "none of the users …". */
const deniedBefore = /\b(?:no|not|none of(?: the| our)?|neither|nor|never|without|hardly|zero|0)\s+(?:\w+\s+){0,2}$/i;

/** The parts of a text that say one thing each, with the mark that ends them. */
const clause = /[^.!?。！？\n;；]+(?:\.(?=\d)[^.!?。！？\n;；]*)*[.!?;]?/g;

/** Words that meet criteria of a scale, worst level first, then in order of place. Silent when in doubt. */
export function matchCriteria(text: string, scaleName: string): readonly CriterionMatch[] {
  const ofScale = criteria[scaleName] ?? [];
  const parts = [...text.matchAll(clause)].map((match) => ({ text: match[0], start: match.index }));
  return ofScale.flatMap((criterion) => parts.flatMap((part) => matchesIn(part.text, part.start, criterion)));
}

function matchesIn(part: string, offset: number, criterion: Criterion): CriterionMatch[] {
  const own = patterns.get(criterion);
  if (own === undefined) return [];
  const found = (pattern: RegExp): CriterionMatch[] =>
    [...part.matchAll(pattern)].map((match) => ({
      criterion,
      words: match[0],
      span: span(offset + match.index, offset + match.index + match[0].length),
    }));
  const english = unsaid.en.test(part)
    ? []
    : own.en.flatMap(found).filter((match) => !deniedBefore.test(part.slice(0, match.span.start - offset)));
  const japanese = unsaid.ja.test(part) ? [] : own.ja.flatMap(found);
  return [...english, ...japanese];
}
