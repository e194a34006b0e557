//! Lines of statistics blocks as boards show them.

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
    assert_eq!(read(None, &["Threads", "12", "Messages", "3,386", "Members", "205", "Latest member", "Anna B"]), all);
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
        ("tr", ["Üyelerimiz toplam 78 mesaj ve 12 konu açtı", "Toplam 2052 kayıtlı üyemiz var", "Son üyemiz: Anna"]),
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

#[test]
fn labels_between_numbers_belong_to_what_follows() {
    let found = read(None, &["Registered users 18 Forums 4 Topics 13 Replies 86"]);
    assert_eq!(found, (Some(13), None, Some(18), None, String::new()));
}
