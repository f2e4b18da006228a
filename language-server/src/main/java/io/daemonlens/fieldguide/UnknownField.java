package io.daemonlens.fieldguide;

import io.daemonlens.fieldguide.StructureCheck.Place;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.Wording;

/** Suggests a fix for an unknown field. */
final class UnknownField {

    private UnknownField() {}

    /**
     * Returns the most likely fix, in this order: the field exists in another version; an outer
     * object has the field and the indentation is wrong; a field has a similar name; a child object
     * has the field.
     */
    static String help(String name, Place place, Wording wording) {
        ApiField elsewhere = place.type().fieldOfOtherVersion(name);
        if (elsewhere != null) {
            return otherVersion(elsewhere, place, wording);
        }
        for (Place above : place.ancestors()) {
            if (above.type().field(name) != null) {
                return wording.say("unknown-field.above", name, above.where());
            }
        }
        String nearest = NearestWord.to(name, place.type().properties().keySet());
        if (nearest != null) {
            return wording.say("unknown-field.nearest", nearest);
        }
        for (ApiField field : place.type().properties().values()) {
            if (field.type() != null && field.type().field(name) != null) {
                return wording.say("unknown-field.below", name, place.path().child(field.name()));
            }
        }
        return wording.sayIfKnown("unknown-field.none", place.where());
    }

    private static String otherVersion(ApiField field, Place place, Wording wording) {
        if (field.until().compareTo(place.type().version()) < 0) {
            return wording.say("unknown-field.gone", field.name(), field.until());
        }
        KubernetesVersion needed =
                field.usableSince() == null ? field.since() : field.usableSince();
        return wording.say("unknown-field.later", field.name(), needed);
    }
}
