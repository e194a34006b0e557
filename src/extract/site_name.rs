//! A page's title without the site's name.

use super::metadata::fold;

/// Drops the site's name from "Title | Site", "Site - Title" and the like.
pub(super) fn without_site(title: &str, site: Option<&str>, host: Option<&str>) -> String {
    const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " / "];
    let names = |part: &str| {
        let part: String = fold(part).chars().filter(|c| c.is_alphanumeric()).collect();
        let plain = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let is_site = |site: String| {
            site == part || (site.len() >= SITE_LETTERS && (part.starts_with(&site) || site.starts_with(&part)))
        };
        site.is_some_and(|site| is_site(plain(site)))
            || host.is_some_and(|host| part.len() > 2 && plain(host).starts_with(&part))
    };
    let is_vendor = |part: &str| fold(part).starts_with("powered by ");
    for separator in SEPARATORS {
        if let Some((rest, last)) = title.rsplit_once(separator)
            && (names(last)
                || is_vendor(last)
                || (site.is_none() && last.split_whitespace().count() <= SITE_WORDS && rest.len() > last.len()))
        {
            return without_site(rest, site, host);
        }
        if let Some((first, rest)) = title.split_once(separator)
            && names(first)
        {
            return rest.trim().to_owned();
        }
    }
    title.trim().to_owned()
}

/// Letters of the shortest site name that a longer one in a title is known by.
const SITE_LETTERS: usize = 8;

/// Words of the longest site name that is dropped from a title without being known.
const SITE_WORDS: usize = 4;

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn site_names_are_dropped_from_titles() {
        assert_eq!(without_site("Green tea | Tea Forum", Some("Tea Forum"), None), "Green tea");
        assert_eq!(without_site("Tea Forum - Green tea", Some("Tea Forum"), None), "Green tea");
        assert_eq!(without_site("Green tea - a guide", Some("Tea Forum"), None), "Green tea - a guide");
        assert_eq!(without_site("Green tea - Tea Forum - Powered by XMB", Some("Tea Forum"), None), "Green tea");
        assert_eq!(without_site("Green tea - teaforum", None, Some("teaforum.example")), "Green tea");
    }
}
