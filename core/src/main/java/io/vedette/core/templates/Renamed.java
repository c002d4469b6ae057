// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which id a template goes by after it was merged into another: a union-find over ids.
final class Renamed {
    /// Older moves are forgotten; whoever keeps ids has been told by then.
    static final int MOST = 65_536;

    private final LinkedHashMap<Integer, Integer> parents = new LinkedHashMap<>();
    private final List<Merged> untold = new ArrayList<>();

    void move(int from, int into) {
        parents.put(from, into);
        untold.add(new Merged(from, into));
        if (parents.size() > MOST) {
            parents.pollFirstEntry();
        }
        if (untold.size() > MOST) {
            untold.removeFirst();
        }
    }

    int find(int id) {
        int root = id;
        for (Integer up = parents.get(root); up != null; up = parents.get(root)) {
            root = up;
        }
        return root;
    }

    /// What happened since the last call.
    List<Merged> tell() {
        List<Merged> told = List.copyOf(untold);
        untold.clear();
        return told;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(parents.size());
        for (Map.Entry<Integer, Integer> move : parents.entrySet()) {
            out.writeInt(move.getKey());
            out.writeInt(move.getValue());
        }
        out.writeInt(untold.size());
        for (Merged merged : untold) {
            out.writeInt(merged.from());
            out.writeInt(merged.into());
        }
    }

    static Renamed restore(DataInput in) throws IOException {
        var renamed = new Renamed();
        int moves = Saved.within(in.readInt(), 0, MOST, "number of moves");
        for (int i = 0; i < moves; i++) {
            renamed.parents.put(in.readInt(), in.readInt());
        }
        if (renamed.isCircular()) {
            throw new IOException("saved templates are damaged: ids move in a circle");
        }
        int untold = Saved.within(in.readInt(), 0, MOST, "number of untold moves");
        for (int i = 0; i < untold; i++) {
            renamed.untold.add(new Merged(in.readInt(), in.readInt()));
        }
        return renamed;
    }

    private boolean isCircular() {
        var ends = new HashSet<Integer>();
        for (Integer start : parents.keySet()) {
            var path = new HashSet<Integer>();
            for (Integer id = start; id != null && !ends.contains(id); id = parents.get(id)) {
                if (!path.add(id)) {
                    return true;
                }
            }
            ends.addAll(path);
        }
        return false;
    }
}
