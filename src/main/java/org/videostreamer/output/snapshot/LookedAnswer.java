package org.videostreamer.output.snapshot;

import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.videostreamer.frame.PictureException;
import org.videostreamer.output.PlacedAnswer;
import org.videostreamer.stream.Looked;
import org.videostreamer.stream.Stream;

/** What is answered where a picture was looked at for somebody, and what where there was none. */
public final class LookedAnswer {

    private LookedAnswer() {}

    /**
     * Goes on with what was found, and answers the rest.
     *
     * @param stream whose picture was looked for
     */
    public static <T> BiConsumer<Looked<T>, Throwable> of(PlacedAnswer answer, Stream stream, Consumer<T> next) {
        return (looked, failure) -> {
            if (failure instanceof PictureException) {
                answer.refuse(503, "the picture cannot be decoded");
            } else if (failure != null) {
                answer.fail(failure);
            } else if (looked instanceof Looked.At<T> at) {
                next.accept(at.found());
            } else if (looked instanceof Looked.NoSuch<T> none) {
                answer.tell(404, noSuch(none));
            } else {
                answer.refuse(503, noPicture(stream));
            }
        };
    }

    /** That a stream has no picture, and why, where its state says so. */
    static String noPicture(Stream stream) {
        String reason = stream.status().reason();
        return "no picture yet" + (reason.isEmpty() ? "" : ": " + reason);
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
}
