package org.loompq.processor.model;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The name of the class that implements a repository.
 *
 * @param packageName its package, that of the interface
 * @param simpleName {@code AccountsImpl}, or {@code Outer_AccountsImpl} for a nested interface
 */
public record ImplementationName(String packageName, String simpleName) {

  /** The nested class that makes it. */
  public static final String PROVIDER = "Provider";

  /** The name for an interface. */
  public static ImplementationName of(Elements elements, TypeElement type) {
    StringBuilder name = new StringBuilder(type.getSimpleName());
    for (Element outer = type.getEnclosingElement();
        outer instanceof TypeElement;
        outer = outer.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    return new ImplementationName(packageName, name + "Impl");
  }

  /** With the package. */
  public String qualified() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** The binary name of the provider, as {@link java.util.ServiceLoader} wants it. */
  public String provider() {
    return qualified() + "$" + PROVIDER;
  }
}
