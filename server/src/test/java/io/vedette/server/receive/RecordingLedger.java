// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.keep.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A ledger that keeps notes in memory and nothing else.
public final class RecordingLedger implements Ledger {
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    @Override
    public Optional<String> note(String key) {
        return Optional.ofNullable(notes.get(key));
    }

    @Override
    public void note(String key, String value) {
        notes.put(key, value);
    }

    public Map<String, String> notes() {
        return notes;
    }

    @Override
    public void put(Incident incident, List<Member> changed, List<String> left) {}

    @Override
    public Optional<Incident> incident(String id) {
        return Optional.empty();
    }

    @Override
    public List<Incident> incidents(Sought sought, int most) {
        return List.of();
    }

    @Override
    public List<Incident> partsOf(Incident whole) {
        return List.of();
    }

    @Override
    public List<Member> members(String incident, Began began, int skip, int most) {
        return List.of();
    }

    @Override
    public List<String> touched(String incident, long nanos) {
        return List.of();
    }

    @Override
    public void diagnose(String incident, Diagnosis diagnosis) {}

    @Override
    public Optional<Diagnosis> diagnosis(String incident) {
        return Optional.empty();
    }

    @Override
    public void owe(Owed owed) {}

    @Override
    public List<Owed> due(long nowNanos, int most) {
        return List.of();
    }

    @Override
    public void settle(String id, boolean delivered, String outcome) {}

    @Override
    public void postpone(String id, int attempts, long dueNanos, String why) {}

    @Override
    public List<Sent> messages(int most) {
        return List.of();
    }

    @Override
    public void keep(List<Told> told) {}

    @Override
    public List<Told> told(String about, long fromNanos, long toNanos, String entity, int most) {
        return List.of();
    }

    @Override
    public void forgetTold(long beforeNanos) {}

    @Override
    public void close() {}
}
