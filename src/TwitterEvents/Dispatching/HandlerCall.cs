namespace TwitterEvents.Dispatching;

/// <summary>A handler class and the one of its methods that handles a kind of event.</summary>
/// <param name="Handler">The class.</param>
/// <param name="Number">Its place among all handlers of the process: a short name for the memory.</param>
/// <param name="Method">The method.</param>
internal sealed record HandlerCall(HandlerRegistration Handler, int Number, HandlerMethod Method);
