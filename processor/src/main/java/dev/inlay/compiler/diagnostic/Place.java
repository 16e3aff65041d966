package dev.inlay.compiler.diagnostic;

/**
 * Where in the user's source a diagnostic belongs.
 *
 * @param kind what {@code name} names
 * @param name an annotation and its element as {@code QuantizedModel.value}, or a method's index in the interface;
 *     empty for the interface itself
 */
public record Place(Kind kind, String name) {
    /** Kinds of places. */
    public enum Kind {
        INTERFACE,
        ANNOTATION_VALUE,
        METHOD
    }

    public static Place ofInterface() {
        return new Place(Kind.INTERFACE, "");
    }

    public static Place model() {
        return annotation("QuantizedModel.value");
    }

    public static Place calibration() {
        return annotation("QuantizedModel.calibration");
    }

    /** @param element as {@code QuantizedModel.precision} */
    public static Place annotation(String element) {
        return new Place(Kind.ANNOTATION_VALUE, element);
    }

    public static Place method(int index) {
        return new Place(Kind.METHOD, Integer.toString(index));
    }
}
