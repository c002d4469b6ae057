// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The known layouts by hash: open addressing, because a lookup is all that happens to most lines.
final class Layouts {
    /// More were never kept, whatever the settings.
    private static final int MOST_SAVED = 1 << 20;

    private final int most;
    private Layout[] slots = new Layout[256];
    private int size;

    Layouts(int most) {
        this.most = most;
    }

    /// The slot of this hash, or -1.
    int find(long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != null) {
            if (slots[at].hash == hash) {
                return at;
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    Layout at(int slot) {
        return slots[slot];
    }

    boolean isFull() {
        return size >= most;
    }

    int size() {
        return size;
    }

    void put(Layout layout) {
        if (2 * (size + 1) > slots.length) {
            refill(all(), 2 * slots.length);
        }
        insert(layout);
    }

    private void insert(Layout layout) {
        int mask = slots.length - 1;
        int at = (int) layout.hash & mask;
        while (slots[at] != null) {
            at = (at + 1) & mask;
        }
        slots[at] = layout;
        size++;
    }

    private void refill(List<Layout> layouts, int length) {
        slots = new Layout[length];
        size = 0;
        layouts.forEach(this::insert);
    }

    /// Keeps the more frequent half; returns how many went.
    int halve() {
        List<Layout> all = all();
        all.sort(Comparator.comparingLong((Layout layout) -> -layout.lines).thenComparingLong(layout -> layout.hash));
        int kept = all.size() / 2;
        refill(all.subList(0, kept), slots.length);
        return all.size() - kept;
    }

    void keepIf(Predicate<Layout> wanted) {
        refill(all().stream().filter(wanted).toList(), slots.length);
    }

    /// In an order that depends on nothing but the layouts.
    List<Layout> all() {
        var all = new ArrayList<Layout>(size);
        Arrays.stream(slots).filter(layout -> layout != null).forEach(all::add);
        all.sort(Comparator.comparingLong(layout -> layout.hash));
        return all;
    }

    void forEach(Consumer<Layout> each) {
        all().forEach(each);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (Layout layout : all()) {
            layout.save(out);
        }
    }

    static Layouts restore(DataInput in, int most, Forms forms) throws IOException {
        var layouts = new Layouts(most);
        int size = Saved.within(in.readInt(), 0, MOST_SAVED, "number of layouts");
        for (int i = 0; i < size; i++) {
            layouts.put(Layout.restore(in, forms));
        }
        return layouts;
    }
}
