package org.videostreamer.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * What is logged while this is open. The level of our own loggers is the one promised here whatever was set before, and on
 * {@link #close()} becomes again what it was: all tests of a JVM share them.
 */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.videostreamer");
    private final Level before = ours.getLevel();
    private final Logger from;

    /** Listens from now on to everything, ours at its default level. */
    public LogLines() {
        this(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.INFO);
    }

    /**
     * Listens from now on to one class at the default level.
     *
     * @param one the class
     */
    public LogLines(Class<?> one) {
        this(one.getName(), Level.INFO);
    }

    private LogLines(String from, Level level) {
        this.from = (Logger) LoggerFactory.getLogger(from);
        ours.setLevel(level);
        start();
        this.from.addAppender(this);
    }

    /** Listens from now on to all of ours, the last detail too. */
    public static LogLines ofEveryDetail() {
        return new LogLines("org.videostreamer", Level.TRACE);
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    /** All lines so far. */
    public List<String> lines() {
        return from(Level.TRACE);
    }

    /**
     * The lines of a level or above so far.
     *
     * @param level the level
     */
    public List<String> from(Level level) {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        from.detachAppender(this);
        stop();
        ours.setLevel(before);
    }
}
