// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What of a request could not be taken although the rest was: counted by reason, with an example of each.
///
/// A **fault** is the sender's and is told in the answer. What is **passed over** is right by its
/// protocol and only of no use here, such as a text among numbers or the marker of a series that ended;
/// it is counted and never answered.
///
/// - **State:** confined to its request's thread.
public final class LeftOut {
    private static final int LONGEST_EXAMPLE = 200;

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> examples = new LinkedHashMap<>();
    private int faults;
    private String first = "";

    /// @param reason  a word or two with dashes, one of a few
    /// @param example what it was, for people; cut when it is long
    public void fault(String reason, String example) {
        fault(reason, 1, example);
    }

    public void fault(String reason, int count, String example) {
        String cut = cut(example);
        if (faults == 0) {
            first = cut.isEmpty() ? reason : reason + ": " + cut;
        }
        faults += count;
        counts.merge(reason, count, Integer::sum);
        examples.put(reason, cut);
    }

    public void passOver(String reason) {
        counts.merge(reason, 1, Integer::sum);
    }

    /// Items that were the sender's fault.
    public int faults() {
        return faults;
    }

    /// The first fault: its reason and what it was; empty when there was none.
    public String first() {
        return first;
    }

    /// Everything left out, by reason.
    public Map<String, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /// The last example of a reason; empty when there is none.
    public String example(String reason) {
        return examples.getOrDefault(reason, "");
    }

    /// Text of others for people: without control characters, and short.
    static String cut(String text) {
        int length = Math.min(text.length(), LONGEST_EXAMPLE);
        if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--;
        }
        StringBuilder cut = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            cut.append(Character.isISOControl(letter) ? '·' : letter);
        }
        return cut.toString();
    }
}
