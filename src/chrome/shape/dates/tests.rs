//! Lines that are dates in thirty languages, and lines that only look so.

use super::*;

#[test]
fn dates() {
    for date in [
        "Nov 4, 2011",
        "2025-11-01 15:14:37",
        "Jul 5, 2024 at 7:30 PM",
        "Fri Nov 15, 2024 3:06 pm",
        "19. August 2024, 14:03",
        "12/31/2020",
        "1.5.2024",
        "Tuesday 3rd of May 2022",
        "2025年12月18日",
        "10:35 PM",
        "20 janvier 2023 à 10:12",
        "Tue May 28 14:30",
        "2024-05-03T10:12:00Z",
    ] {
        assert!(is_date_like(date), "{date}");
    }
    for other in [
        "May 2024 was a good month for me, 3 of us said so",
        "33,718",
        "Windows 10",
        "I have 2",
        "3.5.1",
        "#12",
        "Ubuntu 24.04",
    ] {
        assert!(!is_date_like(other), "{other}");
    }
}

#[test]
fn dates_of_every_language() {
    for date in [
        "Friday, 3 May 2024 at 10:12 am",
        "3. Mai 2024 um 10:12 Uhr",
        "vendredi 3 mai 2024 à 10h12",
        "viernes, 3 de mayo de 2024 a las 10:12",
        "venerdì 3 maggio 2024 alle 10:12",
        "sexta-feira, 3 de maio de 2024 às 10h12",
        "vrijdag 3 mei 2024 om 10:12 uur",
        "fredag 3 maj 2024 kl. 10:12",
        "3. maj 2024 kl. 10.12",
        "fredag 3. mai 2024 kl. 10:12",
        "perjantaina 3. toukokuuta 2024 klo 10.12",
        "piątek, 3 maja 2024 o godz. 10:12",
        "pátek 3. května 2024 v 10:12",
        "2024. május 3., péntek 10:12",
        "3 Mayıs 2024 Cuma, 10:12",
        "3 мая 2024 в 10:12",
        "пятница, 3 мая 2024 г. в 10:12",
        "п'ятниця, 3 травня 2024 р., 10:12",
        "الجمعة 3 مايو 2024، 10:12 صباحًا",
        "\u{200f}٣ مايو ٢٠٢٤",
        "2024年5月3日(金) 10:12",
        "2024年5月3日 星期五 下午4:11",
        "5月3日 10:12",
        "vineri, 3 mai 2024, 10:12",
        "3 Μαΐου 2024",
        "Παρασκευή 3 Μαΐου 2024, 10:12 π.μ.",
        "3 במאי 2024, 10:12",
        "יום שישי 3 מאי 2024 בשעה 10:12",
        "۳ مه ۲۰۲۴",
        "جمعه\u{200f} ۱۴ اردیبهشت ۱۴۰۳، ۱۰:۱۲",
        "۱۴۰۳/۰۲/۱۴ ۱۰:۱۲",
        "3 मई 2024",
        "शुक्रवार, ३ सितम्बर २०२४ को १०:१२ बजे",
        "Jumat, 3 Mei 2024 pukul 10.12",
        "Jum, 03 Mei 2024 10:12",
        "3 Tháng 5, 2024 lúc 10:12",
        "Thứ 6 Tháng 5 03, 2024 10:12 am",
        "Thứ sáu, ngày 3 tháng năm năm 2024",
        "Chủ nhật 3 tháng mười một 2024",
        "3 thg 5, 2024",
        "3 พฤษภาคม 2567, 10:12",
        "วันพฤหัสบดีที่ 3 พฤษภาคม พ.ศ. 2567 เวลา 10:12 น.",
        "3 พ.ค. ๒๕๖๗, 10:12น.",
        "2024년 5월 3일 오후 4:11",
        "2024년 5월 3일 금요일 오후 4시 11분",
        "2024-5-3 下午 04:11",
    ] {
        assert!(is_date_like(date), "{date}");
    }
    for other in [
        "2024年5月3日我買了電腦",
        "2024년 5월 3일에 산 컴퓨터",
        "3 ปีที่แล้ว 2567",
        "3 คน 2567",
        "มี 3 คน 2567 บาท",
        "Tôi mua 3 cái 2024",
        "3 भाग 2024 में देखा",
    ] {
        assert!(!is_date_like(other), "{other}");
    }
}

#[test]
fn dates_follow_names() {
    for (line, name, date) in [
        ("Anna Berg 3 May 2024", "Anna Berg", "3 May 2024"),
        ("สมชาย 3 พ.ค. 2567, 10:12", "สมชาย", "3 พ.ค. 2567, 10:12"),
        ("علی\u{200f} ۳ مه ۲۰۲۴", "علی", "۳ مه ۲۰۲۴"),
        ("Anna 2024년 5월 3일 오후 4:11", "Anna", "2024년 5월 3일 오후 4:11"),
        ("Ива 3 мая 2024 в 10:12", "Ива", "3 мая 2024 в 10:12"),
    ] {
        assert_eq!(date_suffix(line), Some((name, date)), "{line}");
    }
}

#[test]
fn dates_in_the_middle() {
    for (line, parts) in [
        ("February 17, 2024 at 6:42 pm #133 Reply", ("", "February 17, 2024 at 6:42 pm", "#133 Reply")),
        ("March 31, 2024 at 6:42 am #140 Reply", ("", "March 31, 2024 at 6:42 am", "#140 Reply")),
        ("Reply #4 - May 3, 2024, 10:12pm | Print", ("Reply #4 -", "May 3, 2024, 10:12pm", "| Print")),
        ("#8  · Jan 3, 2024 (Edited)", ("#8  ·", "Jan 3, 2024", "(Edited)")),
        ("Anna May 3, 2024, 10:12", ("Anna", "May 3, 2024, 10:12", "")),
        ("Anna 3 hours ago | Reply", ("Anna", "3 hours ago", "| Reply")),
    ] {
        assert_eq!(date_inside(line), Some(parts), "{line}");
    }
    for line in ["I have 3 of them here", "Tea at 6:42", "12 posts and counting", ""] {
        assert_eq!(date_inside(line), None, "{line}");
    }
    let after = |words: usize| format!("Anna May 3, 2024{}", " word".repeat(words));
    assert!(
        date_inside(&after(MAX_WORDS_AFTER_DATE)).is_some() && date_inside(&after(MAX_WORDS_AFTER_DATE + 1)).is_none()
    );
}
