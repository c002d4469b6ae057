// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Series;
import io.vedette.server.receive.LabelEdges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The series of one target by the bytes they are written with, so that a page like the last one makes no objects.
///
/// - **Cost:** O(1) a sample; the bytes of the series' text and 32 more a series.
/// - **State:** confined to the target's thread. What a target did not mention for ten turns is let go.
final class SeriesShelf {
    private static final int TURNS_KEPT = 10;

    private final Maker maker;
    private final CRC32C hash = new CRC32C();
    private @Nullable Place[] places = new Place[256];
    private List<Edge> seen = new ArrayList<>();
    private int held;
    private int turn;

    SeriesShelf(Maker maker) {
        this.maker = maker;
    }

    /// A new page begins.
    void turn() {
        turn++;
        if (turn % TURNS_KEPT == 0) {
            letGo();
        }
    }

    int size() {
        return held;
    }

    /// Edges that new series tell of, and now and then those that all tell of; each is given once.
    List<Edge> takeSeen() {
        List<Edge> all = seen;
        seen = new ArrayList<>();
        return all;
    }

    /// The place of a line's series, made when it is new.
    Place take(SampleLine line) throws IOException {
        int length = line.seriesEnd() - line.from();
        hash.reset();
        hash.update(line.text(), line.from(), length);
        int code = (int) hash.getValue();
        for (Place place = places[code & places.length - 1]; place != null; place = place.next) {
            if (place.code == code
                    && Arrays.equals(place.text, 0, place.text.length, line.text(), line.from(), line.seriesEnd())) {
                if (place.series.kind() != line.kind()) {
                    place.series = maker.make(line);
                }
                place.turn = turn;
                return place;
            }
        }
        return add(code, line);
    }

    private Place add(int code, SampleLine line) throws IOException {
        Place place =
                new Place(code, Arrays.copyOfRange(line.text(), line.from(), line.seriesEnd()), maker.make(line), turn);
        if (++held > places.length) {
            spread(places.length * 2);
        }
        put(place);
        seen.addAll(place.edges);
        return place;
    }

    private void put(Place place) {
        int slot = place.code & places.length - 1;
        place.next = places[slot];
        places[slot] = place;
    }

    private void letGo() {
        held = 0;
        for (Place first : places) {
            for (Place place = first; place != null; place = place.next) {
                if (isKept(place)) {
                    held++;
                    seen.addAll(place.edges);
                }
            }
        }
        spread(places.length);
    }

    private void spread(int size) {
        @Nullable Place[] old = places;
        places = new Place[size];
        for (Place first : old) {
            Place place = first;
            while (place != null) {
                Place next = place.next;
                if (isKept(place)) {
                    put(place);
                }
                place = next;
            }
        }
    }

    private boolean isKept(Place place) {
        return turn - place.turn <= TURNS_KEPT;
    }

    /// Makes the series of a line.
    @FunctionalInterface
    interface Maker {
        Series make(SampleLine line) throws IOException;
    }

    /// One series and when it was last spoken of.
    static final class Place {
        private final int code;
        private final byte[] text;
        private final List<Edge> edges;
        private @Nullable Place next;
        private Series series;
        private int turn;
        private long lastNanos = Long.MIN_VALUE;

        Place(int code, byte[] text, Series series, int turn) {
            this.code = code;
            this.text = text;
            this.edges = LabelEdges.of(series.labels().toMap());
            this.series = series;
            this.turn = turn;
        }

        Series series() {
            return series;
        }

        /// Whether a sample of this time is not the last one again: a line that stands twice in a page, or one with
        /// a timestamp of its own that the target has not renewed.
        boolean isNews(long nanos) {
            boolean news = nanos != lastNanos;
            lastNanos = nanos;
            return news;
        }
    }
}
