// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static io.vedette.core.correlate.RealmStory.alert;
import static io.vedette.core.correlate.RealmStory.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident.State;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What must hold of every incident, whatever comes: tried on made-up streams of alerts that fire and end.
class LifeOfIncidentsTest {
    private static final int STREAMS = 60;
    private static final int TICKS = 120;

    /// One tick: what came, and what was made of it.
    private record Step(List<Alert> heard, List<IncidentEvent> told) {}

    private interface Law {
        void check(Step step, String where);
    }

    private static void holds(String name, boolean persons, java.util.function.Supplier<Law> fresh) {
        long first = new Random().nextLong();
        System.out.println(name + ": seed " + first);
        for (long seed = first; seed < first + STREAMS; seed++) {
            Random chance = new Random(seed);
            RealmStory story = new RealmStory();
            Law law = fresh.get();
            for (int i = 0; i < 6; i++) {
                story.calls("s" + chance.nextInt(4), "t" + chance.nextInt(4));
            }
            for (int tick = 1; tick <= TICKS; tick++) {
                law.check(step(story, tick * 45L, chance, persons), "seed %d, tick %d".formatted(seed, tick));
            }
        }
    }

    private static Step step(RealmStory story, long at, Random chance, boolean persons) {
        int before = story.told.size();
        List<Alert> heard = new java.util.ArrayList<>();
        for (int left = chance.nextInt(4); left > 0; left--) {
            Entity entity = service((chance.nextBoolean() ? "s" : "t") + chance.nextInt(4));
            heard.add(alert(entity, "K" + chance.nextInt(2), chance.nextInt(5) < 2, at - chance.nextInt(30)));
        }
        heard.forEach(story::hear);
        if (persons && chance.nextInt(6) == 0 && !story.open().isEmpty()) {
            story.say(at, Verdict.Kind.RESOLVE, story.open().getFirst().id(), "");
        }
        story.reach(at);
        return new Step(heard, List.copyOf(story.told.subList(before, story.told.size())));
    }

    @Test
    void resolved_incident_never_swallows_a_new_alarm() {
        holds("resolved_incident", true, () -> {
            Set<String> over = new HashSet<>();
            return (step, where) -> step.told().forEach(event -> {
                String id = event.incident().id();
                switch (event) {
                    case IncidentEvent.Ended _ -> over.add(id);
                    case IncidentEvent.Reopened _ ->
                        assertThat(over.remove(id)).as(where).isTrue();
                    case IncidentEvent.Opened _, IncidentEvent.Updated _ ->
                        assertThat(over).as("%s: %s", where, event).doesNotContain(id);
                }
            });
        });
    }

    @Test
    void every_alarm_that_begins_is_in_an_open_incident() {
        holds("every_alarm", false, () -> {
            Set<String> known = new HashSet<>();
            Map<String, Boolean> going = new HashMap<>();
            return (step, where) -> {
                step.told()
                        .forEach(event -> event.changed().forEach(member -> {
                            known.add(member.fingerprint());
                            going.put(
                                    member.fingerprint(),
                                    member.goesOn() && event.incident().isOpen());
                        }));
                latest(step).values().stream()
                        .filter(Alert::firing)
                        .forEach(alert -> assertThat(going.getOrDefault(alert.fingerprint(), false))
                                .as("%s: %s", where, alert)
                                .isTrue());
            };
        });
    }

    @Test
    void end_of_an_alarm_never_opens_an_incident() {
        holds("end_of_an_alarm", true, () -> {
            Set<String> fired = new HashSet<>();
            return (step, where) -> {
                step.heard().stream()
                        .filter(Alert::firing)
                        .map(Alert::fingerprint)
                        .forEach(fired::add);
                step.told().stream()
                        .filter(event ->
                                event instanceof IncidentEvent.Opened || event instanceof IncidentEvent.Reopened)
                        .forEach(event -> assertThat(event.changed())
                                .as("%s: %s", where, event)
                                .isNotEmpty()
                                .allMatch(member -> fired.contains(member.fingerprint())));
            };
        });
    }

    @Test
    void incident_is_resolved_only_when_all_its_members_are() {
        holds("incident_is_resolved", false, () -> {
            Map<String, Map<String, Boolean>> members = new HashMap<>();
            return (step, where) -> step.told().forEach(event -> {
                Map<String, Boolean> of =
                        members.computeIfAbsent(event.incident().id(), _ -> new HashMap<>());
                if (event instanceof IncidentEvent.Ended
                        && event.incident().partOf().isEmpty()) {
                    assertThat(event.changed()).as(where).isEmpty();
                    assertThat(of.values()).as("%s: %s", where, event).doesNotContain(true);
                    assertThat(event.incident().state()).isEqualTo(State.RESOLVED);
                }
                for (Member member : event.changed()) {
                    of.put(member.fingerprint(), member.goesOn());
                }
            });
        });
    }

    /// The last word on each alert of a tick, in event time; of two of the same time, the end.
    private static Map<String, Alert> latest(Step step) {
        Map<String, Alert> latest = new HashMap<>();
        for (Alert alert : step.heard()) {
            latest.merge(alert.fingerprint(), alert, (one, other) -> {
                if (one.nanos() == other.nanos()) {
                    return one.firing() ? other : one;
                }
                return one.nanos() > other.nanos() ? one : other;
            });
        }
        return latest;
    }

    @Test
    void life_has_no_way_that_its_table_does_not_tell() {
        for (State state : State.values()) {
            for (boolean acknowledged : new boolean[] {false, true}) {
                for (boolean returned : new boolean[] {false, true}) {
                    Life life = new Life(state, acknowledged, returned);
                    assertThat(life.resolve().state()).isEqualTo(State.RESOLVED);
                    assertThat(life.comeBack().state()).isEqualTo(state == State.RESOLVED ? State.REOPENED : state);
                    if (state == State.RESOLVED) {
                        assertThat(List.of(life.acknowledge(), life.calm(), life.stir()))
                                .as("only what comes back wakes it")
                                .containsOnly(life);
                    } else {
                        assertThat(life.calm().state()).isEqualTo(State.MITIGATED);
                        assertThat(life.calm().stir().state()).isNotIn(State.MITIGATED, State.RESOLVED);
                    }
                }
            }
        }
    }
}
