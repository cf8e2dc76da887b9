/**
 * Loaded before any workflow. The SDK keeps the stack of every promise that a workflow makes, each place of it looked up in the
 * source map: a quarter of what a run costs the worker. Where an error was thrown is enough here.
 */
Error.stackTraceLimit = 1;
