// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Merges templates that differ in several words at once, of which no single one could be seen to vary alone.
///
/// Templates with the same first word and the same skeleton are parted at places with few words until only places with
/// many words differ.
final class SeveralWords {
    private final Forms forms;
    private final MinerSettings settings;

    SeveralWords(Forms forms, MinerSettings settings) {
        this.forms = forms;
        this.settings = settings;
    }

    boolean merge() {
        var buckets = new LinkedHashMap<String, List<Form>>();
        for (Form form : forms.all()) {
            buckets.computeIfAbsent(skeleton(form), _ -> new ArrayList<>()).add(form);
        }
        boolean any = false;
        for (List<Form> bucket : buckets.values()) {
            any |= part(bucket);
        }
        return any;
    }

    private static String skeleton(Form form) {
        int first = form.firstWord();
        var text = new StringBuilder();
        for (int i = 0; i < form.size(); i++) {
            boolean mark = form.kinds[i] == LineScanner.MARK;
            text.append(mark || i == first ? form.tokens[i] : "x").append(' ');
        }
        return text.toString();
    }

    private boolean part(List<Form> bucket) {
        if (bucket.size() < 2) {
            return false;
        }
        int steady = -1;
        int fewest = Integer.MAX_VALUE;
        var varying = new TreeSet<Integer>();
        for (int place : OneWord.differing(bucket)) {
            Map<String, List<Form>> words = byWord(bucket, place);
            boolean many = words.size() >= settings.values() || words.containsKey(Layout.OPEN);
            if (many) {
                varying.add(place);
            } else if (words.size() < fewest) {
                fewest = words.size();
                steady = place;
            }
        }
        if (steady < 0) {
            return open(bucket, varying);
        }
        boolean any = false;
        for (List<Form> half : byWord(bucket, steady).values()) {
            any |= part(half);
        }
        return any;
    }

    private static Map<String, List<Form>> byWord(List<Form> bucket, int place) {
        var words = new TreeMap<String, List<Form>>();
        for (Form form : bucket) {
            words.computeIfAbsent(form.tokens[place], _ -> new ArrayList<>()).add(form);
        }
        return words;
    }

    private boolean open(List<Form> bucket, Collection<Integer> places) {
        boolean precedent = bucket.stream().anyMatch(form -> places.stream().allMatch(form::isOpen));
        int size = bucket.getFirst().size();
        if (bucket.size() < settings.doubtfulValues() && !precedent || 2 * places.size() > size) {
            return false;
        }
        for (int place : places) {
            if (bucket.stream().allMatch(form -> form.isOpen(place) || Words.isCapital(form.tokens[place]))) {
                return false;
            }
        }
        forms.merge(bucket, places);
        return true;
    }
}
