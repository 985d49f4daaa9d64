package org.videostreamer.web;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests when something that takes a while is done.
 *
 * @param loop the listener's event loop, on which the answers are given
 */
record Deferred(Executor loop) {

    private static final Logger LOG = LoggerFactory.getLogger(Deferred.class);

    /** Goes on with the result; a failure answers the request itself. */
    <T> void then(RoutingContext context, CompletionStage<T> stage, Consumer<T> next) {
        stage.whenCompleteAsync(
                (result, failure) -> {
                    if (failure == null) {
                        next.accept(result);
                    } else {
                        LOG.debug("{} failed", context.request().path(), failure);
                        Errors.send(context, 503, "error", "this does not work now; the server's log says why");
                    }
                },
                loop);
    }
}
