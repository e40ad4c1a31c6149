//! Files as a fault, another program or an enemy may leave them: their names, what they are, and what they hold.

use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

/// A page that uses every field.
const EXAMPLE: &str = include_str!("../../data/entry-1.json");

/// What stands under a name.
#[derive(Clone)]
pub(super) enum Body {
    Bytes(Vec<u8>),
    /// So long, and nothing but holes in it.
    Sparse(u64),
    Link(&'static str),
    Fifo,
    Socket,
    Folder,
    /// Bytes that this account may not read.
    Closed(Vec<u8>),
}

/// What must become of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fate {
    Named,
    Shown,
    /// One of the two.
    Either,
}

/// One hostile file.
#[derive(Clone)]
pub(super) struct Hostile {
    pub(super) name: OsString,
    pub(super) body: Body,
    pub(super) fate: Fate,
    /// The id that it says it has.
    pub(super) id: String,
}

impl Hostile {
    /// Puts it into a folder.
    pub(super) fn put(&self, folder: &Path) {
        let path = folder.join(&self.name);
        let file = |bytes: &[u8]| {
            let mut file =
                File::create_new(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            file.write_all(bytes).unwrap();
            file
        };
        match &self.body {
            Body::Bytes(bytes) => drop(file(bytes)),
            Body::Sparse(length) => file(b"").set_len(*length).unwrap(),
            Body::Link(to) => symlink(to, &path).unwrap(),
            Body::Fifo => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
            Body::Socket => drop(UnixListener::bind(&path).unwrap()),
            Body::Folder => fs::create_dir(&path).unwrap(),
            Body::Closed(bytes) => file(bytes).set_permissions(Permissions::from_mode(0o000)).unwrap(),
        }
    }
}

/// The ids are counted, so that each file is known by its own.
pub(super) fn id(number: usize) -> String {
    const LETTERS: [char; 32] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w',
        'x', 'y', 'z', '2', '3', '4', '5', '6', '7', '8', '9', '9',
    ];
    let digit = |power: u32| LETTERS[(number / 31_usize.pow(power)) % 31];
    (0..12).rev().map(digit).collect()
}

/// The example as a page with this id.
pub(super) fn whole(id: &str) -> Value {
    let mut value: Value = serde_json::from_str(EXAMPLE).unwrap();
    value["id"] = json!(id);
    value
}

/// Collects them, giving each an id of its own.
#[derive(Default)]
struct Collection(Vec<Hostile>);

impl Collection {
    fn add(&mut self, name: impl Into<OsString>, fate: Fate, body: impl FnOnce(&str) -> Body) {
        let id = id(self.0.len());
        let body = body(&id);
        self.0.push(Hostile { name: name.into(), body, fate, id });
    }

    fn bytes(&mut self, name: &str, fate: Fate, bytes: impl FnOnce(&str) -> Vec<u8>) {
        self.add(format!("{name}.json"), fate, |id| Body::Bytes(bytes(id)));
    }

    /// The example, changed.
    fn page(&mut self, name: &str, fate: Fate, change: impl FnOnce(&mut Value)) {
        self.bytes(name, fate, |id| {
            let mut value = whole(id);
            change(&mut value);
            text(&value)
        });
    }

    /// The example's text, changed.
    fn text(&mut self, name: &str, fate: Fate, change: impl FnOnce(&str) -> String) {
        self.bytes(name, fate, |id| change(&whole(id).to_string()).into_bytes());
    }
}

fn text(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

/// All of them, for the folder of entries.
pub(super) fn all() -> Vec<Hostile> {
    let mut all = Collection::default();
    cut_short(&mut all);
    encodings(&mut all);
    not_quite_json(&mut all);
    deep_and_large(&mut all);
    twice(&mut all);
    wrong_types(&mut all);
    versions_and_ids(&mut all);
    dates(&mut all);
    words(&mut all);
    names(&mut all);
    not_files(&mut all);
    all.0
}

/// Those that may stand in the place of any file, whatever it is for.
pub(super) fn for_any_place() -> Vec<Hostile> {
    let mut all = Collection::default();
    encodings(&mut all);
    not_quite_json(&mut all);
    deep_and_large(&mut all);
    not_files(&mut all);
    all.0
}

fn cut_short(all: &mut Collection) {
    for part in 0..40 {
        all.text(&format!("cut-{part}"), Fate::Named, |whole| {
            whole.chars().take(whole.chars().count() * part / 40).collect()
        });
    }
    all.bytes("but-its-last-byte", Fate::Named, |id| {
        let mut bytes = text(&whole(id));
        bytes.pop();
        bytes
    });
}

fn encodings(all: &mut Collection) {
    let wide = |text: &str, to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let example = |id: &str| whole(id).to_string();
    all.bytes("bom", Fate::Named, |id| ["\u{feff}".as_bytes(), &text(&whole(id))].concat());
    all.bytes("utf-16-le", Fate::Named, |id| wide(&example(id), u16::to_le_bytes));
    all.bytes("utf-16-be", Fate::Named, |id| wide(&example(id), u16::to_be_bytes));
    all.bytes("utf-16-bom", Fate::Named, |id| wide(&format!("\u{feff}{}", example(id)), u16::to_le_bytes));
    all.bytes("utf-32", Fate::Named, |id| {
        example(id).chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect()
    });
    let not_utf8: [(&str, &[u8]); 5] = [
        ("latin-1", b"sch\xf6n"),
        ("overlong", b"\xc0\xaf"),
        ("surrogate-bytes", b"\xed\xa0\x80"),
        ("ff", b"\xff\xfe"),
        ("half-a-letter", b"\xe2\x82"),
    ];
    for (name, bytes) in not_utf8 {
        all.bytes(name, Fate::Named, |id| {
            let [start, end] = ["{\"schema\":1,\"x\":\"", "\"}"];
            [start.as_bytes(), bytes, id.as_bytes(), end.as_bytes()].concat()
        });
    }
    for (name, escape) in
        [("lone-high", "\\ud800"), ("lone-low", "\\udc00"), ("high-high", "\\ud800\\ud800"), ("cut", "\\ud8")]
    {
        all.text(&format!("surrogate-{name}"), Fate::Named, |whole| {
            whole.replacen("\"prompt\":\"", &format!("\"prompt\":\"{escape}"), 1)
        });
    }
    all.bytes("nul", Fate::Named, |_| vec![0; 44_393]);
    all.bytes("nul-behind", Fate::Named, |id| [text(&whole(id)), vec![0; 512]].concat());
    all.text("nul-escaped", Fate::Either, |whole| whole.replacen("\"kind\":\"", "\"kind\":\"\\u0000", 1));
}

fn not_quite_json(all: &mut Collection) {
    let bodies = [
        ("empty", ""),
        ("blank", " \n\t \n"),
        ("array", "[1,2]"),
        ("string", "\"words\""),
        ("number", "7"),
        ("null", "null"),
        ("true", "true"),
        ("object", "{}"),
        ("comment", "// a page\n{}"),
        ("single-quotes", "{'schema':1}"),
        ("bare-name", "{schema:1}"),
        ("nan", "{\"schema\":NaN}"),
        ("infinity", "{\"schema\":-Infinity}"),
        ("leading-nought", "{\"schema\":01}"),
        ("escape-open", "{\"schema\":\"\\"),
        ("markdown", "# A page\n\nwords\n"),
        ("html", "<html><script>alert(1)</script></html>"),
        ("conflict-marks", "<<<<<<< here\n{}\n=======\n{}\n>>>>>>> there\n"),
        ("toml", "schema = 1\n"),
        ("escape-sequence", "\u{1b}]0;title\u{7}\u{1b}[2J"),
    ];
    for (name, body) in bodies {
        all.bytes(name, Fate::Named, |_| body.as_bytes().to_vec());
    }
    all.text("two-pages", Fate::Named, |whole| format!("{whole}{whole}"));
    all.text("words-behind", Fate::Named, |whole| format!("{whole} and more"));
    all.text("comma-behind", Fate::Named, |whole| whole.replace("]}", "],}"));
    all.text("newline-in-a-string", Fate::Named, |whole| whole.replacen("prompt\":\"", "prompt\":\"\n", 1));
}

fn deep_and_large(all: &mut Collection) {
    for (name, open) in [("deep-arrays", "["), ("deep-objects", "{\"a\":")] {
        all.bytes(name, Fate::Named, |_| {
            format!("{{\"schema\":1,\"x\":{}", open.repeat(200_000)).into_bytes()
        });
    }
    all.text("deep-and-closed", Fate::Either, |whole| {
        let [open, close] = ["[".repeat(120), "]".repeat(120)];
        whole.replacen('{', &format!("{{\"x\":{open}{close},"), 1)
    });
    all.text("too-deep-and-closed", Fate::Named, |whole| {
        let [open, close] = ["[".repeat(5000), "]".repeat(5000)];
        whole.replacen('{', &format!("{{\"x\":{open}{close},"), 1)
    });
    all.add("far-too-large.json", Fate::Named, |_| Body::Sparse(5 << 30));
    all.bytes("a-byte-too-large", Fate::Named, |id| {
        let mut bytes = text(&whole(id));
        bytes.resize(8 * 1024 * 1024 + 1, b' ');
        bytes
    });
    all.bytes("just-not-too-large", Fate::Shown, |id| {
        let mut bytes = text(&whole(id));
        bytes.resize(8 * 1024 * 1024, b' ');
        bytes
    });
    all.page("many-words", Fate::Shown, |page| {
        page["answers"][0]["text"] = json!("words ".repeat(1_000_000));
    });
    all.page("many-tags", Fate::Shown, |page| page["tags"] = json!(vec!["t"; 100_000]));
    all.page("many-answers", Fate::Shown, |page| {
        page["answers"] = json!(vec![json!({"step":"s","kind":"text","text":"x"}); 20_000]);
    });
    all.page("a-long-name", Fate::Shown, |page| page["n".repeat(1_000_000)] = json!(1));
    all.text("many-digits", Fate::Either, |whole| {
        whole.replacen('{', &format!("{{\"x\":{},", "9".repeat(100_000)), 1)
    });
    all.text("a-number-too-high", Fate::Either, |whole| whole.replacen('{', "{\"x\":1e999,", 1));
}

fn twice(all: &mut Collection) {
    for field in ["schema", "id", "revision", "created", "answers", "kind", "marks"] {
        all.bytes(&format!("twice-{field}"), Fate::Named, |id| {
            let page = whole(id);
            page.to_string().replacen('{', &format!("{{\"{field}\":{},", page[field]), 1).into_bytes()
        });
    }
    all.text("twice-unknown", Fate::Either, |whole| whole.replacen('{', "{\"x\":1,\"x\":2,", 1));
}

/// The fields that a page has, as the example shows them.
const FIELDS: [&str; 17] = [
    "schema", "id", "revision", "kind", "created", "finished", "edited", "path", "seat", "left_at", "before",
    "answers", "after", "marks", "about", "tags", "notes",
];

fn wrong_types(all: &mut Collection) {
    let wrong = [json!(null), json!(true), json!(-7.5), json!("x"), json!([[]]), json!({"x": 1})];
    for field in FIELDS {
        for (number, value) in wrong.iter().enumerate() {
            all.page(&format!("wrong-{field}-{number}"), Fate::Either, |page| page[field] = value.clone());
        }
    }
    for field in ["schema", "id", "revision", "kind", "created"] {
        all.page(&format!("without-{field}"), Fate::Named, |page| {
            page.as_object_mut().unwrap().remove(field);
        });
    }
    for (number, value) in wrong.iter().enumerate() {
        for field in ["step", "kind", "text", "value", "chosen", "parts", "items", "sealed", "closed_until"] {
            all.page(&format!("wrong-answer-{field}-{number}"), Fate::Either, |page| {
                page["answers"][0][field] = value.clone();
            });
        }
    }
}

fn versions_and_ids(all: &mut Collection) {
    all.page("newer", Fate::Shown, |page| page["schema"] = json!(2));
    all.bytes("newer-and-other", Fate::Named, |_| br#"{"schema":2,"id":7,"sealed":"box"}"#.to_vec());
    for (name, value) in [("highest", json!(u32::MAX)), ("nought", json!(0)), ("too-high", json!(u64::MAX))] {
        all.page(&format!("schema-{name}"), Fate::Either, |page| page["schema"] = value.clone());
        all.page(&format!("revision-{name}"), Fate::Either, |page| page["revision"] = value);
    }
    let ids = [
        "",
        "../../etc/ab",
        "AAAAAAAAAAAA",
        "aaaaaaaaaaa",
        "aaaaaaaaaaaaa",
        "a\u{0}aaaaaaaaaa",
        "äääääääääääd",
    ];
    for (number, id) in ids.into_iter().enumerate() {
        all.page(&format!("id-{number}"), Fate::Named, |page| page["id"] = json!(id));
    }
}

fn dates(all: &mut Collection) {
    let never = [
        "yesterday",
        "2026-13-45T10:00:00Z",
        "2026-02-30T10:00:00Z",
        "2026-11-22",
        "2026-11-22T25:00:00Z",
        "2026-11-22T10:00:00+99:00",
        "2026-11-22T10:00:00",
        "",
        "99999999-01-01T00:00:00Z",
    ];
    for (number, date) in never.into_iter().enumerate() {
        all.page(&format!("no-date-{number}"), Fate::Named, |page| page["created"] = json!(date));
    }
    let odd = [
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59+23:59",
        "2016-12-31T23:59:60Z",
        "0001-01-01T00:00:00-23:59",
        "+262142-12-31T23:59:59Z",
        "+262142-12-31T23:59:59-23:59",
        "-262143-01-01T00:00:00Z",
        "-262143-01-01T00:00:00+23:59",
        "+262141-12-31T23:59:59-23:59",
        "+12026-01-01T00:00:00Z",
        "2026-11-22T10:00:00.999999999999Z",
        "2026-11-22 10:00:00Z",
        "2026-11-22t10:00:00z",
    ];
    for (number, date) in odd.into_iter().enumerate() {
        all.page(&format!("odd-date-{number}"), Fate::Either, |page| page["created"] = json!(date));
        all.page(&format!("odd-end-{number}"), Fate::Either, |page| page["finished"] = json!(date));
    }
    all.page("closed-until-never", Fate::Either, |page| {
        page["answers"][0] = json!({"kind":"letter","text":"x","closed_until":"+262142-12-31"});
    });
}

/// What a terminal would obey, or turn round.
const WILD: [(&str, &str); 12] = [
    ("title", "\u{1b}]0;owned\u{7}"),
    ("clipboard", "\u{1b}]52;c;b3duZWQ=\u{7}"),
    ("clear", "\u{1b}[2J\u{1b}[H"),
    ("c1", "\u{9b}31m\u{9d}0;x\u{9c}"),
    ("del", "\u{7f}\u{8}\u{8}\u{8}"),
    ("bell", "\u{7}\u{7}"),
    ("return", "shown\rhidden"),
    ("bidi", "\u{202e}evil\u{202c}"),
    ("isolate", "\u{2066}evil\u{2069}\u{202d}"),
    ("lines", "one\u{2028}two\u{2029}three"),
    ("shift", "\u{e}\u{f}\u{0}\u{b}\u{c}"),
    ("query", "\u{1b}[c\u{1b}P+q544e\u{1b}\\\u{1b}[6n"),
];

fn words(all: &mut Collection) {
    for (name, wild) in WILD {
        all.page(&format!("words-{name}"), Fate::Shown, |page| {
            page["kind"] = json!(format!("k{wild}"));
            page["path"] = json!({"id": wild, "version": 1, "title": format!("t{wild}"), "section": wild});
            page["left_at"] = json!(wild);
            page["answers"] = json!([{
                "step": wild, "kind": wild, "prompt": format!("p{wild}"), "text": format!("w{wild}"), "to": wild,
                "chosen": [{"id": wild, "label": wild, "word": wild, "family": wild, "text": wild}],
                "parts": [{"label": wild, "items": [wild]}], "items": [{"text": wild, "state": wild}],
                "by": wild, "seen_as": wild
            }]);
            page["tags"] = json!([wild]);
            page["after"] = json!({"distress": 3, "next": wild});
            page["before"] = json!({"distress": 3, "body": wild});
            page["notes"] = json!([{"at": "2026-12-02T20:01:00+01:00", "text": wild}]);
        });
    }
}

fn names(all: &mut Collection) {
    for (number, (_, wild)) in WILD.iter().enumerate() {
        let wild = wild.replace('\0', "");
        all.add(format!("{number}{wild}.json"), Fate::Shown, |id| Body::Bytes(text(&whole(id))));
        all.add(format!("damaged-{number}{wild}.json"), Fate::Named, |_| Body::Bytes(b"{".to_vec()));
        all.add(format!("{number}{wild}"), Fate::Named, |_| Body::Bytes(b"words".to_vec()));
    }
    let plain = [
        "new\nline",
        "-rf",
        " ",
        "%s%n%x",
        "';rm x;'",
        "{count}",
        "a.json.exe",
        "..",
        "👩‍👧",
        "e\u{301}",
        "con",
    ];
    for name in plain {
        all.add(format!("{name} of them"), Fate::Named, |_| Body::Bytes(Vec::new()));
        // A name that begins with a dot is hidden: no page of ours.
        let fate = if name.starts_with('.') { Fate::Named } else { Fate::Shown };
        all.add(format!("{name}-page.json"), fate, |id| Body::Bytes(text(&whole(id))));
    }
    all.add(format!("{}.json", "n".repeat(250)), Fate::Named, |_| Body::Bytes(b"[".to_vec()));
    all.add(format!("{}.json", "m".repeat(250)), Fate::Shown, |id| Body::Bytes(text(&whole(id))));
    all.add(format!("{}.json", "ö".repeat(125)), Fate::Shown, |id| Body::Bytes(text(&whole(id))));
    for bytes in [&b"\xff\xfe.json"[..], b"\x9b31m.json", b"half\xe2\x82.json", b"\xed\xa0\x80"] {
        all.add(OsString::from_vec(bytes.to_vec()), Fate::Named, |id| Body::Bytes(text(&whole(id))));
    }
}

fn not_files(all: &mut Collection) {
    let links = [
        ("passwd", "/etc/passwd"),
        ("zero", "/dev/zero"),
        ("itself", "link-itself.json"),
        ("nowhere", "/no/where"),
        ("folder", "/etc"),
        ("above", "../profile.json"),
        ("terminal", "/dev/tty"),
        ("process", "/proc/self/mem"),
    ];
    for (name, to) in links {
        all.add(format!("link-{name}.json"), Fate::Named, |_| Body::Link(to));
    }
    all.add("fifo.json", Fate::Named, |_| Body::Fifo);
    all.add("socket.json", Fate::Named, |_| Body::Socket);
    all.add("folder.json", Fate::Named, |_| Body::Folder);
    all.add("folder", Fate::Named, |_| Body::Folder);
    all.add("closed.json", Fate::Named, |id| Body::Closed(text(&whole(id))));
    all.add("closed-and-damaged.json", Fate::Named, |_| Body::Closed(b"{".to_vec()));
}
