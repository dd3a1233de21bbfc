//! Closed vocabularies: unit enums whose codes, order and descriptions are declared once.

/// Declares a closed vocabulary: an enum of unit variants, each with its code and description.
///
/// The code is what stands in every format; `ALL` lists the codes in declared order.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
                 serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $variant),+
        }

        impl $name {
            /// Every code of the vocabulary, in declared order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The code as it stands in every format.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            /// What the code means.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { $($name::$variant => concat!($($doc, "\n"),+).trim_ascii()),+ }
            }

            /// The entry with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|entry| entry.code() == code)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.code())
            }
        }
    };
}

pub(crate) use vocabulary;
