// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The entries of a window's vector from the newest rows to the oldest, so that every shorter window that ends now is
/// the beginning of the vector, and one forward substitution measures all of them.
///
/// @param order  entry of the layout at each place
/// @param cuts   places that the nested windows of 1, 2, 4, … rows take, rising; the last is the whole window
/// @param newest for each input, the entry of the layout that holds its newest row
record WindowNest(int[] order, int[] cuts, int[] newest) {
    static WindowNest of(WindowLayout layout) {
        int dimension = layout.dimension();
        int[] age = new int[dimension];
        int[] newest = new int[layout.width()];
        for (int j = 0; j < layout.width(); j++) {
            for (int k = 0; k < layout.blocks(j); k++) {
                age[layout.offset(j) + k] = layout.window() - layout.edgesOf(j)[k];
            }
            newest[j] = layout.offset(j) + layout.blocks(j) - 1;
        }
        int[] order = IntStream.range(0, dimension)
                .boxed()
                .sorted(Comparator.comparingInt(entry -> age[entry]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] cuts = ages(layout.window())
                .map(rows ->
                        (int) IntStream.of(age).filter(each -> each <= rows).count())
                .filter(places -> places > 0)
                .toArray();
        return new WindowNest(order, cuts, newest);
    }

    private static IntStream ages(int window) {
        return IntStream.concat(IntStream.iterate(1, rows -> rows < window, rows -> 2 * rows), IntStream.of(window));
    }
}
