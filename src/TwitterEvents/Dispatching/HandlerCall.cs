namespace TwitterEvents.Dispatching;

/// <summary>A handler class and the one of its methods that handles a kind of event.</summary>
internal sealed record HandlerCall(HandlerRegistration Handler, HandlerMethod Method);
