//! The author's panel beside a post: labelled values such as "Joined: May 2012", "Mitglied seit 3. Mai 2012", "1,234 posts".

use crate::chrome::labels::Labels;
use crate::chrome::phrases::PanelField;
use crate::document::Author;
use crate::dom::Node;
use crate::extract::numbers::has_digit;

use super::dates::{self, DateContext};
use super::{numbers, visible};

/// Words of the longest label that a value follows without a colon: "Date of registration on".
const MAX_LABEL: usize = 4;

/// Bytes of the longest label, with what a theme writes around it: a longer line is what somebody wrote.
const MAX_LABEL_BYTES: usize = 120;

/// Characters of `2012-05-01`: a join date has no time.
const ISO_DATE: usize = 10;

/// Reads what the panel says and no field has said.
pub(crate) fn read(panel: Node, dates: &DateContext, author: &mut Author) {
    if author.joined.is_none() || author.post_count.is_none() {
        of_lines(&visible::lines(panel), dates, author);
    }
}

fn of_lines(lines: &[String], dates: &DateContext, author: &mut Author) {
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).map_or("", String::as_str);
        let Some((field, value)) = labelled(line, next, dates.language) else { continue };
        match field {
            PanelField::Joined if author.joined.is_none() => {
                author.joined = dates::parse_date(value, dates).map(|date| date.chars().take(ISO_DATE).collect());
            }
            PanelField::PostCount if author.post_count.is_none() => author.post_count = count(value),
            _ => {}
        }
    }
}

/// The label of what an element shows: before a colon in it, or the text right before it.
pub(crate) fn label_of(node: Node) -> Option<String> {
    let text = node.text();
    if let Some((label, _)) = text.split_once(':')
        && !has_digit(label)
    {
        return Some(label.trim().to_owned());
    }
    let before = std::iter::successors(node.previous(), |node| node.previous());
    let texts = before.map(|node| node.as_text().map_or_else(|| node.text(), |text| text.trim().to_owned()));
    let label = texts.take(MAX_BEFORE).find(|text| !text.is_empty())?;
    (label.len() <= MAX_BEFORE_BYTES).then(|| label.trim_end_matches([':', ' ']).to_owned())
}

/// Nodes before an element among which its label is looked for, and bytes of the longest label there.
const MAX_BEFORE: usize = 3;
const MAX_BEFORE_BYTES: usize = 60;

/// A count, alone or before what is told about it: "1,234 (2.3 per day)".
fn count(value: &str) -> Option<u64> {
    let alone = || value.split(['(', '[']).next().and_then(numbers::parse_count);
    numbers::parse_count(value).or_else(alone)
}

/// What a line is about, and its value: behind a colon, on the next line, behind the label's words, or before them.
fn labelled<'a>(line: &'a str, next: &'a str, language: Option<&str>) -> Option<(PanelField, &'a str)> {
    let is_short = |text: &&str| text.len() <= MAX_LABEL_BYTES;
    let label = |text: &str| Some(text).filter(is_short).and_then(|text| Labels::get().panel(text, language));
    if let Some((name, value)) = line.split_once([':', '：'])
        && let Some(field) = label(name.trim())
    {
        return Some((field, if value.trim().is_empty() { next } else { value.trim() }));
    }
    if let Some(field) = label(line) {
        return Some((field, next));
    }
    let has_number = |text: &str| text.starts_with(|c| numbers::digit(c).is_some());
    if has_number(line) {
        // "1,234 posts": a date ends in no label
        let (value, name) = line.split_once(' ')?;
        return label(name).map(|field| (field, value));
    }
    if !has_digit(line) {
        return None;
    }
    let spaces: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).take(MAX_LABEL).collect();
    let mut starts = spaces.iter().rev().map(|at| line.split_at(*at));
    let (field, value) = starts.find_map(|(name, value)| Some((label(name)?, value)))?;
    has_digit(value).then(|| (field, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_and_posts_in_any_form_and_language() {
        let expected = (Some("2012-05-03".to_owned()), Some(1234));
        for (language, lines) in [
            ("en", &["Anna", "Joined: May 3, 2012", "Posts: 1,234", "Location: Leeds"][..]),
            ("en", &["Join Date", "May 3rd, 2012 10:20", "Posts", "1,234 (2.3 per day)"]),
            ("en", &["Member since May 3, 2012", "1,234 posts"]),
            ("de", &["Dabei seit: 3. Mai 2012", "Beiträge: 1.234"]),
            ("en", &["Registriert seit 03.05.2012", "1.234 Beiträge"]),
            ("fr", &["Inscription : 3 mai 2012", "Messages : 1 234"]),
            ("es", &["Registrado: 03 May 2012", "Mensajes: 1234"]),
            ("it", &["Iscritto il: 3 maggio 2012, 10:20", "Messaggi: 1234"]),
            ("pt", &["Registrado em: 3 de maio de 2012", "Mensagens: 1.234"]),
            ("nl", &["Lid geworden op: 3 mei 2012", "Berichten: 1.234"]),
            ("sv", &["Blev medlem: 3 maj 2012", "Inlägg: 1 234"]),
            ("da", &["Tilmeldt: 3. maj 2012", "Indlæg: 1.234"]),
            ("nb", &["Registrert: 3. mai 2012", "Innlegg: 1234"]),
            ("fi", &["Liittynyt: 3.5.2012", "Viestit: 1234"]),
            ("pl", &["Rejestracja: 3 maja 2012", "Posty: 1234"]),
            ("cs", &["Registrován: 3. květen 2012", "Příspěvky: 1234"]),
            ("hu", &["Csatlakozott: 2012. május 3.", "Hozzászólások: 1234"]),
            ("tr", &["Katılım: 3 Mayıs 2012", "Mesajlar: 1.234"]),
            ("ru", &["Зарегистрирован: 3 мая 2012", "Сообщений: 1 234"]),
            ("uk", &["З нами з: 3 травня 2012", "Повідомлень: 1234"]),
            ("ar", &["تاريخ التسجيل: 3 مايو 2012", "المشاركات: 1234"]),
            ("ja", &["登録日: 2012年5月3日", "投稿数: 1234"]),
            ("zh-CN", &["注册时间：2012-5-3", "1234", "帖子: 1234"]),
        ] {
            let dates = DateContext { language: Some(language), ..DateContext::default() };
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let mut author = Author::default();
            of_lines(&lines, &dates, &mut author);
            assert_eq!((author.joined, author.post_count), expected, "{language}: {lines:?}");
        }
    }

    #[test]
    fn titles_and_mottos_are_no_values() {
        let lines =
            ["Registered user", "Posts a lot", "From Leeds, 2012", "Location: 1234", "12 May 2012"].map(str::to_owned);
        let mut author = Author::default();
        of_lines(&lines, &DateContext { language: Some("en"), ..DateContext::default() }, &mut author);
        assert_eq!((author.joined, author.post_count), (None, None));
    }
}
