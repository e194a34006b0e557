//! The words of dates, one table row a language, and their index.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::tokenize;

/// The words of a language. Groups are separated by `|`, the forms in a group by `,`. A month's forms may be shortened
/// to [`SHORTEST_MONTH`] letters; everything else is matched whole, without case and accents.
struct Language {
    code: &'static str,
    /// January first.
    months: &'static str,
    /// Monday first; only full names, for short ones are words or months of other languages.
    weekdays: &'static str,
    /// Today, yesterday, the day before yesterday.
    days: &'static str,
    now: &'static str,
    /// What stands for the number one.
    one: &'static str,
    /// Second, minute, hour, day, week, month, year.
    units: &'static str,
    /// What makes a duration a past time, before or after it.
    ago: &'static str,
}

/// Letters of the shortest abbreviation of a month.
const SHORTEST_MONTH: usize = 3;

const NONE: Language = Language { code: "", months: "", weekdays: "", days: "", now: "", one: "", units: "", ago: "" };

/// Where two languages differ about a word, the page's language decides, else the first one here.
static LANGUAGES: &[Language] = &[
    Language {
        code: "en",
        months: "january|february|march|april|may|june|july|august|september|october|november|december",
        weekdays: "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
        days: "today|yesterday",
        now: "just now,a moment ago,moments ago,a few seconds ago,few seconds ago,right now",
        one: "a,an,one",
        units: "second,seconds,sec,secs,s|minute,minutes,min,mins,m|hour,hours,hr,hrs,h|day,days,d|week,weeks,wk,wks,w|month,months,mo,mos,mon|year,years,yr,yrs,y",
        ago: "ago",
    },
    Language {
        code: "de",
        months: "januar,jänner|februar,feber|märz,maerz,mrz|april|mai|juni|juli|august|september|oktober|november|dezember",
        weekdays: "montag|dienstag|mittwoch|donnerstag|freitag|samstag,sonnabend|sonntag",
        days: "heute|gestern|vorgestern",
        now: "gerade eben,soeben,eben gerade,vor wenigen sekunden,vor einem moment",
        one: "ein,eine,einem,einer,einen",
        units: "sekunde,sekunden,sek|minute,minuten,min|stunde,stunden,std|tag,tage,tagen|woche,wochen|monat,monate,monaten|jahr,jahre,jahren",
        ago: "vor,her",
    },
    Language {
        code: "fr",
        months: "janvier|février,fev|mars|avril,avr|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
        weekdays: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        days: "aujourd'hui,aujourd hui|hier|avant hier",
        now: "à l'instant,à l instant,il y a quelques secondes,il y a un instant",
        one: "un,une",
        units: "seconde,secondes|minute,minutes|heure,heures|jour,jours|semaine,semaines|mois|an,ans,année,années",
        ago: "il y a",
    },
    Language {
        code: "es",
        months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre,setiembre|octubre|noviembre|diciembre",
        weekdays: "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
        days: "hoy|ayer|anteayer,antier",
        now: "ahora mismo,hace un momento,hace unos segundos",
        one: "un,una",
        units: "segundo,segundos|minuto,minutos|hora,horas|día,días|semana,semanas|mes,meses|año,años",
        ago: "hace",
    },
    Language {
        code: "it",
        months: "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
        weekdays: "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
        days: "oggi|ieri|l'altro ieri,altro ieri,avantieri",
        now: "adesso,poco fa,proprio ora,un momento fa,pochi secondi fa",
        one: "un,una,uno",
        units: "secondo,secondi|minuto,minuti|ora,ore|giorno,giorni|settimana,settimane|mese,mesi|anno,anni",
        ago: "fa",
    },
    Language {
        code: "pt",
        months: "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
        weekdays: "segunda feira,segunda|terça feira,terça|quarta feira,quarta|quinta feira,quinta|sexta feira,sexta|sábado|domingo",
        days: "hoje|ontem|anteontem",
        now: "agora mesmo,agora há pouco,há poucos segundos,há alguns segundos",
        one: "um,uma",
        units: "segundo,segundos|minuto,minutos|hora,horas|dia,dias|semana,semanas|mês,meses|ano,anos",
        ago: "há,atrás",
    },
    Language {
        code: "nl",
        months: "januari|februari|maart,mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
        weekdays: "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
        days: "vandaag|gisteren|eergisteren",
        now: "zojuist,zonet,net,een paar seconden geleden,een moment geleden",
        one: "een",
        units: "seconde,seconden|minuut,minuten|uur,uren,u|dag,dagen|week,weken|maand,maanden,mnd|jaar,jaren",
        ago: "geleden",
    },
    Language {
        code: "pl",
        months: "styczeń,stycznia|luty,lutego|marzec,marca|kwiecień,kwietnia|maj,maja|czerwiec,czerwca|lipiec,lipca|sierpień,sierpnia|wrzesień,września|październik,października|listopad,listopada|grudzień,grudnia",
        weekdays: "poniedziałek|wtorek|środa,środę|czwartek|piątek|sobota,sobotę|niedziela,niedzielę",
        days: "dzisiaj,dziś|wczoraj|przedwczoraj",
        now: "przed chwilą,teraz,chwilę temu,kilka sekund temu",
        one: "jeden,jedną",
        units: "sekunda,sekundę,sekundy,sekund,sek|minuta,minutę,minuty,minut|godzina,godzinę,godziny,godzin,godz|dzień,dni|tydzień,tygodnie,tygodni|miesiąc,miesiące,miesięcy,mies|rok,lata,lat",
        ago: "temu",
    },
    Language {
        code: "ru",
        months: "январь,января|февраль,февраля|март,марта|апрель,апреля|май,мая|июнь,июня|июль,июля|август,августа|сентябрь,сентября|октябрь,октября|ноябрь,ноября|декабрь,декабря",
        weekdays: "понедельник|вторник|среда,среду|четверг|пятница,пятницу|суббота,субботу|воскресенье",
        days: "сегодня|вчера|позавчера",
        now: "только что,сейчас,несколько секунд назад",
        one: "один,одну",
        units: "секунда,секунду,секунды,секунд,сек|минута,минуту,минуты,минут,мин|час,часа,часов|день,дня,дней|неделя,неделю,недели,недель|месяц,месяца,месяцев|год,года,лет",
        ago: "назад",
    },
    Language {
        code: "zh",
        days: "今天|昨天|前天",
        now: "刚刚,剛剛,刚才",
        one: "一",
        units: "秒,秒钟,秒鐘|分钟,分鐘,分|小时,小時|天|周,週,星期|个月,個月|年",
        ago: "前",
        ..NONE
    },
    Language {
        code: "ja", days: "今日|昨日|一昨日", units: "秒|分|時間|日|週間|ヶ月,か月|年", ago: "前", ..NONE
    },
    Language {
        code: "sv",
        months: "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
        days: "idag,i dag|igår,i går|i förrgår",
        ..NONE
    },
    Language {
        code: "da",
        months: "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
        days: "i dag|i går|i forgårs",
        ..NONE
    },
    Language {
        code: "nb",
        months: "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
        days: "i dag|i går|i forgårs",
        ..NONE
    },
    Language {
        code: "fi",
        months: "tammikuu,tammikuuta|helmikuu,helmikuuta|maaliskuu,maaliskuuta|huhtikuu,huhtikuuta|toukokuu,toukokuuta|kesäkuu,kesäkuuta|heinäkuu,heinäkuuta|elokuu,elokuuta|syyskuu,syyskuuta|lokakuu,lokakuuta|marraskuu,marraskuuta|joulukuu,joulukuuta",
        days: "tänään|eilen|toissapäivänä",
        ..NONE
    },
    Language {
        code: "cs",
        months: "leden,ledna|únor,února|březen,března|duben,dubna|květen,května|červen,června,čvn|červenec,července,čvc|srpen,srpna|září|říjen,října|listopad,listopadu|prosinec,prosince",
        days: "dnes|včera|předevčírem",
        ..NONE
    },
    Language {
        code: "hu",
        months: "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
        days: "ma|tegnap|tegnapelőtt",
        ..NONE
    },
    Language {
        code: "tr",
        months: "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
        days: "bugün|dün|evvelsi gün",
        ..NONE
    },
    Language {
        code: "uk",
        months: "січень,січня|лютий,лютого|березень,березня|квітень,квітня|травень,травня|червень,червня|липень,липня|серпень,серпня|вересень,вересня|жовтень,жовтня|листопад,листопада|грудень,грудня",
        days: "сьогодні|вчора|позавчора",
        ..NONE
    },
    Language {
        code: "ro",
        months: "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
        days: "astăzi,azi|ieri|alaltăieri",
        ..NONE
    },
    Language {
        code: "ar",
        months: "يناير|فبراير|مارس|أبريل,ابريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
        days: "اليوم|أمس",
        ..NONE
    },
];

/// A unit of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [Unit; 7] = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// What a word or phrase can mean besides a month.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meaning {
    /// Days from Monday.
    pub(super) weekday: Option<i8>,
    /// Days before today.
    pub(super) day: Option<i8>,
    pub(super) unit: Option<Unit>,
    pub(super) now: bool,
    pub(super) one: bool,
    pub(super) ago: bool,
}

struct Index {
    /// By word, in the order of the languages.
    months: HashMap<String, Vec<(&'static str, i8)>>,
    /// By words joined with spaces.
    phrases: HashMap<String, Meaning>,
}

static INDEX: LazyLock<Index> = LazyLock::new(build);

/// Words in the longest phrase of the tables.
pub(super) const LONGEST_PHRASE: usize = 5;

/// The month, 1 to 12, that the folded word names, fully or shortened.
pub(super) fn month(word: &str, language: Option<&str>) -> Option<i8> {
    let found = INDEX.months.get(word)?;
    let code = language.map(primary).unwrap_or_default();
    found.iter().find(|(of, _)| *of == code).or(found.first()).map(|(_, month)| *month)
}

/// What the folded words, joined with spaces, mean.
pub(super) fn meaning(phrase: &str) -> Option<Meaning> {
    INDEX.phrases.get(phrase).copied()
}

/// `en` of `en-GB`.
pub(super) fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

/// The groups of a table's cell, each as folded phrases.
fn groups(cell: &str) -> impl Iterator<Item = impl Iterator<Item = String>> {
    cell.split('|').map(|group| {
        group.split(',').filter(|form| !form.is_empty()).map(|form| {
            let words: Vec<String> = tokenize(form).into_iter().filter(|t| !t.is_symbol()).map(|t| t.text).collect();
            words.join(" ")
        })
    })
}

fn build() -> Index {
    let mut index = Index { months: HashMap::new(), phrases: HashMap::new() };
    for language in LANGUAGES {
        build_months(language, &mut index.months);
        let mut enter = |cell: &str, set: &dyn Fn(&mut Meaning, usize)| {
            for (at, forms) in groups(cell).enumerate() {
                for form in forms {
                    set(index.phrases.entry(form).or_default(), at);
                }
            }
        };
        enter(language.weekdays, &|m, at| m.weekday = m.weekday.or(i8::try_from(at).ok()));
        enter(language.days, &|m, at| m.day = m.day.or(i8::try_from(at).ok()));
        enter(language.units, &|m, at| m.unit = m.unit.or(UNITS.get(at).copied()));
        enter(language.now, &|m, _| m.now = true);
        enter(language.one, &|m, _| m.one = true);
        enter(language.ago, &|m, _| m.ago = true);
    }
    index
}

/// Enters full names, then the shortened ones that are not another month's name or short form too.
fn build_months(language: &Language, months: &mut HashMap<String, Vec<(&'static str, i8)>>) {
    let mut own: HashMap<String, Option<i8>> = HashMap::new();
    let named: Vec<(String, i8)> =
        (1..).zip(groups(language.months)).flat_map(|(month, forms)| forms.map(move |form| (form, month))).collect();
    for (name, month) in &named {
        for (end, _) in name.char_indices().skip(SHORTEST_MONTH) {
            let short = own.entry(name[..end].to_owned()).or_insert(Some(*month));
            *short = short.filter(|other| other == month);
        }
    }
    own.extend(named.into_iter().map(|(name, month)| (name, Some(month))));
    for (word, month) in own {
        if let Some(month) = month {
            months.entry(word).or_default().push((language.code, month));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_complete() {
        for language in LANGUAGES {
            for (cell, sizes) in [(language.months, [0, 12]), (language.weekdays, [0, 7]), (language.units, [0, 7])] {
                let count = if cell.is_empty() { 0 } else { groups(cell).count() };
                assert!(sizes.contains(&count), "{}: {cell}", language.code);
            }
        }
        assert!(INDEX.phrases.keys().all(|phrase| phrase.split(' ').count() <= LONGEST_PHRASE));
    }

    #[test]
    fn months_by_name_and_abbreviation() {
        let cases = [
            ("aug", None, Some(8)),
            ("sept", None, Some(9)),
            ("juil", None, Some(7)),
            ("jui", None, None),
            ("aout", None, Some(8)),
            ("нояб", None, Some(11)),
            ("dez", None, Some(12)),
            ("cervna", None, Some(6)),
            ("mar", None, Some(3)),
            ("mar", Some("fi"), Some(11)),
            ("ja", None, None),
            ("", None, None),
        ];
        for (word, language, expected) in cases {
            assert_eq!(month(word, language), expected, "{word}");
        }
    }
}
