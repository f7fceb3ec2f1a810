//! Doors to code that the build may cut out of a module (`xtask/src/split.rs`), so that it arrives
//! when it is needed. The page's doors are in `page/chunk.rs`, the engine's in `engine` and `api`.

/// Calls a function that is cut out of the module where the build has this feature, under the name
/// of its part: letters of the alphabet only. `$nth`, a hexadecimal digit, tells the doors of a part
/// apart. A call before the part has been joined is a trap. What other code uses too stays where
/// that is.
macro_rules! door {
    (
        $feature:literal, $part:literal, $nth:literal,
        ($($name:ident: $type:ty),*) -> $result:ty $inside:block
    ) => {{
        // The two names tell the cutter which import stands for which function.
        #[cfg(feature = $feature)]
        #[unsafe(export_name = concat!(
            "__wasm_split_00", $part, "00_export_0000000000000000000000000000000", $nth
        ))]
        #[allow(unsafe_code, reason = "a name for the build that joins export and import")]
        #[allow(improper_ctypes_definitions, reason = "both sides are Rust")]
        extern "C" fn inside($($name: $type),*) -> $result $inside
        #[cfg(feature = $feature)]
        #[link(wasm_import_module = "__wasm_split_placeholder__")]
        #[allow(unsafe_code, improper_ctypes, reason = "it stands for the function above")]
        unsafe extern "C" {
            #[link_name = concat!(
                "__wasm_split_00", $part, "00_import_0000000000000000000000000000000", $nth
            )]
            safe fn outside($($name: $type),*) -> $result;
        }
        #[cfg(not(feature = $feature))]
        fn outside($($name: $type),*) -> $result $inside
        outside($($name),*)
    }};
}
pub(crate) use door;
