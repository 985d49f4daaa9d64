package org.videostreamer.output.snapshot;

import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.PictureException;
import org.videostreamer.log.Fault;
import org.videostreamer.output.PlacedAnswer;
import org.videostreamer.stream.Looked;

/** What is answered where a picture was looked at for somebody, and what where there was none. */
public final class LookedAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(LookedAnswer.class);

    private LookedAnswer() {}

    /** Goes on with what was found, and answers the rest. */
    public static <T> BiConsumer<Looked<T>, Throwable> of(PlacedAnswer answer, Consumer<T> next) {
        return (looked, failure) -> {
            if (failure != null) {
                answer.refuse(503, reason(failure));
            } else if (looked instanceof Looked.At<T> at) {
                next.accept(at.found());
            } else if (looked instanceof Looked.NoSuch<T> none) {
                answer.tell(404, noSuch(none));
            } else {
                answer.refuse(503, "no picture yet");
            }
        };
    }

    /** Does that with what was found, if anything was. */
    static <T> Consumer<Looked<T>> release(Consumer<T> found) {
        return looked -> {
            if (looked instanceof Looked.At<T> at) {
                found.accept(at.found());
            }
        };
    }

    /** That there is no such picture, and which there are. */
    private static JsonObject noSuch(Looked.NoSuch<?> none) {
        JsonObject answer = new JsonObject().put("error", none.reason());
        none.kept().ifPresent(kept -> answer.put("first", kept.first()).put("last", kept.last()));
        return answer;
    }

    private static String reason(Throwable failure) {
        if (failure instanceof PictureException) {
            return "the picture cannot be decoded";
        }
        LOG.warn("a picture cannot be given: {}", Fault.reason(failure));
        return "this does not work now; the server's log says why";
    }
}
