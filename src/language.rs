//! The language of a text, for pages whose markup names none.

use crate::letters;
use std::cmp::Ordering;
use std::sync::LazyLock;
use whatlang::Lang;

/// As much of a text as is looked at, in bytes: whatlang is sure long before, and its cost grows with the text.
const SAMPLE: usize = 4 << 10;
/// Letters below which trigrams say little: about four words.
const MIN_LETTERS: usize = 20;
/// The same for scripts that write a word in one or two characters.
const MIN_IDEOGRAPHS: usize = 6;

/// The text's language as a BCP 47 tag; none when the text is too short to tell or its language is doubtful.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let letters = sample.chars().filter(|c| letters::is_alphabetic(*c)).count();
    let ideographs = sample.chars().filter(|c| is_ideograph(*c)).count();
    if letters < MIN_LETTERS && ideographs < MIN_IDEOGRAPHS {
        return None;
    }
    let likeliest = whatlang::detect(sample)?;
    (likeliest.is_reliable() || is_of_family(sample, likeliest.lang())).then(|| tag_of(likeliest.lang(), sample))
}

/// Languages so near to each other that a text is never surely of one of them.
const FAMILIES: &[&[Lang]] = &[
    &[Lang::Dan, Lang::Nob],
    &[Lang::Ces, Lang::Slk],
    &[Lang::Spa, Lang::Por, Lang::Cat],
    &[Lang::Ind, Lang::Jav],
    &[Lang::Hin, Lang::Mar, Lang::Nep],
    &[Lang::Slv, Lang::Hrv, Lang::Srp],
];

/// Whether a text is surely of a language when those that are near to it are not asked for.
fn is_of_family(sample: &str, lang: Lang) -> bool {
    FAMILIES.iter().filter(|family| family.contains(&lang)).any(|family| {
        let others = family.iter().copied().filter(|other| *other != lang).collect();
        whatlang::Detector::with_denylist(others).detect(sample).is_some_and(|found| found.is_reliable())
    })
}

/// The languages that have a file of phrases.
#[rustfmt::skip] // a table
const PHRASED: [Lang; 29] = [
    Lang::Eng, Lang::Deu, Lang::Fra, Lang::Spa, Lang::Ita, Lang::Por, Lang::Nld, Lang::Swe, Lang::Dan, Lang::Nob, Lang::Fin, Lang::Pol,
    Lang::Ces, Lang::Hun, Lang::Tur, Lang::Rus, Lang::Ukr, Lang::Ara, Lang::Jpn, Lang::Cmn, Lang::Ron, Lang::Ell, Lang::Heb, Lang::Pes,
    Lang::Hin, Lang::Ind, Lang::Vie, Lang::Tha, Lang::Kor,
];

/// The likeliest language of a text however short, for labels: who asks has other evidence.
pub(crate) fn guess(text: &str) -> Option<&'static str> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let detector = whatlang::Detector::with_allowlist(PHRASED.to_vec());
    detector.detect_lang(sample).map(|lang| tag_of(lang, sample))
}

fn tag_of(lang: Lang, sample: &str) -> &'static str {
    match lang {
        Lang::Cmn if is_traditional(sample) => "zh-Hant",
        Lang::Dan | Lang::Nob => danish_or_norwegian(sample).unwrap_or_else(|| tag(lang)),
        _ => tag(lang),
    }
}

/// Frequent words that Danish and Norwegian spell differently, in pairs; their trigrams are much the same.
const DANISH_NORWEGIAN: &[(&str, &str)] = &[
    ("af", "av"),
    ("efter", "etter"),
    ("blev", "ble"),
    ("mig", "meg"),
    ("dig", "deg"),
    ("sig", "seg"),
    ("hvad", "hva"),
    ("op", "opp"),
    ("ud", "ut"),
    ("nu", "nå"),
    ("nogen", "noen"),
    ("noget", "noe"),
    ("vores", "vår"),
    ("gange", "ganger"),
    ("meget", "mye"),
];

/// Which of the two has more of its spellings in a text.
fn danish_or_norwegian(text: &str) -> Option<&'static str> {
    let (mut danish, mut norwegian) = (0, 0);
    for word in text.split(|c: char| !letters::is_alphabetic(c)).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        danish += usize::from(DANISH_NORWEGIAN.iter().any(|pair| pair.0 == word));
        norwegian += usize::from(DANISH_NORWEGIAN.iter().any(|pair| pair.1 == word));
    }
    match danish.cmp(&norwegian) {
        Ordering::Greater => Some("da"),
        Ordering::Less => Some("nb"),
        Ordering::Equal => None,
    }
}

/// Frequent characters of Chinese that one script has and the other writes otherwise: the traditional one, then the
/// simplified one, in pairs. None of them has a second meaning in the other script.
const SCRIPTS: &str = "這这們们來来時时會会國国說说沒没對对過过還还學学發发點点嗎吗進进問问開开樣样實实現现當当動动電电話话請请關关應应該该\
    讓让給给從从經经讀读長长見见樂乐買买賣卖圖图書书寫写車车東东視视頻频類类數数網网頁页論论壇坛題题貼贴灣湾為为個个麼么\
    覺觉間间無无業业氣气錢钱認认識识謝谢歡欢別别帶带幫帮換换聽听較较選选連连遠远難难號号爾尔";

/// The characters of the two scripts in order, and whether each is the traditional one.
static IS_TRADITIONAL: LazyLock<Vec<(char, bool)>> = LazyLock::new(|| {
    let known = SCRIPTS.chars().filter(|known| !known.is_whitespace());
    let mut known: Vec<(char, bool)> = known.enumerate().map(|(at, c)| (c, at % 2 == 0)).collect();
    known.sort_unstable();
    known
});

/// Whether a Chinese text is in traditional characters.
fn is_traditional(text: &str) -> bool {
    let (mut traditional, mut simplified) = (0, 0);
    for c in text.chars().filter(|c| is_ideograph(*c)) {
        if let Ok(at) = IS_TRADITIONAL.binary_search_by_key(&c, |(known, _)| *known) {
            let is_traditional = usize::from(IS_TRADITIONAL[at].1);
            (traditional, simplified) = (traditional + is_traditional, simplified + 1 - is_traditional);
        }
    }
    traditional > simplified
}

/// Kana, Han and Hangul.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

/// The BCP 47 tag: the two-letter code, which every language here has.
#[rustfmt::skip] // a table
fn tag(language: Lang) -> &'static str {
    match language {
        Lang::Epo => "eo", Lang::Eng => "en", Lang::Rus => "ru", Lang::Cmn => "zh", Lang::Spa => "es", Lang::Por => "pt",
        Lang::Ita => "it", Lang::Ben => "bn", Lang::Fra => "fr", Lang::Deu => "de", Lang::Ukr => "uk", Lang::Kat => "ka",
        Lang::Ara => "ar", Lang::Hin => "hi", Lang::Jpn => "ja", Lang::Heb => "he", Lang::Yid => "yi", Lang::Pol => "pl",
        Lang::Amh => "am", Lang::Jav => "jv", Lang::Kor => "ko", Lang::Nob => "nb", Lang::Dan => "da", Lang::Swe => "sv",
        Lang::Fin => "fi", Lang::Tur => "tr", Lang::Nld => "nl", Lang::Hun => "hu", Lang::Ces => "cs", Lang::Ell => "el",
        Lang::Bul => "bg", Lang::Bel => "be", Lang::Mar => "mr", Lang::Kan => "kn", Lang::Ron => "ro", Lang::Slv => "sl",
        Lang::Hrv => "hr", Lang::Srp => "sr", Lang::Mkd => "mk", Lang::Lit => "lt", Lang::Lav => "lv", Lang::Est => "et",
        Lang::Tam => "ta", Lang::Vie => "vi", Lang::Urd => "ur", Lang::Tha => "th", Lang::Guj => "gu", Lang::Uzb => "uz",
        Lang::Pan => "pa", Lang::Aze => "az", Lang::Ind => "id", Lang::Tel => "te", Lang::Pes => "fa", Lang::Mal => "ml",
        Lang::Ori => "or", Lang::Mya => "my", Lang::Nep => "ne", Lang::Sin => "si", Lang::Khm => "km", Lang::Tuk => "tk",
        Lang::Aka => "ak", Lang::Zul => "zu", Lang::Sna => "sn", Lang::Afr => "af", Lang::Lat => "la", Lang::Slk => "sk",
        Lang::Cat => "ca", Lang::Tgl => "tl", Lang::Hye => "hy", Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_of_languages_with_phrases() {
        let base = |tag: &'static str| tag.split('-').next().unwrap_or(tag);
        let mut phrased: Vec<&str> = crate::chrome::phrases::tags().map(base).collect();
        let mut guessed: Vec<&str> = PHRASED.iter().map(|lang| tag(*lang)).collect();
        phrased.sort_unstable();
        phrased.dedup();
        guessed.sort_unstable();
        assert_eq!(guessed, phrased);
    }

    #[test]
    fn tells_languages_apart() {
        for (text, language) in [
            ("Has anybody here tried to replace the rear brake pads without taking the wheel off?", "en"),
            ("Hat hier schon jemand versucht, die hinteren Bremsbeläge zu wechseln, ohne das Rad abzunehmen?", "de"),
            (
                "Кто-нибудь пробовал заменить задние тормозные колодки, не снимая колесо? Раньше я всегда ездил в сервис, но теперь это стало слишком дорого, и хочется научиться делать всё самому.",
                "ru",
            ),
            ("後ろのブレーキパッドを交換したことがある人はいますか", "ja"),
            ("有人试过不拆轮子更换后刹车片吗", "zh"),
            ("有人試過不拆輪子更換後煞車皮嗎？我第一次換的時候花了很久", "zh-Hant"),
            (
                "A încercat cineva de aici să schimbe plăcuțele de frână din spate fără să scoată roata? Eu am mers mereu la service.",
                "ro",
            ),
            ("Έχει δοκιμάσει κανείς να αλλάξει τα πίσω τακάκια χωρίς να βγάλει τον τροχό;", "el"),
            ("מישהו כאן ניסה להחליף את רפידות הבלם האחוריות בלי להוריד את הגלגל?", "he"),
            (
                "آیا کسی اینجا تلاش کرده است لنت‌های ترمز عقب را بدون باز کردن چرخ عوض کند؟ من همیشه به تعمیرگاه می‌رفتم ولی گران شده است.",
                "fa",
            ),
            (
                "क्या यहाँ किसी ने पहिया निकाले बिना पीछे के ब्रेक पैड बदलने की कोशिश की है? मैं हमेशा दुकान पर जाता था, लेकिन अब वह बहुत महँगा हो गया है और मैं सब कुछ खुद करना सीखना चाहता हूँ। अगर आपके पास कोई सलाह हो तो ज़रूर बताइए।",
                "hi",
            ),
            (
                "Apakah ada yang pernah mencoba mengganti kampas rem belakang tanpa melepas rodanya? Biasanya saya membawanya ke bengkel, tetapi sekarang terlalu mahal.",
                "id",
            ),
            ("Có ai ở đây đã thử thay má phanh sau mà không cần tháo bánh xe ra chưa?", "vi"),
            ("มีใครเคยลองเปลี่ยนผ้าเบรกหลังโดยไม่ถอดล้อบ้างไหมครับ", "th"),
            ("혹시 뒷바퀴를 떼지 않고 브레이크 패드를 교체해 보신 분 있나요", "ko"),
        ] {
            assert_eq!(detect(text), Some(language), "{text}");
        }
    }

    #[test]
    fn danish_and_norwegian_are_told_by_spelling() {
        let danish =
            "Halvdelen af vores plæne er blevet til mos i løbet af vinteren. Det er blødt at gå på, men ikke pænt.";
        let norwegian =
            "Halvparten av plenen vår er blitt til mose i løpet av vinteren. Den er myk å gå på, men ikke pen.";
        assert_eq!((detect(danish), detect(norwegian)), (Some("da"), Some("nb")));
        assert_eq!(danish_or_norwegian("Det er rart"), None);
    }

    #[test]
    fn scripts_of_chinese() {
        for (text, traditional) in
            [("這個", true), ("这个", false), ("刹车片", false), ("這说", false), ("這這说", true), ("", false)]
        {
            assert_eq!(is_traditional(text), traditional, "{text}");
        }
        assert!(SCRIPTS.chars().all(|c| SCRIPTS.matches(c).count() == 1));
    }

    #[test]
    fn too_little_to_tell() {
        for text in
            ["", "  \n", "ok", "3,386 17:04 %%%", "thanks a lot mate", "1234567890 1234567890 1234567890", "刹车片"]
        {
            assert_eq!(detect(text), None, "{text}");
        }
        assert_eq!(tag(Lang::Cmn), "zh");
    }

    #[test]
    fn only_the_beginning_is_looked_at() {
        let english = "Has anybody here tried to replace the rear brake pads? ".repeat(SAMPLE / 55 + 1);
        assert_eq!(detect(&format!("{english}{}", "и не снимая колесо ".repeat(1000))), Some("en"));
        detect(&"a\u{e9}".repeat(SAMPLE)); // the sample ends within a character
    }
}
