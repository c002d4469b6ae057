// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What stands before the message in the lines of one source: times, a level, a host, a component.
///
/// - **In:** a line.
/// - **Out:** where its message begins; 0 when it does not begin like the lines the header was learnt from.
/// - **Cost:** O(characters of the header).
/// - **State:** none.
public final class Header {
    /// Nothing is known: the whole line is the message.
    public static final Header NONE = new Header(List.of(), "");

    static final int MOST_COLUMNS = 14;

    private final List<HeaderColumn> columns;

    /// The text right before the message, in lines made of named fields; empty in others.
    private final String field;

    Header(List<HeaderColumn> columns, String field) {
        this.columns = List.copyOf(columns);
        this.field = field;
    }

    public boolean isKnown() {
        return !columns.isEmpty() || !field.isEmpty();
    }

    boolean isSameAs(Header other) {
        return columns.equals(other.columns) && field.equals(other.field);
    }

    List<HeaderColumn> columns() {
        return columns;
    }

    /// Where the message begins.
    public int messageAt(CharSequence line) {
        int at = walk(line, new HeaderToken());
        return at < 0 ? ~at : at;
    }

    /// Whether the line has all of the header.
    public boolean fits(CharSequence line) {
        return walk(line, new HeaderToken()) >= 0;
    }

    /// Where the message begins; its complement when part of the header is not there.
    int walk(CharSequence line, HeaderToken token) {
        if (!field.isEmpty()) {
            int found = Fields.after(line, field);
            return found < 0 ? ~0 : found;
        }
        int at = 0;
        boolean fits = true;
        for (HeaderColumn column : columns) {
            int after = column.after(line, at, token);
            if (after < 0 && at == 0) {
                return ~0;
            }
            fits &= after >= 0;
            at = Math.max(at, after);
        }
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        return fits ? at : ~at;
    }

    /// What the header of a line says.
    public Heading heading(CharSequence line) {
        return HeadingReader.read(line, columns);
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(field);
        out.writeByte(columns.size());
        for (HeaderColumn column : columns) {
            out.writeByte(column.kinds());
            out.writeBoolean(column.hops());
        }
    }

    static Header restore(DataInput in) throws IOException {
        String field = in.readUTF();
        int size = Saved.within(in.readByte(), 0, MOST_COLUMNS, "number of columns");
        var columns = new ArrayList<HeaderColumn>();
        for (int i = 0; i < size; i++) {
            int kinds = Saved.within(in.readByte(), 1, Byte.MAX_VALUE, "kinds of a column");
            columns.add(new HeaderColumn(kinds, in.readBoolean()));
        }
        return new Header(columns, field);
    }
}
