//! Date strings of real templates, and what they mean.

use super::languages::LANGUAGES;
use super::*;
use proptest::prelude::*;

fn context<'a>(language: Option<&'a str>) -> DateContext<'a> {
    // A Wednesday.
    let retrieved = Retrieved::parse("2024-08-21T10:30:00Z").ok();
    DateContext { retrieved, language, day_first: None, offset: None }
}

fn check(language: Option<&str>, cases: &[(&str, &str)]) {
    for (raw, expected) in cases {
        let expected = Some(*expected).filter(|e| !e.is_empty());
        assert_eq!(parse_date(raw, &context(language)).as_deref(), expected, "{raw}");
    }
}

#[test]
fn written_with_month_names() {
    check(
        None,
        &[
            ("19 Aug 2024, 14:03", "2024-08-19T14:03:00"),
            ("Aug 19, 2024 at 2:03 PM", "2024-08-19T14:03:00"),
            ("Mon Aug 19, 2024 2:03 pm", "2024-08-19T14:03:00"),
            ("Posted on August 19th, 2024 by X12", "2024-08-19"),
            ("#12 Aug 19, 2024", "2024-08-19"),
            ("» Tue Aug 27, 2019 1:47 am", "2019-08-27T01:47:00"),
            ("19 Aug '24", "2024-08-19"),
            ("Sat, Jun 18 '05, 10:24 AM", "2005-06-18T10:24:00"),
            ("10-August-2011 20:18", "2011-08-10T20:18:00"),
            ("April 07, 2020, 02:16:29 PM", "2020-04-07T14:16:29"),
            ("Saturday, February 17, 2024, 06:42 PM", "2024-02-17T18:42:00"),
            ("4 December 2016 at 12:11AM", "2016-12-04T00:11:00"),
            ("Dec 4, 2016 12:11 p.m.", "2016-12-04T12:11:00"),
            ("30th March 2025, 16:26", "2025-03-30T16:26:00"),
            ("Feb 14, 2026 | 9:05 pm", "2026-02-14T21:05:00"),
            ("12:59AM - 02 May 24 UTC", "2024-05-02T00:59:00Z"),
            ("Mon, 19 Jan 2026 09:12:37 -0000", "2026-01-19T09:12:37Z"),
            ("2024 Aug 19 2pm", "2024-08-19T14:00:00"),
            ("19. August 2024 um 14 Uhr", "2024-08-19T14:00:00"),
            ("Samstag, 08. November 2025, 21:30", "2025-11-08T21:30:00"),
            ("21. Apr 2020, 19:40", "2020-04-21T19:40:00"),
            ("19 août 2024 à 14h03", "2024-08-19T14:03:00"),
            ("5 Juil 2018 03:22", "2018-07-05T03:22:00"),
            ("mar. 5 mars 2024", "2024-03-05"),
            ("19 de agosto de 2024 a las 14:03", "2024-08-19T14:03:00"),
            ("19 ago 2024", "2024-08-19"),
            ("19 set 2024", "2024-09-19"),
            ("1º de maio de 2024", "2024-05-01"),
            ("3 mrt 2024", "2024-03-03"),
            ("19 sierpnia 2024 roku, 14:03", "2024-08-19T14:03:00"),
            ("19 августа 2024 г. в 14:03", "2024-08-19T14:03:00"),
            ("Нояб. 23, 2025, 05:14 PM", "2025-11-23T17:14:00"),
            ("19 серпня 2024", "2024-08-19"),
            ("19. elokuuta 2024 klo 14.03", "2024-08-19T14:03:00"),
            ("19. srpna 2024", "2024-08-19"),
            ("2024. augusztus 19., 14:03", "2024-08-19T14:03:00"),
            ("19 Ağustos 2024", "2024-08-19"),
            ("19 ŞUBAT 2024", "2024-02-19"),
            ("19 augusti 2024 kl. 14:03", "2024-08-19T14:03:00"),
            ("19. desember 2023", "2023-12-19"),
            ("2024年8月19日 14:03", "2024-08-19T14:03:00"),
            ("Октябрь 21, 2025 at 5:48 пп", "2025-10-21T17:48:00"),
            ("نوفمبر 8, 2025 at 9:30 م", "2025-11-08T21:30:00"),
            ("Jan 17 - 18", "2024-01-17"),
            ("2024年8月19日下午2:03", "2024-08-19T14:03:00"),
            ("2024년 8월 19일 오후 2:03", "2024-08-19T14:03:00"),
        ],
    );
}

#[test]
fn written_in_digits() {
    check(
        None,
        &[
            ("2024-08-19", "2024-08-19"),
            ("2024-08-19T14:03:00Z", "2024-08-19T14:03:00Z"),
            ("2024-08-19 14:03:07 +0200", "2024-08-19T14:03:07+02:00"),
            ("2024-08-19 14:03 UTC+2", "2024-08-19T14:03:00+02:00"),
            ("2024-08-19 14:03 (EST)", "2024-08-19T14:03:00-05:00"),
            ("2024/8/19 14:03", "2024-08-19T14:03:00"),
            ("2020.03.12 13:17", "2020-03-12T13:17:00"),
            ("19.08.2024 14:03", "2024-08-19T14:03:00"),
            ("19.8.2024 14.03", "2024-08-19T14:03:00"),
            ("19. 08. 2024", "2024-08-19"),
            ("29.01.19 ", "2019-01-29"),
            ("05.01.12 11:27", "2012-01-05T11:27:00"),
            ("08-19-2024, 02:03 PM", "2024-08-19T14:03:00"),
            ("04-06-2019, 06:55 AM", "2019-04-06T06:55:00"),
            ("19/08/2024", "2024-08-19"),
            ("8/19/24", "2024-08-19"),
            ("15/05/19", "2019-05-15"),
            ("06/20/26 (Sat) 06:12:39", "2026-06-20T06:12:39"),
            ("posted on 2-2-2026 at 19:30", "2026-02-02T19:30:00"),
            ("发表于 2024-12-1 16:55:38", "2024-12-01T16:55:38"),
            ("本帖最后由 node42 于 2025-11-10 07:42 编辑", "2025-11-10T07:42:00"),
            ("٢٣/١١/٢٠٢٥, ١٨:٢٠", "2025-11-23T18:20:00"),
            ("11/12/2025 11:20PM", "2025-11-12T23:20:00"),
            ("Joined: May 2012", "2012-05"),
            ("2012-05", "2012-05"),
            ("05/2012", "2012-05"),
            ("2012年5月", "2012-05"),
            ("Join Date: Mai '12", "2012-05"),
            ("Member since 2012", "2012"),
        ],
    );
    check(Some("de"), &[("04-06-2019", "2019-06-04"), ("4/6/2019", "2019-06-04")]);
    check(Some("en-GB"), &[("4/6/2019", "2019-06-04")]);
    check(Some("en-US"), &[("4/6/2019", "2019-04-06"), ("4.6.2019", "2019-06-04")]);
}

#[test]
fn no_dates() {
    let empty =
        ["", "127.0.0.11", "30 Feb 2024", "2024-13-01", "31.04.2024", "19 Aug 0099", "hello", "12 replies", "14:03"];
    check(None, &empty.map(|raw| (raw, "")));
    check(
        None,
        &[("5000 years ago", ""), ("99999999999 days ago", ""), ("2 days", "2024-08-19"), ("2 days of rain", "")],
    );
    assert_eq!(parse_date(&format!("{}2024-08-19", " ".repeat(MAX_LENGTH)), &context(None)), None);
}

#[test]
fn told_from_the_retrieval() {
    check(
        None,
        &[
            ("Today at 4:11 PM", "2024-08-21T16:11:00"),
            ("Yesterday at 4:11 PM", "2024-08-20T16:11:00"),
            ("Yesterday", "2024-08-20"),
            ("Today 15:15:16", "2024-08-21T15:15:16"),
            ("Monday at 4:11 PM", "2024-08-19T16:11:00"),
            ("Wednesday at 4:11 PM", "2024-08-14T16:11:00"),
            ("Thursday at 4:11 PM", "2024-08-15T16:11:00"),
            ("Monday", ""),
            ("3 hours ago", "2024-08-21T07:30:00Z"),
            ("21 mins ago", "2024-08-21T10:09:00Z"),
            ("2 days ago", "2024-08-19"),
            ("a day ago", "2024-08-20"),
            ("a week ago", "2024-08-14"),
            ("6 months ago", "2024-02"),
            ("1 year, 9 months ago", "2022-11"),
            ("Over a year ago", "2023"),
            ("6 hours, 58 minutes ago", "2024-08-21T03:32:00Z"),
            ("1 day, 1 hours, 24 min. ago", "2024-08-20T09:06:00Z"),
            ("This reply was modified 1 year, 8 months ago by X", "2022-12"),
            ("just now", "2024-08-21T10:30:00Z"),
            ("5m", "2024-08-21T10:25:00Z"),
            ("3h", "2024-08-21T07:30:00Z"),
            ("2d", "2024-08-19"),
            ("1y ago", "2023"),
            ("8 February at 5:50PM", "2024-02-08T17:50:00"),
            ("11:43pm On Apr 23", "2024-04-23T23:43:00"),
            ("December 3", "2023-12-03"),
            ("Feb 29", "2024-02-29"),
            ("3/13/2014 (10 years ago)", "2014-03-13"),
        ],
    );
}

#[test]
fn told_from_the_retrieval_in_other_languages() {
    check(
        None,
        &[
            ("Heute, 14:03 Uhr", "2024-08-21T14:03:00"),
            ("Gestern um 14:03", "2024-08-20T14:03:00"),
            ("vor 3 Stunden", "2024-08-21T07:30:00Z"),
            ("vor einem Tag", "2024-08-20"),
            ("1 Jahr 2 Tage her", "2023-08-19"),
            ("10 Monate 3 Wochen", "2023-09-30"),
            ("Montag um 16:11", "2024-08-19T16:11:00"),
            ("Aujourd'hui à 14:03", "2024-08-21T14:03:00"),
            ("il y a 2 jours", "2024-08-19"),
            ("il y a un an", "2023"),
            ("Lundi à 16:11", "2024-08-19T16:11:00"),
            ("hace 2 días", "2024-08-19"),
            ("Ayer a las 14:03", "2024-08-20T14:03:00"),
            ("Ieri alle 14:03", "2024-08-20T14:03:00"),
            ("2 giorni fa", "2024-08-19"),
            ("3 uur geleden", "2024-08-21T07:30:00Z"),
            ("Gisteren om 14:03", "2024-08-20T14:03:00"),
            ("há 2 dias", "2024-08-19"),
            ("2 dias atrás", "2024-08-19"),
            ("Segunda-feira às 16:11", "2024-08-19T16:11:00"),
            ("wczoraj o 14:03", "2024-08-20T14:03:00"),
            ("2 dni temu", "2024-08-19"),
            ("Вчера в 14:03", "2024-08-20T14:03:00"),
            ("2 дня назад", "2024-08-19"),
            ("昨天 14:03", "2024-08-20T14:03:00"),
            ("3 小时前", "2024-08-21T07:30:00Z"),
            ("I går 14:03", "2024-08-20T14:03:00"),
        ],
    );
}

#[test]
fn forms_of_every_language() {
    let (mut language, mut wrong) = ("", Vec::new());
    for line in include_str!("forms.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(code) => language = code,
            None => {
                let (raw, expected) = line.rsplit_once(" = ").expect("a date and what it means");
                let expected = Some(expected).filter(|date| *date != "-");
                let read = parse_date(raw, &context(Some(language)));
                if read.as_deref() != expected {
                    wrong.push(format!("{language}: {raw}: {read:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn without_retrieval_nothing_is_relative() {
    for raw in ["Yesterday at 4:11 PM", "3 hours ago", "just now", "Monday at 4:11 PM", "April 23", "2d"] {
        assert_eq!(parse_date(raw, &DateContext::default()), None, "{raw}");
    }
    let day = DateContext { retrieved: Retrieved::parse("2024-08-21").ok(), ..DateContext::default() };
    assert_eq!(parse_date("5 minutes ago", &day).as_deref(), Some("2024-08-21"));
    assert_eq!(parse_date("Yesterday at 4:11 PM", &day).as_deref(), Some("2024-08-20T16:11:00"));
}

#[test]
fn retrieval_times() {
    for good in ["2024-08-21", "2024-08-21T10:30:00Z", "2024-08-21T10:30:00+02:00", "2024-08-21T10:30:00"] {
        assert!(Retrieved::parse(good).is_ok(), "{good}");
    }
    for bad in ["", "yesterday", "2024-13-01", "2024-08-21T25:00:00Z", "10:30", "21.08.2024"] {
        assert!(matches!(Retrieved::parse(bad), Err(Error::InvalidRetrieved { .. })), "{bad}");
    }
}

#[test]
fn machine_readable() {
    let cases = [
        ("2024-08-19T14:03:00+0000", Some("2024-08-19T14:03:00Z")),
        ("2024-08-19T14:03:00.123-07:00", Some("2024-08-19T14:03:00-07:00")),
        ("2024-08-19T14:03", Some("2024-08-19T14:03:00")),
        ("2024-08-19T14:03+02", Some("2024-08-19T14:03:00+02:00")),
        ("2019-01-21T21:40:59.62Z+00:00", Some("2019-01-21T21:40:59Z")),
        ("20240819T140300Z", Some("2024-08-19")),
        ("20240819", Some("2024-08-19")),
        ("1724076180", Some("2024-08-19T14:03:00Z")),
        ("2024-08", Some("2024-08")),
        ("2024", Some("2024")),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("1979-12-31", None),
        ("1980-01-01", Some("1980-01-01")),
        ("2100-12-31", Some("2100-12-31")),
        ("2101-01-01", None),
        ("1 day ago", None),
        ("Mon, 19 Aug 2024 14:03:00 GMT", Some("2024-08-19T14:03:00Z")),
        ("24/08/2019", Some("2019-08-24")),
        ("04/08/2019", None),
    ];
    for (value, expected) in cases {
        assert_eq!(from_iso(value).as_deref(), expected, "{value}");
    }
    for (value, expected) in [
        ("1724076180", Some("2024-08-19T14:03:00Z")),
        ("1724076180123", Some("2024-08-19T14:03:00Z")),
        ("0", None),
        ("631151999", None),
        ("631152000", Some("1990-01-01T00:00:00Z")),
        ("4102444799", Some("2099-12-31T23:59:59Z")),
        ("4102444800", None),
        ("x", None),
    ] {
        assert_eq!(from_unix(value).as_deref(), expected, "{value}");
    }
}

#[test]
fn order_of_day_and_month() {
    let order = |raws: &[&str], others: &[&str], usual| {
        day_first_of(raws.iter().copied(), || others.iter().copied(), usual, &context(None))
    };
    assert_eq!(order(&["04-06-2019", "04-24-2019, 1:00 AM"], &[], None), Some(false));
    assert_eq!(order(&["4/6/2019", "at 24/6/2019"], &[], None), Some(true));
    assert_eq!(order(&["24/6/2019", "6/24/2019"], &[], None), None);
    assert_eq!(order(&["2019-06-24", "yesterday"], &["24/6/2019"], None), None);
    // what else the page shows in the same form, unless it disagrees
    assert_eq!(order(&["04-06-2019"], &["Joined: 24-06-2009", "13/14/2012"], None), Some(true));
    assert_eq!(order(&["04-06-2019"], &["Joined: 24/06/2009"], None), None);
    assert_eq!(order(&["04-06-2019"], &["24-06-2009", "06-24-2009"], None), None);
    let long = format!("{}24-06-2009", " ".repeat(51));
    assert_eq!(order(&["04-06-2019"], &[&long], None), None);
    assert_eq!(order(&["04-06-2019"], &[&long[1..]], None), Some(true));
    let (four, three) =
        ([&["24-06-2009"; 4][..], &["06-24-2009"]].concat(), ["24-06-2009", "24-06-2009", "24-06-2009", "06-24-2009"]);
    assert_eq!((order(&["04-06-2019"], &four, None), order(&["04-06-2019"], &three, None)), (Some(true), None));
    // a weekday beside it, or a day after the retrieval
    assert_eq!(order(&["04/06/2024 (Thu)"], &[], None), None);
    assert_eq!(order(&["04/06/2024 (Tue)"], &[], None), Some(true));
    assert_eq!(order(&["04/06/2024 (Sat)"], &[], None), Some(false));
    assert_eq!(order(&["04/09/2024"], &[], None), Some(false));
    assert_eq!(order(&["09/04/2024"], &[], None), Some(true));
    // the order of time, in either direction
    assert_eq!(order(&["01/02/2024", "02/02/2024", "01/03/2024"], &[], None), Some(true));
    assert_eq!(order(&["02/03/2024", "02/02/2024", "02/01/2024"], &[], None), None);
    assert_eq!(order(&["03/02/2024", "01/02/2024", "02/01/2024"], &[], None), Some(true));
    assert_eq!(order(&["01/02/2024", "01/03/2024"], &[], None), None);
    // the software's own, then the clock's
    assert_eq!(order(&["01/02/2024, 4:11 PM"], &[], Some(true)), Some(true));
    assert_eq!(order(&["01/02/2024, 4:11 PM"], &[], None), Some(false));
    assert_eq!(order(&["01-02-2024, 16:11"], &[], None), Some(true));
    assert_eq!(order(&["01/02/2024, 16:11"], &[], None), Some(false));
    let de = context(Some("de"));
    assert_eq!(parse_date("03-08-2026, 05:40 PM", &de).as_deref(), Some("2026-03-08T17:40:00"));
    assert_eq!(parse_date("03-08-2026, 17:40", &de).as_deref(), Some("2026-08-03T17:40:00"));
    assert_eq!(parse_date("3.8.2026, 05:40 PM", &de).as_deref(), Some("2026-08-03T17:40:00"));
    let context = DateContext { day_first: Some(true), language: Some("en-US"), ..DateContext::default() };
    assert_eq!(parse_date("4/6/2019", &context).as_deref(), Some("2019-06-04"));
}

proptest! {
    #[test]
    fn nothing_panics(any in "\\PC*", near in "([0-9]{1,5}|[-/.,:' +]|am|pm|aug|mar|ago|days|a|hier|il y a|年|月|日|T|Z){0,14}") {
        for raw in [any, near] {
            let _ = (parse_date(&raw, &context(None)), from_iso(&raw), from_unix(&raw), Retrieved::parse(&raw));
            let _ = day_first_of(std::iter::once(raw.as_str()), || std::iter::once(raw.as_str()), None, &context(None));
        }
    }

    #[test]
    fn what_is_written_is_read(year in 1990i16..2099, month in 1i8..=12, day in 1i8..=28, hour in 0i8..24, minute in 0i8..60) {
        let expected = format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00");
        let name = ["January", "Feb", "März", "avr.", "mayo", "giugno", "jul", "sierpnia", "сент", "out", "listopadu", "joulukuuta"]
            [usize::try_from(month - 1).unwrap_or_default()];
        for raw in [
            expected.clone(),
            format!("{year}/{month}/{day} {hour}:{minute:02}"),
            format!("{day}.{month}.{year} um {hour}:{minute:02} Uhr"),
            format!("{day} {name} {year}, {hour:02}:{minute:02}"),
            format!("{name} {day}, {year} at {hour:02}:{minute:02}"),
            format!("{year}年{month}月{day}日 {hour}:{minute:02}"),
        ] {
            prop_assert_eq!(parse_date(&raw, &context(None)), Some(expected.clone()));
        }
    }
}

#[test]
fn days_in_addresses() {
    let cases = [
        ("https://x.example/2019/03/21/tea/", Some("2019-03-21")),
        ("https://x.example/blog/2019-3-9-tea?utm=2020-01-01", Some("2019-03-09")),
        ("https://x.example/2019/03/tea/", None),
        ("https://x.example/2019/13/21/", None),
        ("https://x.example/7/2019/03-21x/", None),
    ];
    for (url, expected) in cases {
        assert_eq!(from_address(url).as_deref(), expected, "{url}");
    }
}

#[test]
fn languages_with_phrases_have_words_of_dates() {
    // their months are numbers with a mark
    const NUMBERED_MONTHS: [&str; 5] = ["ja", "ko", "vi", "zh-Hans", "zh-Hant"];
    let mut missing = Vec::new();
    for tag in crate::chrome::phrases::tags() {
        let primary = tag.split('-').next().unwrap_or(tag);
        let Some(words) = LANGUAGES.iter().find(|words| words.code == tag || words.code == primary) else {
            missing.push(format!("{tag}: all"));
            continue;
        };
        let months = if NUMBERED_MONTHS.contains(&tag) { 0 } else { 12 };
        let least = [
            (words.months, months),
            (words.weekdays, 7),
            (words.days, 2),
            (words.now, 1),
            (words.units, 7),
            (words.ago, 1),
        ];
        for (groups, count) in least {
            if groups.split('|').filter(|group| !group.is_empty()).count() < count {
                missing.push(format!("{tag}: {count} of {groups:?}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
