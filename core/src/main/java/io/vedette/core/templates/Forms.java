// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The live templates, by id, by tokens and by length.
final class Forms {
    private final TreeMap<Integer, Form> byId = new TreeMap<>();
    private final Map<Long, Form> byTokens = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Form>> opened = new HashMap<>();
    private final Renamed renamed;
    private int nextId;

    Forms(Renamed renamed) {
        this.renamed = renamed;
    }

    Collection<Form> all() {
        return byId.values();
    }

    /// By the hash of their tokens, for reading only.
    Map<Long, Form> byTokens() {
        return byTokens;
    }

    int size() {
        return byId.size();
    }

    int nextId() {
        return nextId;
    }

    Optional<Form> get(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The form of an id that is known to live.
    Form of(int id) {
        return get(id).orElseThrow(() -> new IllegalStateException("template " + id + " is not there"));
    }

    void put(Form form) {
        byId.put(form.id, form);
        byTokens.put(form.hash(), form);
        for (boolean open : form.opened) {
            if (open) {
                opened.computeIfAbsent(form.size(), _ -> new TreeMap<>()).put(form.id, form);
                break;
            }
        }
    }

    void remove(Form form) {
        byId.remove(form.id);
        byTokens.remove(form.hash(), form);
        opened.computeIfPresent(form.size(), (_, same) -> {
            same.remove(form.id);
            return same;
        });
    }

    /// The template of a shape: the one with these tokens, or one whose open places take its words, or a new one.
    Form of(Shape shape) {
        Form same = byTokens.get(Form.hash(shape.tokens()));
        if (same != null) {
            return same;
        }
        for (Form form :
                opened.getOrDefault(shape.tokens().length, new TreeMap<>()).values()) {
            if (takes(form, shape)) {
                return form;
            }
        }
        var form = new Form(nextId++, shape.tokens().clone(), shape.kinds().clone());
        put(form);
        return form;
    }

    private static boolean takes(Form form, Shape shape) {
        for (int i = 0; i < form.size(); i++) {
            boolean same = form.tokens[i].equals(shape.tokens()[i]);
            if (!same && !(form.opened[i] && shape.kinds()[i] == LineScanner.WORD)) {
                return false;
            }
        }
        return true;
    }

    /// Opens the given places in the oldest of these templates and lets it take the others in.
    Form merge(Collection<Form> group, Collection<Integer> places) {
        Form oldest = group.stream().min((a, b) -> Integer.compare(a.id, b.id)).orElseThrow();
        for (Form form : group) {
            remove(form);
        }
        for (int place : places) {
            oldest.open(place);
        }
        Form same = byTokens.get(oldest.hash());
        Form into = oldest;
        if (same != null && same.id < oldest.id) {
            into = same;
        } else if (same != null) {
            remove(same);
            absorb(oldest, same);
        }
        for (Form form : group) {
            if (form != into) {
                absorb(into, form);
            }
        }
        remove(into);
        put(into);
        return into;
    }

    private void absorb(Form into, Form form) {
        into.lines += form.lines;
        for (int i = 0; i < into.opened.length; i++) {
            into.opened[i] |= form.opened[i];
        }
        renamed.move(form.id, into.id);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(nextId);
        out.writeInt(byId.size());
        for (Form form : byId.values()) {
            form.save(out);
        }
    }

    static Forms restore(DataInput in, Renamed renamed) throws IOException {
        var forms = new Forms(renamed);
        forms.nextId = Saved.within(in.readInt(), 0, Integer.MAX_VALUE, "next id");
        int size = Saved.within(in.readInt(), 0, forms.nextId, "number of templates");
        for (int i = 0; i < size; i++) {
            forms.put(Form.restore(in, forms.nextId));
        }
        return forms;
    }
}
