//! Golden pages: `tests/golden/<group>/<case>/` holds a page and what it must become.
//!
//! - `input.html` or `input.txt`: the page.
//! - `meta.json` (optional): `url`, `retrieved` and `content_type` of the input.
//! - `expected.json`: the whole document with option `explain`, pretty-printed; `DECHROME_BLESS=1` rewrites it.
//! - `gold.json`: what a careful reader takes from the page, written by hand. Blessing never touches it.

use dechrome::{Document, Input, Options, clean};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// One named test a case, and the list of them.
macro_rules! goldens {
    ($($name:ident: $case:literal,)*) => {
        $(#[test]
        fn $name() {
            check($case);
        })*
        const NAMED: &[&str] = &[$($case),*];
    };
}

goldens! {
    article_blog: "article/blog",
    article_byline: "article/byline",
    article_german: "article/german",
    article_graph: "article/graph",
    article_figures: "article/figures",
    article_front: "article/front",
    article_lead: "article/lead",
    article_manual: "article/manual",
    article_metadata: "article/metadata",
    article_product: "article/product",
    article_sections: "article/sections",
    article_streamed: "article/streamed",
    asgaros_early: "asgaros/early",
    asgaros_overview: "asgaros/overview",
    asgaros_topic: "asgaros/topic",
    bbpress_lead: "bbpress/lead",
    bbpress_table: "bbpress/table",
    bbpress_threaded: "bbpress/threaded",
    buddypress_activity: "buddypress/activity",
    buddypress_stream: "buddypress/stream",
    discourse_app_shell: "discourse/app_shell",
    discourse_crawler: "discourse/crawler",
    discourse_early: "discourse/early",
    discourse_preloaded: "discourse/preloaded",
    discourse_rendered: "discourse/rendered",
    drupal_advanced_forum: "drupal/advanced_forum",
    drupal_bartik: "drupal/bartik",
    drupal_classy: "drupal/classy",
    discuz_archiver: "discuz/archiver",
    discuz_print: "discuz/print",
    discuz_thread: "discuz/thread",
    discuz_touch: "discuz/touch",
    elkarte_print: "elkarte/print",
    elkarte_thread: "elkarte/thread",
    flarum_app: "flarum/app",
    flarum_content: "flarum/content",
    flarum_payload: "flarum/payload",
    flat_arabic_wpforo: "flat/arabic_wpforo",
    flat_article_stats_after: "flat/article_stats_after",
    flat_bbcode: "flat/bbcode",
    flat_browser_copy: "flat/browser_copy",
    flat_persian_mybb: "flat/persian_mybb",
    flat_elinks: "flat/elinks",
    flat_chinese_simplified_discuz: "flat/chinese_simplified_discuz",
    flat_chinese_traditional_phpbb: "flat/chinese_traditional_phpbb",
    flat_czech_phpbb: "flat/czech_phpbb",
    flat_danish_smf: "flat/danish_smf",
    flat_definition_lists: "flat/definition_lists",
    flat_definition_lists_discuz: "flat/definition_lists_discuz",
    flat_definition_lists_lynx: "flat/definition_lists_lynx",
    flat_dutch_mybb: "flat/dutch_mybb",
    flat_english_vbulletin: "flat/english_vbulletin",
    flat_finnish_phpbb: "flat/finnish_phpbb",
    flat_french_fluxbb: "flat/french_fluxbb",
    flat_german_thread: "flat/german_thread",
    flat_german_woltlab: "flat/german_woltlab",
    flat_get_text: "flat/get_text",
    flat_greek_phpbb: "flat/greek_phpbb",
    flat_glued_quotes: "flat/glued_quotes",
    flat_hard_wrapped: "flat/hard_wrapped",
    flat_html2text: "flat/html2text",
    flat_image_board: "flat/image_board",
    flat_indented_quotes: "flat/indented_quotes",
    flat_indented_quotes_inscriptis: "flat/indented_quotes_inscriptis",
    flat_inscriptis: "flat/inscriptis",
    flat_invisible_characters: "flat/invisible_characters",
    flat_justext: "flat/justext",
    flat_leftover_tags: "flat/leftover_tags",
    flat_lynx: "flat/lynx",
    flat_printed: "flat/printed",
    flat_question_askbot: "flat/question_askbot",
    flat_question_stack_exchange: "flat/question_stack_exchange",
    flat_question_stack_exchange_inscriptis: "flat/question_stack_exchange_inscriptis",
    flat_stats_sentences: "flat/stats_sentences",
    flat_stripped_strings: "flat/stripped_strings",
    flat_thread_quotes: "flat/thread_quotes",
    flat_trafilatura: "flat/trafilatura",
    flat_w3m: "flat/w3m",
    flat_hebrew_phpbb: "flat/hebrew_phpbb",
    flat_hindi_bbpress: "flat/hindi_bbpress",
    flat_hungarian_xenforo: "flat/hungarian_xenforo",
    flat_indonesian_smf: "flat/indonesian_smf",
    flat_index_smf: "flat/index_smf",
    flat_italian_phpbb: "flat/italian_phpbb",
    flat_letter: "flat/letter",
    flat_listing_phpbb: "flat/listing_phpbb",
    flat_japanese_bbpress: "flat/japanese_bbpress",
    flat_korean_nodebb: "flat/korean_nodebb",
    flat_norwegian_vbulletin: "flat/norwegian_vbulletin",
    flat_polish_ipb: "flat/polish_ipb",
    flat_portuguese_ipb: "flat/portuguese_ipb",
    flat_romanian_mybb: "flat/romanian_mybb",
    flat_russian_ipb: "flat/russian_ipb",
    flat_spanish_smf: "flat/spanish_smf",
    flat_swedish_xenforo: "flat/swedish_xenforo",
    flat_thai_smf: "flat/thai_smf",
    flat_turkish_xenforo: "flat/turkish_xenforo",
    flat_ukrainian_fluxbb: "flat/ukrainian_fluxbb",
    flat_vietnamese_xenforo: "flat/vietnamese_xenforo",
    fluxbb_russian: "fluxbb/russian",
    fluxbb_thread: "fluxbb/thread",
    forumotion_phpbb2: "forumotion/phpbb2",
    forumotion_phpbb3: "forumotion/phpbb3",
    forumotion_punbb: "forumotion/punbb",
    fourchan_thread: "fourchan/thread",
    gamefaqs_topic: "gamefaqs/topic",
    hacker_news_link: "hacker_news/link",
    hacker_news_text: "hacker_news/text",
    hyperkitty_thread: "hyperkitty/thread",
    insided_boxes: "insided/boxes",
    insided_threaded: "insided/threaded",
    invision1_jcink: "invision1/jcink",
    invision1_thread: "invision1/thread",
    invision2_topic: "invision2/topic",
    invision3_thread: "invision3/thread",
    invision4_early: "invision4/early",
    invision4_thread: "invision4/thread",
    jforum_thread: "jforum/thread",
    jive_discussion: "jive/discussion",
    jive_forums: "jive/forums",
    khoros_aurora: "khoros/aurora",
    khoros_classic: "khoros/classic",
    kunena_blue_eagle: "kunena/blue_eagle",
    kunena_crypsis: "kunena/crypsis",
    lemmy_post: "lemmy/post",
    lobsters_story: "lobsters/story",
    mhonarc_message: "mhonarc/message",
    mumsnet_thread: "mumsnet/thread",
    my_little_forum_entry: "my_little_forum/entry",
    my_little_forum_thread: "my_little_forum/thread",
    mybb_archive: "mybb/archive",
    mybb_classic: "mybb/classic",
    mybb_postbit: "mybb/postbit",
    mybb_print: "mybb/print",
    nairaland_topic: "nairaland/topic",
    nodebb_harmony: "nodebb/harmony",
    nodebb_persona: "nodebb/persona",
    phorum_classic: "phorum/classic",
    phorum_emerald: "phorum/emerald",
    phorum_listing: "phorum/listing",
    phpbb2_index: "phpbb2/index",
    phpbb2_subsilver: "phpbb2/subsilver",
    phpbb3_french: "phpbb3/french",
    phpbb3_index: "phpbb3/index",
    phpbb3_print: "phpbb3/print",
    phpbb3_prosilver: "phpbb3/prosilver",
    phpbb_subsilver_print: "phpbb_subsilver/print",
    phpbb_subsilver_thread: "phpbb_subsilver/thread",
    pipermail_message: "pipermail/message",
    proboards_thread: "proboards/thread",
    punbb_german: "punbb/german",
    punbb_thread: "punbb/thread",
    question2answer_microformats: "question2answer/microformats",
    question2answer_snowflat: "question2answer/snowflat",
    quora_question: "quora/question",
    records_comments: "records/comments",
    records_entry: "records/entry",
    records_letter: "records/letter",
    records_loose: "records/loose",
    records_nested: "records/nested",
    records_panels: "records/panels",
    records_paragraphs: "records/paragraphs",
    records_question: "records/question",
    records_single: "records/single",
    records_striped: "records/striped",
    records_teasers: "records/teasers",
    reddit_old: "reddit/old",
    reddit_shreddit: "reddit/shreddit",
    salesforce_question: "salesforce/question",
    slashdot_story: "slashdot/story",
    smf_curve2: "smf/curve2",
    smf_curve: "smf/curve",
    smf_one: "smf/one",
    smf_one_print: "smf/one_print",
    snitz_topic: "snitz/topic",
    stack_exchange_follow_ups: "stack_exchange/follow_ups",
    stack_exchange_tables: "stack_exchange/tables",
    stack_exchange_unified: "stack_exchange/unified",
    steam_discussion: "steam/discussion",
    structured_microdata: "structured/microdata",
    structured_qa: "structured/qa",
    tapatalk_group: "tapatalk/group",
    tapatalk_thread: "tapatalk/thread",
    telligent_threaded: "telligent/threaded",
    tripadvisor_topic: "tripadvisor/topic",
    ubbthreads_topic: "ubbthreads/topic",
    vanilla_discussion: "vanilla/discussion",
    vanilla_rich: "vanilla/rich",
    vbulletin3_archive: "vbulletin3/archive",
    vbulletin3_quotes: "vbulletin3/quotes",
    vbulletin3_table: "vbulletin3/table",
    vbulletin4_attachments: "vbulletin4/attachments",
    vbulletin4_legacy: "vbulletin4/legacy",
    vbulletin4_print: "vbulletin4/print",
    vbulletin5_comments: "vbulletin5/comments",
    vbulletin5_topic: "vbulletin5/topic",
    vichan_thread: "vichan/thread",
    webwiz_posts: "webwiz/posts",
    woltlab_board4: "woltlab/board4",
    woltlab_suite: "woltlab/suite",
    wordpress_blocks: "wordpress/blocks",
    wordpress_classic: "wordpress/classic",
    wordpress_wpdiscuz: "wordpress/wpdiscuz",
    wpforo_answers: "wpforo/answers",
    wpforo_extended: "wpforo/extended",
    wpforo_threaded: "wpforo/threaded",
    xenforo1_nested_quote: "xenforo1/nested_quote",
    xenforo1_thread: "xenforo1/thread",
    xenforo2_german: "xenforo2/german",
    xenforo2_thread: "xenforo2/thread",
    xenforo_fora_french: "xenforo_fora/french",
    xenforo_fora_nested: "xenforo_fora/nested",
    yaf_table: "yaf/table",
    xmb_print: "xmb/print",
    xmb_thread: "xmb/thread",
    yabb_print: "yabb/print",
    yabb_thread: "yabb/thread",
    listing_table: "listing/table",
    listing_cards: "listing/cards",
    listing_index_table: "listing/index_table",
    listing_index_blocks: "listing/index_blocks",
    walls_login_english: "walls/login_english",
    walls_login_russian: "walls/login_russian",
    walls_error_german: "walls/error_german",
    walls_error_japanese: "walls/error_japanese",
    walls_error_database: "walls/error_database",
    walls_check_english: "walls/check_english",
    walls_check_french: "walls/check_french",
    walls_consent_english: "walls/consent_english",
    walls_consent_italian: "walls/consent_italian",
    xenforo2_listing: "xenforo2/listing",
    mybb_listing: "mybb/listing",
    fluxbb_listing: "fluxbb/listing",
}

/// Equal lines shown around a difference.
const CONTEXT_LINES: usize = 2;

#[test]
fn every_folder_is_a_named_complete_case() {
    let named: BTreeSet<String> = NAMED.iter().map(|case| (*case).to_owned()).collect();
    let found = case_folders();
    let mut problems: Vec<String> = Vec::new();
    problems.extend(found.difference(&named).map(|case| format!("{case}: no named test in tests/it/golden.rs")));
    problems.extend(named.difference(&found).map(|case| format!("{case}: named in tests/it/golden.rs, but no folder")));
    for case in &found {
        let has = |file: &str| root().join(case).join(file).is_file();
        if has("input.html") == has("input.txt") {
            problems.push(format!("{case}: needs either input.html or input.txt"));
        }
        if !has("gold.json") {
            problems.push(format!("{case}: no gold.json"));
        }
        if !has("expected.json") && !blessing() {
            problems.push(format!("{case}: no expected.json"));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn check(case: &str) {
    let folder = root().join(case);
    let document = clean_case(&folder);
    let actual = serde_json::to_string_pretty(&document).unwrap() + "\n";
    let mut report = String::new();
    let json: Value = serde_json::from_str(&document.to_json()).unwrap();
    if json != serde_json::from_str::<Value>(&actual).unwrap() {
        report.push_str("to_json() differs from the document\n");
    }
    if folder.join("gold.json").is_file() {
        for line in gold::disagreements(&read_json(&folder.join("gold.json")), &json) {
            let _ = writeln!(report, "gold.json: {line}");
        }
    }
    let expected = folder.join("expected.json");
    if blessing() {
        fs::write(&expected, &actual).unwrap();
    } else {
        match fs::read_to_string(&expected) {
            Ok(expected) => report.push_str(&difference(&expected, &actual)),
            Err(_) => report.push_str("there is no expected.json; DECHROME_BLESS=1 writes it\n"),
        }
    }
    assert!(report.is_empty(), "tests/golden/{case}\n{report}");
}

fn clean_case(folder: &Path) -> Document {
    let file = ["input.html", "input.txt"].map(|name| folder.join(name)).into_iter().find(|path| path.is_file());
    let bytes = fs::read(file.expect("a case has input.html or input.txt")).unwrap();
    let meta_file = folder.join("meta.json");
    let meta = if meta_file.is_file() { read_json(&meta_file) } else { Value::Null };
    let field = |name: &str| meta[name].as_str().unwrap_or_default();
    let input = Input::new(&bytes).url(field("url")).content_type(field("content_type")).retrieved(field("retrieved"));
    clean(input, &Options::new().explain(true)).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn case_folders() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for group in subfolders(&root()) {
        for case in subfolders(&root().join(&group)) {
            found.insert(format!("{group}/{case}"));
        }
    }
    found
}

fn subfolders(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir());
    entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn read_json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn blessing() -> bool {
    std::env::var_os("DECHROME_BLESS").is_some_and(|value| value == "1")
}

/// The differing lines of two pretty-printed documents, `-` expected and `+` actual; empty when they are equal. Line
/// breaks inside JSON strings count as lines, so that a long text shows only what changed in it.
fn difference(expected: &str, actual: &str) -> String {
    if expected == actual {
        return String::new();
    }
    let (expected, actual) = (expected.replace("\\n", "\\n\n"), actual.replace("\\n", "\\n\n"));
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let lines = edit_script(&old, &new);
    let changed: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].0 != ' ').collect();
    let mut out =
        String::from("expected.json (-) and the document (+) differ; DECHROME_BLESS=1 accepts the document\n");
    let mut shown = 0;
    for at in changed {
        let from = at.saturating_sub(CONTEXT_LINES).max(shown);
        if from > shown {
            out.push_str("  …\n");
        }
        shown = (at + CONTEXT_LINES + 1).min(lines.len()).max(shown);
        for (mark, line) in lines.iter().take(shown).skip(from) {
            let _ = writeln!(out, "{mark} {line}");
        }
    }
    out
}

/// Every line of both, marked ` ` (common), `-` (only old) or `+` (only new): a longest common subsequence.
fn edit_script<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    let width = new.len() + 1;
    let mut common = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut script) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            script.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            script.push(('-', old[i]));
            i += 1;
        } else {
            script.push(('+', new[j]));
            j += 1;
        }
    }
    script
}

#[test]
fn a_difference_shows_the_changed_lines_and_their_neighbours() {
    let (old, new) = ("a\nb\nc\nd\n\"x\\ny\\nz\"\ne\n", "a\nb\nc\nd\n\"x\\nY\\nz\"\ne\n");
    assert_eq!(difference(old, old), "");
    let shown = difference(old, new);
    let lines: Vec<&str> = shown.lines().skip(1).collect();
    assert_eq!(lines, ["  …", "  d", "  \"x\\n", "- y\\n", "+ Y\\n", "  z\"", "  e"]);
}

/// The comparison with `gold.json`.
mod gold {
    use serde_json::Value;

    /// Bytes by which a size may differ from gold: pages round sizes, and either way of rounding back is right.
    const SIZE_ROUNDING: u64 = 1;

    /// What the document says differently from what a reader wrote down; empty when they agree.
    ///
    /// Texts are compared with white space collapsed. Of a post, author, signature and quotes that gold leaves out must be
    /// absent; everything else is compared where gold has it, and where gold says `null`, nothing may be.
    pub(super) fn disagreements(gold: &Value, document: &Value) -> Vec<String> {
        let mut found = Found(Vec::new());
        for (field, value) in gold.as_object().into_iter().flatten().filter(|(field, _)| *field != "posts") {
            found.agree(field, value, &document[field]);
        }
        let (wanted, posts) = (list(&gold["posts"]), list(&document["posts"]));
        if wanted.len() != posts.len() {
            found.0.push(format!("{} posts, not {}", wanted.len(), posts.len()));
        }
        for (i, (gold, post)) in wanted.iter().zip(posts).enumerate() {
            found.post(&format!("posts[{i}]"), gold, post);
        }
        found.0
    }

    struct Found(Vec<String>);

    impl Found {
        fn post(&mut self, at: &str, gold: &Value, post: &Value) {
            self.same(&format!("{at}.author"), &gold["author"], &post["author"]["name"]);
            self.same(&format!("{at}.text"), &gold["text"], &post["text"]);
            self.same(&format!("{at}.signature"), &gold["signature"], &post["signature"]);
            self.begins(&format!("{at}.published"), &gold["published"], &post["published"]);
            for field in ["id", "number", "published_raw", "accepted", "comment", "reactions"] {
                if !gold[field].is_null() {
                    self.same(&format!("{at}.{field}"), &gold[field], &post[field]);
                }
            }
            if !gold["role"].is_null() {
                self.same(&format!("{at}.role"), &gold["role"], &post["author"]["role"]);
            }
            if !gold["joined"].is_null() {
                self.begins(&format!("{at}.joined"), &gold["joined"], &post["author"]["joined"]);
            }
            if !gold["post_count"].is_null() {
                self.same(&format!("{at}.post_count"), &gold["post_count"], &post["author"]["post_count"]);
            }
            if !gold["modified"].is_null() {
                self.begins(&format!("{at}.modified"), &gold["modified"], &post["modified"]);
            }
            for field in ["images", "attachments"] {
                self.files(&format!("{at}.{field}"), &gold[field], &post[field]);
            }
            let (wanted, quotes) = (list(&gold["quotes"]), list(&post["quotes"]));
            if wanted.len() != quotes.len() {
                self.0.push(format!("{at}.quotes: {}, not {}", wanted.len(), quotes.len()));
            }
            for (i, (gold, quote)) in wanted.iter().zip(quotes).enumerate() {
                let at = format!("{at}.quotes[{i}]");
                self.same(&format!("{at}.author"), &gold["author"], &quote["author"]);
                self.same(&format!("{at}.text"), &gold["text"], &quote["text"]);
                if !gold["source"].is_null() {
                    self.same(&format!("{at}.source"), &gold["source"], &quote["source"]);
                }
            }
        }

        /// Pictures or attachments, by name and size.
        fn files(&mut self, at: &str, gold: &Value, actual: &Value) {
            let (wanted, files) = (list(gold), list(actual));
            if gold.is_array() && wanted.len() != files.len() {
                self.0.push(format!("{at}: {}, not {}", wanted.len(), files.len()));
            }
            for (gold, file) in wanted.iter().zip(files) {
                self.same(&format!("{at}.name"), &gold["name"], &file["name"]);
                let size = file["size"].as_u64().unwrap_or_default();
                if gold["size"].as_u64().is_some_and(|wanted| wanted.abs_diff(size) > SIZE_ROUNDING) {
                    self.0.push(format!("{at}.size: {}, not {size}", gold["size"]));
                }
            }
        }

        /// A field of the document: objects agree when every field that gold names does.
        fn agree(&mut self, at: &str, gold: &Value, actual: &Value) {
            match gold {
                Value::Object(fields) => {
                    fields.iter().for_each(|(field, value)| self.same(&format!("{at}.{field}"), value, &actual[field]));
                }
                _ if at == "published" || at == "modified" => self.begins(at, gold, actual),
                _ => self.same(at, gold, actual),
            }
        }

        fn same(&mut self, at: &str, gold: &Value, actual: &Value) {
            if collapse(gold) != collapse(actual) {
                self.0.push(format!("{at}:\n  - {}\n  + {}", collapse(gold), collapse(actual)));
            }
        }

        /// A date: the document may be more precise than gold.
        fn begins(&mut self, at: &str, gold: &Value, actual: &Value) {
            let (gold, actual) = (gold.as_str().unwrap_or_default(), actual.as_str().unwrap_or_default());
            if !actual.starts_with(gold) || gold.is_empty() != actual.is_empty() {
                self.0.push(format!("{at}: {gold:?}, not {actual:?}"));
            }
        }
    }

    fn list(value: &Value) -> &[Value] {
        value.as_array().map(Vec::as_slice).unwrap_or_default()
    }

    /// The value as text, with white space collapsed in strings. A line of quote marks alone is white space too.
    fn collapse(value: &Value) -> String {
        match value.as_str() {
            Some(text) => {
                let lines = text.lines().filter(|line| !line.trim_matches(['>', ' ']).is_empty());
                lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
            }
            None => value.to_string(),
        }
    }

    #[test]
    fn agreement_ignores_white_space_and_precision_but_nothing_else() {
        let gold = serde_json::json!({"title": "Tea", "page": {"number": 2},
            "posts": [{"author": "Ann", "published": "2024-08-19", "text": "Green tea.\n\n> Black?", "quotes": [{"author": "Bo", "text": "Black?"}]}]});
        let mut document = serde_json::json!({"title": "Tea", "kind": "thread", "page": {"number": 2, "total": 3},
            "posts": [{"author": {"name": "Ann"}, "published": "2024-08-19T10:00:00Z", "text": "Green tea.\n> Black?\n",
                       "quotes": [{"author": "Bo", "source": "7", "text": "Black?"}]}]});
        assert_eq!(disagreements(&gold, &document), Vec::<String>::new());
        document["posts"][0]["signature"] = "Tea is life".into();
        document["posts"][0]["quotes"][0]["author"] = Value::Null;
        document["page"]["number"] = 1.into();
        let found = disagreements(&gold, &document);
        let fields: Vec<&str> = found.iter().map(|line| line.split(':').next().unwrap()).collect();
        assert_eq!(fields, ["page.number", "posts[0].signature", "posts[0].quotes[0].author"]);
    }
}
