// How a text is read by the search: letters of one form, words without their endings, Korean by pairs of syllables.

const HANGUL = /[\uac00-\ud7a3]/;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/** Particles and endings that stand behind a Korean noun, longest first. */
const PARTICLES = (
  "이라는데요 이라는데 에서부터 으로부터 까지는 이라는 이라고 이라도 에게서 에서는 에서도 에서의 으로는 으로도 으로의 이랑은 부터는 까지도 라는데 하고는 이라면 이란 라면 이랑 이나 이든 " +
  "이며 이고 에서 에게 에는 에도 에만 께서 한테 으로 로는 로도 로의 까지 부터 처럼 보다 마다 조차 밖에 하고 라는 라고 라도 들이 들은 들을 들의 들도 들에 들과 들로 이요 인가 인지 " +
  "이죠 이야 이에요 예요 입니다 인데 입니까 별로 별 대로 만큼 라서 이라서 은 는 이 가 을 를 의 에 도 로 과 와 만 랑 나 든 며 고 란 들 요 께 야 아 여 서"
).split(" ").sort((a, b) => b.length - a.length);

/** Endings of Korean verbs and adjectives, longest first: what is left still says which one it is. */
const ENDINGS = (
  "해달라고합니다 해달라고해요 해달라고 해달래요 달라고해요 달라고요 달라고함 달라고 달래요 달라는데 하고싶어요 하고싶다 싶어요 싶대요 싶다고 했습니다 합니다 습니다 습니까 합니까 십니까 됩니다 " +
  "됩니까 했어요 하네요 하나요 할까요 한대요 하대요 해야해 해야하나요 해야하나 해야할지 해야 하려면 하려고 하는법 하는지 하는데 하면서 하면 하지 하자는데 하자고 하자 하게 하는 하던 하기 " +
  "하고 하며 하여 해서 해도 해요 해줘 했는데 했나 했다 한다 한데 할때 할지 함 해 할 한 되나요 되는지 되면 되어 돼요 됐어요 된다 되는 된 됨 았어요 었어요 였어요 졌어요 어졌어요 " +
  "아졌어요 어져요 아져요 는데요 은데요 네요 나요 까요 대요 래요 어요 아요 여요 지요 죠 군요 았다 었다 았는데 었는데 았음 었음 는지 은지 을지 는데 은데 으면 면 어서 아서 으니 니까 " +
  "지만 도록 려고 려면 거나 든지 다고 다는 다면 라고 자고 냐고 는 은 을 음 다 고 게 기 네 나 지 아 어"
).split(" ").sort((a, b) => b.length - a.length);

/** Words that say little by themselves. */
const LITTLE = new Set(
  (
  "a an the of to in on at for from by with and or but is are was were be been am do does did done have has " +
  "had having i me my we us our you your they them their it its this that these those he she his her him " +
  "what which who whom how when where why can could should would will shall may might must not no so if then " +
  "than as up out about into over after before just also too very really here there get got gets getting let " +
  "lets s t re ve ll d m don doesn isn aren won didn yet still any some all each one template templates form " +
  "forms sample sheet page 양식 서식 템플릿 say says said tell told want wants need know please 이 그 저 것 거 좀 더 안 못 잘 " +
  "또 및 등 수 때 내 나 제 우리 저희 어떻게 어떤 무엇 무엇을 뭐 뭐라고 뭘 왜 언제 누가 누구 어디 어디서 어디에 얼마나 있나요 있습니까 있어요 있는 있는지 있다 있음 없나요 없어요 " +
  "없는 없다 없음 없습니다 해야 하나요 하나 하면 하지 하는 할 한 해 함 됨 된 되나요 되나 되는 됩니까 주세요 달라고 달래요 해요 합니다 합니까 인가요 인지 입니까 중 대해 대한 위해 " +
  "위한 관련 경우 모르겠어요"
  ).split(" "),
);

/** Words for those whom everything is about. */
const ANYONE = new Set(
  (
  "prospect prospects contact contacts customer customers client clients buyer buyers account company people " +
  "person guy someone somebody nobody everyone deal 고객 고객이 고객은 고객사 고객사가 담당자 담당자가 담당자는 구매자 구매자가 구매자는 상대 상대방 " +
  "상대방이 업체 회사 거래"
  ).split(" "),
);

/** Letters of one form: composed, small, without accents; marks between words become spaces. @param {string} text */
export function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]+/g, (letters) => letters.normalize("NFD").replace(/\p{M}/gu, ""))
    .replace(/(\p{L})['’`](s)(?![\p{L}\p{N}])/gu, "$1")
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}&+#%]+/gu, " ")
    .trim();
}

/** An English word without what only bends it. @param {string} word */
export function stem(word) {
  let root = word;
  if (/[^a-z]/.test(root)) return root.length > 3 ? root.replace(/([a-z])s$/, "$1") : root;
  if (root.length < 4) return root;
  if (/ies$/.test(root) && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh|zz)es$/.test(root)) root = root.slice(0, -2);
  else if (/[^su]s$/.test(root) && !/[sx]is$/.test(root)) root = root.slice(0, -1);
  for (const ending of ["ing", "ed"]) {
    const left = root.slice(0, -ending.length);
    if (root.endsWith(ending) && left.length > 2 && /[aeiouy]/.test(left)) {
      root = left.replace(/([bdfgmnprt])\1$/, "$1");
      break;
    }
  }
  if (root.length > 7) root = root.replace(/ment$/, "");
  if (root.length > 6) root = root.replace(/([st])(?:ion|ive|or)$/, "$1");
  if (root.length > 6) root = root.replace(/ly$/, "");
  if (root.length > 3) root = root.replace(/e$/, "");
  if (root.length > 3) root = root.replace(/y$/, "i");
  return root;
}

/** @param {string} text */
export const isKorean = (text) => HANGUL.test(text);

/** Whether a text is nothing but the letters with which syllables begin: ㄱㅇㅅ. @param {string} text */
export const isInitials = (text) => text.length > 1 && [...text].every((letter) => INITIALS.includes(letter));

/** The first letter of each syllable. @param {string} text */
export const initials = (text) =>
  text.replace(/[\uac00-\ud7a3]/g, (syllable) => INITIALS[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)] ?? "");

/** Whether a name begins with what is typed, the last Korean syllable of which may lack its last letter.
 * @param {string} name @param {string} typed */
export function begins(name, typed) {
  if (name.startsWith(typed)) return true;
  const at = typed.length - 1;
  if (name.length <= at || (at && name[0] !== typed[0])) return false;
  const code = typed.charCodeAt(at) - 0xac00;
  if (code < 0 || code > 11171 || code % 28 || !name.startsWith(typed.slice(0, at))) return false;
  const other = name.charCodeAt(at) - 0xac00;
  return other > code && other < code + 28;
}

/** Without the single letters with which a syllable that is being typed begins. @param {string} text */
export const withoutUnfinished = (text) => (HANGUL.test(text) ? text.replace(/[\u3131-\u3163]+$/, "").trim() : text);

/** The runs of one script in a text, in order: Latin words and numbers, Korean words. @param {string} text as `plain` gives it */
export function runs(text) {
  return text.match(/[\uac00-\ud7a3\u3131-\u3163]+|[^\s\uac00-\ud7a3\u3131-\u3163]+/g) ?? [];
}

/** @typedef {{raw: string, root: string, korean: boolean}} Word `root`: its stem; of a Korean word the word itself */
/** @type {Map<string, Word[]>} */
const known = new Map();

/** The words of a text. Texts repeat words, so each is worked out once. @param {string} text @returns {Word[]} */
export function wordsIn(text) {
  /** @type {Word[]} */
  const words = [];
  for (const word of text.split(/\s+/)) {
    let found = known.get(word);
    if (!found) {
      found = runs(plain(word)).map((raw) => {
        const korean = isKorean(raw);
        return { raw, root: korean ? raw : stem(raw), korean };
      });
      known.set(word, found);
    }
    for (const each of found) words.push(each);
  }
  return words;
}

/** What a Korean word may be without its particle or ending, the word itself first.
 * @param {string} word @param {boolean} [nouns] particles only */
export function roots(word, nouns = false) {
  const found = new Set([word]);
  for (const endings of nouns ? [PARTICLES] : [PARTICLES, ENDINGS]) {
    for (const base of [...found]) {
      for (const ending of endings) {
        if (base.endsWith(ending) && base.length - ending.length >= 2) found.add(base.slice(0, -ending.length));
      }
    }
  }
  return [...found];
}

/** Whether a run of Korean behind a Latin word is but its particle. @param {string} run */
export const isParticle = (run) => PARTICLES.includes(run);

/** How much a word says of what is looked for, from 0 to 1. @param {string} word as it is typed */
export const tells = (word) => (LITTLE.has(word) ? 0.08 : ANYONE.has(word) ? 0.4 : 1);

/** Pairs of neighbouring syllables. @param {string} text without spaces */
export function pairs(text) {
  const found = [];
  for (let at = 0; at + 1 < text.length; at += 1) found.push(text.slice(at, at + 2));
  return found;
}

/** Whether two words are the same but for one letter more, less, other, or two that changed places; of short Korean words
 * a letter is part of a syllable.
 * @param {string} one @param {string} two */
export function isNearly(one, two) {
  if (!isOneOff(one, two)) return false;
  return !HANGUL.test(two) || two.length > 3 || isOneOff(one.normalize("NFD"), two.normalize("NFD"));
}

/** @param {string} one @param {string} two */
function isOneOff(one, two) {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  return (
    short.slice(at + 1) === long.slice(at + 1) ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
  );
}
