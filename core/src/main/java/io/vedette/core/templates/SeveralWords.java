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
import java.util.function.ToIntFunction;

/// Merges templates that differ in several words at once, of which no single one could be seen to vary alone.
///
/// Templates with the same first word (then, the same last word) and the same skeleton are parted at places with few
/// words until only places with
/// many words differ.
final class SeveralWords {
    private final Forms forms;
    private final MinerSettings settings;

    SeveralWords(Forms forms, MinerSettings settings) {
        this.forms = forms;
        this.settings = settings;
    }

    boolean merge() {
        return merge(Form::firstWord) || merge(Form::lastWord);
    }

    private boolean merge(ToIntFunction<Form> anchor) {
        var buckets = new LinkedHashMap<String, List<Form>>();
        for (Form form : forms.all()) {
            buckets.computeIfAbsent(skeleton(form, anchor.applyAsInt(form)), _ -> new ArrayList<>())
                    .add(form);
        }
        boolean any = false;
        for (List<Form> bucket : buckets.values()) {
            any |= part(bucket);
        }
        return any;
    }

    /// The marks and the word that is taken as given; everything else is open to question.
    private static String skeleton(Form form, int anchor) {
        var text = new StringBuilder();
        for (int i = 0; i < form.size(); i++) {
            boolean given = i == anchor || form.kinds[i] == LineScanner.MARK;
            text.append(given ? form.tokens[i] : "x").append(' ');
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
            int many = isFirst(bucket, place) ? settings.doubtfulValues() : settings.values();
            int words = words(bucket, place, many);
            if (words == many) {
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

    /// Whether lines begin here, save for values and marks.
    private static boolean isFirst(List<Form> bucket, int place) {
        return bucket.stream().allMatch(form -> form.firstWord() < 0 || form.firstWord() >= place);
    }

    /// How many different words stand at a place; `many` when there are more, or when it is open in some of them.
    private static int words(List<Form> bucket, int place, int many) {
        var words = new HashSet<String>();
        boolean open = false;
        for (Form form : bucket) {
            words.add(form.tokens[place]);
            open |= form.isOpen(place);
            if (words.size() == many) {
                return many;
            }
        }
        return open && words.size() > 1 ? many : words.size();
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
