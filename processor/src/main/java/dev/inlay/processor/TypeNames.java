package dev.inlay.processor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Names of types as generated code writes them. */
final class TypeNames {
    /** Types of {@code java.lang} that generated code names. */
    private static final List<String> JAVA_LANG =
            List.of("Float", "IllegalArgumentException", "Integer", "Math", "Object", "String", "System");

    private TypeNames() {}

    static String packageOf(TypeElement type) {
        Element around = type;
        while (!(around instanceof PackageElement)) {
            around = around.getEnclosingElement();
        }
        return ((PackageElement) around).getQualifiedName().toString();
    }

    /** {@code Outer.Spotter}. */
    static String inPackage(TypeElement type) {
        String packageName = packageOf(type);
        String qualified = type.getQualifiedName().toString();
        return packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1);
    }

    /** Members of {@code type}, own and inherited, and types of its package that hide one of {@code java.lang}. */
    static Set<String> visibleFrom(TypeElement type, Elements elements) {
        Set<String> names = new TreeSet<>();
        for (Element member : elements.getAllMembers(type)) {
            names.add(member.getSimpleName().toString());
        }
        String packageName = packageOf(type);
        for (String name : JAVA_LANG) {
            if (elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name) != null) {
                names.add(name);
            }
        }
        return names;
    }
}
