package org.videostreamer.source.pva;

import java.util.Optional;
import java.util.OptionalLong;
import org.epics.pva.data.PVAData;
import org.epics.pva.data.PVAString;
import org.epics.pva.data.PVAStructure;
import org.epics.pva.data.PVAStructureArray;

/**
 * The {@code attribute} list of an NTNDArray.
 *
 * @param list as the client gives it: a structure array where the server has one
 */
record Attributes(PVAData list) {

    /** The whole number of an attribute, if it is there and is one. */
    Optional<Integer> number(String name) {
        if (list instanceof PVAStructureArray all) {
            for (PVAStructure attribute : all.get()) {
                PVAData title = attribute == null ? null : attribute.get("name");
                if (title instanceof PVAString text && name.equals(text.get())) {
                    OptionalLong value = PvaNumbers.field(attribute, "value");
                    return value.isPresent() ? Optional.of((int) value.getAsLong()) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
