//! The macro that makes the parts of the table of keys: from one line for each key a field, how it is read, what editors are told, and
//! what is done with its texts.

/// Defines a struct of keys. A line is `field: Reading { key: kinds of documents, … }`: the names under which the value is read,
/// carnet's own first, each with the kinds of documents that have it. `+ Repeated` behind it: the Markdown source beside a page
/// repeats the value. `+ Repeated + Fact`: the page of a note also shows it among its facts. A `struct Name: shown` is kept as it is read, so that it says what others may see of it.
macro_rules! keys {
    ($(#[$meta:meta])* pub struct $name:ident: shown { $($lines:tt)+ }) => {
        keys! { $(#[$meta])* pub struct $name { $($lines)+ } }
        keys! { @shown $name $($lines)+ }
    };
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$about:meta])* $field:ident: $reading:ty { $key:ident: $kinds:expr $(, $other:ident: $others:expr)* } $(+ $repeated:ident $(+ $fact:ident)?)?;)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, Hash)]
        pub struct $name {
            $($(#[$about])* pub $field: <$reading as Reading>::Value,)+
        }

        impl $name {
            /// The keys, with the kinds of documents that have them.
            const KEYS: &'static [(Key, Kinds)] = &[
                $(
                    (Key { name: stringify!($key), form: <$reading as Reading>::FORM, is_synonym: false }, $kinds),
                    $((
                        Key { name: stringify!($other), form: <$reading as Reading>::FORM_OF_OTHERS, is_synonym: true },
                        $others,
                    ),)*
                )+
            ];

            /// Reads the keys that a document of this role has.
            pub fn read(role: Role, input: &mut Input) -> $name {
                $name {
                    $($field: read::<$reading, _>(role, [
                        (stringify!($key), $kinds),
                        $((stringify!($other), $others),)*
                    ], input),)+
                }
            }
        }
    };
    (@shown $name:ident
        $($(#[$about:meta])* $field:ident: $reading:ty { $key:ident: $kinds:expr $(, $other:ident: $others:expr)* } $(+ $repeated:ident $(+ $fact:ident)?)?;)+
    ) => {
        impl $name {
            /// Gives every text that others may see to `change`, and takes what it makes of it.
            pub fn texts(&mut self, change: &mut TextChange) {
                $(<$reading as Reading>::texts(&mut self.$field, change);)+
            }

            /// The names of persons, teams and communities.
            pub fn people(&self) -> Vec<Someone<'_>> {
                let mut found = Vec::new();
                $(<$reading as Reading>::people(&self.$field, &mut found);)+
                found
            }

            /// Takes out the persons, teams and communities whose name `is_left_out`.
            pub fn leave_out_people(&mut self, is_left_out: &dyn Fn(&str) -> bool) {
                $(<$reading as Reading>::leave_out_people(&mut self.$field, is_left_out);)+
            }

            /// The keys that the Markdown source beside a page repeats, with their values in YAML. `shown` gives the names that
            /// readers see.
            pub fn repeated(&self, shown: &ShownName) -> Vec<(&'static str, Option<String>)> {
                vec![$($((stringify!($key), <$reading as $repeated>::yaml(&self.$field, shown)),)?)+]
            }

            /// The keys that the page of a note shows among its facts as they are, with what it shows.
            pub fn facts(&self) -> Vec<(&'static str, &str)> {
                let all = [$($($((stringify!($key), <$reading as $fact>::fact(&self.$field)),)?)?)+];
                all.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
            }
        }
    };
}

pub(super) use keys;
