//! Lines of a statistics block in any language: "Threads: 3,386", a label beside its number, a sentence with both.

use crate::chrome::labels::{Labels, is_unspaced};
use crate::chrome::phrases::StatField;
use crate::document::Stats;

use super::numbers::{digit, parse_count};

/// What stands between two statements on one line.
const SEPARATORS: [&str; 9] = ["•", "|", "·", "\t", "::", " - ", " – ", "。", "；"];

/// Words of the longest noun after a number: "fils de discussion".
const MAX_NOUN: usize = 3;
/// Words of the longest label before a number: "Total number of registered users".
const MAX_LABEL: usize = 5;
/// Words of the longest name of a member.
const MAX_NAME: usize = 4;

/// A word or a number of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Item<'a> {
    Number(u64),
    Word(&'a str),
}

/// What a line is beside the lines around it.
enum Line {
    Number(u64),
    Label(StatField),
    Other,
}

/// Reads the lines of a block. A label and its number may stand on a line each, in either order.
pub(super) fn of_lines(lines: &[String], language: Option<&str>, stats: &mut Stats) {
    let labels = Labels::get();
    let parts: Vec<&str> = lines.iter().flat_map(|line| statements(line)).collect();
    let kind = |part: &&str| match (parse_count(part), labels.stat(part, language)) {
        (Some(number), _) => Line::Number(number),
        (None, Some(field)) => Line::Label(field),
        _ => Line::Other,
    };
    let kinds: Vec<Line> = parts.iter().map(kind).collect();
    let numbers_first = numbers_first(&kinds);
    for (at, line) in kinds.iter().enumerate() {
        match line {
            Line::Number(_) => {}
            Line::Label(StatField::LatestMember) => {
                if let Some(name) = parts.get(at + 1) {
                    set(Some(StatField::LatestMember), name, stats);
                }
            }
            Line::Label(field) => {
                let beside = if numbers_first { at.checked_sub(1) } else { Some(at + 1) };
                if let Some(Line::Number(number)) = beside.and_then(|beside| kinds.get(beside)) {
                    set_count(*field, *number, stats);
                }
            }
            Line::Other => of_statement(parts[at], language, stats),
        }
    }
}

/// Sets what is not yet set.
pub(super) fn set(field: Option<StatField>, value: &str, stats: &mut Stats) {
    let value = value.trim();
    match field {
        Some(StatField::LatestMember) if stats.latest_member.is_none() && !value.is_empty() => {
            stats.latest_member = Some(value.to_owned());
        }
        Some(field) => parse_count(value).into_iter().for_each(|number| set_count(field, number, stats)),
        None => {}
    }
}

fn set_count(field: StatField, number: u64, stats: &mut Stats) {
    let place = match field {
        StatField::Threads => &mut stats.threads,
        StatField::Posts => &mut stats.posts,
        StatField::Members => &mut stats.members,
        StatField::Online => &mut stats.online,
        StatField::LatestMember => return,
    };
    place.get_or_insert(number);
}

fn statements(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for separator in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether numbers stand before their labels: by which follows which more often, else by which is first.
fn numbers_first(kinds: &[Line]) -> bool {
    let is_count = |line: &Line| matches!(line, Line::Label(field) if *field != StatField::LatestMember);
    let is_number = |line: &Line| matches!(line, Line::Number(_));
    let before = kinds.windows(2).filter(|pair| is_number(&pair[0]) && is_count(&pair[1])).count();
    let after = kinds.windows(2).filter(|pair| is_count(&pair[0]) && is_number(&pair[1])).count();
    before > after || before == after && kinds.first().is_some_and(is_number)
}

/// Reads one statement: the newest member, or numbers with labels before them or nouns after them.
fn of_statement(text: &str, language: Option<&str>, stats: &mut Stats) {
    let labels = Labels::get();
    if labels.is_no_total(text) {
        return;
    }
    if let Some(name) = latest(text, language) {
        set(Some(StatField::LatestMember), name, stats);
        return;
    }
    let items = items(text);
    let numbers: Vec<usize> = (0..items.len()).filter(|at| matches!(items[*at], Item::Number(_))).collect();
    let Some(first) = numbers.first() else { return };
    let labelled = label_of(&words(&items[..*first]), language).is_some();
    for at in numbers {
        let Item::Number(number) = items[at] else { continue };
        let start = items[..at].iter().rposition(|item| matches!(item, Item::Number(_))).map_or(0, |last| last + 1);
        let before = || label_before(&words(&items[start..at]), language);
        let after = || noun_after(&words(&items[at + 1..]), language);
        let found = if labelled { before().or_else(after) } else { after().or_else(before) };
        if let Some(field) = found {
            set_count(field, number, stats);
        }
        // what follows tells who is online, not how many there are
        if found == Some(StatField::Online) {
            return;
        }
    }
}

/// The name of the newest member, announced in a sentence or behind a label.
fn latest<'a>(text: &'a str, language: Option<&str>) -> Option<&'a str> {
    let labels = Labels::get();
    let is_label = |label: &str| labels.stat(label, language) == Some(StatField::LatestMember);
    if let Some((label, name)) = text.split_once([':', '：'])
        && is_label(label)
    {
        return Some(name.trim());
    }
    if let Some(name) = labels.latest(text) {
        // a sentence's full stop
        return Some(if text.contains(':') { name } else { name.strip_suffix('.').unwrap_or(name).trim_end() });
    }
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    let (_, name) = spaces.map(|at| text.split_at(at)).filter(|(label, _)| is_label(label)).last()?;
    let name = name.trim();
    let name = name.strip_suffix('.').unwrap_or(name).trim_end();
    (!name.is_empty() && name.split(' ').count() <= MAX_NAME).then_some(name)
}

fn words<'a>(items: &[Item<'a>]) -> Vec<&'a str> {
    let word = |item: &Item<'a>| if let Item::Word(word) = item { Some(*word) } else { None };
    items.iter().map_while(word).collect()
}

fn label_of(words: &[&str], language: Option<&str>) -> Option<StatField> {
    let label = words.join(" ");
    Labels::get().stat(&label, language).filter(|field| *field != StatField::LatestMember)
}

/// The longest label that ends right before a number.
fn label_before(words: &[&str], language: Option<&str>) -> Option<StatField> {
    let most = words.len().min(MAX_LABEL);
    (1..=most).rev().find_map(|count| label_of(&words[words.len() - count..], language))
}

/// The longest noun that begins right after a number.
fn noun_after(words: &[&str], language: Option<&str>) -> Option<StatField> {
    let most = words.len().min(MAX_NOUN);
    let spaced = (1..=most).rev().find_map(|count| label_of(&words[..count], language));
    spaced.or_else(|| {
        let word = words.first().filter(|word| word.starts_with(is_unspaced))?;
        let ends: Vec<usize> = word.char_indices().skip(1).map(|(at, _)| at).collect();
        ends.iter().rev().find_map(|end| label_of(&[&word[..*end]], language))
    })
}

/// The words and numbers of a statement, without punctuation. A number ends where ideographs begin, and the other way round.
fn items(text: &str) -> Vec<Item<'_>> {
    let mut items: Vec<Item> = Vec::new();
    let mut grouped = false; // the last item is a number that more digits may follow
    for piece in text.split(|c: char| c.is_whitespace() || matches!(c, '：' | '，' | '、')) {
        for word in cut(piece) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let number = Some(bare).filter(|bare| bare.starts_with(|c| digit(c).is_some())).and_then(parse_count);
            match (number, items.last_mut()) {
                (Some(number), Some(Item::Number(last))) if grouped && bare.chars().count() == GROUP => {
                    *last = last.saturating_mul(THOUSAND).saturating_add(number);
                }
                (Some(number), _) => items.push(Item::Number(number)),
                (None, _) if !bare.is_empty() => items.push(Item::Word(with_brackets(word, bare))),
                _ => {}
            }
            grouped = number.is_some() && word.ends_with(|c| digit(c).is_some());
        }
    }
    items
}

/// Digits of a group in a number such as `3 386`.
const GROUP: usize = 3;
const THOUSAND: u64 = 1000;

/// A word with the bracket that belongs to it: "utilisateur(s)".
fn with_brackets<'a>(word: &'a str, bare: &'a str) -> &'a str {
    if bare.contains('(') {
        word.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches([',', '.', ':', ';'])
    } else {
        bare
    }
}

/// Cuts between digits and ideographs, and after a colon behind letters.
fn cut(piece: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in piece.char_indices() {
        let breaks = last.is_some_and(|last: char| {
            let joint = |a: char, b: char| digit(a).is_some() && is_unspaced(b);
            joint(last, c)
                || joint(c, last)
                || (last == ':' && digit(c).is_some() && piece[..at].starts_with(char::is_alphabetic))
        });
        if breaks {
            parts.push(&piece[start..at]);
            start = at;
        }
        last = Some(c);
    }
    parts.push(&piece[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(language: Option<&str>, lines: &[&str]) -> (Option<u64>, Option<u64>, Option<u64>, Option<u64>, String) {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let mut stats = Stats::default();
        of_lines(&lines, language, &mut stats);
        (stats.threads, stats.posts, stats.members, stats.online, stats.latest_member.unwrap_or_default())
    }

    #[test]
    fn labels_beside_numbers() {
        let all = (Some(12), Some(3386), Some(205), None, "Anna B".to_owned());
        assert_eq!(read(None, &["Threads: 12, Posts: 3,386, Members: 205", "Newest member: Anna B"]), all);
        assert_eq!(
            read(None, &["Threads", "12", "Messages", "3,386", "Members", "205", "Latest member", "Anna B"]),
            all
        );
        assert_eq!(read(None, &["12", "Topics", "3 386", "Posts", "205", "Members", "Our newest member: Anna B"]), all);
        assert_eq!(
            read(None, &["Total posts 3,386 • Total topics 12 • Total members 205 • Our newest member Anna B"]),
            all
        );
        assert_eq!(
            read(None, &["3,386 Posts in 12 Topics by 205 Members - Latest Member: Anna B - Most Online Today: 3"]),
            all
        );
        assert_eq!(read(Some("en"), &["帖子: 3386|主题总数：12|会员:205|欢迎新会员: Anna B"]), all);
        assert_eq!(
            read(
                Some("sv"),
                &[
                    "Totalt trådar: 12",
                    "Totalt inlägg: 3386",
                    "Totalt registrerade medlemmar: 205",
                    "Nyaste medlem: Anna B"
                ]
            ),
            all
        );
        assert_eq!(
            read(
                Some("de"),
                &[
                    "3",
                    "Foren",
                    "12",
                    "Themen",
                    "3.386",
                    "Beiträge",
                    "205",
                    "Mitglieder",
                    "Unser neuestes Mitglied:",
                    "Anna B"
                ]
            ),
            all
        );
    }

    #[test]
    fn sentences() {
        let all = (Some(12), Some(78), Some(2052), None, "Anna".to_owned());
        for (language, lines) in [
            (
                "en",
                [
                    "Our members have made a total of 78 posts in 12 topics.",
                    "We have 2,052 registered members",
                    "The newest registered user is Anna.",
                ],
            ),
            (
                "de",
                [
                    "Unsere Mitglieder haben insgesamt 78 Beiträge in 12 Themen geschrieben",
                    "Wir haben 2.052 registrierte Benutzer",
                    "Unser neuestes Mitglied heißt: Anna",
                ],
            ),
            (
                "fr",
                [
                    "Nos membres ont écrit 78 messages dans 12 sujets",
                    "Nous avons 2 052 membres inscrits",
                    "L'utilisateur enregistré le plus récent est Anna",
                ],
            ),
            (
                "es",
                [
                    "Los usuarios han publicado 78 mensajes dentro de 12 temas.",
                    "Ya somos 2052 usuarios registrados.",
                    "Último usuario registrado Anna .",
                ],
            ),
            (
                "it",
                [
                    "I nostri utenti hanno inviato 78 messaggi in 12 argomenti",
                    "Abbiamo 2.052 utenti registrati",
                    "Ultimo utente registrato: Anna",
                ],
            ),
            (
                "pt",
                [
                    "Nossos membros fizeram um total de 78 mensagens em 12 tópicos",
                    "Temos 2.052 usuários registrados",
                    "O usuário mais recente é Anna",
                ],
            ),
            (
                "nl",
                [
                    "Het forum bevat een totaal van 78 berichten in 12 onderwerpen.",
                    "Er zijn een totaal van 2052 geregistreerde leden.",
                    "Het nieuwste lid is Anna.",
                ],
            ),
            (
                "sv",
                [
                    "Våra medlemmar har skrivit totalt 78 inlägg i 12 ämnen",
                    "Vi har 2 052 registrerade användare",
                    "Den senast registrerade användaren är Anna",
                ],
            ),
            (
                "da",
                [
                    "Vores medlemmer har i alt skrevet 78 indlæg i 12 emner",
                    "Vi har 2.052 registrerede brugere",
                    "Den nyeste bruger er Anna",
                ],
            ),
            (
                "nb",
                [
                    "Våre medlemmer har skrevet totalt 78 innlegg i 12 emner",
                    "Vi har 2 052 registrerte brukere",
                    "Vårt nyeste medlem er Anna",
                ],
            ),
            (
                "fi",
                [
                    "Jäsenemme ovat kirjoittaneet 78 viestiä ja käsitelleet 12 aihetta.",
                    "Meillä on 2052 jäsentä.",
                    "Uusin jäsen on Anna.",
                ],
            ),
            (
                "pl",
                [
                    "Nasi użytkownicy napisali 78 postów w 12 tematach",
                    "Mamy 2052 zarejestrowanych użytkowników",
                    "Ostatnio zarejestrował się: Anna",
                ],
            ),
            (
                "cs",
                [
                    "Naši uživatelé napsali celkem 78 příspěvků v 12 tématech",
                    "Máme 2052 registrovaných uživatelů",
                    "Nejnovějším uživatelem je Anna",
                ],
            ),
            (
                "hu",
                [
                    "Felhasználóink összesen 78 hozzászólást írtak 12 témában",
                    "Jelenleg 2052 regisztrált felhasználónk van",
                    "Legújabb tagunk: Anna",
                ],
            ),
            (
                "tr",
                ["Üyelerimiz toplam 78 mesaj ve 12 konu açtı", "Toplam 2052 kayıtlı üyemiz var", "Son üyemiz: Anna"],
            ),
            (
                "ru",
                [
                    "Наши участники оставили в общей сложности сообщений 78 в 12 темах.",
                    "На форуме зарегистрировано 2052 пользователя.",
                    "Последним зарегистрировался Anna",
                ],
            ),
            (
                "uk",
                [
                    "Наші учасники залишили 78 повідомлень у 12 темах",
                    "Зареєстровано 2052 користувачів",
                    "Наш новий учасник: Anna",
                ],
            ),
            ("ar", ["كتب أعضاؤنا 78 مشاركة في 12 موضوع", "لدينا 2052 عضو مسجل", "آخر عضو مسجل هو Anna"]),
            ("ja", ["78 件の投稿 ・ 12 件のトピック", "2052 人の登録ユーザー", "最新メンバー Anna"]),
            ("zh-CN", ["78 篇帖子于 12 篇主题内", "共2052位会员", "欢迎我们的新会员 Anna"]),
        ] {
            assert_eq!(read(Some(language), &lines), all, "{language}");
            assert_eq!(read(None, &lines), all, "{language}, not named");
        }
    }

    #[test]
    fn records_and_visitors_are_no_totals() {
        let none = (None, None, None, None, String::new());
        for line in [
            "Most users ever online was 312 on Mon Nov 23, 2026 5:00 pm",
            "Users browsing this forum: 12 registered users and 3 guests",
            "Der Besucherrekord liegt bei 312 Besuchern",
            "Le record du nombre d'utilisateurs en ligne est de 312",
            "Больше всего посетителей (312) здесь было 23.11.2026",
            "最高记录是 312 于 2026-11-24",
            "Posts made at 12:03",
        ] {
            assert_eq!(read(None, &[line]), none, "{line}");
        }
        let online = (None, None, None, Some(3), String::new());
        assert_eq!(read(None, &["In total there are 3 users online :: 2 registered, 0 hidden and 1 guest"]), online);
        assert_eq!(read(Some("fr"), &["3 utilisateur(s) en ligne (2 membres, 1 invités)"]), online);
    }

    #[test]
    fn words_and_numbers() {
        use Item::{Number, Word};
        assert_eq!(items("Topics:12, 3 386 posts"), [Word("Topics"), Number(12), Number(3386), Word("posts")]);
        assert_eq!(items("共107个帖子"), [Word("共"), Number(107), Word("个帖子")]);
        assert_eq!(items("1, 300 and 33.7k"), [Number(1), Number(300), Word("and"), Number(33_700)]);
        assert_eq!(items("1 utilisateur(s), 18th"), [Number(1), Word("utilisateur(s)"), Word("18th")]);
    }
}
