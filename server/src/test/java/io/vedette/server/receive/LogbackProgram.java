// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// A program that logs by Logback, set up by the lines of XML that people write, and what it logged.
public final class LogbackProgram implements Closeable {
    private static final String NAME = "org.example.Shop";

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    /// @param appender an element `appender` whose name is `VEDETTE`
    public LogbackProgram(String appender) throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        String xml = "<configuration>%s<root level=\"TRACE\"><appender-ref ref=\"VEDETTE\"/></root></configuration>"
                .formatted(appender);
        configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        events.setContext(context);
        events.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(events);
    }

    /// Logs a line.
    ///
    /// @param mdc what the thread tells beside it
    public void log(Level level, String text, Map<String, String> mdc) {
        mdc.forEach(context.getMDCAdapter()::put);
        context.getLogger(NAME).atLevel(level).log(text);
        mdc.keySet().forEach(context.getMDCAdapter()::remove);
    }

    /// Each line as Logback has it.
    public List<ILoggingEvent> events() {
        return List.copyOf(events.list);
    }

    /// When a line was logged, in epoch nanoseconds.
    public static long nanos(ILoggingEvent event) {
        Instant at = event.getInstant();
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    @Override
    public void close() {
        context.stop();
    }
}
