// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import java.util.List;

/// What is known of one kind of exporter: which signals its metrics make, in the order people read them.
///
/// @param name  a word for people, such as `host`
/// @param rules one a signal
record Profile(String name, List<Rule> rules) {
    Profile {
        rules = List.copyOf(rules);
    }
}
