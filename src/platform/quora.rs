//! Quora: the answers to a question. The question is the thread's title.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static QUORA: Platform = Platform {
    id: "quora",
    versions: "since 2020",
    markers: &[
        Marker::BodyClass("q-platform--desktop", 3),
        Marker::BodyClass("q-platform--mobile", 3),
        Marker::Class("puppeteer_test_answer_content", 3),
        Marker::Class("puppeteer_test_question_title", 2),
        Marker::Class("q-box", 1),
        Marker::Asset("quoracdn.net/", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "div[class*='dom_annotate_question_answer_item_']",
        // answers to related questions stand among the others, each with its question
        skip: ":has(.puppeteer_test_question_title)",
        url: ".answer_timestamp @href",
        author: "a[href*='/profile/']:not(:has(img))",
        panel: ".qu-truncateLines--1",
        date: ".answer_timestamp",
        // what is cut short has the whole text beside it, hidden
        body: ".puppeteer_test_answer_content .qu-display--none .qu-userSelect--text | .puppeteer_test_answer_content .qu-userSelect--text",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Button, ".puppeteer_test_read_more_button")], ..BodyRules::NONE },
    thread: ThreadRules { title: ".puppeteer_test_question_title", ..ThreadRules::NONE },
    quirks: &[Quirk::QuotesCite, Quirk::AnswersOnly],
};
