package org.videostreamer.web;

import io.vertx.core.MultiMap;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kind;
import org.videostreamer.config.Scalar;
import org.videostreamer.stream.PictureChoice;

/** Which picture a query asks for. */
final class PictureQuery {

    private static final Scalar<Long> NUMBER =
            Scalar.text("a picture's number", "a whole number from 0", text -> Optional.of(text)
                    .filter(digits -> digits.matches("[0-9]{1,18}"))
                    .map(Long::valueOf));

    private PictureQuery() {}

    /**
     * Reads {@code frame} or {@code after}; without either it is the next picture.
     *
     * @throws ConfigException with the key, the value and what is allowed, in one line
     */
    static PictureChoice of(MultiMap query) throws ConfigException {
        QueryValues values = new QueryValues(query);
        Optional<Long> frame = values.find("frame", NUMBER);
        Optional<Long> after = values.find("after", NUMBER);
        if (frame.isPresent() && after.isPresent()) {
            throw new ConfigException(
                    "after: '" + Kind.shown(query.get("after")) + "' stands beside frame; expected only one of them");
        }
        return frame.<PictureChoice>map(PictureChoice.Numbered::new)
                .or(() -> after.map(PictureChoice.After::new))
                .orElse(PictureChoice.NEXT);
    }
}
