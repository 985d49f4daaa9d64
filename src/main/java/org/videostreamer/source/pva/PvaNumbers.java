package org.videostreamer.source.pva;

import java.util.OptionalLong;
import org.epics.pva.data.PVAData;
import org.epics.pva.data.PVANumber;
import org.epics.pva.data.PVAString;
import org.epics.pva.data.PVAStructure;
import org.epics.pva.data.PVAUnion;
import org.epics.pva.data.PVAny;

/** Reads whole numbers however the server types them: servers promote scalars, and attributes may be texts. */
final class PvaNumbers {

    private PvaNumbers() {}

    /** The number in a field; empty if it is not there or is none. */
    static OptionalLong field(PVAStructure structure, String field) {
        PVAData data = structure.get(field);
        if (data instanceof PVAny any) {
            data = any.get();
        } else if (data instanceof PVAUnion union && union.getSelector() >= 0) {
            data = union.get();
        }
        if (data instanceof PVANumber number) {
            return OptionalLong.of(number.getNumber().longValue());
        }
        return data instanceof PVAString text ? parse(String.valueOf(text.get())) : OptionalLong.empty();
    }

    private static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
