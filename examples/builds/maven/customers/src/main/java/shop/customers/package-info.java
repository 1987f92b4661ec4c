@NullMarked
package shop.customers;

import org.jspecify.annotations.NullMarked;
