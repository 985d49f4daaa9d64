package org.videostreamer.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up in code, found by Logback through its service file: reading an XML file takes part of every
 * start. Lines go to standard error.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    /** The name that all our loggers begin with. */
    static final String OURS = "org.videostreamer";
    /**
     * Libraries that tell every lost connection, and Redis's each packet that it cannot take: Tango's CORBA and Redis's.
     * The camera's state tells it in words.
     */
    private static final List<String> TALKATIVE = List.of("org.jacorb", "io.lettuce");
    /** Tells that a machine has no network card, where Netty takes a random number in its place; nobody has to act. */
    private static final String HARDWARE_ADDRESS = "io.netty.util.internal.MacAddressUtil";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        // No stack traces at the default level: errors are told in words, traces belong to the debug log.
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %msg%n%ex{0}");
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        context.getLogger(OURS).setLevel(Level.INFO);
        TALKATIVE.forEach(library -> context.getLogger(library).setLevel(Level.OFF));
        context.getLogger(HARDWARE_ADDRESS).setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Logs our own details too, with stack traces. */
    static void debug() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(OURS).setLevel(Level.DEBUG);
        TALKATIVE.forEach(library -> context.getLogger(library).setLevel(Level.WARN));
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
            PatternLayoutEncoder encoder =
                    (PatternLayoutEncoder) ((ConsoleAppender<ILoggingEvent>) appender).getEncoder();
            encoder.stop();
            encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{24} %msg%n%ex");
            encoder.start();
        });
    }
}
