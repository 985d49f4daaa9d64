package org.videostreamer.cli;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP. Java has no standard way to hear a signal; the usual one, {@code sun.misc.Signal} of the module
 * {@code jdk.unsupported}, is asked for by name because the compiler warns of it in a way that cannot be turned off.
 */
final class HangUp {

    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

    private HangUp() {}

    /** Runs the task, which returns at once, at each SIGHUP; below {@code nohup} it stays ignored. */
    static void handle(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object own = Proxy.newProxyInstance(
                    handler.getClassLoader() == null ? HangUp.class.getClassLoader() : handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            task.run();
                            return null;
                        }
                        return method.getName().equals("equals")
                                ? proxy == arguments[0]
                                : System.identityHashCode(proxy);
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), own);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("SIGHUP cannot be heard; POST /api/reload reads the configuration file anew");
            LOG.debug("SIGHUP cannot be heard", e);
        }
    }
}
