// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an incident was before it became part of another, so that this can be undone.
///
/// @param expected as of the incident
/// @param members  fingerprints of those that came with it
record Former(long startNanos, String expected, Set<String> members) {
    private static final int MOST = 10_000_000;

    boolean isWithin(Collection<String> fingerprints) {
        return fingerprints.containsAll(members);
    }

    static void write(Map<String, Former> formers, DataOutput out) throws IOException {
        out.writeInt(formers.size());
        for (Map.Entry<String, Former> entry : formers.entrySet()) {
            SavedState.writeText(entry.getKey(), out);
            out.writeLong(entry.getValue().startNanos);
            SavedState.writeText(entry.getValue().expected, out);
            out.writeInt(entry.getValue().members.size());
            for (String fingerprint : entry.getValue().members) {
                SavedState.writeText(fingerprint, out);
            }
        }
    }

    static Map<String, Former> read(DataInput in) throws IOException {
        Map<String, Former> formers = new TreeMap<>();
        for (int left = SavedState.count(in, "incidents that were merged", MOST); left > 0; left--) {
            String id = SavedState.text(in, "an id");
            long startNanos = in.readLong();
            String expected = SavedState.text(in, "what was announced");
            Set<String> members = new TreeSet<>();
            for (int more = SavedState.count(in, "members", MOST); more > 0; more--) {
                members.add(SavedState.text(in, "a fingerprint"));
            }
            formers.put(id, new Former(startNanos, expected, members));
        }
        return formers;
    }
}
