// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Merges templates that are equal but for words with digits, or but for one word of which there is evidence that it
/// varies.
final class OneWord {
    private final Forms forms;
    private final MinerSettings settings;

    OneWord(Forms forms, MinerSettings settings) {
        this.forms = forms;
        this.settings = settings;
    }

    /// Templates equal except in words that hold digits.
    boolean numbered() {
        var groups = new LinkedHashMap<Long, List<Form>>();
        for (Form form : forms.all()) {
            groups.computeIfAbsent(form.hashWithoutNumbers(), _ -> new ArrayList<>())
                    .add(form);
        }
        boolean any = false;
        for (List<Form> group : groups.values()) {
            if (group.size() >= settings.values() && group.getFirst().words() > 0) {
                forms.merge(group, differing(group));
                any = true;
            }
        }
        return any;
    }

    static Set<Integer> differing(List<Form> group) {
        var places = new TreeSet<Integer>();
        for (int i = 0; i < group.getFirst().size(); i++) {
            for (Form form : group) {
                if (!form.tokens[i].equals(group.getFirst().tokens[i])) {
                    places.add(i);
                }
            }
        }
        return places;
    }

    /// Each template with each of its words left out in turn: where many words meet in one context, it opens.
    boolean varying() {
        Map<Long, Form> whole = forms.byTokens();
        var crowds = new Crowds(forms.all().stream().mapToInt(Form::size).sum());
        everyContext((hash, _, _) -> crowds.count(hash));
        var contexts = new LinkedHashMap<Long, Context>();
        everyContext((hash, form, place) -> {
            if (whole.containsKey(hash) || crowds.atLeast(hash, settings.values())) {
                contexts.computeIfAbsent(hash, _ -> new Context(place)).forms.add(form);
            }
        });
        var open = new ArrayList<Context>();
        for (Map.Entry<Long, Context> entry : contexts.entrySet()) {
            Context context = entry.getValue();
            Form same = whole.get(entry.getKey());
            if (same != null) {
                context.forms.add(same);
                open.add(context);
            } else if (context.isOpen(settings)) {
                open.add(context);
            }
        }
        open.sort(Comparator.comparingInt((Context c) -> -c.forms.size()).thenComparingInt(c -> c.place));
        var done = new HashSet<Form>();
        boolean any = false;
        for (Context context : open) {
            any |= merge(context, done);
        }
        return any;
    }

    private void everyContext(Visit visit) {
        for (Form form : forms.all()) {
            int words = form.words();
            for (int i = 0; i < form.size(); i++) {
                if (form.isWord(i) && words - (form.isTelling(i) ? 1 : 0) > 0) {
                    visit.context(form.hashWithout(i), form, i);
                }
            }
        }
    }

    private boolean merge(Context context, Set<Form> done) {
        for (Form form : context.forms) {
            if (done.contains(form)) {
                return false;
            }
        }
        done.addAll(context.forms);
        forms.merge(context.forms, List.of(context.place));
        return true;
    }

    private interface Visit {
        void context(long hash, Form form, int place);
    }

    /// How many contexts fell into each of many cells: never too few, now and then too many.
    private static final class Crowds {
        private final int[] cells;

        Crowds(int contexts) {
            cells = new int[Integer.highestOneBit(Math.max(contexts, 32)) * 2];
        }

        void count(long hash) {
            cells[cell(hash)]++;
        }

        boolean atLeast(long hash, int least) {
            return cells[cell(hash)] >= least;
        }

        private int cell(long hash) {
            return (int) (hash ^ hash >>> 32) & cells.length - 1;
        }
    }

    /// Templates that are equal but for one word.
    private static final class Context {
        final int place;
        final List<Form> forms = new ArrayList<>();

        Context(int place) {
            this.place = place;
        }

        boolean isOpen(MinerSettings settings) {
            int values = forms.size();
            if (values < 2) {
                return false;
            }
            int capitals = 0;
            int identifiers = 0;
            for (Form form : forms) {
                String word = form.tokens[place];
                capitals += Words.isCapital(word) ? 1 : 0;
                identifiers += Words.isIdentifier(word) ? 1 : 0;
            }
            boolean first = place == forms.getFirst().firstWord();
            boolean doubtful = first && identifiers < values || 2 * capitals >= values;
            return values >= (doubtful ? settings.doubtfulValues() : settings.values());
        }
    }
}
