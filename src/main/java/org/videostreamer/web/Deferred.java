package org.videostreamer.web;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.RareFault;

/** Answers requests when something that takes a while is done. On a listener's event loop. */
final class Deferred {

    private static final Logger LOG = LoggerFactory.getLogger(Deferred.class);

    private final Executor loop;
    private final RareFault faults = new RareFault("an answer", LOG);

    /** @param loop the listener's event loop, on which the answers are given */
    Deferred(Executor loop) {
        this.loop = loop;
    }

    /** Goes on with the result; a failure answers the request itself. */
    <T> void then(RoutingContext context, CompletionStage<T> stage, Consumer<T> next) {
        stage.whenCompleteAsync(
                (result, failure) -> {
                    if (failure == null) {
                        answer(context, next, result);
                    } else {
                        faults.tell(failure instanceof CompletionException ? failure.getCause() : failure);
                        Errors.send(context, 503, "error", "this does not work now; the server's log says why");
                    }
                },
                loop);
    }

    /** Nobody else would look at what is thrown here, and the request would wait for ever. */
    private static <T> void answer(RoutingContext context, Consumer<T> next, T result) {
        try {
            next.accept(result);
        } catch (Throwable fault) {
            context.fail(fault);
        }
    }
}
