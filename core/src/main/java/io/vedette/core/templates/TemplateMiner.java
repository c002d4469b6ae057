// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Learns, line by line, which kinds of lines there are.
///
/// A line is cut into tokens, values are masked by their shape, and what is left names its template. Now and then the
/// templates are compared: words that vary in an otherwise equal context become values too, and templates become one.
/// Nothing is set for a source of lines, and none of its format is known beforehand.
///
/// - **In:** lines of any length and characters; a header is left out by `from` (see [HeaderLearner]).
/// - **Out:** the id of the line's template. Ids are given in order and never used twice; [#merged] tells which became
/// one.
/// - **Error:** `bench logs`, on twelve public systems.
/// - **Cost:** O(characters) a line, without an object for a known layout; a comparison is O(templates × tokens) and
/// runs
///   each time their number or the number of lines has grown by a quarter. At most `mostLayouts` layouts are kept.
/// - **State:** one thread. Usable from the first line; gets better for some thousands.
/// - **Source:** ours; the idea of merging by context after Y. Yu et al., *Brain: Log Parsing with Bidirectional
/// Parallel
///   Tree*, IEEE Trans. Services Computing 16(5), 2023.
public final class TemplateMiner {
    private static final int VERSION = 1;

    /// So many new templates, or so many more lines, before they are compared again.
    private static final int LEAST_GROWTH = 64;

    private static final int MOST_ROUNDS = 10;

    private final MinerSettings settings;
    private final LineScanner scanner = new LineScanner();
    private final Layouts layouts;
    private final Renamed renamed;
    private final Forms forms;
    private long lines;
    private long forgotten;
    private int newForms;
    private long linesThen;

    public TemplateMiner(MinerSettings settings) {
        this(settings, new Renamed());
    }

    private TemplateMiner(MinerSettings settings, Renamed renamed) {
        this(settings, renamed, new Forms(renamed), new Layouts(settings.mostLayouts()));
    }

    private TemplateMiner(MinerSettings settings, Renamed renamed, Forms forms, Layouts layouts) {
        this.settings = settings;
        this.renamed = renamed;
        this.forms = forms;
        this.layouts = layouts;
    }

    public int add(CharSequence line) {
        return add(line, 0);
    }

    /// @param from where the message begins, from 0 to the line's length
    public int add(CharSequence line, int from) {
        long hash = scanner.scan(line, from);
        int slot = layouts.find(hash);
        Layout layout = slot < 0 ? learn(hash) : layouts.at(slot);
        lines++;
        layout.lines++;
        layout.form.lines++;
        if (newForms > 0 && isDue()) {
            settle();
        }
        return layout.form.id;
    }

    private boolean isDue() {
        return newForms >= Math.max(LEAST_GROWTH, forms.size() / 4)
                || lines - linesThen >= Math.max(LEAST_GROWTH, lines / 4);
    }

    private Layout learn(long hash) {
        int size = scanner.tokens();
        var texts = new String[size];
        var gaps = new int[size];
        byte[] kinds = scanner.kinds();
        for (int i = 0; i < size; i++) {
            texts[i] = kinds[i] >= LineScanner.VALUE ? "" : scanner.text(i);
            gaps[i] = Math.min(scanner.gap(i), Layout.WIDE_GAP);
        }
        Shape shape = Shape.of(texts, kinds, gaps);
        int known = forms.nextId();
        Form form = forms.of(shape);
        newForms += forms.nextId() - known;
        var layout = new Layout(hash, texts, kinds, gaps, shape, form);
        if (layouts.isFull()) {
            forget(form);
        }
        layouts.put(layout);
        return layout;
    }

    /// Lets the rarer half of the layouts go, and the templates that were only theirs.
    private void forget(Form kept) {
        forgotten += layouts.halve();
        Map<Form, Boolean> used = new IdentityHashMap<>();
        used.put(kept, true);
        layouts.forEach(layout -> used.put(layout.form, true));
        for (Form form : List.copyOf(forms.all())) {
            if (!used.containsKey(form)) {
                forms.remove(form);
            }
        }
    }

    /// Compares the templates now, so that what is told afterwards rests on all lines so far.
    public void settle() {
        newForms = 0;
        linesThen = lines;
        var one = new OneWord(forms, settings);
        var several = new SeveralWords(forms, settings);
        boolean any = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!(one.numbered() | one.varying()) && !several.merge()) {
                break;
            }
            any = true;
        }
        if (any) {
            layouts.forEach(layout -> layout.form = forms.of(renamed.find(layout.form.id)));
        }
    }

    /// The template of a line that came before; empty when its layout is not there any more. Counts nothing.
    Optional<Form> known(CharSequence line, int from) {
        int slot = layouts.find(scanner.scan(line, from));
        return slot < 0 ? Optional.empty() : Optional.of(layouts.at(slot).form);
    }

    /// Lets templates go as if their lines had never come.
    void forget(Set<Form> misread) {
        layouts.keepIf(layout -> !misread.contains(layout.form));
        for (Form form : misread) {
            forms.remove(form);
            lines -= form.lines;
        }
    }

    /// What is kept under an id that was forgotten belongs to another from now on.
    void rename(int id, int other) {
        renamed.move(id, renamed.find(other));
    }

    /// The id a template goes by today.
    public int current(int id) {
        return renamed.find(id);
    }

    /// Which templates became one since the last call, in the order in which it happened.
    public List<Merged> merged() {
        return renamed.tell();
    }

    public long lines() {
        return lines;
    }

    /// Layouts let go because there were too many.
    public long forgotten() {
        return forgotten;
    }

    /// All templates, by id.
    public List<Template> templates() {
        Map<Form, List<Layout>> byForm = new IdentityHashMap<>();
        layouts.forEach(layout ->
                byForm.computeIfAbsent(layout.form, _ -> new ArrayList<>()).add(layout));
        var templates = new ArrayList<Template>();
        for (Form form : forms.all()) {
            templates.add(template(form, byForm.getOrDefault(form, List.of())));
        }
        return templates;
    }

    /// The template of an id, also of one that was merged since; empty when it was forgotten. O(layouts).
    public Optional<Template> template(int id) {
        return forms.get(renamed.find(id)).map(form -> {
            var own = new ArrayList<Layout>();
            layouts.forEach(layout -> {
                if (layout.form == form) {
                    own.add(layout);
                }
            });
            return template(form, own);
        });
    }

    private static Template template(Form form, List<Layout> layouts) {
        return new Template(form.id, Display.of(form, layouts), form.lines);
    }

    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(lines);
        out.writeLong(linesThen);
        out.writeLong(forgotten);
        out.writeInt(newForms);
        renamed.save(out);
        forms.save(out);
        layouts.save(out);
    }

    /// Goes on where [#save] stopped, with the same ids.
    ///
    /// @throws IOException when the bytes are not ours, of another version, or damaged
    public static TemplateMiner restore(MinerSettings settings, DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("saved templates are of version %d, this reads %d".formatted(version, VERSION));
        }
        long lines = in.readLong();
        long linesThen = in.readLong();
        long forgotten = in.readLong();
        int newForms = in.readInt();
        Renamed renamed = Renamed.restore(in);
        Forms forms = Forms.restore(in, renamed);
        var miner = new TemplateMiner(settings, renamed, forms, Layouts.restore(in, settings.mostLayouts(), forms));
        miner.lines = lines;
        miner.linesThen = linesThen;
        miner.forgotten = forgotten;
        miner.newForms = newForms;
        return miner;
    }
}
