using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Handlers;

/// <summary>One handler class that can be registered.</summary>
/// <param name="FullName">Its name as a person writes it, with namespace and outer classes: identity and sort key.</param>
/// <param name="TypeName">Its name in generated code.</param>
/// <param name="Order">From <c>[Handler]</c>.</param>
/// <param name="Lifetime">From <c>[Handler]</c>.</param>
/// <param name="TimeoutSeconds">From <c>[Handler]</c>; 0 for the app's, infinity for none.</param>
/// <param name="Name">From <c>[Handler]</c>; null for its type's name.</param>
/// <param name="Retry">From <c>[Retry]</c>.</param>
/// <param name="EventTypeNames">What it handles, as named in generated code, the most specific first.</param>
internal sealed record HandlerSpec(
    string FullName,
    string TypeName,
    int Order,
    HandlerLifetime Lifetime,
    double TimeoutSeconds,
    string? Name,
    RetryAttributeData Retry,
    EquatableArray<string> EventTypeNames);
