/** Benchmarks, with JMH. Each compares clients in one run on one server, so that ratios hold. */
package org.loompq.bench;
