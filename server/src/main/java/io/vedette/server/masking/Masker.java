// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts `<kind>` in the places of secrets.
///
/// - **In:** texts of any length and characters.
/// - **Out:** the same text, the very same object, where nothing is found.
/// - **Cost:** O(characters) for each kind that is looked for.
/// - **State:** immutable.
final class Masker {
    /// Hears of each secret that was masked.
    @FunctionalInterface
    interface Counting {
        void masked(String kind);
    }

    private record Place(int from, int to, String kind) {}

    private final List<Finder> finders;
    private final boolean tokens;

    Masker(MaskingSettings settings) {
        List<Finder> all = new ArrayList<>();
        this.tokens = settings.token();
        if (!settings.own().isEmpty()) {
            all.add(new OwnPatterns(settings.own()));
        }
        if (settings.token()) {
            all.add(new Tokens());
            all.add(new NamedSecrets());
        }
        if (settings.email()) {
            all.add(new Emails());
        }
        if (settings.card()) {
            all.add(new Cards());
        }
        if (settings.ip()) {
            all.add(new Addresses());
        }
        this.finders = List.copyOf(all);
    }

    String mask(String text, Counting counting) {
        List<Place> places = new ArrayList<>(0);
        for (Finder finder : finders) {
            finder.find(text, (from, to) -> places.add(new Place(from, to, finder.kind())));
        }
        return places.isEmpty() ? text : replaced(text, places, counting);
    }

    /// Places that overlap become one, of the kind of the first of them; but what looks like an address
    /// of mail behind the password of a URL is the name of a host.
    private static String replaced(String text, List<Place> places, Counting counting) {
        places.sort(Comparator.comparingInt(Place::from));
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (Place place : places) {
            boolean free = place.from() >= copied;
            if (!free && place.kind().equals(Emails.KIND)) {
                continue;
            }
            if (free) {
                masked.append(text, copied, place.from())
                        .append('<')
                        .append(place.kind())
                        .append('>');
                counting.masked(place.kind());
            }
            copied = Math.max(copied, place.to());
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /// Masks the values; all of a value whose name says that it is a secret.
    SortedMap<String, String> mask(SortedMap<String, String> told, Counting counting) {
        SortedMap<String, String> masked = told;
        for (Map.Entry<String, String> one : told.entrySet()) {
            String value = value(one.getKey(), one.getValue(), counting);
            if (!value.equals(one.getValue())) {
                masked = masked == told ? new TreeMap<>(told) : masked;
                masked.put(one.getKey(), value);
            }
        }
        return masked;
    }

    private String value(String name, String value, Counting counting) {
        if (tokens && !value.isEmpty() && SecretNames.of(name) != SecretNames.Meaning.PLAIN) {
            counting.masked("token");
            return "<token>";
        }
        return mask(value, counting);
    }
}
