// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpService;
import io.vedette.core.baseline.CivilTime;
import io.vedette.core.engine.Engine;
import io.vedette.core.engine.RecordKeeper;
import io.vedette.core.engine.RecordLimits;
import io.vedette.core.engine.Road;
import io.vedette.core.learn.Teachers;
import io.vedette.core.models.Models;
import io.vedette.core.pipeline.Pipeline;
import io.vedette.core.respond.Notices;
import io.vedette.core.respond.Notifier;
import io.vedette.core.watch.WatchContext;
import io.vedette.server.api.backtest.BacktestPages;
import io.vedette.server.api.entities.Entities;
import io.vedette.server.api.entities.InspectPages;
import io.vedette.server.api.entities.WhyPages;
import io.vedette.server.api.events.Events;
import io.vedette.server.api.health.HealthPages;
import io.vedette.server.api.health.Vitals;
import io.vedette.server.api.incidents.IncidentPages;
import io.vedette.server.api.incidents.Incidents;
import io.vedette.server.api.incidents.NarrationPages;
import io.vedette.server.api.incidents.VerdictPages;
import io.vedette.server.api.masking.MaskingPages;
import io.vedette.server.api.models.ModelPages;
import io.vedette.server.api.predict.Predict;
import io.vedette.server.api.records.Records;
import io.vedette.server.api.senders.SenderPages;
import io.vedette.server.api.topology.TopologyPages;
import io.vedette.server.ask.Source;
import io.vedette.server.ask.promql.BackfillProgress;
import io.vedette.server.desk.Atlas;
import io.vedette.server.desk.Board;
import io.vedette.server.desk.Clinic;
import io.vedette.server.desk.Desk;
import io.vedette.server.desk.DiskUse;
import io.vedette.server.desk.Health;
import io.vedette.server.desk.Housekeeping;
import io.vedette.server.desk.ModelShelf;
import io.vedette.server.desk.Postman;
import io.vedette.server.desk.Pulse;
import io.vedette.server.desk.Reach;
import io.vedette.server.desk.Rehearsal;
import io.vedette.server.desk.Retrospect;
import io.vedette.server.desk.SceneReader;
import io.vedette.server.desk.School;
import io.vedette.server.desk.StatedEdges;
import io.vedette.server.desk.Subjects;
import io.vedette.server.masking.Masking;
import io.vedette.server.narrate.Narrator;
import io.vedette.server.notify.Channel;
import io.vedette.server.receive.Backlog;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Senders;
import io.vedette.server.settings.Holidays;
import io.vedette.server.settings.RecordSettings;
import io.vedette.server.settings.SettingsProblem;
import io.vedette.store.Store;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A running Vedette. The only place that creates the parts and hands them to each other.
///
/// - **State:** [#start] once, [#close] any number of times.
public final class Vedette implements Closeable {
    private static final System.Logger LOG = System.getLogger(Vedette.class.getName());

    private final Settings settings;
    private final Models models;
    private final InstantSource clock;
    private final String version;
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private int port;

    /// @param models the kinds of model there are
    public Vedette(Settings settings, Models models, InstantSource clock, String version) {
        this.settings = settings;
        this.models = models;
        this.clock = clock;
        this.version = version;
    }

    /// Opens the data folder, takes up where the last run stopped, and listens.
    ///
    /// @param progress hears how far a back-fill is
    /// @throws IOException when the folder is in use or cannot be written, or the port is taken; then nothing runs
    public void start(Consumer<BackfillProgress> progress) throws IOException {
        try {
            open(progress);
        } catch (IOException | RuntimeException failed) {
            closeAfter(failed);
            throw failed;
        }
    }

    private void open(Consumer<BackfillProgress> progress) throws IOException {
        Health health = new Health();
        Store store = keep(Store.open(settings.data().folder()));
        store.damage().forEach(sentence -> health.complain("store", sentence));
        Board board = new Board();
        ModelShelf shelf = new ModelShelf(settings.data().folder(), models);
        Map<String, Notifier> channels =
                settings.notices().channels().stream().collect(Collectors.toMap(Channel::name, Channel::open));
        Atlas atlas = new Atlas(settings.topology(), health);
        SceneReader scenes = new SceneReader(store.history(), store.records(), store.ledger(), atlas);
        Clinic clinic = keep(new Clinic(scenes, store.ledger(), clock, health));
        Desk desk = desk(board, new Desk.Kept(store.history(), store.ledger(), health, clinic), channels.keySet());
        WatchContext context = context();
        Engine engine = keep(engine(store, desk, atlas, health, context));
        Inlet inlet = inlet(store, engine);
        School school = keep(school(new School.Kept(board, store.history(), shelf, inlet, health)));
        Postman postman = keep(new Postman(store.ledger(), clinic, channels, clock, health));
        Pulse pulse = keep(new Pulse(store.journal(), clock, health));
        Housekeeping housekeeping = keep(housekeeping(store, health));
        StatedEdges stated = keep(new StatedEdges(settings.dependsOn(), inlet, clock, health));
        Senders senders = new Senders();
        Masking masking = new Masking(settings.masking());
        Reception reception = reception(inlet, senders, masking);
        List<Source> sources = Catalog.sources(settings.sources(), inlet, reception, store.ledger(), clock, progress);
        sources.forEach(this::keep);
        List<Receiver> receivers = Catalog.receivers(settings.receivers(), reception);
        DiskUse disk = keep(new DiskUse(store::bytes, health));
        Vitals vitals = new Vitals(
                board,
                atlas,
                inlet,
                store.journal(),
                engine,
                health,
                sources,
                senders,
                masking,
                disk::bytes,
                clock.millis());
        listen(vitals, reception, store, shelf, school, receivers, context);
        engine.start();
        pulse.start();
        stated.start();
        clinic.start();
        postman.start();
        school.start();
        housekeeping.start();
        disk.start();
        hear(sources, receivers);
    }

    private School school(School.Kept kept) {
        Teachers teachers =
                new Teachers(settings.curriculum(), models, settings.watch().rule());
        return new School(kept, teachers, settings.watch().warmUpRows(), clock);
    }

    private Desk desk(Board board, Desk.Kept kept, Set<String> channels) {
        return new Desk(board, kept, new Notices(address()), List.copyOf(channels), clock);
    }

    private void hear(List<Source> sources, List<Receiver> receivers) throws IOException {
        sources.forEach(Source::start);
        for (Receiver receiver : receivers) {
            receiver.start();
        }
        tellStarted();
    }

    private void tellStarted() {
        LOG.log(
                System.Logger.Level.INFO,
                "started version={0} address={1} data={2}",
                version,
                address(),
                settings.data().folder());
    }

    private Inlet inlet(Store store, Engine engine) {
        Backlog backlog =
                new Backlog(Backlog.Limits.DEFAULT, store.journal().newest(), engine::position, System::nanoTime);
        return new Inlet(store.journal(), clock, backlog);
    }

    private Housekeeping housekeeping(Store store, Health health) {
        return new Housekeeping(
                new Housekeeping.Kept(store.history(), store.records(), store.ledger()),
                settings.data().retention(),
                settings.data().records().retention(),
                clock,
                health);
    }

    private Reception reception(Inlet inlet, Senders senders, Masking masking) {
        ReceiverSettings of = settings.receivers();
        return new Reception(inlet, senders, of.limits(), new EntityNames(of.entities()), masking, clock);
    }

    private void listen(
            Vitals vitals,
            Reception reception,
            Store store,
            ModelShelf shelf,
            School school,
            List<Receiver> receivers,
            WatchContext context)
            throws IOException {
        List<String> believed = receivers.stream()
                .flatMap(receiver -> receiver.believed().stream())
                .toList();
        warnOfBelief(believed);
        Retrospect retrospect = new Retrospect(
                store.history(),
                shelf,
                settings.watch(),
                context.withMostWeeks(settings.budget().candidateWeeks()));
        List<HttpService> api = new ArrayList<>(incidentPages(vitals, reception, store));
        api.addAll(List.of(
                new Entities(vitals.board(), school, retrospect, store.ledger(), clock),
                new WhyPages(subjects(store), retrospect, store.ledger(), clock),
                new InspectPages(subjects(store), store.history(), clock),
                new Records(store.records(), clock),
                new TopologyPages(
                        vitals.atlas(), vitals.board(), new TopologyPages.Kept(store.records(), store.ledger()), clock),
                new BacktestPages(
                        new Rehearsal(store.history(), settings.curriculum(), settings.watch(), context),
                        settings.budget(),
                        clock),
                new SenderPages(vitals.senders(), believed),
                new MaskingPages(vitals.masking(), settings.masking()),
                new ModelPages(shelf)));
        WebServer web = new Web()
                .start(
                        settings.server(),
                        List.of(new HealthPages(vitals, version, clock), new Predict(vitals.board(), shelf)),
                        api,
                        receivers);
        keep(web::stop);
        receivers.forEach(this::keep);
        port = web.port();
    }

    private List<HttpService> incidentPages(Vitals vitals, Reception reception, Store store) {
        Duration reopen = settings.correlate().reopen();
        Reach reach = vitals.board().reach();
        return List.of(
                new Incidents(store.ledger(), vitals.board()),
                new IncidentPages(
                        store.ledger(), reach, reopen, settings.narrator().named(), clock),
                new VerdictPages(store.ledger(), reach, reception, reopen, clock),
                new NarrationPages(store.ledger(), vitals.board(), new Narrator(settings.narrator())),
                new Events(store.ledger(), clock));
    }

    private void warnOfBelief(List<String> believed) throws IOException {
        if (!believed.isEmpty()
                && !InetAddress.getByName(settings.server().address()).isLoopbackAddress()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "alerts and changes are taken from anyone: set receivers.alerts.token, receivers.changes.token"
                            + " address={0} paths={1}",
                    settings.server().address(),
                    String.join(" ", believed));
        }
    }

    private Subjects subjects(Store store) {
        return new Subjects(
                store.history(), new EntityNames(settings.receivers().entities()));
    }

    private Engine engine(Store store, Desk desk, Atlas atlas, Health health, WatchContext context) throws IOException {
        RecordSettings of = settings.data().records();
        RecordKeeper records = new RecordKeeper(
                store.records(), new RecordLimits(of.gravePerMinute(), of.perMinute(), of.duringIncident()));
        Consumer<Object> tap = desk.andThen(atlas).andThen(records);
        return new Engine(
                List.of(
                        new Road(
                                Pipeline.standard(
                                        settings.extract(),
                                        settings.watch(),
                                        context,
                                        settings.topology(),
                                        settings.correlate(),
                                        settings.budget()),
                                tap),
                        new Road(Pipeline.exemplars(), tap)),
                new Engine.Kept(store.journal(), store.snapshots(), store.history(), records, desk::settle),
                settings.engine(),
                trouble -> health.complain("engine", String.valueOf(trouble.getMessage())));
    }

    private WatchContext context() throws IOException {
        try {
            CivilTime civil = Holidays.civilTime(settings.time());
            return new WatchContext(civil, models, Double.POSITIVE_INFINITY);
        } catch (SettingsProblem gone) {
            throw new IOException(gone.getMessage(), gone);
        }
    }

    /// Where the pages are reached.
    public String address() {
        if (!settings.server().publicUrl().isEmpty()) {
            return settings.server().publicUrl().replaceAll("/+$", "");
        }
        int known = port == 0 ? settings.server().port() : port;
        return "http://%s:%d".formatted(settings.server().address(), known);
    }

    /// The port it listens on, 0 before the start.
    public int port() {
        return port;
    }

    private <T extends Closeable> T keep(T part) {
        opened.push(part);
        return part;
    }

    /// Newest first: the sources stop speaking before the engine stops hearing, and the store closes last.
    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException trouble) {
                first = first == null ? trouble : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void closeAfter(Exception failed) {
        try {
            close();
        } catch (IOException trouble) {
            failed.addSuppressed(trouble);
        }
    }
}
