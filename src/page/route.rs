//! One address a view: `#/resources?section=junior`. A hash router, because pushState does not
//! work from a file on disk.

use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// A view of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ViewId {
    /// 总览
    #[default]
    Overview,
    /// 数据
    Data,
    /// 资源配置
    Resources,
    /// 保障与质量
    Quality,
    /// 履职自评
    Duty,
    /// 班额与学位
    Seats,
    /// 规划调配
    Plan,
    /// 报告
    Report,
    /// 方法
    Method,
    /// 市县比较: the counties in this browser beside each other; not on the rail.
    Region,
}

impl ViewId {
    /// The views of the rail, in its order.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Data,
        Self::Resources,
        Self::Quality,
        Self::Duty,
        Self::Seats,
        Self::Plan,
        Self::Report,
        Self::Method,
    ];

    /// Its word in the address; its name's key is `view-<id>`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Data => "data",
            Self::Resources => "resources",
            Self::Quality => "quality",
            Self::Duty => "duty",
            Self::Seats => "projection",
            Self::Plan => "plan",
            Self::Report => "report",
            Self::Method => "method",
            Self::Region => "region",
        }
    }

    /// Whether it lists schools and little else, or names them in its text.
    #[must_use]
    pub const fn lists_schools(self) -> bool {
        matches!(self, Self::Data | Self::Resources | Self::Report)
    }

    /// Its address.
    #[must_use]
    pub fn href(self) -> String {
        format!("#/{}", self.id())
    }

    /// Its address where it is about a standard; the page's own needs no word.
    #[must_use]
    pub fn about(self, standard: &str) -> String {
        let own = standard == super::state::STANDARD;
        if own { self.href() } else { format!("{}?standard={standard}", self.href()) }
    }
}

/// A view and what is chosen in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route {
    /// The view.
    pub view: ViewId,
    /// Choices, for instance `section=junior`.
    pub query: BTreeMap<String, String>,
}

impl Route {
    /// Reads an address; an unknown view is the overview.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (name, query) = path.split_once('?').unwrap_or((path, ""));
        let mut all = ViewId::ALL.into_iter().chain([ViewId::Region]);
        let view = all.find(|v| v.id() == name).unwrap_or_default();
        let decode = |text: &str| {
            js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
        };
        let query = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(key, value)| (decode(key), decode(value)))
            .collect();
        Self { view, query }
    }

    /// The address.
    #[must_use]
    pub fn hash(&self) -> String {
        let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
        let query: Vec<_> =
            self.query.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        if query.is_empty() {
            self.view.href()
        } else {
            format!("{}?{}", self.view.href(), query.join("&"))
        }
    }

    /// One choice.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.query.get(key).map(String::as_str)
    }
}

/// What the address says of the page as a whole, between its `?` and its `#`. `www/boot.js` reads
/// language and theme there, and marks the document's root where the page is embedded or for reading only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// It stands inside another page.
    pub embedded: bool,
    /// It shows what was published, and nothing can be changed.
    pub read_only: bool,
    /// Where the county lies that it shows.
    pub data: Option<String>,
    /// No school is named, and the views that list schools are left out.
    pub schools_hidden: bool,
    /// The colours it wears, `light` or `dark`.
    pub theme: Option<String>,
}

impl Options {
    /// Reads the address of the page.
    #[must_use]
    pub fn read() -> Self {
        let search = web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default();
        let mut said = Route::parse(&search).query;
        let on = |said: Option<&String>| said.is_some_and(|on| on != "0" && on != "false");
        Self {
            embedded: on(said.get("embed")),
            read_only: on(said.get("readonly")),
            data: said.remove("data").filter(|address| !address.is_empty()),
            theme: said.remove("theme"),
            schools_hidden: said.get("schools").is_some_and(|schools| schools == "hidden"),
        }
    }
}

fn current() -> Route {
    let hash = web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    Route::parse(&hash)
}

/// Makes the signal follow the address.
pub fn follow(route: RwSignal<Route>) {
    route.set(current());
    let listener = Closure::<dyn FnMut()>::new(move || {
        let before = route.get_untracked().view;
        let now = current();
        let moved = now.view != before;
        if moved {
            // What is being typed is kept, and told while there is still somebody to hear it.
            super::files::blur_in("main");
        }
        route.set(now);
        if let (true, Some(window)) = (moved, web_sys::window()) {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window
            .add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    // It listens as long as the page is open.
    listener.forget();
}

/// Goes to an address.
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(&route.hash());
    }
}

/// Changes one choice of the current view; `None` takes it away.
pub fn choose(key: &str, value: Option<&str>) {
    let mut route = current();
    match value {
        Some(value) => route.query.insert(key.to_owned(), value.to_owned()),
        None => route.query.remove(key),
    };
    go(&route);
}
