// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

/// Which new kinds of log lines are worth telling. ERROR and worse always are, TRACE and DEBUG never.
///
/// @param warnings lines that a new kind of warning needs in its first minute, or one of no severity whose words tell
///                 of a failure; 0 for never
/// @param chatter  lines that any other new kind needs in its first minute; 0 for never
public record NewsSettings(int warnings, int chatter) implements java.io.Serializable {
    /// A warning three times within a minute is no accident. What says nothing bad must come more than once a second,
    /// as a loop that has gone wild does.
    public static final NewsSettings DEFAULT = new NewsSettings(3, 100);

    public NewsSettings {
        if (warnings < 0 || chatter < 0) {
            throw new IllegalArgumentException(
                    "watch.news.warnings and watch.news.chatter must be 0 or more, were %d and %d"
                            .formatted(warnings, chatter));
        }
    }
}
