//! Dates for machines, written to the letter: `2024-08-19`, `2024-08-19T14:03:00+02:00`. Nearly all dates in attributes and
//! structured data are; what is written otherwise is left to the reader of all other dates.

use super::Stamp;
use super::clock::{Clock, MAX_OFFSET};

/// The date that a whole text is.
pub(super) fn read(text: &str) -> Option<Stamp> {
    let (year, rest) = number(text.as_bytes(), 4)?;
    let (month, rest) = number(rest.strip_prefix(b"-")?, 2)?;
    let (day, rest) = number(rest.strip_prefix(b"-")?, 2)?;
    let stamp = Stamp::day(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let clock = match rest {
        [] => None,
        [b'T' | b't' | b' ', time @ ..] => Some(clock(time)?),
        _ => return None,
    };
    Some(Stamp { clock, ..stamp })
}

fn clock(time: &[u8]) -> Option<Clock> {
    let (hour, rest) = number(time, 2)?;
    let (minute, rest) = number(rest.strip_prefix(b":")?, 2)?;
    let (second, rest) = match rest {
        [b':', seconds @ ..] => number(seconds, 2)?,
        _ => (0, rest),
    };
    let rest = match rest {
        [b'.', fraction @ ..] => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                return None;
            }
            &fraction[digits..]
        }
        _ => rest,
    };
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(Clock { hour: hour as i8, minute: minute as i8, second: second as i8, offset: offset(rest)? })
}

/// What stands behind the time: nothing, or minutes east of UTC.
fn offset(zone: &[u8]) -> Option<Option<i32>> {
    let (sign, rest) = match zone {
        [] => return Some(None),
        [b'Z' | b'z'] => return Some(Some(0)),
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, rest) = number(rest, 2)?;
    let (minutes, rest) = number(rest.strip_prefix(b":").unwrap_or(rest), 2)?;
    let offset = (hours * 60 + minutes) as i32;
    (rest.is_empty() && offset <= MAX_OFFSET).then_some(Some(sign * offset))
}

/// The number that so many digits are, and what follows them.
fn number(text: &[u8], digits: usize) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_at_checked(digits)?;
    let value =
        digits.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0')));
    Some((value?, rest))
}

#[cfg(test)]
mod tests {
    use super::super::{DateContext, from_iso, parse_date};
    use super::read;

    #[test]
    fn reads_as_the_reader_of_all_dates() {
        for date in [
            "2024-08-19",
            "2024-08-19T14:03",
            "2024-08-19T14:03:07Z",
            "2024-08-19T14:03:07.123456+02:00",
            "2024-08-19 14:03:07-0330",
            "2024-08-09T00:00:00+00:00",
            "2024-01-02t23:59:59z",
            "1999-12-31T23:59-10:00",
        ] {
            let stamp = read(date).unwrap();
            assert_eq!(stamp.written(), parse_date(date, &DateContext::default()), "{date}");
        }
    }

    #[test]
    fn leaves_what_is_written_otherwise() {
        for date in [
            "",
            "2024-8-19",
            "2024-08-19T",
            "2024-08-19T14",
            "2024-08-19T24:00:00",
            "2024-08-19T14:03:60",
            "2024-08-19T14:03:07.",
            "2024-08-19T14:03:07+15:00",
            "2024-08-19T14:03:07 GMT",
            "19-08-2024",
        ] {
            assert!(read(date).is_none(), "{date}");
        }
        assert_eq!(from_iso("2024-02-30"), None);
        assert_eq!(from_iso("1970-01-01T00:00:00Z"), None);
    }
}
