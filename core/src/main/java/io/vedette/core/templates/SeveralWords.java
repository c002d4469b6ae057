// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
        for (int place = 0; place < bucket.getFirst().size(); place++) {
            int words = words(bucket, place);
            if (words == settings.values()) {
                varying.add(place);
            } else if (words > 1 && words < fewest) {
                fewest = words;
                steady = place;
            }
        }
        if (varying.isEmpty() && steady < 0) {
            return false;
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

    /// How many different words stand at a place; as many as vary when it is open somewhere or when there are more.
    private int words(List<Form> bucket, int place) {
        var words = new HashSet<String>();
        boolean open = false;
        for (Form form : bucket) {
            words.add(form.tokens[place]);
            open |= form.isOpen(place);
            if (words.size() == settings.values()) {
                return settings.values();
            }
        }
        return open && words.size() > 1 ? settings.values() : words.size();
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
